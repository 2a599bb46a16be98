import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../../src/compose.ts';
import { openDatabase } from '../../src/compose-database.ts';
import { type Environment, readConfig } from '../../src/config/config.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';
import { seedSmall } from '../support/seed-small.ts';
import { createTcpProxy } from '../support/tcp-proxy.ts';
import { databaseKinds, type TestDatabase } from '../support/test-database.ts';

let folder: string;
/** A migrated data folder: copying one takes a tenth of making one. */
let template: string;
const cleanups: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'farsight-template-'));
  const gateway = await start({ DATA_DIR: template });
  await gateway.stop();
  cleanups.length = 0;
});
afterAll(() => rmSync(template, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'farsight-serving-'));
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  rmSync(folder, { recursive: true, force: true });
});

async function start(environment: Environment): Promise<Gateway & { lines: readonly unknown[] }> {
  const { logger, lines } = createCapturingLogger();
  const gateway = await startGateway(readConfig({ PORT: '0', SAMPLE: 'off', ...environment }), logger);
  cleanups.push(() => gateway.stop());
  return { ...gateway, lines };
}

function copyTemplate(name: string): string {
  cpSync(template, join(folder, name), { recursive: true });
  return join(folder, name);
}

async function ask(gateway: Gateway, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(gateway.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: unknown; errors?: { message: string }[] };
}
const readiness = async (gateway: Gateway) => (await fetch(`${gateway.url}/health/ready`)).status;

describe('a gateway on the embedded database', () => {
  it('stands beside another with its own port and folder, and leaves the folder to a third when it stops', async () => {
    const dataDir = copyTemplate('one');
    const one = await start({ DATA_DIR: dataDir });
    const two = await start({ DATA_DIR: copyTemplate('two') });
    expect(one.url).not.toBe(two.url);
    expect(await readiness(one)).toBe(200);
    expect(await readiness(two)).toBe(200);
    expect(await ask(one, '{ players { nodes { id } } viewer { role } }')).toEqual({
      data: { players: { nodes: [] }, viewer: { role: 'ANONYMOUS' } },
    });

    await expect(start({ DATA_DIR: dataDir })).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' });
    await one.stop();
    await expect(fetch(one.url)).rejects.toThrow();
    expect(await readiness(await start({ DATA_DIR: dataDir }))).toBe(200);
  }, 60_000);

  it('takes finished matches from memory for answers that it makes anew, unless there is none', async () => {
    const dataDir = copyTemplate('data');
    const { database, close } = await openDatabase(
      { kind: 'pglite', folder: dataDir, sample: 'off' },
      { purpose: 'seeds', migrated: true },
    );
    await database.runScript('delete from champions');
    await seedSmall(database);
    await close();
    const countHits = async (environment: Environment) => {
      const gateway = await start({ DATA_DIR: dataDir, ...environment });
      for (const field of ['patch', 'gameMode']) await ask(gateway, `{ match(matchId: "EUW1_7") { ${field} } }`);
      const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
      await gateway.stop();
      return /^row_cache_lookups_total\{kind="match_by_match_id",result="hit"\} (\d+)$/m.exec(metrics)?.[1];
    };
    expect(await countHits({})).toBe('1');
    expect(await countHits({ ROW_CACHE_MB: '0' })).toBeUndefined();
    expect(await countHits({ RESPONSE_CACHE: 'off' })).toBeUndefined();
  }, 60_000);

  it('knows its operator', async () => {
    const gateway = await start({ DATA_DIR: copyTemplate('data'), OPERATOR_TOKEN: 'sixteen-signs-ok' });
    const asked = ask(gateway, '{ viewer { role } }', { authorization: 'Bearer sixteen-signs-ok' });
    expect(await asked).toEqual({ data: { viewer: { role: 'OPERATOR' } } });
  });

  it('names the port that is taken, and gives back the folder', async () => {
    const dataDir = copyTemplate('data');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => other.close(resolve)));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    await expect(start({ DATA_DIR: dataDir, PORT: port })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: `PORT ${port} on HOST 127.0.0.1 must be free to listen on, but another process listens there (EADDRINUSE)`,
    });
    expect(await readiness(await start({ DATA_DIR: dataDir }))).toBe(200);
  }, 60_000);

  it('says that it is draining while it still answers, then stops', async () => {
    const gateway = await start({ DATA_DIR: copyTemplate('data'), SHUTDOWN_DELAY_MS: '60000' });
    // Reading its state needs it to wait; the test does not: it only starts to stop.
    cleanups.length = 0;
    const abandoned = gateway.stop();
    void abandoned.catch(() => undefined);
    await expect.poll(() => readiness(gateway)).toBe(503);
    expect(await ask(gateway, '{ viewer { role } }')).toEqual({ data: { viewer: { role: 'ANONYMOUS' } } });
    await gateway.stop();
    await expect(fetch(gateway.url)).rejects.toThrow();
  });
});

