import { graphql } from 'graphql';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createInvalidationLog, type InvalidationLog } from '../../src/cache/invalidation-log.ts';
import { createRowCache, type RowCache } from '../../src/cache/row-cache.ts';
import { composeContextFactory } from '../../src/compose-context.ts';
import { createInvalidationSource } from '../../src/data/invalidation-source.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';
import { once } from '../support/log-fixture.ts';
import { seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const MATCH = '{ match(matchId: "EUW1_7") { gameMode participants { kills details { goldSpent } } teams { win } } }';
const PAGE = `{ player(by: { puuid: "puuid-1" }) { matches(first: 3) {
  pageInfo { hasNextPage endCursor } edges { cursor participant { kills } node { matchId gameMode } }
} } }`;
const UNDONE = new Error('undone');

describeOnDatabases('finished matches in memory', (kind) => {
  const schema = createSchema();
  let test: TestDatabase;
  let log: InvalidationLog;
  let rows: RowCache;

  const edit = (sql: string) => test.database.transaction((writer) => writer.execute(once(sql), []));

  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    await edit(`insert into teams (match_id, team_id, win) select id, 100, true from matches where match_id = 'EUW1_7'`);
  });
  afterAll(() => test.dispose());

  // Nothing is heard of but by `log.refresh`, and it counts as followed however long that takes.
  beforeEach(async () => {
    const source = createInvalidationSource(test.database);
    let mayLook = false;
    log = createInvalidationLog({
      source: {
        ...source,
        connect: async ({ onLost }) => {
          const connection = await source.connect({ onWake: () => undefined, onLost });
          let last = connection.pull('1:1:');
          const pull: typeof connection.pull = async (after) => {
            if (!mayLook) return { ...(await last), rows: [] };
            last = connection.pull(after);
            return last;
          };
          return { close: connection.close, pull };
        },
      },
      logger: createCapturingLogger().logger,
      now: () => 0,
    });
    await log.start();
    const { refresh } = log;
    log = {
      ...log,
      refresh: async () => {
        mayLook = true;
        await refresh();
        mayLook = false;
      },
    };
    rows = createRowCache({ log, maxBytes: 10_000_000, freezes: true });
  });
  afterEach(() => log.stop());

  const ask = async (source: string, options: { remembers?: boolean; database?: AnyDatabase } = {}) => {
    const { remembers = true, database = test.database } = options;
    const contextValue = composeContextFactory(database, undefined, { rows })({ viewer: { role: 'ANONYMOUS' }, requestId: 'r', remembers });
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors).toBeUndefined();
    // biome-ignore lint/suspicious/noExplicitAny: answers are as varied as the operations of the tests
    return { data: data as any, labels: contextValue.statements.counts().map(({ label }) => label), context: contextValue };
  };
  const gameMode = async (options = {}) => (await ask(MATCH, options)).data.match.gameMode;

  it('are read again after an import changed them, any of their parts, once the log shows it', async () => {
    const cases = [
      [MATCH, `update matches set game_mode = 'ARAM' where match_id = 'EUW1_7'`],
      [MATCH, `update participants set kills = kills + 1 where match_id = (select id from matches where match_id = 'EUW1_7')`],
      [MATCH, `update participants set gold_spent = 77 where match_id = (select id from matches where match_id = 'EUW1_7')`],
      [MATCH, `update teams set win = not win where match_id = (select id from matches where match_id = 'EUW1_7')`],
      [PAGE, 'update participants set kills = kills + 1 where player_id = 1'],
      [PAGE, `update matches set game_mode = game_mode || 'X' where id in (select match_id from participants where player_id = 1)`],
    ] as const;
    for (const [query, sql] of cases) {
      const before = (await ask(query)).data;
      await edit(sql);
      const old = await ask(query);
      expect({ sql, data: old.data }).toEqual({ sql, data: before });
      await log.refresh();
      const after = (await ask(query)).data;
      expect(after).toEqual((await ask(query, { remembers: false })).data);
      expect({ sql, changed: JSON.stringify(after) !== JSON.stringify(before) }).toEqual({ sql, changed: true });
    }
  });

  it('stay in the pages that they were read in, with the same cursors, until the log shows that one has another match', async () => {
    const first = await ask(PAGE);
    const again = await ask(PAGE);
    expect(first.labels).toEqual(['players_by_puuid', 'player_matches_page', 'matches_by_id']);
    expect(again.labels).toEqual(['players_by_puuid']);
    expect(again.data).toEqual(first.data);
    const after = first.data.player.matches.edges[0].cursor;
    const next = PAGE.replace('first: 3', `first: 2, after: "${after}"`);
    const edges = (page: typeof first) => page.data.player.matches.edges;
    expect(edges(await ask(next))).toEqual(edges(first).slice(1));
    expect(edges(await ask(next))).toEqual(edges(first).slice(1));
    await edit(`insert into matches (id, match_id, platform, started_at, duration_seconds, remake, source_rank, content_hash)
      values (9999, 'EUW1_new', 'EUW1', '2030-01-01', 1800, false, 3, 'new')`);
    await edit(`insert into participants (match_id, slot, player_id, started_at, duration_seconds, remake, team_id, champion_id, win, kills, deaths, assists,
        creep_score, gold_earned, damage_to_champions, vision_score, bot)
      select id, 1, 1, started_at, 1800, false, 100, 1, true, 1, 2, 3, 4, 5, 6, 7, false from matches where match_id = 'EUW1_new'`);
    expect((await ask(PAGE)).data).toEqual(first.data);
    await log.refresh();
    expect(edges(await ask(PAGE))[0].node.matchId).toBe('EUW1_new');
    await edit(`delete from matches where match_id = 'EUW1_new'`);
    await log.refresh();
    expect((await ask(PAGE)).data).toEqual(first.data);
  });

  it('report the tags that they report when they are read', async () => {
    for (const query of [MATCH, PAGE, '{ matches(first: 5) { nodes { participants { match { patch } } } } }']) {
      const read = await ask(query);
      const taken = await ask(query);
      expect(taken.labels.length).toBeLessThan(read.labels.length);
      expect([...taken.context.tags.tags].sort()).toEqual([...read.context.tags.tags].sort());
    }
  });

  it('are read past by loaders that a mutation made anew, and by whoever may not be given what is older', async () => {
    await edit(`update matches set game_mode = 'BEFORE' where match_id = 'EUW1_7'`);
    await log.refresh();
    const { context } = await ask(MATCH);
    await edit(`update matches set game_mode = 'AFTER' where match_id = 'EUW1_7'`);
    expect(await gameMode()).toBe('BEFORE');
    expect((await context.refreshLoaders().matchByMatchId.load('EUW1_7'))?.gameMode).toBe('AFTER');
    expect(await gameMode({ remembers: false })).toBe('AFTER');
    // Nor do those leave anything behind.
    expect(await gameMode()).toBe('BEFORE');
  });

  it('are not what a transaction wrote that is not committed, or was undone', async () => {
    await edit(`update matches set game_mode = 'BEFORE' where match_id = 'EUW1_7'`);
    await log.refresh();
    let meanwhile: Promise<string> | undefined;
    const work = test.database.transaction(async (writer) => {
      await writer.execute(once(`update matches set game_mode = 'NEVER' where match_id = 'EUW1_7'`), []);
      meanwhile = gameMode();
      // The embedded database has one session: it answers after the transaction.
      if (kind.kind === 'postgres') await meanwhile;
      throw UNDONE;
    });
    await expect(work).rejects.toBe(UNDONE);
    expect(await meanwhile).toBe('BEFORE');
    expect(await gameMode()).toBe('BEFORE');
    await log.refresh();
    expect(await gameMode()).toBe('BEFORE');
  });

  it('make no answer current that a commit between two of its levels mixed', async () => {
    await ask(PAGE);
    const query = PAGE.replace('gameMode', 'gameMode participants { kills }');
    const fence = log.fence();
    if (fence === null) throw new Error('The log is not followed');
    const database: AnyDatabase = {
      ...test.database,
      query: async (statement, values, signal) => {
        if (statement.label === 'participants_by_match') await edit('update participants set kills = kills + 100 where player_id = 1');
        return test.database.query(statement, values, signal);
      },
    };
    const { data, labels, context } = await ask(query, { database });
    expect(labels).toEqual(['players_by_puuid', 'participants_by_match']);
    const edge = data.player.matches.edges[0];
    // One level is from before the commit, out of memory, the next from after it.
    expect(edge.node.participants.map(({ kills }: { kills: number }) => kills)).toContain(edge.participant.kills + 100);
    expect(log.judge({ fence, tags: context.tags.tags })).toBe('current');
    await log.refresh();
    expect(log.judge({ fence, tags: context.tags.tags })).toBe('changed');
    const fresh = (await ask(query)).data.player.matches.edges[0];
    expect(fresh.node.participants.map(({ kills }: { kills: number }) => kills)).toContain(fresh.participant.kills);
    expect(fresh.participant.kills).toBe(edge.participant.kills + 100);
  });
});
