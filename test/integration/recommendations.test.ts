import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { toRecommendationId } from '../../src/domain/recommendation-id.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2026-05-10T12:00:00Z');
/** p1 wins 24 of 30 games with Zed and 30 of 90 with Annie, the newest 60 of all; a remake, ARAM and a bot count nowhere. p2 has nothing. */
const WORLD = `
insert into champions (id, key, key_fold, name) values (1, 'Annie', 'annie', 'Annie'), (5, 'Zed', 'zed', 'Zed');
insert into players (id, puuid, platform, name_key) values (1, 'p1', 'EUW1', ''), (2, 'p2', 'EUW1', '');
insert into matches (id, match_id, platform, queue_id, started_at, duration_seconds, remake, source_rank, content_hash)
  select n, 'M' || n, 'EUW1', 420, timestamptz '2026-05-09' - n * interval '1 hour', 1800, n = 500, 3, '' from generate_series(1, 122) n;
insert into matches (id, match_id, platform, queue_id, started_at, duration_seconds, remake, source_rank, content_hash)
  values (500, 'R', 'EUW1', 420, '2026-05-09 03:00', 200, true, 3, '');
insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths,
  assists, creep_score, gold_earned, damage_to_champions, vision_score, bot)
  select id, 1, case when id = 122 then null else 1 end, started_at, 420, 1800, remake, 100, case when id % 4 = 0 then 5 else 1 end,
    case when id = 121 then null else 'MIDDLE' end, case when id % 4 = 0 then id % 20 <> 0 else id % 3 = 0 end, 1, 2, 3, 4, 5, 6, 7, id = 122 from matches;`;
const ZED = toRecommendationId({ owner: 'Player', key: 'p1', recommendation: 'CHAMPION:5' });
const FIELDS =
  'id kind reasonCode champion { name } position evidence { unit n effect low high } priority confidence expiresAt text dismissedUntil rating';
const ask = (args = '', puuid = 'p1') => `{ player(by: { puuid: "${puuid}" }) { recommendations${args} { ${FIELDS} } } }`;
const dismiss = (id: string, rest = '') =>
  `mutation { dismissRecommendation(input: { id: "${id}"${rest} }) { __typename ... on UserError { message } ... on InvalidValueError { field }
    ... on RecommendationFeedbackSuccess { id } ... on PlayerFeedbackSuccess { player { puuid recommendations { id } } } } }`;
const rate = (id: string, rating: number | null) =>
  `mutation { rateRecommendation(input: { id: "${id}", rating: ${rating} }) { __typename ... on UserError { message } ... on InvalidValueError { field } } }`;

