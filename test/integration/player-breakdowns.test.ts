import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { makeGame, type StatsGame, seedGames } from '../support/stats-games.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** So many games with a champion, the first of them won. */
const games = (count: number, wins: number, changes: Partial<StatsGame>) =>
  Array.from({ length: count }, (_, index) =>
    makeGame(new Date(Date.UTC(2025, index % 5, 1 + (changes.champion ?? 0), index)).toISOString(), { ...changes, win: index < wins }),
  );

const GAMES: readonly StatsGame[] = [
  ...games(1, 1, { champion: 1 }),
  ...games(20, 14, { champion: 2, kills: 4, deaths: 2, assists: 3 }),
  ...games(8, 5, { champion: 3, position: 'JUNGLE', kills: 9, deaths: 0, assists: 2, creepScore: 150, seconds: 1_500, queueId: 440 }),
  ...games(8, 5, { champion: 4, position: 'JUNGLE', kills: 9, deaths: 0, assists: 2, creepScore: 150, seconds: 1_500 }),
  ...games(12, 12, { champion: 5, position: null, queueId: 450 }),
  ...games(3, 3, { champion: 6, remake: true }),
  ...games(2, 0, { champion: 7, position: 'UTILITY', seconds: 0 }),
];

describeOnDatabases('what games come to', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await seedGames(test.database, GAMES);
    run = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());

  const read = async (selection: string, puuid = 'p1') => {
    const { data, errors } = await run(`{ player(by: { puuid: "${puuid}" }) { ${selection} } }`);
    expect(errors).toBeUndefined();
    return data.player;
  };
  const listChampions = async (args: string) =>
    ((await read(`champions${args} { champion { id } }`)).champions as { champion: { id: number } }[]).map(({ champion }) => champion.id);

  it('by champion is ranked by what the win rate is at least, so that one game won of one does not lead', async () => {
    // Lower ends: 14 of 20 0.481, 5 of 8 0.306, 1 of 1 0.207, 0 of 2 0.
    expect(await listChampions('')).toEqual([2, 3, 4, 1, 7]);
  });

  it.each([
    ['(orderBy: GAMES)', [2, 3, 4, 7, 1]],
    ['(orderBy: KDA)', [3, 4, 2, 1, 7]],
    ['(minGames: 8)', [2, 3, 4]],
    ['(minGames: 2, orderBy: GAMES, first: 2)', [2, 3]],
    ['(queueId: 450)', [5]],
    ['(queueId: 440)', [3]],
    ['(position: JUNGLE)', [3, 4]],
    ['(position: JUNGLE, queueId: 420)', [4]],
    ['(position: TOP, queueId: 450)', []],
  ])('by champion with %s is %j', async (args, expected) => {
    expect(await listChampions(args)).toEqual(expected);
  });

  it('by champion adds up all months', async () => {
    const { champions } =
      await read(`champions(minGames: 20) { champion { id name } games winRate { value wins games low high } kda killsPerGame deathsPerGame
      assistsPerGame csPerMinute goldPerMinute damagePerMinute visionPerMinute }`);
    expect(champions).toEqual([
      {
        champion: { id: 2, name: 'Name 2' },
        games: 20,
        // Wilson's interval of 14 of 20, as scipy 1.17.1 gives it: binomtest(14, 20).proportion_ci(method='wilson').
        winRate: { value: 0.7, wins: 14, games: 20, low: expect.closeTo(0.481027, 6), high: expect.closeTo(0.854523, 6) },
        kda: 3.5,
        killsPerGame: 4,
        deathsPerGame: 2,
        assistsPerGame: 3,
        csPerMinute: expect.closeTo(100 / 30, 12),
        goldPerMinute: 300,
        damagePerMinute: 400,
        visionPerMinute: expect.closeTo(1 / 3, 12),
      },
    ]);
  });

  it('by position leaves modes without positions apart', async () => {
    const { positions } = await read('positions { position share games winRate { wins } kda csPerMinute }');
    expect(positions).toEqual([
      {
        position: 'TOP',
        share: 21 / 39,
        games: 21,
        winRate: { wins: 15 },
        kda: expect.closeTo((81 + 61) / 41, 12),
        csPerMinute: expect.closeTo(100 / 30, 12),
      },
      { position: 'JUNGLE', share: 16 / 39, games: 16, winRate: { wins: 10 }, kda: 176, csPerMinute: 6 },
      { position: 'UTILITY', share: 2 / 39, games: 2, winRate: { wins: 0 }, kda: 2, csPerMinute: null },
    ]);
    expect((await read('positions(queueId: 440) { position share }')).positions).toEqual([{ position: 'JUNGLE', share: 1 }]);
    expect((await read('positions(queueId: 450) { position }')).positions).toEqual([]);
  });

  it('is nothing for who has not played', async () => {
    expect(await read('champions { games } positions { games }', 'p3')).toEqual({ champions: [], positions: [] });
  });

  it('is read once for orders, limits and filters beside each other, however many players there are', async () => {
    for (const players of [1, 3]) {
      const { errors, counts } = await run(`{ players(first: ${players}) { nodes {
        a: champions { games } b: champions(orderBy: KDA, first: 1) { kda } c: champions(queueId: 420, position: TOP) { games }
        d: positions { games } e: positions(queueId: 440) { share }
      } } }`);
      expect(errors).toBeUndefined();
      expect(counts.map(({ label, count }) => [label, count]).sort()).toEqual([
        ['player_champions', 1],
        ['player_positions', 1],
        ['players_page', 1],
      ]);
    }
  });

  it.each([
    ['minGames: 0', '"minGames" of Player.champions must be from 1'],
    ['minGames: -1', '"minGames" of Player.champions must be from 1'],
    ['first: 0', '"first" of Player.champions must be from 1 to 100, got 0'],
    ['first: 101', '"first" of Player.champions must be from 1 to 100, got 101'],
  ])('refuses %s, naming the argument', async (args, message) => {
    const { errors } = await run(`{ player(by: { puuid: "p1" }) { champions(${args}) { games } } }`);
    expect(errors?.map((error) => error.message)).toEqual([expect.stringContaining(message)]);
  });
});
