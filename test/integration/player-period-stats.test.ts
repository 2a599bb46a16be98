import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPrismaClient } from '../../src/data/prisma-client.ts';
import { createSeasonSettings } from '../../src/data/season-settings.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { makeGame, type StatsGame, seedGames } from '../support/stats-games.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2025-03-31T12:00:00Z');
const FIGURES = `games winRate { value wins games low high } kda killsPerGame deathsPerGame assistsPerGame csPerMinute goldPerMinute damagePerMinute
  visionPerMinute hoursPlayed`;

/** Around the beginnings of days in Kyiv, where 2025-03-30 had 23 hours, and of months. */
const GAMES: readonly StatsGame[] = [
  // Monday there, Sunday in UTC.
  makeGame('2025-03-30T21:00:00Z', {
    win: true,
    kills: 10,
    deaths: 0,
    assists: 5,
    creepScore: 240,
    seconds: 2_400,
    gold: 12_000,
    damage: 24_000,
    vision: 20,
  }),
  makeGame('2025-03-31T10:00:00Z', {
    win: false,
    kills: 2,
    deaths: 4,
    assists: 3,
    creepScore: 60,
    seconds: 1_200,
    gold: 6_000,
    damage: 6_000,
    vision: 10,
    queueId: 450,
    position: null,
  }),
  makeGame('2025-03-31T11:00:00Z', { remake: true, kills: 99 }),
  makeGame('2025-03-30T20:59:59.999Z', { win: false, position: 'JUNGLE' }),
  makeGame('2025-03-29T22:00:00Z', { win: true }),
  makeGame('2025-03-29T21:59:59Z', { win: true }),
  makeGame('2025-03-01T00:00:00Z', { win: true, queueId: null }),
  makeGame('2025-02-28T23:59:59Z', { win: false }),
  makeGame('2025-01-09T12:00:00Z', { win: true }),
  makeGame('2025-01-09T11:59:59Z', { win: false }),
  makeGame('2024-09-25T12:00:00Z', { win: false }),
  makeGame('2022-05-05T00:00:00Z', { win: true }),
  makeGame('2025-03-31T01:00:00Z', { player: 2, win: true }),
];

interface Sums {
  games: number;
  wins: number;
  kills: number;
  seconds: number;
}

