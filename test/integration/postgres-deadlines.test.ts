import { afterEach, describe, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { createPrismaClient } from '../../src/data/prisma-client.ts';
import { createTcpProxy } from '../support/tcp-proxy.ts';

const url = process.env['TEST_DATABASE_URL'] ?? '';
const slow = defineStatement('slow_read', 'select pg_sleep($1)');
const sleeping = defineStatement(
  'sleeping',
  `select pid from pg_stat_activity where state = 'active' and query = 'select pg_sleep($1)' and application_name = 'farsight'`,
);

describe.skipIf(url === '')('createPostgresDatabase', () => {
  const cleanups: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  function open(from = url, readTimeoutMs = 200) {
    const database = createPostgresDatabase(from, { maxConnections: 2, readTimeoutMs });
    cleanups.push(() => database.close());
    return database;
  }

  it('ends a read that takes too long on the server too, and goes on with its connection', async () => {
    const database = open();
    await expect(database.query(slow, [30])).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await database.query(sleeping, [])).toEqual([]);
    expect(database.pool.totalCount).toBe(1);
  });

  it('lets transactions and scripts take their time, and limits reads again after them', async () => {
    const database = open();
    await database.transaction((writer) => writer.query(slow, [0.4]));
    await database.runScript('select pg_sleep(0.4)');
    await expect(database.query(slow, [30])).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('gives up an edit whose server went silent', { timeout: 20_000 }, async () => {
    const target = new URL(url);
    const proxy = await createTcpProxy({ host: target.hostname, port: Number(target.port || 5432) });
    cleanups.push(proxy.close);
    target.host = `127.0.0.1:${proxy.port}`;
    const database = open(target.toString());
    const prisma = createPrismaClient(database);
    cleanups.push(() => prisma.$disconnect());
    expect(await prisma.$queryRawUnsafe('select 1 as one')).toEqual([{ one: 1 }]);
    proxy.silence();
    await expect(prisma.$executeRawUnsafe('create temporary table silent ()')).rejects.toThrow();
    await expect.poll(() => database.pool.totalCount).toBe(0);
  });

  it('gives up the connection of an edit whose server went silent in its midst', { timeout: 30_000 }, async () => {
    const target = new URL(url);
    const proxy = await createTcpProxy({ host: target.hostname, port: Number(target.port || 5432) });
    cleanups.push(proxy.close);
    target.host = `127.0.0.1:${proxy.port}`;
    const database = open(target.toString());
    const prisma = createPrismaClient(database);
    cleanups.push(() => prisma.$disconnect());
    const edit = prisma.$transaction(
      async (transaction) => {
        await transaction.$executeRawUnsafe('create temporary table silent ()');
        proxy.silence();
        await transaction.$executeRawUnsafe('drop table silent');
      },
      { timeout: 30_000 },
    );
    await expect(edit).rejects.toThrow();
    await expect.poll(() => database.pool.totalCount, { timeout: 10_000 }).toBe(0);
  });

  it('takes no connection out of use by asking a server that went silent', async () => {
    const target = new URL(url);
    const proxy = await createTcpProxy({ host: target.hostname, port: Number(target.port || 5432) });
    cleanups.push(proxy.close);
    target.host = `127.0.0.1:${proxy.port}`;
    const database = open(target.toString());
    await database.ping(2_000);
    expect(database.pool.totalCount).toBe(1);
    proxy.silence();
    await expect(database.ping(100)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await expect.poll(() => database.pool.totalCount).toBe(0);
  });
});
