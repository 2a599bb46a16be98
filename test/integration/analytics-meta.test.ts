import { afterAll, beforeAll, expect, it } from 'vitest';
import { isFarsightError } from '../../src/domain/errors.ts';
import { createMetaStep } from '../../src/jobs/meta-step.ts';
import { refreshAnalytics } from '../../src/jobs/refresh-analytics.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** Champion 1 wins 60 of 100 in patch 15.2 and 30 of 100 in 15.1; champion 3 won its only game. Patch 15.10 is the newest, with one match. */
const WORLD = `
insert into champions (id, key, key_fold) select n, 'C' || n, 'c' || n from generate_series(1, 4) n;
insert into matches (id, match_id, platform, queue_id, patch, map_id, started_at, duration_seconds, remake, source_rank, content_hash)
  select n, 'M' || n, 'EUW1', case when n > 202 then null else 420 end, case when n <= 100 then '15.1' when n <= 201 then '15.2' else '15.10' end, 11,
    '2025-01-01'::timestamptz + n * interval '1 hour', 1800, false, 3, '' from generate_series(1, 203) n;
insert into participants (match_id, slot, started_at, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths, assists, creep_score, gold_earned,
    damage_to_champions, vision_score, bot)
  select id, slot, started_at, 1800, false, 100 + slot * 100, case when id = 201 then 3 + slot else 1 + slot end, 'TOP',
    (slot = 0) = case when id <= 100 then id <= 30 when id <= 200 then id <= 160 else true end, 1, 1, 1, 1, 1, 1, 1, false
    from matches, generate_series(0, 1) slot;
insert into teams (match_id, team_id, win, ban_champion_ids, ban_pick_turns) select id, 100, true, case when id % 2 = 0 then '{4,-1}'::int[] else '{2}' end, '{1}' from matches
  where patch = '15.2' and id <= 150;`;

