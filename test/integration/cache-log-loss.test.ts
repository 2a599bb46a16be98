import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { type CacheGateway, type CacheWorld, describeOnGateways } from '../support/cache-world.ts';
import { TAG_WORLD } from '../support/tag-world.ts';

const QUERY = '{ player(by: { puuid: "p1" }) { gameName } }';

describeOnGateways('the connection to the log', (createWorld) => {
  let world: CacheWorld;
  afterEach(() => world.dispose());

  /** Ends every gateway's connection to the log, and lets none be made; those that are open go on. */
  const cut = async (admin: pg.Client) => {
    const database = new URL(world.url ?? '').pathname.slice(1);
    await admin.query(`alter database ${database} allow_connections false`);
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'farsight-log' and datname = $1`,
      [database],
    );
    expect(rowCount).toBe(world.gateways.length);
    return () => admin.query(`alter database ${database} allow_connections true`);
  };
  const nameAt = async (gateway: CacheGateway) => {
    const { data, result, cacheStatus } = await gateway.ask(QUERY);
    return { name: (data as { player: { gameName: string } }).player.gameName, result, cacheStatus };
  };

  describe('6. a gateway loses its connection to the log, changes happen, it returns', () => {
    it('gives no stale answer once a lease is over, and none after', async (context) => {
      world = await createWorld(TAG_WORLD);
      context.skip(world.kind === 'pglite', 'the embedded database and its log are in one session');
      const admin = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
      await admin.connect();
      for (const gateway of world.gateways) {
        await gateway.ask(QUERY);
        expect(await nameAt(gateway)).toMatchObject({ name: 'Ann', result: 'hit' });
      }
      const restore = await cut(admin);
      await world.database.runScript(`update players set game_name = 'Unheard' where puuid = 'p1'`);
      for (const gateway of world.gateways) {
        // Far longer than the second that it may take, for machines that have much to do.
        await expect.poll(async () => (await nameAt(gateway)).name, { timeout: 5_000, interval: 20 }).toBe('Unheard');
        // Nothing is judged any more, so nothing is stored, and nothing given out that was.
        for (let times = 0; times < 3; times += 1) {
          const { name, result, cacheStatus } = await nameAt(gateway);
          expect({ name, result }).toEqual({ name: 'Unheard', result: 'bypass' });
          expect(cacheStatus).toContain('log-behind');
        }
      }
      await world.database.runScript(`update players set game_name = 'Unheard again' where puuid = 'p1'`);
      await restore();
      for (const gateway of world.gateways) {
        const seen = new Set<string>();
        const ask = async () => {
          const { name, result } = await nameAt(gateway);
          seen.add(name);
          return result;
        };
        await expect.poll(ask, { timeout: 10_000, interval: 20 }).toBe('hit');
        expect([...seen]).toEqual(['Unheard again']);
      }
      await admin.end();
    });
  });
});
