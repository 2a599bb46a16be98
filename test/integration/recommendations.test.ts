import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

  it('cost four statements for all players, and one for the champions they are about', async () => {
    const { data, statements } = await run('{ players { nodes { recommendations { champion { name } } } } }');
    expect(data.players.nodes.map(({ recommendations }: { recommendations: unknown[] }) => recommendations.length)).toEqual([1, 0]);
    expect(statements).toBe(6);
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

  describe('of gaps to the position', () => {
    /** Of players 101 to 150: 30 games as TOP of 20 minutes, figures going up and down by a tenth. */
    const seedGaps = `
      insert into players (id, puuid, platform, name_key) select n, 'g' || n, 'EUW1', '' from generate_series(101, 150) n;
      insert into matches (id, match_id, platform, queue_id, started_at, duration_seconds, remake, source_rank, content_hash)
        select 1000 + n, 'G' || n, 'EUW1', 420, timestamptz '2026-05-09' - n * interval '1 minute', 1200, false, 3, '' from generate_series(1, 1500) n;
      insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths,
        assists, creep_score, gold_earned, damage_to_champions, vision_score, bot)
        select id, 1, 101 + id % 50, started_at, 420, 1200, false, 100, 1, 'TOP', id % 100 < 50, 1, 9 + at % 2, 3, 60 + at % 2 * 6, 5, 6000 + at % 2 * 600, 10 + at % 2, false
          from (select *, id / 50 as at from matches where id > 1000) match;
      insert into stat_percentiles (queue_id, position, stat, players, quantiles)
        select 420, 'TOP', stat, 500, array(select middle * (0.5 + n / 100.0) from generate_series(0, 100) n)
          from (values ('CS_PER_MINUTE', 6.3), ('DAMAGE_PER_MINUTE', 630), ('DEATHS_PER_GAME', 5), ('VISION_PER_MINUTE', 1.05)) figure(stat, middle);`;
    beforeAll(() => test.database.runScript(seedGaps));
    const readGaps = async (puuid: string) => (await read('', puuid)).filter(({ kind: about }: { kind: string }) => about === 'GAP');

    it('tell each of the four, with the position, its effect on the median, a text and an end', async () => {
      const gaps = await readGaps('g101');
      expect(gaps.map(({ reasonCode }: { reasonCode: string }) => reasonCode).sort()).toEqual([
        'DAMAGE_BELOW_POSITION',
        'DEATHS_ABOVE_POSITION',
        'FARM_BELOW_POSITION',
        'VISION_BELOW_POSITION',
      ]);
      const byReason = new Map<string, Record<string, unknown>>(gaps.map((gap: { reasonCode: string }) => [gap.reasonCode, gap]));
      // 63 minions in 20 minutes are 3.15 a minute, half of the median of 6.3.
      expect(byReason.get('FARM_BELOW_POSITION')).toMatchObject({
        id: toRecommendationId({ owner: 'Player', key: 'g101', recommendation: 'GAP:FARM_BELOW_POSITION' }),
        kind: 'GAP',
        champion: null,
        position: 'TOP',
        evidence: { unit: 'RELATIVE_DIFFERENCE', n: 30, effect: expect.closeTo(-0.5, 9) },
        priority: 'HIGH',
        text: expect.stringMatching(
          /^In 30 games as TOP, minions and monsters a minute were below the median of the position by 50\.0 % \(95 % interval −5\d\.\d to −4\d\.\d\), worse than three quarters of those who play it\.$/,
        ),
      });
      expect(byReason.get('DEATHS_ABOVE_POSITION')).toMatchObject({
        evidence: { effect: expect.closeTo(0.9, 9) },
        text: expect.stringContaining('deaths a game were above the median of the position by 90.0 %'),
      });
    });

    it('are none within the quartiles, and none where no population is stored', async () => {
      await test.database.runScript(
        "update stat_percentiles set quantiles = array(select 3 + n / 200.0 from generate_series(0, 100) n) where stat = 'CS_PER_MINUTE'",
      );
      await test.database.runScript("delete from stat_percentiles where stat = 'VISION_PER_MINUTE'");
      const reasons = (await readGaps('g101')).map(({ reasonCode }: { reasonCode: string }) => reasonCode).sort();
      // 3.15 a minute, above the lower quartile of 3.125.
      expect(reasons).toEqual(['DAMAGE_BELOW_POSITION', 'DEATHS_ABOVE_POSITION']);
    });

    it('cost one statement for fifty players as for one', async () => {
      const count = async (first: number) => {
        const { data, errors, counts } = await run(`{ players(first: ${first}) { nodes { puuid recommendations { kind reasonCode } } } }`);
        expect(errors).toBeUndefined();
        const told = data.players.nodes.filter(({ recommendations }: { recommendations: { kind: string }[] }) =>
          recommendations.some(({ kind: about }) => about === 'GAP'),
        ).length;
        return { told, counts: counts.filter(({ name }) => name === 'percentiles_by_key').map(({ count: times }) => times) };
      };
      expect(await count(3)).toEqual({ told: 1, counts: [1] });
      expect(await count(52)).toEqual({ told: 50, counts: [1] });
    });
  });
});
