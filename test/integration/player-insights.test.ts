import { graphql } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { composeContextFactory } from '../../src/compose-context.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { makeGame, type StatsGame, seedGames } from '../support/stats-games.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2025-03-31T12:00:00Z');
const HOUR_MS = 3_600_000;
const after = (start: string, hours: number) => new Date(Date.parse(start) + hours * HOUR_MS).toISOString();
const PLAYERS = 60;

/**
 * p1: a hundred games in turn won and lost until March 13, with most damage in the 51st; then twelve won with the second champion, most minions in the fourth. Beside them a remake, and an ARAM
 * of another champion. p2: nine games won. p3: none. p4: nine games, rated. The others: twenty games alike, and one with more kills.
 */
const GAMES: readonly StatsGame[] = [
  ...Array.from({ length: 100 }, (_, game) =>
    makeGame(after('2024-12-20T00:00:00Z', 20 * game), { win: game % 2 === 0, damage: game === 50 ? 20_000 : 12_000 }),
  ),
  ...Array.from({ length: 12 }, (_, game) =>
    makeGame(after('2025-03-20T00:00:00Z', 8 * game), {
      champion: 2,
      creepScore: game === 3 ? 200 : 100,
      queueId: 440,
      position: 'MIDDLE',
    }),
  ),
  makeGame('2025-03-25T00:00:00Z', { remake: true, win: false, creepScore: 900 }),
  makeGame('2025-03-26T00:00:00Z', { queueId: 450, position: null, win: false, creepScore: 900, champion: 3 }),
  ...[2, 4].flatMap((player) => Array.from({ length: 9 }, (_, game) => makeGame(after('2025-02-20T00:00:00Z', 72 * game), { player }))),
  ...Array.from({ length: PLAYERS - 4 }, (_, other) =>
    Array.from({ length: 21 }, (_unused, game) =>
      makeGame(after('2025-03-20T00:00:00Z', game), {
        player: other + 5,
        win: game % 2 === 0,
        kills: game === 20 ? 9 : 1,
        champion: 1 + (other % 9),
      }),
    ),
  ).flat(),
];
/** p1 rises by ten points in the games of March 20 and later, p4 stays where it was. */
const RATINGS = `insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games)
  select p.match_id, p.slot, p.player_id, 420, p.started_at, m.match_id, case when p.player_id = 1 and p.started_at >= '2025-03-20' then 30 else 20 end,
    case when p.started_at >= '2025-03-02' then 1.8 else 2 end, 0.5, p.win, 1
  from participants p join matches m on m.id = p.match_id where p.player_id in (1, 4) and p.position is not null and not p.remake`;
const FIELDS = `status games since from insights { kind at champion { name } position queueId match { matchId } text
  evidence { unit n value before low high chance } }`;
const ask = (args = '', puuid = 'p1', selection = FIELDS) => `{ player(by: { puuid: "${puuid}" }) { insights${args} { ${selection} } } }`;