describeOnDatabases('the meta of a patch', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    run = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());

  const meta = async (args: string, selection: string) => {
    const { data, errors } = await run(`{ analytics { meta${args} { ${selection} } } }`);
    return errors === undefined
      ? data.analytics.meta
      : errors.map(({ message, originalError }) => [isFarsightError(originalError, 'BAD_INPUT'), message]);
  };

  it('is null while nothing is counted', async () => {
    expect(await meta('', 'patch')).toBeNull();
    await test.database.runScript(WORLD);
    expect(await meta('', 'patch')).toBeNull();
    await refreshAnalytics({ database: test.database, steps: [createMetaStep()], deep: true });
    expect(await meta('', 'patch')).toEqual({ patch: '15.2' });
  });

  it('is that of the newest patch with 100 matches, compared with the one before', async () => {
    expect(await meta('', 'patch queueId position status matches previousPatch champions { champion { key } }')).toEqual({
      patch: '15.2',
      queueId: 420,
      position: null,
      status: 'OK',
      matches: 101,
      previousPatch: '15.1',
      champions: [{ champion: { key: 'C1' } }, { champion: { key: 'C2' } }],
    });
    expect(await meta('(patch: "15.10")', 'patch status previousPatch champions { champion { key } }')).toEqual({
      patch: '15.10',
      status: 'INSUFFICIENT_DATA',
      previousPatch: '15.2',
      champions: [],
    });
    expect(await meta('(queueId: null)', 'patch queueId status matches')).toEqual({
      patch: '15.10',
      queueId: null,
      status: 'INSUFFICIENT_DATA',
      matches: 1,
    });
  });

  it('ranks by the lower bound, so that one game won of one does not lead', async () => {
    const ranked = async (args: string) =>
      ((await meta(args, 'champions { champion { key } }')) as { champions: { champion: { key: string } }[] }).champions.map(
        ({ champion }) => champion.key,
      );
    expect(await ranked('(minGames: 1)')).toEqual(['C1', 'C2', 'C3', 'C4']);
    expect(await ranked('(minGames: 1, first: 1)')).toEqual(['C1']);
    expect(await ranked('(minGames: 1, orderBy: PICK_RATE, position: TOP)')).toEqual(['C1', 'C2', 'C3', 'C4']);
    expect(await ranked('(minGames: 1, position: JUNGLE)')).toEqual([]);
  });

  it('tells rates and their shift with their intervals', async () => {
    const share = 'value low high';
    const { champions } = await meta(
      '(first: 1)',
      `champions { winRate { wins games ${share} } pickRate { count matches ${share} } banRate { count matches ${share} } shift { winRate { effect low high } } }`,
    );
    // Wilson of 60 of 100; Newcombe of that against 30 of 100, whose Wilson interval is 0.2189 to 0.3959.
    expect(champions[0].winRate).toMatchObject({ wins: 60, games: 100, value: 0.6 });
    expect(champions[0].winRate.low).toBeCloseTo(0.502003, 5);
    expect(champions[0].winRate.high).toBeCloseTo(0.690599, 5);
    expect(champions[0].pickRate).toMatchObject({ count: 100, matches: 101 });
    expect(champions[0].banRate).toMatchObject({ count: 0, matches: 50, value: 0 });
    expect(champions[0].shift.winRate.effect).toBeCloseTo(0.3, 10);
    expect(champions[0].shift.winRate.low).toBeCloseTo(0.163, 3);
    expect(champions[0].shift.winRate.high).toBeCloseTo(0.4214, 3);
  });

  it('counts bans in matches, whatever the position, and has no shift for who was not played before', async () => {
    const { champions } = await meta(
      '(minGames: 1, position: TOP)',
      'champions { champion { key } banRate { count matches } shift { winRate { effect } } }',
    );
    const byKey = Object.fromEntries(champions.map(({ champion, ...rest }: { champion: { key: string } }) => [champion.key, rest]));
    expect(byKey).toMatchObject({
      C1: { banRate: { count: 0, matches: 50 } },
      C2: { banRate: { count: 25, matches: 50 } },
      C3: { shift: null },
      C4: { banRate: { count: 25, matches: 50 }, shift: null },
    });
    expect(await meta('(patch: "15.1", first: 1)', 'champions { banRate { value } shift { winRate { effect } } }')).toEqual({
      champions: [{ banRate: null, shift: null }],
    });
  });

  it('shows matchups, hardest first, with what they are believed to be', async () => {
    const { champions } = await meta(
      '(minGames: 1)',
      'champions { champion { key } matchups(minGames: 1) { opponent { key } winRate { wins games } expected expectedLow expectedHigh } }',
    );
    expect(champions[0]).toMatchObject({
      champion: { key: 'C1' },
      matchups: [{ opponent: { key: 'C2' }, winRate: { wins: 60, games: 100 } }],
    });
    const [only] = champions[0].matchups;
    // One opponent teaches nothing of others: Beta(½ + 60, ½ + 40).
    expect(only.expected).toBeCloseTo(60.5 / 101, 10);
    expect(only.expectedLow).toBeLessThan(only.expected);
    expect(only.expectedHigh).toBeGreaterThan(only.expected);
    expect(champions[2].matchups).toHaveLength(1);
    const { champions: bounded } = await meta('(minGames: 1)', 'champions { matchups(minGames: 101) { expected } }');
    expect(bounded.every(({ matchups }: { matchups: unknown[] }) => matchups.length === 0)).toBe(true);
  });

  it.each([
    ['(minGames: 0)', '"minGames" of Analytics.meta must be from 1 to 100000, got 0'],
    ['(first: 201)', '"first" of Analytics.meta must be from 1 to 200, got 201'],
    ['(patch: "99.1")', '"patch" of Analytics.meta must be one whose matches of the queue are counted (the newest is "15.10"), got "99.1"'],
    [
      '(patch: "99.1", queueId: 7)',
      '"patch" of Analytics.meta must be one whose matches of the queue are counted (none is counted), got "99.1"',
    ],
  ])('names the argument that is wrong in %s', async (args, message) => {
    expect(await meta(args, 'patch')).toEqual([[true, message]]);
  });

  it('names the argument that is wrong of a matchup, and leaves the rest', async () => {
    const { data, errors } = await run(
      '{ analytics { bad: meta(minGames: 0) { patch } good: meta { patch } } matches(first: 1) { nodes { matchId } } }',
    );
    expect(errors).toHaveLength(1);
    expect(data).toMatchObject({ analytics: { bad: null, good: { patch: '15.2' } }, matches: { nodes: [{ matchId: 'M203' }] } });
    expect(await meta('', 'champions { matchups(first: 0) { expected } }')).toEqual([
      [true, '"first" of MetaChampion.matchups must be from 1 to 200, got 0'],
    ]);
  });
});