const postgres = databaseKinds().find(({ kind }) => kind === 'postgres');
describe.skipIf(postgres === undefined)('a gateway on Postgres', () => {
  async function startBehindProxy() {
    const test = (await postgres?.create()) as TestDatabase;
    cleanups.push(() => test.dispose());
    const target = new URL(test.url ?? '');
    const proxy = await createTcpProxy({ host: target.hostname, port: Number(target.port || 5432) });
    cleanups.push(proxy.close);
    target.host = `127.0.0.1:${proxy.port}`;
    return { proxy, url: target.toString() };
  }

  it('masks the errors of a database that is down, and recovers by itself', async () => {
    const { proxy, url } = await startBehindProxy();
    const gateway = await start({ DATABASE_URL: url });
    const query = '{ players { nodes { id } } }';
    expect(await ask(gateway, query)).toEqual({ data: { players: { nodes: [] } } });

    await proxy.stop();
    // Another query: what is stored is given out until the log's last look is too old to judge by.
    const { errors } = await ask(gateway, '{ players(first: 1) { nodes { id } } }');
    expect(errors?.[0]).toMatchObject({
      message: 'The data cannot be reached at the moment; try again later',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
    expect(JSON.stringify(errors)).not.toContain('127.0.0.1');
    expect(await readiness(gateway)).toBe(503);

    await proxy.resume();
    await expect.poll(() => readiness(gateway), { timeout: 10_000 }).toBe(200);
    expect(await ask(gateway, query)).toEqual({ data: { players: { nodes: [] } } });
  });

  it('starts before its database does', async () => {
    const { proxy, url } = await startBehindProxy();
    await proxy.stop();
    const gateway = await start({ DATABASE_URL: url });
    expect(await readiness(gateway)).toBe(503);
    await proxy.resume();
    await expect.poll(() => readiness(gateway), { timeout: 10_000 }).toBe(200);
  });

  it('refuses a database that was not migrated', async () => {
    const admin = new URL(process.env['TEST_DATABASE_URL'] ?? '');
    admin.pathname = '/postgres';
    await expect(start({ DATABASE_URL: admin.toString() })).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
  });
});

const redisUrl = process.env['TEST_REDIS_URL'];
describe.skipIf(redisUrl === undefined)('two gateways on one Redis', () => {
  it('share documents that clients registered, and go on without it when it is gone', async () => {
    const target = new URL(redisUrl ?? '');
    const proxy = await createTcpProxy({ host: target.hostname, port: Number(target.port || 6379) });
    cleanups.push(proxy.close);
    target.host = `127.0.0.1:${proxy.port}`;
    const one = await start({ DATA_DIR: copyTemplate('one'), REDIS_URL: target.toString() });
    const two = await start({ DATA_DIR: copyTemplate('two'), REDIS_URL: target.toString() });
    const query = `{ viewer { role } } # ${randomUUID()}`;
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
    const post = async (gateway: Gateway, body: object) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(gateway.graphqlUrl, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    const answer = { data: { viewer: { role: 'ANONYMOUS' } } };
    await expect.poll(() => readiness(one)).toBe(200);
    expect(await post(one, { query, extensions })).toEqual(answer);
    // The document is stored after the answer was sent.
    await expect.poll(() => post(two, { extensions })).toEqual(answer);

    await proxy.stop();
    expect(await post(two, { extensions })).toEqual(answer);
    const ready = await fetch(`${two.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: 'degraded', parts: { database: 'up', sharedCache: 'down', log: 'following' } });
    await proxy.resume();
    const status = async () => (await (await fetch(`${two.url}/health/ready`)).json()) as object;
    await expect.poll(status, { timeout: 10_000 }).toMatchObject({ status: 'ready' });
  });
});