describeOnDatabases('recommendations for a player', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  let now = NOW;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(WORLD);
    run = createRunOperation(test.database, null, () => now);
  });
  afterAll(() => test.dispose());
  beforeEach(async () => {
    now = NOW;
    await test.database.runScript('delete from player_feedback');
  });

  const read = async (args?: string, puuid?: string) => {
    const { data, errors } = await run(ask(args, puuid));
    expect(errors).toBeUndefined();
    return data.player.recommendations;
  };

  it('tell the champion that beats the others, with its evidence, and nothing that chance may explain', async () => {
    const [zed, ...others] = await read();
    expect(others).toEqual([]);
    // 24 of 30 against 30 of 90, by hand; Newcombe's bounds are tested with the formula.
    expect(zed).toMatchObject({
      id: ZED,
      kind: 'CHAMPION',
      reasonCode: 'CHAMPION_ABOVE_OTHERS',
      champion: { name: 'Zed' },
      position: null,
      evidence: { unit: 'RATE_DIFFERENCE', n: 30 },
      priority: 'HIGH',
      // The newest game with Zed is the fourth: 2026-05-08 20:00, and 14 days.
      expiresAt: '2026-05-22T20:00:00.000Z',
      dismissedUntil: null,
      rating: null,
    });
    expect(zed.evidence.effect).toBeCloseTo(24 / 30 - 30 / 90, 12);
    expect(zed.evidence.low).toBeGreaterThan(0.2);
    expect(zed.confidence).toBeGreaterThan(0.99);
    expect(zed.text).toMatch(
      /^30 games with Zed were won more often than the others, by 46\.7 percentage points \(95 % interval 2\d\.\d to \d\d\.\d\)\.$/,
    );
  });

  it('are none for who has no games, and end when the newest game is two weeks old', async () => {
    expect(await read('', 'p2')).toEqual([]);
    now = new Date('2026-05-22T19:59:59Z');
    expect(await read()).toHaveLength(1);
    now = new Date('2026-05-22T20:00:00Z');
    expect(await read()).toEqual([]);
  });

  it('are hidden while they are dismissed, and shown again after', async () => {
    const { data } = await run(dismiss(ZED, ', days: 3'), {}, 'OPERATOR');
    expect(data.dismissRecommendation).toEqual({
      __typename: 'PlayerFeedbackSuccess',
      id: ZED,
      player: { puuid: 'p1', recommendations: [] },
    });
    expect(await read()).toEqual([]);
    const until = new Date('2026-05-13T12:00:00Z');
    expect(await read('(includeDismissed: true)')).toMatchObject([{ id: ZED, dismissedUntil: until.toISOString(), rating: null }]);
    now = until;
    expect(await read()).toHaveLength(1);
    now = NOW;
    await run(dismiss(ZED, ', days: 0'), {}, 'OPERATOR');
    expect(await read()).toMatchObject([{ id: ZED, dismissedUntil: null }]);
  });

  it('keep what was said of them apart: a rating hides nothing, a dismissal keeps the rating', async () => {
    expect((await run(rate(ZED, 4), {}, 'OPERATOR')).data.rateRecommendation.__typename).toBe('PlayerFeedbackSuccess');
    expect(await read()).toMatchObject([{ rating: 4 }]);
    await run(dismiss(ZED), {}, 'OPERATOR');
    expect(await read('(includeDismissed: true)')).toMatchObject([{ rating: 4, dismissedUntil: '2026-06-09T12:00:00.000Z' }]);
    await run(rate(ZED, null), {}, 'OPERATOR');
    expect(await read('(includeDismissed: true)')).toMatchObject([{ rating: null, dismissedUntil: '2026-06-09T12:00:00.000Z' }]);
  });

  it.each([
    [
      'a rating out of range',
      rate(ZED, 6),
      { __typename: 'InvalidValueError', field: 'rating', message: '"rating" must be from 1 (useless) to 5 (helped), got 6' },
    ],
    [
      'days out of range',
      dismiss(ZED, ', days: 366'),
      { __typename: 'InvalidValueError', field: 'days', message: '"days" must be from 0 to 365, got 366' },
    ],
    ['another id', dismiss(toGlobalId('Player', 'p1')), { __typename: 'InvalidValueError', field: 'id' }],
    [
      'an unknown player',
      dismiss(toRecommendationId({ owner: 'Player', key: 'nobody', recommendation: 'CHAMPION:5' })),
      { __typename: 'NotFoundError' },
    ],
  ])('take no feedback with %s, and say what was wrong', async (_what, mutation, expected) => {
    const { data, errors } = await run(mutation, {}, 'OPERATOR');
    expect(errors).toBeUndefined();
    expect(Object.values(data)).toEqual([expect.objectContaining(expected)]);
    expect(await test.database.query({ name: 'feedback', label: 'feedback', text: 'select * from player_feedback' }, [])).toEqual([]);
  });

  it('take feedback from operators alone', async () => {
    for (const mutation of [rate(ZED, 4), dismiss(ZED)]) {
      const { errors } = await run(mutation);
      expect(errors?.[0]?.message).toContain('Only an operator');
    }
    expect(await read()).toMatchObject([{ rating: null, dismissedUntil: null }]);
  });

  it.each([0, 21, -1])('refuse a list of %d, naming the argument', async (first) => {
    const { errors } = await run(ask(`(first: ${first})`));
    expect(errors?.[0]?.message).toBe(`"first" of Player.recommendations must be from 1 to 20, got ${first}`);
  });

  it('cost three statements for all players, and one for the champions they are about', async () => {
    const { data, statements } = await run('{ players { nodes { recommendations { champion { name } } } } }');
    expect(data.players.nodes.map(({ recommendations }: { recommendations: unknown[] }) => recommendations.length)).toEqual([1, 0]);
    expect(statements).toBe(5);
  });

  it('tell picks and bans from the games of everybody in the newest patch that counts, in the position the player has most', async () => {
    await test.database.runScript(`
      insert into meta_scopes (id, patch, queue_id, settled, matches, ban_matches) values (1, '16.9', 420, true, 900, 0), (2, '16.10', 420, true, 900, 0), (3, '16.11', 420, false, 2, 0);
      insert into meta_champions (scope_id, position, champion_id, matches, games, wins, bans) values
        (2, 'MIDDLE', 5, 200, 200, 150, 0), (2, 'MIDDLE', 1, 200, 200, 100, 0), (2, 'TOP', 1, 200, 200, 190, 0), (1, 'MIDDLE', 1, 200, 200, 190, 0);
      insert into meta_matchups (scope_id, champion_id, position, opponent_id, games, wins) values
        (2, 1, 'MIDDLE', 5, 100, 20), (2, 1, 'MIDDLE', 1, 100, 50), (1, 1, 'MIDDLE', 1, 100, 1);`);
    const advice = (await read()).filter(({ kind: about }: { kind: string }) => about !== 'CHAMPION');
    expect(advice.map((one: Record<string, unknown>) => [one['reasonCode'], one['champion'], one['position']])).toEqual([
      ['META_ABOVE_HALF', { name: 'Zed' }, 'MIDDLE'],
      ['MATCHUP_BELOW_HALF', { name: 'Zed' }, 'MIDDLE'],
    ]);
    expect(advice[0].evidence).toMatchObject({ n: 200, effect: 0.25 });
    expect(advice[1].evidence.n).toBe(100);
    expect(advice[1].evidence.high).toBeLessThan(0);
    expect(advice.map(({ text }: { text: string }) => text)).toEqual([
      expect.stringContaining('200 games of all players with Zed as MIDDLE were won more often than half, by 25.0 percentage points'),
      expect.stringContaining(
        '100 games of all players with the player’s most played champion against Zed as MIDDLE are won less often than half',
      ),
    ]);
    expect(await read('', 'p2')).toEqual([]);
  });
});
