import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../src/compose.ts';
import { readConfig } from '../../src/config/config.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';

const folder = mkdtempSync(join(tmpdir(), 'farsight-conformance-'));
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway(readConfig({ PORT: '0', SAMPLE: 'off', DATA_DIR: folder }), createCapturingLogger().logger);
});
afterAll(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The audits know nothing of the header by which a GET without a content type says that no form sent it. */
const fetchAsClient: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('apollo-require-preflight', '1');
  return fetch(input, { ...init, headers });
};

const audits = serverAudits({ url: () => gateway.graphqlUrl, fetchFn: fetchAsClient });

describe('a gateway on the embedded database, audited for GraphQL over HTTP', () => {
  it('is asked all there is to ask', () => {
    expect(audits.length).toBeGreaterThanOrEqual(61);
  });

  // Recommendations and options count as much as demands: an audit is passed, or it is not.
  it.each(audits)('$id $name', async ({ fn }) => {
    const result = await fn();
    expect(result, 'reason' in result ? result.reason : '').toMatchObject({ status: 'ok' });
  });
});
