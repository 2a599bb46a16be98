import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEVIATION_FACTOR } from '../../src/analytics/rating-band.ts';
import { writeMatches } from '../../src/ingest/riot/match-writer.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { dumpRatings, type HistoryMatch, type HistoryRating, rateAll, toMatchRecord } from '../support/rating-history.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** Two days after the last match, which is played at 2024-12-08T08:00Z. */
const NOW = new Date('2024-12-10T12:00:00Z');
const plain = { arena: false, remake: false, bots: 0 } as const;
/** Eighty games in two hours each, and after them one of another queue and one of none. */
const MATCHES: readonly HistoryMatch[] = [
  ...Array.from({ length: 80 }, (_unused, index) => ({ ...plain, number: index + 1, hour: 2 * index, queueId: 420, seed: index + 1 })),
  { ...plain, number: 100, hour: 165, queueId: 440, seed: 100 },
  { ...plain, number: 101, hour: 100, queueId: null, seed: 101 },
];

describeOnDatabases('ratings in answers', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  let rows: readonly HistoryRating[];
  /** Somebody who played the game of queue 440. */
  let puuid: string;

  beforeAll(async () => {
    test = await kind.create();
    await seedChampions(test.database);
    const records = MATCHES.map((match) => ({ place: { file: 'fixture' }, value: toMatchRecord(match) }));
    await writeMatches(test.database, records, NOW);
    await rateAll(test.database);
    rows = await dumpRatings(test.database);
    puuid = rows.find(({ match }) => match === 'EUW1_100')?.puuid ?? '';
    run = createRunOperation(test.database, null, () => NOW);
  });
  afterAll(() => test.dispose());

  const ask = async (selection: string, of = puuid) => {
    const { data, errors } = await run(`{ player(by: { puuid: "${of}" }) { ${selection} } }`);
    expect(errors).toBeUndefined();
    return data.player;
  };
  const refuse = async (selection: string) => (await run(`{ player(by: { puuid: "${puuid}" }) { ${selection} } }`)).errors?.[0];
  const newestOf = (ladder: number, of = puuid) =>
    rows.filter((row) => row.puuid === of && row.ladder === ladder).sort((a, b) => b.games - a.games)[0];

  it('give the newest of the ladder asked for, with a band as wide as measurements say', async () => {
    const stored = newestOf(420);
    const { rating } = await ask('rating(queueId: 420) { value deviation low high provisional games queueId ratedAt }');
    expect(rating).toMatchObject({ value: stored?.rating, games: stored?.games, queueId: 420, provisional: true });
    expect(rating.deviation).toBe((stored?.deviation ?? 0) * DEVIATION_FACTOR);
    expect(rating.high - rating.low).toBeCloseTo(2 * 1.959964 * rating.deviation, 4);
    expect((rating.high + rating.low) / 2).toBeCloseTo(rating.value, 10);
  });

  it('give that of the newest rated match by default, and that of the main queue where one is set', async () => {
    expect((await ask('rating { queueId games }')).rating).toEqual({ queueId: 440, games: 1 });
    await test.database.runScript(`update players set main_queue_id = 420 where puuid = '${puuid}'`);
    expect((await ask('rating { queueId }')).rating).toEqual({ queueId: 420 });
    expect((await ask('rating(queueId: 440) { queueId }')).rating).toEqual({ queueId: 440 });
    await test.database.runScript(`update players set main_queue_id = 900 where puuid = '${puuid}'`);
    expect((await ask('rating { queueId }')).rating).toBeNull();
    await test.database.runScript(`update players set main_queue_id = null where puuid = '${puuid}'`);
  });

  it('have a ladder of matches without a queue, and are null where there is nothing', async () => {
    const of = rows.find(({ ladder }) => ladder === -1)?.puuid ?? '';
    expect((await ask('rating(queueId: -1) { queueId games }', of)).rating).toEqual({ queueId: null, games: 1 });
    expect(
      await ask('rating(queueId: 7) { value } ratingTrajectory(days: 9, queueId: 7) { value } stability(queueId: 7) { games }'),
    ).toEqual({
      rating: null,
      ratingTrajectory: [],
      stability: null,
    });
  });

  it('run through the days, of which those without matches keep what was', async () => {
    const { ratingTrajectory: days } = await ask('ratingTrajectory(days: 12, queueId: 420) { from before value games low high }');
    // Games from the first to the seventh of December; the window begins on November 29th.
    expect(days[0].from).toBe('2024-12-01T00:00:00.000Z');
    expect(days).toHaveLength(10);
    expect(days.map(({ before }: { before: string }) => before).slice(0, -1)).toEqual(
      days.slice(1).map(({ from }: { from: string }) => from),
    );
    const games = rows.filter((row) => row.puuid === puuid && row.ladder === 420);
    expect(days.reduce((sum: number, day: { games: number }) => sum + day.games, 0)).toBe(games.length);
    expect(days.at(-1)).toMatchObject({ games: 0, value: newestOf(420)?.rating });
    const { ratingTrajectory: short } = await ask('ratingTrajectory(days: 2, queueId: 420) { value games }');
    expect(short).toEqual([
      { value: newestOf(420)?.rating, games: 0 },
      { value: newestOf(420)?.rating, games: 0 },
    ]);
  });

  it('end days where a time zone does', async () => {
    const { ratingTrajectory: days } = await ask('ratingTrajectory(days: 3, queueId: 420, timezone: "Asia/Tokyo") { from }');
    expect(days.map(({ from }: { from: string }) => from)).toEqual([
      '2024-12-07T15:00:00.000Z',
      '2024-12-08T15:00:00.000Z',
      '2024-12-09T15:00:00.000Z',
    ]);
  });

  it('come with streaks, and with a spread where there is enough', async () => {
    const games = rows.filter((row) => row.puuid === puuid && row.ladder === 420).sort((a, b) => a.games - b.games);
    const few = await ask(
      'stability(queueId: 420) { status games queueId current { result length } longestWinStreak longestLossStreak spread spreadLow }',
    );
    const current = games.at(-1)?.won === true ? 'WIN' : 'LOSS';
    expect(few.stability).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      games: games.length,
      queueId: 420,
      current: { result: current },
      spread: null,
      spreadLow: null,
    });
    const text = games.map(({ won }) => (won ? 'W' : 'L')).join('');
    expect(few.stability.longestWinStreak).toBe(Math.max(...text.split('L').map((run) => run.length)));
    expect(few.stability.longestLossStreak).toBe(Math.max(...text.split('W').map((run) => run.length)));
    expect(few.stability.current.length).toBe(/(W+|L+)$/.exec(text)?.[0].length);
  });

  it('lead to forecasts: certain of what is reached, and the less likely the farther', async () => {
    const forecast = (rating: number) =>
      `rankForecast(target: { rating: ${rating} }, queueId: 420) { status targetRating probability low high gamesQuantiles { p10 p50 p90 } }`;
    const value = newestOf(420)?.rating ?? 0;
    expect((await ask(forecast(value - 1))).rankForecast).toMatchObject({
      status: 'OK',
      probability: 1,
      gamesQuantiles: { p10: 0, p50: 0, p90: 0 },
    });
    const [near, far] = [(await ask(forecast(value + 2))).rankForecast, (await ask(forecast(value + 12))).rankForecast];
    expect(near.probability).toBeGreaterThan(far.probability);
    expect(near.low).toBeLessThan(near.probability);
    expect(near.high).toBeGreaterThan(near.probability);
    expect(near.gamesQuantiles.p10).toBeGreaterThan(0);
    expect((await ask(forecast(value + 2))).rankForecast).toEqual(near);
    expect(
      (await ask('rankForecast(target: { rating: 20 }, queueId: 7) { status probability gamesQuantiles { p50 } }')).rankForecast,
    ).toEqual({
      status: 'INSUFFICIENT_DATA',
      probability: null,
      gamesQuantiles: null,
    });
  });

  it('tell ranks only by a line that was fitted', async () => {
    const selection = `rating(queueId: 420) { value games rankEstimate { points low high tier division ladder { queueId n } } }
      rankForecast(target: { rank: { tier: "GOLD", division: "II" } }, queueId: 420) { status targetRating }`;
    expect(await ask(selection)).toMatchObject({
      rating: { rankEstimate: null },
      rankForecast: { status: 'INSUFFICIENT_DATA', targetRating: null },
    });
    await test.database.runScript('insert into rank_fit (ladder, slope, intercept, residual, players) values (420, 50, 0, 100, 250)');
    const { rating, rankForecast } = await ask(selection);
    expect(rating.games).toBeGreaterThanOrEqual(20);
    expect(rating.rankEstimate).toMatchObject({ points: expect.closeTo(50 * rating.value, 8), ladder: { queueId: 420, n: 250 } });
    expect(rating.rankEstimate.high - rating.rankEstimate.points).toBeCloseTo(196, 0);
    expect(rankForecast).toEqual({ status: 'OK', targetRating: 28 });
    await test.database.runScript('delete from rank_fit');
  });

  it.each([
    ['ratingTrajectory(days: 0) { value }', '"days" of Player.ratingTrajectory must be from 1 to 365, got 0'],
    ['ratingTrajectory(days: 366) { value }', '"days" of Player.ratingTrajectory must be from 1 to 365, got 366'],
    [
      'ratingTrajectory(days: 3, timezone: "Mars/Base") { value }',
      'A time zone must be an IANA name such as "Europe/Kyiv", got "Mars/Base"',
    ],
    ['rankForecast(target: { rating: 201 }) { status }', '"target.rating" of Player.rankForecast must be from -100 to 200, got 201'],
    ['rankForecast(target: { rank: { tier: "WOOD" } }) { status }', 'below MASTER with a division from IV to I or none, got "WOOD"'],
    ['rankForecast(target: { rank: { tier: "MASTER", division: "I" } }) { status }', 'or none, got "MASTER I"'],
    ['rankForecast(target: { rating: 30 }, games: 0) { status }', '"games" of Player.rankForecast must be from 1 to 200, got 0'],
    ['rankForecast(target: { rating: 30 }, games: 201) { status }', '"games" of Player.rankForecast must be from 1 to 200, got 201'],
  ])('refuse %s', async (selection, message) => {
    const error = await refuse(selection);
    expect(error?.message).toContain(message);
    expect((error?.originalError as { code?: string } | undefined)?.code).toBe('BAD_INPUT');
  });
});
