import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '../../src/compose.ts';
import { openDatabase } from '../../src/compose-database.ts';
import { type Environment, readConfig } from '../../src/config/config.ts';
import { createCapturingLogger } from './capturing-logger.ts';
import { createRecordingProxy, type RecordedRequest } from './recording-proxy.ts';
import { seedSmall } from './seed-small.ts';

const OPERATOR_TOKEN = 'an-operators-token-of-some-length';

/** Headers that let their sender edit. */
export const OPERATOR = { authorization: `Bearer ${OPERATOR_TOKEN}` };

/** A served gateway as a client sees it. */
export interface ClientGateway extends AsyncDisposable {
  /** Stays the same when the gateway is started anew. */
  readonly graphqlUrl: string;
  /** The requests since the last call. */
  take(): RecordedRequest[];
  /** Stops it and starts another in its place, which has the data, and no documents that clients registered. */
  restart(): Promise<void>;
}

/** Gateways over the same few rows, each on an embedded database of its own. */
export interface ClientGateways extends AsyncDisposable {
  start(environment: Environment): Promise<ClientGateway>;
}

/** Makes the database that they copy. */
export async function createClientGateways(): Promise<ClientGateways> {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-clients-'));
  const template = join(folder, 'template');
  const seeding = await openDatabase(readConfig({ DATA_DIR: template }).database, { purpose: 'seeds a test', migrated: true });
  await seedSmall(seeding.database);
  await seeding.close();
  let started = 0;
  return {
    start: async (environment) => {
      started += 1;
      const dataDir = join(folder, String(started));
      cpSync(template, dataDir, { recursive: true });
      return startRecorded({ PORT: '0', SAMPLE: 'off', OPERATOR_TOKEN, DATA_DIR: dataDir, ...environment });
    },
    [Symbol.asyncDispose]: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function startRecorded(environment: Environment): Promise<ClientGateway> {
  const start = () => startGateway(readConfig(environment), createCapturingLogger().logger);
  const proxy = await createRecordingProxy();
  let gateway = await start();
  proxy.forwardTo(gateway.url);
  return {
    graphqlUrl: `${proxy.url}/graphql`,
    take: proxy.take,
    restart: async () => {
      await gateway.stop();
      gateway = await start();
      proxy.forwardTo(gateway.url);
    },
    [Symbol.asyncDispose]: async () => {
      await proxy.close();
      await gateway.stop();
    },
  };
}

/** A request on one line, as tests compare them: method, whether it had a text, an id or both, and the status. */
export function describeRequest({ method, asked, status }: RecordedRequest): string {
  const parts = [
    asked['query'] === undefined ? null : 'text',
    asked['documentId'] === undefined ? null : 'documentId',
    asked['doc_id'] === undefined ? null : 'doc_id',
    (asked['extensions'] as { persistedQuery?: unknown } | undefined)?.persistedQuery === undefined ? null : 'hash',
  ];
  return `${method} ${parts.filter((part) => part !== null).join('+')} ${status}`;
}