describeOnDatabases('insights of players', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  let now = NOW;
  beforeAll(async () => {
    test = await kind.create();
    await seedGames(test.database, GAMES, PLAYERS);
    await test.database.runScript(RATINGS);
    run = createRunOperation(test.database, null, () => now);
  });
  afterAll(() => test.dispose());
  beforeEach(() => {
    now = NOW;
  });

  const read = async (args?: string, puuid?: string, selection?: string) => {
    const { data, errors } = await run(ask(args, puuid, selection));
    expect(errors).toBeUndefined();
    return data.player.insights;
  };
  const kinds = async (args: string, puuid?: string) =>
    (await read(args, puuid)).insights.map((one: { evidence: { unit: string } }) => one.evidence.unit);

  it('tell what happened within the days, newest first, each with its evidence', async () => {
    const { insights, ...rest } = await read();
    expect(rest).toEqual({ status: 'OK', games: 112, since: '2024-12-20T00:00:00.000Z', from: '2025-03-02T00:00:00.000Z' });
    const nothing = { champion: null, position: null, queueId: null, match: null };
    const none = { before: null, low: null, high: null, chance: null };
    // Twelve games from March 20 on, eight hours apart.
    const newest = '2025-03-23T16:00:00.000Z';
    const [rating, streak, mastery, best, ...others] = insights;
    expect(others).toEqual([]);
    expect(rating).toMatchObject({ ...nothing, kind: 'RATING_CHANGE', at: newest, queueId: 420 });
    // Games from March 2 on: twelve of them, and those of the first hundred that were played then.
    expect(rating.evidence).toMatchObject({
      ...none,
      unit: 'RATING_DIFFERENCE',
      n: 25,
      value: 10,
      before: 20,
      low: expect.any(Number),
      high: expect.any(Number),
    });
    expect(rating.evidence.low).toBeGreaterThan(0);
    expect(rating.evidence.low + rating.evidence.high).toBeCloseTo(20, 9);
    expect(rating.text).toBe('The rating rose from 20.0 to 30.0 in 25 rated matches, by more than chance alone takes it.');
    // Python 3.11 by the formula of Wilson: upper end of 50 wins in 100, to the twelfth power.
    expect(streak).toEqual({
      ...{ ...nothing, kind: 'STREAK', at: newest, match: { matchId: 'EUW1_112' } },
      evidence: { ...none, unit: 'WINS_IN_A_ROW', n: 100, value: 12, chance: expect.closeTo(0.5961684696340044 ** 12, 12) },
      text: 'The newest 12 games were all won: at the win rate of the 100 games before, chance brings that about in 0.2 of 100 cases at most.',
    });
    // 12 of 12: the lower end is 1 / (1 + 1.96² / 12).
    expect(mastery).toEqual({
      ...{
        ...nothing,
        kind: 'CHAMPION_MASTERY',
        at: '2025-03-23T00:00:00.000Z',
        champion: { name: 'Name 2' },
        match: { matchId: 'EUW1_110' },
      },
      evidence: { ...none, unit: 'WIN_RATE', n: 12, value: 1, low: expect.closeTo(1 / (1 + 1.959963984540054 ** 2 / 12), 12), high: 1 },
      text: '12 of 12 games with Name 2 were won, 100.0 % (95 % interval 75.8 to 100.0).',
    });
    expect(best).toEqual({
      ...{ kind: 'PERSONAL_BEST', at: '2025-03-21T00:00:00.000Z', match: { matchId: 'EUW1_104' } },
      ...{ champion: { name: 'Name 2' }, position: 'MIDDLE', queueId: 440 },
      evidence: {
        ...none,
        unit: 'CS_PER_MINUTE',
        n: 103,
        value: expect.closeTo(20 / 3, 12),
        before: expect.closeTo(10 / 3, 12),
        chance: 1 / 104,
      },
      text: 'A personal best: 6.7 minions a minute, more than in any of the 103 games before (3.3 at most).',
    });
  });

  it('are those of the days, and the newest of them', async () => {
    expect(await kinds('(days: 90)')).toEqual(['RATING_DIFFERENCE', 'WINS_IN_A_ROW', 'WIN_RATE', 'CS_PER_MINUTE', 'DAMAGE_PER_MINUTE']);
    expect(await kinds('(days: 90, first: 2)')).toEqual(['RATING_DIFFERENCE', 'WINS_IN_A_ROW']);
    // March 23 is the first of nine days; before it the rating was 30 already.
    expect(await kinds('(days: 9)')).toEqual(['WINS_IN_A_ROW', 'WIN_RATE']);
    expect(await kinds('(days: 1)')).toEqual([]);
  });

  it('say that there is too little, and never guess', async () => {
    expect(await read('', 'p2', 'status games since insights { kind }')).toEqual({
      status: 'INSUFFICIENT_DATA',
      games: 9,
      since: '2025-02-20T00:00:00.000Z',
      insights: [],
    });
    expect(await read('', 'p3')).toEqual({
      ...{ status: 'INSUFFICIENT_DATA', games: 0, since: null, from: '2025-03-02T00:00:00.000Z', insights: [] },
    });
  });

  it('have a change of rating to go by where there are ratings from before and from within the days', async () => {
    expect(await read('', 'p4', 'status games insights { kind }')).toEqual({ status: 'OK', games: 9, insights: [] });
    expect(await read('(days: 200)', 'p4', 'status')).toEqual({ status: 'INSUFFICIENT_DATA' });
    expect(await read('(days: 5)', 'p4', 'status')).toEqual({ status: 'INSUFFICIENT_DATA' });
  });

  it('leave when the days do, in UTC, and are stored no longer', async () => {
    now = new Date('2025-04-19T23:59:59Z');
    expect(await kinds('')).toContain('CS_PER_MINUTE');
    now = new Date('2025-04-20T00:00:00Z');
    expect(await kinds('')).not.toContain('CS_PER_MINUTE');
    const lowered: number[] = [];
    const policy = { lower: ({ maxAgeSeconds }: { maxAgeSeconds: number }) => void lowered.push(maxAgeSeconds) };
    const create = composeContextFactory(test.database, undefined, { now: () => new Date('2025-04-19T23:58:00Z') });
    const contextValue = { ...create({ viewer: { role: 'ANONYMOUS' }, requestId: 'test' }), policy };
    await graphql({ schema: createSchema(), source: ask(), contextValue });
    expect(lowered).toEqual([120]);
  });

  it.each([
    ['days', 0, 365],
    ['days', 366, 365],
    ['first', 0, 50],
    ['first', 51, 50],
  ])('refuse %s of %d, naming the argument', async (argument, value, most) => {
    const { errors } = await run(ask(`(${argument}: ${value})`));
    expect(errors?.[0]?.message).toBe(`"${argument}" of Player.insights must be from 1 to ${most}, got ${value}`);
  });

  it('cost the same statements for one player and for fifty, champions and matches included', async () => {
    const selection = 'insights { status insights { kind text champion { name } match { matchId } } }';
    // The first of all, and of the first fifty by name all but p2, p3 and p4.
    for (const [first, some] of [
      [1, 1],
      [50, 47],
    ] as const) {
      const { data, errors, counts } = await run(`{ players(first: ${first}, orderBy: NAME_DESC) { nodes { ${selection} } } }`);
      expect(errors).toBeUndefined();
      const told = data.players.nodes.map(({ insights }: { insights: { insights: unknown[] } }) => insights.insights.length);
      expect(told.filter((count: number) => count > 0)).toHaveLength(some);
      expect(counts.map(({ label, count }) => [label, count]).sort()).toEqual([
        ['champions_by_id', 1],
        ['matches_by_id', 1],
        ['player_newest_games', 1],
        ['players_page', 1],
        ['rating_days_by_player', 1],
      ]);
    }
  });
});
