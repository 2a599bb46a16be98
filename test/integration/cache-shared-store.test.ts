import { createClient } from '@keyv/redis';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { createPgliteDatabase } from '../../src/data/pglite-database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { type CacheGateway, type CacheWorld, describeOnGateways, openCacheWorld, readToken } from '../support/cache-world.ts';
import { once } from '../support/log-fixture.ts';
import { TAG_WORLD } from '../support/tag-world.ts';
import type { TestDatabase } from '../support/test-database.ts';

const REDIS_URL = process.env['TEST_REDIS_URL'];
const NAME = 'query ($puuid: String!) { player(by: { puuid: $puuid }) { gameName } }';
const PATCH = 'query ($matchId: String!) { match(matchId: $matchId) { patch } }';
const rename = (puuid: string, name: string) => `update players set game_name = '${name}' where puuid = '${puuid}';`;
/** Changes a row as no transaction of the log's did. */
const renameUnlogged = (puuid: string, name: string) =>
  `alter table players disable trigger cache_update; ${rename(puuid, name)} alter table players enable always trigger cache_update`;

describeOnGateways('answers in Redis', (createWorld) => {
  const cleanups: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  const open = async () => {
    const world = await createWorld(TAG_WORLD, { REDIS_URL: REDIS_URL ?? '' });
    cleanups.push(world.dispose);
    return world;
  };
  const ask = async (gateway: CacheGateway, puuid: string) => {
    const { data, result, cacheStatus } = await gateway.ask(NAME, { variables: { puuid } });
    const { player } = data as { player: { gameName: string } | null };
    return { name: player?.gameName ?? null, result, isShared: cacheStatus.includes('detail=L2') };
  };
  const isMatchShared = async (gateway: CacheGateway, matchId: string) => {
    const { cacheStatus } = await gateway.ask(PATCH, { variables: { matchId } });
    return cacheStatus.includes('detail=L2');
  };
  /** Waits until as many answers are in Redis. */
  const reachRedis = async (world: CacheWorld, count: number) => {
    const redis = createClient({ url: REDIS_URL ?? '' });
    await redis.connect();
    const [row] = await world.database.query<{ incarnation: string }>(once('select cache.incarnation() as incarnation'), []);
    await expect.poll(() => redis.keys(`*answer:${row?.incarnation}:*`)).toHaveLength(count);
    redis.destroy();
  };
  /** Has one gateway make answers, and waits until they are in Redis. */
  const share = async (world: CacheWorld, ...puuids: readonly string[]) => {
    const [first] = world.gateways as [CacheGateway];
    for (const puuid of puuids) await ask(first, puuid);
    await reachRedis(world, puuids.length);
  };

  describe.skipIf(REDIS_URL === undefined)('11. a gateway that boots later, or whose tag map was evicted', { timeout: 60_000 }, () => {
    it('judges what it finds there: what has changed since is made anew, what has not is given out', async () => {
      const world = await open();
      const untouched = ['p2', 'p3', 'p4', 'p5', 'p6'];
      await share(world, 'p1', 'p9', ...untouched);
      await world.change(rename('p1', 'Changed'));
      await world.change(
        `insert into players (id, puuid, platform, game_name, tag_line, name_key) values (90, 'p9', 'KR', 'New', 'KR', 'new')`,
      );
      const late = await world.start();
      expect(await ask(late, 'p1')).toMatchObject({ name: 'Changed', isShared: false });
      expect(await ask(late, 'p9')).toMatchObject({ name: 'New', isShared: false });
      const found = [];
      for (const puuid of untouched) found.push((await ask(late, puuid)).isShared);
      // Not all of them where Redis is slow for once.
      expect(found).toContain(true);
    });

    it('makes anew what is of before what it can know', async () => {
      const world = await open();
      await share(world, 'p1', 'p3');
      await world.change(renameUnlogged('p3', 'Trimmed'));
      await world.change(rename('p1', 'Changed'));
      // As if the log had been trimmed a day later.
      await world.database.runScript(
        `update cache.state set pruned_below = pg_snapshot_xmax(pg_current_snapshot()); delete from cache.outbox`,
      );
      const late = await world.start();
      expect(await ask(late, 'p1')).toMatchObject({ name: 'Changed', isShared: false });
      expect(await ask(late, 'p3')).toMatchObject({ name: 'Trimmed', isShared: false });
    });

    it('makes anew what a tag map of two places does not tell from what changed, and nothing of another kind', async () => {
      const world = await open();
      const [first] = world.gateways as [CacheGateway];
      await world.change(`insert into players (id, puuid, platform, game_name, name_key)
        select 20 + n, 'm' || n, 'KR', 'Many', 'many' from generate_series(1, 7) n`);
      const small = await world.start({}, 2);
      const many = ['m3', 'm4', 'm5', 'm6', 'm7'];
      const matches = ['M1', 'M2', 'M3'];
      await share(world, 'p1', 'p2', 'm1', 'm2', ...many);
      for (const matchId of matches) await isMatchShared(first, matchId);
      await reachRedis(world, 4 + many.length + matches.length);
      await world.change(rename('p1', 'First'));
      await world.change(rename('p2', 'Second'));
      // Stamped later: those above make way for these.
      await world.change(rename('p3', 'Third') + rename('p4', 'Fourth'));
      const late = await world.start({}, 2);
      const whole = await world.start();
      // Each answer is for one gateway to ask: what one has made anew another finds.
      for (const { gateway, changed, name, untouched } of [
        { gateway: small, changed: 'p1', name: 'First', untouched: 'm1' },
        { gateway: late, changed: 'p2', name: 'Second', untouched: 'm2' },
      ]) {
        expect(await gateway.metrics()).toMatch(/^cache_log_folded_tags_total [1-9]/m);
        expect(await ask(gateway, changed)).toMatchObject({ name, isShared: false });
        // Nothing wrote its tag: the stamp of its kind makes it anew.
        expect(await ask(gateway, untouched)).toMatchObject({ name: 'Many', isShared: false });
        for (const puuid of [changed, untouched]) expect(await ask(gateway, puuid)).toMatchObject({ result: 'hit' });
        expect(await Promise.all(matches.map((matchId) => isMatchShared(gateway, matchId)))).toContain(true);
      }
      // One that tells all tags apart makes nothing of that anew.
      expect(await Promise.all(many.map(async (puuid) => (await ask(whole, puuid)).isShared))).toContain(true);
      expect(await whole.metrics()).toMatch(/^cache_log_folded_tags_total 0$/m);
    });
  });

  describe.skipIf(REDIS_URL === undefined)('11. a database that is restored or made anew under the same Redis', { timeout: 60_000 }, () => {
    it('shares nothing with the old one when its incarnation is changed beneath gateways', async () => {
      const world = await open();
      await share(world, 'p1');
      for (const gateway of world.gateways) await expect.poll(async () => (await ask(gateway, 'p1')).result).toBe('hit');
      const token = await readToken(world.database);
      await world.database.runScript(`${renameUnlogged('p1', 'Of another')}; update cache.state set incarnation = gen_random_uuid()`);
      await world.reach();
      for (const gateway of world.gateways) {
        expect(await ask(gateway, 'p1')).toMatchObject({ name: 'Of another' });
        // A write of the old one cannot be waited for.
        expect(await gateway.shows(token)).toBe(false);
      }
      const late = await world.start();
      expect(await ask(late, 'p1')).toMatchObject({ name: 'Of another' });
    });

    it('shares nothing with the old one when it is a copy with other rows', async () => {
      const world = await open();
      await share(world, 'p1');
      const copy = await copyDatabase(world);
      await copy.database.runScript(renameUnlogged('p1', 'In the copy'));
      const restored = await openCacheWorld(copy, { REDIS_URL: REDIS_URL ?? '' });
      cleanups.push(restored.dispose);
      for (const gateway of restored.gateways) expect(await ask(gateway, 'p1')).toMatchObject({ name: 'In the copy' });
      for (const gateway of world.gateways) expect(await ask(gateway, 'p1')).toMatchObject({ name: 'Ann' });
    });
  });
});

/** The same bytes as another database, as a backup has them. */
async function copyDatabase({ database, url }: CacheWorld): Promise<TestDatabase> {
  if (database.kind === 'pglite') {
    const copy = await createPgliteDatabase({ dump: await database.session.dumpDataDir('none') });
    return { database: copy, url: null, dispose: () => copy.close() };
  }
  const name = new URL(url ?? '').pathname.slice(1);
  const admin = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
  await admin.connect();
  // A database that is copied must have no sessions; gateways make theirs anew.
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [name]);
  await admin.query(`create database ${name}_copy template ${name}`);
  await admin.query(`alter database ${name} allow_connections true`);
  const copyUrl = new URL(url ?? '');
  copyUrl.pathname = `/${name}_copy`;
  const copy = createPostgresDatabase(copyUrl.toString(), { maxConnections: 2 });
  const dispose = async () => {
    await copy.close();
    await admin.query(`drop database ${name}_copy with (force)`);
    await admin.end();
  };
  return { database: copy, url: copyUrl.toString(), dispose };
}
