import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PgliteDatabase } from '../../src/data/pglite-database.ts';
import type { Asked } from '../support/ask-graphql.ts';
import { type CacheGateway, type CacheWorld, describeOnGateways, openCacheWorld } from '../support/cache-world.ts';
import { once } from '../support/log-fixture.ts';
import { TAG_WORLD } from '../support/tag-world.ts';
import { type DatabaseKind, databaseKinds } from '../support/test-database.ts';

/** Two statements: of players, then of their ranks. */
const playerWithRanks = (puuid: string) => `{ player(by: { puuid: "${puuid}" }) { gameName ranks { leaguePoints } } }`;
const nameIn = ({ data }: Asked) => (data as { player: { gameName: string } }).player.gameName;
const rename = (puuid: string, name: string) => `update players set game_name = '${name}' where puuid = '${puuid}'`;

describeOnGateways('a change beside a read', (createWorld) => {
  let world: CacheWorld;
  let gateways: readonly CacheGateway[];
  beforeAll(async () => {
    world = await createWorld(TAG_WORLD);
    ({ gateways } = world);
  });
  afterAll(() => world.dispose());

  describe('1. a query starts, data changes and the change commits, the query finishes', () => {
    it('is seen by the next read on each gateway', async () => {
      const held = await world.hold('player_ranks');
      const reads = gateways.map((gateway) => gateway.ask(playerWithRanks('p1')));
      await expect.poll(held.waiting).toBe(gateways.length);
      await world.change(rename('p1', 'Renamed'));
      await held.release();
      expect((await Promise.all(reads)).map(nameIn)).toEqual(gateways.map(() => 'Ann'));
      for (const gateway of gateways) expect(nameIn(await gateway.ask(playerWithRanks('p1')))).toBe('Renamed');
      for (const gateway of gateways) {
        const { result, data } = await gateway.ask(playerWithRanks('p1'));
        expect({ result, data }).toMatchObject({ result: 'hit', data: { player: { gameName: 'Renamed' } } });
      }
    });

    it('is seen when it is heard of only after the answer was stored', async () => {
      const held = await world.hold('player_ranks');
      const reads = gateways.map((gateway) => gateway.ask(playerWithRanks('p2')));
      await expect.poll(held.waiting).toBe(gateways.length);
      // Nobody waits for the log here: whichever comes first, its news or the end of the reads.
      await world.database.runScript(rename('p2', 'Renamed'));
      await held.release();
      await Promise.all(reads);
      await world.reach();
      for (const gateway of gateways) expect(nameIn(await gateway.ask(playerWithRanks('p2')))).toBe('Renamed');
    });
  });
});

describeOnGateways('requests for the same', (createWorld) => {
  let world: CacheWorld;
  let gateways: readonly CacheGateway[];
  beforeAll(async () => {
    world = await createWorld(`${TAG_WORLD}
      alter table queues rename to counted_queues; create sequence queue_reads;
      create view queues as select q.* from counted_queues q, lateral (select nextval('queue_reads'), q.id) counted;`);
    ({ gateways } = world);
  });
  afterAll(() => world.dispose());

  const MATCH_QUEUE = '{ match(matchId: "M1") { matchId queue { id map } } }';
  const countReads = async () => {
    const [row] = await world.database.query<{ reads: number }>(
      {
        name: 'count_reads',
        label: 'count_reads',
        text: 'select case when is_called then last_value else 0 end::int as reads from queue_reads',
      },
      [],
    );
    return row?.reads;
  };
  /** Asks, and resolves when the request has arrived: what is sent after it arrives after it. */
  const send = async (gateway: CacheGateway, query: string, signal?: AbortSignal) => {
    const sent = Promise.withResolvers<void>();
    const asked = gateway.ask(query, { onSent: sent.resolve, ...(signal === undefined ? {} : { signal }) });
    await sent.promise;
    await gateway.ask('{ __typename }');
    return { asked };
  };

  describe('2. 50 identical concurrent misses', () => {
    it('are one execution in one process, two at most in two', async () => {
      const before = (await countReads()) ?? 0;
      const held = await world.hold('matches');
      const asked = await Promise.all(
        Array.from({ length: 50 }, (_, place) => send(gateways[place % gateways.length] as CacheGateway, MATCH_QUEUE)),
      );
      expect(await held.waiting()).toBeLessThanOrEqual(gateways.length);
      await held.release();
      const answers = await Promise.all(asked.map((one) => one.asked));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers[0]?.data).toEqual({ match: { matchId: 'M1', queue: { id: 420, map: 'Rift' } } });
      expect(answers.filter(({ cacheStatus }) => cacheStatus.includes('collapsed'))).toHaveLength(50 - gateways.length);
      const reads = ((await countReads()) ?? 0) - before;
      expect(reads).toBeGreaterThan(0);
      expect(reads).toBeLessThanOrEqual(gateways.length);
    });

    it('do not share an answer that was begun before a change with who asks after it', async () => {
      const held = await world.hold('player_ranks');
      const leaders = gateways.map((gateway) => gateway.ask(playerWithRanks('p1')));
      await expect.poll(held.waiting).toBe(gateways.length);
      await world.change(rename('p1', 'Changed'));
      const followers = await Promise.all(gateways.map((gateway) => send(gateway, playerWithRanks('p1'))));
      await held.release();
      expect((await Promise.all(leaders)).map(nameIn)).toEqual(gateways.map(() => 'Ann'));
      expect((await Promise.all(followers.map(({ asked }) => asked))).map(nameIn)).toEqual(gateways.map(() => 'Changed'));
    });

    it('are all answered but for the first when that one goes away', async () => {
      const before = (await countReads()) ?? 0;
      const held = await world.hold('matches');
      const query = '{ match(matchId: "M1") { patch queue { id } } }';
      const [gateway] = gateways as [CacheGateway];
      const leaving = new AbortController();
      const leader = await send(gateway, query, leaving.signal);
      const followers = [await send(gateway, query), await send(gateway, query)];
      leaving.abort();
      await expect(leader.asked).rejects.toThrow();
      // What arrives now arrives after the news that the leader is gone.
      await gateway.ask('{ __typename }');
      await held.release();
      for (const { asked } of followers) expect((await asked).data).toEqual({ match: { patch: '15.1', queue: { id: 420 } } });
      expect(((await countReads()) ?? 0) - before).toBe(1);
    });
  });
});

