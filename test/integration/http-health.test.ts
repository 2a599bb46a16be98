import { openAsBlob } from 'node:fs';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { createPgliteDatabase } from '../../src/data/pglite-database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { registerHealthRoutes } from '../../src/http/health-routes.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createReadinessCheck, type ReadinessParts } from '../../src/http/readiness.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';
import { createTcpProxy } from '../support/tcp-proxy.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const UP = async () => undefined;

function serveHealth(parts: Partial<ReadinessParts>) {
  const app = createHttpServer({ config: { bodyLimitBytes: 1_024, corsOrigins: [] }, logger: createCapturingLogger().logger });
  registerHealthRoutes(
    app,
    createReadinessCheck({
      pingDatabase: UP,
      pingSharedCache: null,
      isFollowingLog: null,
      isDraining: () => false,
      timeoutMs: 300,
      ...parts,
    }),
  );
  cleanups.push(() => app.close());
  return async (path = '/health/ready') => {
    const response = await app.inject({ method: 'GET', url: path });
    return { code: response.statusCode, headers: response.headers, ...response.json() };
  };
}

describe('/health/live', () => {
  it('says that the process lives, whatever its parts do, and is never cached', async () => {
    const ask = serveHealth({ pingDatabase: () => Promise.reject(new Error('down')) });
    const { code, status, headers } = await ask('/health/live');
    expect({ code, status, cache: headers['cache-control'] }).toEqual({ code: 200, status: 'live', cache: 'no-store' });
  });
});

describe('/health/ready', () => {
  it.each([
    [{ pingSharedCache: async () => true }, 200, 'ready', { database: 'up', sharedCache: 'up', log: 'off' }],
    [{ isFollowingLog: () => true }, 200, 'ready', { database: 'up', sharedCache: 'off', log: 'following' }],
    [{ isFollowingLog: () => false }, 200, 'ready', { database: 'up', sharedCache: 'off', log: 'behind' }],
    [{}, 200, 'ready', { database: 'up', sharedCache: 'off' }],
    [{ pingSharedCache: async () => false }, 200, 'degraded', { database: 'up', sharedCache: 'down' }],
    [{ pingDatabase: () => Promise.reject(new Error('x')) }, 503, 'unavailable', { database: 'down', sharedCache: 'off' }],
    [{ isDraining: () => true }, 503, 'draining', { database: 'up', sharedCache: 'off' }],
  ] satisfies [Partial<ReadinessParts>, number, string, object][])('judges case %#', async (parts, code, status, found) => {
    expect(await serveHealth(parts)()).toMatchObject({ code, status, parts: found });
  });

  it('does not wait for parts that hang, nor asks them again meanwhile', async () => {
    let pings = 0;
    let answer: () => void = () => undefined;
    const ask = serveHealth({
      timeoutMs: 20,
      pingDatabase: () => {
        pings += 1;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ code }) => code)).toEqual([503, 503, 503]);
    expect(await ask()).toMatchObject({ code: 503, parts: { database: 'down' } });
    expect(pings).toBe(1);
    answer();
    const askedAgain = async () => {
      await ask();
      return pings;
    };
    await expect.poll(askedAgain).toBe(2);
  });
});

describe('/health/ready over the embedded database', () => {
  it('turns 503 when the database ends', async () => {
    const database = await createPgliteDatabase({ dump: await openAsBlob(inject('dumpFile')) });
    cleanups.push(() => database.close());
    const ask = serveHealth({ pingDatabase: (timeoutMs) => database.ping(timeoutMs) });
    expect(await ask()).toMatchObject({ code: 200 });
    await database.close();
    expect(await ask()).toMatchObject({ code: 503, parts: { database: 'down' } });
  });
});

const url = process.env['TEST_DATABASE_URL'];
describe.skipIf(url === undefined)('/health/ready over a network to Postgres', () => {
  it.each(['refuses', 'hangs'] as const)('turns 503 while it %s, and 200 when it is back, without a restart', async (fault) => {
    const target = new URL(url ?? '');
    const proxy = await createTcpProxy({ host: target.hostname, port: Number(target.port || 5432) });
    target.host = `127.0.0.1:${proxy.port}`;
    const database = createPostgresDatabase(target.toString());
    cleanups.push(proxy.close, () => database.close());
    const ask = serveHealth({ pingDatabase: (timeoutMs) => database.ping(timeoutMs), timeoutMs: 1_000 });
    await expect.poll(async () => (await ask()).code).toBe(200);

    if (fault === 'refuses') await proxy.stop();
    else proxy.silence();
    expect(await ask()).toMatchObject({ code: 503, status: 'unavailable', parts: { database: 'down' } });

    await proxy.resume();
    await expect.poll(async () => (await ask()).code, { timeout: 10_000 }).toBe(200);
  });
});