describeOnDatabases('the statistics of a period', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await seedGames(test.database, GAMES);
    run = createRunOperation(test.database, null, () => NOW);
  });
  afterAll(() => test.dispose());

  const read = async (args: string, selection: string, puuid = 'p1') => {
    const { data, errors } = await run(`{ player(by: { puuid: "${puuid}" }) { periodStats${args} { ${selection} } } }`);
    expect(errors).toBeUndefined();
    return data.player.periodStats;
  };

  it('are what the sums of its games come to', async () => {
    const today = await read('(period: TODAY, timezone: "Europe/Kyiv")', `status from before season ${FIGURES}`);
    expect(today).toEqual({
      status: 'OK',
      from: '2025-03-30T21:00:00.000Z',
      before: '2025-03-31T21:00:00.000Z',
      season: null,
      games: 2,
      // Wilson's interval of one of two, as scipy 1.17.1 gives it: binomtest(1, 2).proportion_ci(method='wilson').
      winRate: { value: 0.5, wins: 1, games: 2, low: expect.closeTo(0.0945312, 6), high: expect.closeTo(0.9054688, 6) },
      kda: 5,
      killsPerGame: 6,
      deathsPerGame: 2,
      assistsPerGame: 4,
      csPerMinute: 5,
      goldPerMinute: 300,
      damagePerMinute: 500,
      visionPerMinute: 0.5,
      hoursPlayed: 1,
    });
  });

  it.each([
    ['today', '(period: TODAY)', 1, 0],
    ['today in Kyiv', '(period: TODAY, timezone: "Europe/Kyiv")', 2, 1],
    ['this week', '(period: WEEK)', 1, 0],
    ['this week in Kyiv', '(period: WEEK, timezone: "Europe/Kyiv")', 2, 1],
    ['this month', '(period: MONTH)', 6, 4],
    ['this month in Kyiv, which begins two hours earlier', '(period: MONTH, timezone: "Europe/Kyiv")', 7, 4],
    ['this season', '(period: SEASON)', 8, 5],
    ['all time', '(period: ALL)', 11, 6],
    ['all time, when nothing is said', '', 11, 6],
    ['a queue', '(queueId: 450)', 1, 0],
    ['a position', '(position: JUNGLE)', 1, 0],
    ['a position of another queue', '(position: TOP, queueId: 450)', 0, 0],
    ['whole months', '(range: { from: "2025-01-01T00:00:00Z", before: "2025-03-01T00:00:00Z" })', 3, 1],
    ['months and pieces of them', '(range: { from: "2025-01-09T12:00:00Z", before: "2025-03-30T00:00:00Z" })', 5, 4],
    ['a moment', '(range: { from: "2025-03-30T20:59:59.999Z", before: "2025-03-30T21:00:00Z" })', 1, 0],
  ])('count the games of %s', async (_what, args, games, wins) => {
    expect((await read(args, 'winRate { games wins }')).winRate).toEqual({ games, wins });
  });

  it('are compared with the period before', async () => {
    const week = await read(
      '(period: WEEK, timezone: "Europe/Kyiv")',
      'games previous { from before games winRate { wins } previous { games } winRateChange { effect } } winRateChange { effect low high }',
    );
    expect(week).toEqual({
      games: 2,
      previous: {
        from: '2025-03-23T22:00:00.000Z',
        before: '2025-03-30T21:00:00.000Z',
        games: 3,
        winRate: { wins: 2 },
        previous: null,
        winRateChange: null,
      },
      // 1 of 2 against 2 of 3 by Newcombe's method 10: Wilson's bounds are 0.0945 and 0.9055, 0.2077 and 0.9385.
      winRateChange: { effect: expect.closeTo(-1 / 6, 9), low: expect.closeTo(-0.6548, 4), high: expect.closeTo(0.4458, 4) },
    });
    expect(await read('(period: SEASON)', 'season previous { season games }')).toEqual({
      season: '2025',
      previous: { season: '2024 Split 3', games: 2 },
    });
    const range = '(range: { from: "2025-03-30T00:00:00Z", before: "2025-04-01T00:00:00Z" })';
    expect(await read(range, 'games previous { from before games }')).toEqual({
      games: 3,
      previous: { from: '2025-03-28T00:00:00.000Z', before: '2025-03-30T00:00:00.000Z', games: 2 },
    });
    expect(await read('', 'previous { games } winRateChange { effect }')).toEqual({ previous: null, winRateChange: null });
  });

  it('are null without games, and say so', async () => {
    const none = await read('(period: TODAY)', `status ${FIGURES} winRateChange { effect }`, 'p3');
    expect(none).toEqual({
      status: 'NO_GAMES',
      games: 0,
      winRate: { value: null, wins: 0, games: 0, low: null, high: null },
      kda: null,
      killsPerGame: null,
      deathsPerGame: null,
      assistsPerGame: null,
      csPerMinute: null,
      goldPerMinute: null,
      damagePerMinute: null,
      visionPerMinute: null,
      hoursPlayed: 0,
      winRateChange: null,
    });
  });

  it('of a season are null where none is known, with the reason', async () => {
    const early = createRunOperation(test.database, null, () => new Date('2020-01-01T00:00:00Z'));
    const { data, errors } = await early(
      `{ player(by: { puuid: "p1" }) { periodStats(period: SEASON) { status from before season games winRate { games } kda hoursPlayed previous { games } winRateChange { effect } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.player.periodStats).toEqual({
      status: 'NO_SEASON',
      from: null,
      before: null,
      season: null,
      games: null,
      winRate: null,
      kda: null,
      hoursPlayed: null,
      previous: null,
      winRateChange: null,
    });
  });

  it.each([
    ['(timezone: "Nowhere")', '"timezone" of Player.periodStats'],
    ['(period: WEEK, range: { from: "2025-01-01T00:00:00Z", before: "2025-01-02T00:00:00Z" })', '"range" of Player.periodStats'],
    ['(range: { from: "2025-01-02T00:00:00Z", before: "2025-01-01T00:00:00Z" })', '"range" of Player.periodStats'],
    ['(range: { from: "1700-01-01T00:00:00Z", before: "2025-01-01T00:00:00Z" })', '"range" of Player.periodStats'],
  ])('refuse %s and leave the rest', async (args, argument) => {
    const { data, errors } = await run(
      `{ player(by: { puuid: "p1" }) { puuid } bad: player(by: { puuid: "p1" }) { periodStats${args} { games } } }`,
    );
    expect(data).toEqual({ player: { puuid: 'p1' }, bad: { periodStats: null } });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain(argument);
  });

  it('cost one statement, whatever the number of players, periods and filters', async () => {
    for (const players of [1, 3]) {
      const { errors, counts } = await run(`{ players(first: ${players}) { nodes {
        a: periodStats { ${FIGURES} } b: periodStats(period: WEEK) { games previous { games } winRateChange { effect } }
        c: periodStats(period: MONTH, timezone: "Asia/Seoul", queueId: 420) { kda previous { kda } }
        d: periodStats(range: { from: "2025-01-05T00:00:00Z", before: "2025-03-05T00:00:00Z" }, position: TOP) { status }
      } } }`);
      expect(errors).toBeUndefined();
      expect(counts.map(({ label, count }) => [label, count])).toEqual([
        ['players_page', 1],
        ['player_periods', 1],
      ]);
    }
    // The season is looked up first; what does not need it does not wait.
    const { statements } = await run('{ players { nodes { a: periodStats(period: SEASON) { games previous { games } } } } }');
    expect(statements).toBe(3);
  });

  it('are none for a player of whom only the period is asked', async () => {
    const { statements } = await run('{ player(by: { puuid: "p1" }) { periodStats(period: WEEK) { from before previous { from } } } }');
    expect(statements).toBe(1);
  });

  it('equal what the games of any range add up to', async () => {
    const from = Date.UTC(2024, 11, 20);
    const days = fc.integer({ min: 0, max: 120 * 24 });
    await fc.assert(
      fc.asyncProperty(days, days, fc.constantFrom(null, 420, 450), fc.constantFrom(null, 'TOP'), async (one, other, queueId, position) => {
        fc.pre(one !== other);
        const [start, end] = [Math.min(one, other), Math.max(one, other)].map((hour) => new Date(from + hour * 3_600_000));
        if (start === undefined || end === undefined) return;
        const expected: Sums = { games: 0, wins: 0, kills: 0, seconds: 0 };
        for (const game of GAMES) {
          const isMeant = game.player === 1 && !game.remake && game.at >= start && game.at < end;
          if (!isMeant || (queueId !== null && game.queueId !== queueId) || (position !== null && game.position !== position)) continue;
          expected.games += 1;
          expected.wins += game.win ? 1 : 0;
          expected.kills += game.kills;
          expected.seconds += game.seconds;
        }
        const args = `(range: { from: "${start.toISOString()}", before: "${end.toISOString()}" }, queueId: ${queueId}, position: ${position})`;
        const stats = await read(args, 'games winRate { wins } killsPerGame hoursPlayed');
        expect(stats).toEqual({
          games: expected.games,
          winRate: { wins: expected.wins },
          killsPerGame: expected.games === 0 ? null : expected.kills / expected.games,
          hoursPlayed: expected.seconds / 3_600,
        });
      }),
      { numRuns: 150 },
    );
  });

  it('of a season follow the table of seasons', async () => {
    const settings = createSeasonSettings(createPrismaClient(test.database));
    await settings.set('Spring', new Date('2025-03-31T00:00:00Z'));
    try {
      expect(await read('(period: SEASON)', 'season games')).toEqual({ season: 'Spring', games: 1 });
    } finally {
      await settings.remove('Spring');
    }
    expect(await read('(period: SEASON)', 'season')).toEqual({ season: '2025' });
  });
});