describeOnGateways('transactions that overlap', (createWorld) => {
  let world: CacheWorld;
  beforeAll(async () => {
    world = await createWorld(TAG_WORLD);
  });
  afterAll(() => world.dispose());

  describe('5. two overlapping writing transactions that commit out of order', () => {
    it('hide nothing', async (context) => {
      context.skip(world.kind === 'pglite', 'the embedded database has one session, in which they cannot overlap: see below');
      const [first, second] = [new pg.Client({ connectionString: world.url ?? '' }), new pg.Client({ connectionString: world.url ?? '' })];
      await Promise.all([first.connect(), second.connect()]);
      await first.query(`begin; ${rename('p1', 'First')}`);
      await second.query(`begin; ${rename('p3', 'Second')}`);
      await second.query('commit');
      await world.reach();
      const names = async () => {
        const found: string[] = [];
        for (const gateway of world.gateways)
          for (const puuid of ['p1', 'p3']) found.push(nameIn(await gateway.ask(`{ player(by: { puuid: "${puuid}" }) { gameName } }`)));
        return found;
      };
      // Twice, so that the second time is out of the cache: stored while the first transaction was under way.
      for (let times = 0; times < 2; times += 1) expect(await names()).toEqual(world.gateways.flatMap(() => ['Ann', 'Second']));
      await first.query('commit');
      await world.reach();
      expect(await names()).toEqual(world.gateways.flatMap(() => ['First', 'Second']));
      const late = await world.start();
      expect(nameIn(await late.ask('{ player(by: { puuid: "p1" }) { gameName } }'))).toBe('First');
      await Promise.all([first.end(), second.end()]);
    });
  });
});

describe('transactions of the embedded database', () => {
  const NAME = '{ player(by: { puuid: "p1" }) { gameName } }';

  describe('5. two writing transactions, of which one waits for the other', () => {
    it('hide nothing from who reads between them, before the log tells of either', async () => {
      const [embedded] = databaseKinds() as [DatabaseKind];
      const test = await embedded.create();
      await test.database.runScript(TAG_WORLD);
      const world = await openCacheWorld(test);
      onTestFinished(world.dispose);
      const [gateway] = world.gateways as [CacheGateway];
      const { session } = test.database as PgliteDatabase;
      const asked = vi.spyOn(session, 'query');
      const isAsked = () => asked.mock.calls.some(([text]) => text.includes('from players'));
      const begun = Promise.withResolvers<void>();
      const ending = Promise.withResolvers<void>();
      const first = world.database.transaction(async (writer) => {
        await writer.execute(once(rename('p1', 'First')), []);
        begun.resolve();
        await ending.promise;
      });
      await begun.promise;
      const between = gateway.ask(NAME);
      await expect.poll(isAsked).toBe(true);
      // In line behind the read, and before the look that the first one's end will wake.
      const second = world.database.transaction((writer) => writer.execute(once(rename('p1', 'Second')), []));
      ending.resolve();
      expect(nameIn(await between)).toBe('First');
      await Promise.all([first, second]);
      await world.reach();
      expect(nameIn(await gateway.ask(NAME))).toBe('Second');
      expect(await gateway.ask(NAME)).toMatchObject({ result: 'hit', data: { player: { gameName: 'Second' } } });
    });
  });
});
