import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { makeGame, type StatsGame, seedGames } from '../support/stats-games.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const at = (hour: number) => new Date(Date.UTC(2025, 0, 1, hour)).toISOString();
/** By game, one unit of noise about no line. */
const NOISE = [3, -2, 4, -5, 1, 2, -4, 3, -1, 2, -3, 1];
const noise = (game: number) => NOISE[game % NOISE.length] ?? 0;

/**
 * p1: 120 games as TOP of queue 420, of which minions rise by two and gold falls by 30 a game of 20 minutes; of five games in a row none is won at first and all in the end. Beside them remakes,
 * ARAM, games of another queue and position. p2: 39 games. p3: none.
 */
const GAMES: readonly StatsGame[] = [
  ...Array.from({ length: 120 }, (_, game) =>
    makeGame(at(game), {
      win: game % 5 < (game - 20) / 20,
      kills: 5 + (game % 2),
      deaths: game % 3,
      assists: 4,
      creepScore: 100 + 2 * game + noise(game),
      gold: 20_000 - 30 * game + noise(game),
      damage: 10_000 + noise(game),
      vision: 20 + (game % 4),
      seconds: 1_200,
    }),
  ),
  ...Array.from({ length: 30 }, (_, game) => makeGame(at(200 + game), { remake: true, creepScore: 0 })),
  ...Array.from({ length: 30 }, (_, game) => makeGame(at(300 + game), { queueId: 450, position: null, creepScore: 10 })),
  ...Array.from({ length: 9 }, (_, game) =>
    makeGame(at(400 + game), { queueId: 440, position: 'JUNGLE', creepScore: 90, seconds: game < 2 ? 0 : 1_800 }),
  ),
  ...Array.from({ length: 39 }, (_, game) => makeGame(at(game), { player: 2, win: game % 2 === 0 })),
];
const FIGURES = ['winRate', 'kda', 'deathsPerGame', 'csPerMinute', 'goldPerMinute', 'damagePerMinute', 'visionPerMinute'] as const;
const TREND = '{ status direction slope pValue n method }';
const ALL = FIGURES.map((figure) => `${figure} ${TREND}`).join(' ');

describeOnDatabases('trends of players', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await seedGames(test.database, GAMES);
    run = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());

  const read = async (args = '', puuid = 'p1', selection = `games since ${ALL}`) => {
    const { data, errors } = await run(`{ player(by: { puuid: "${puuid}" }) { trends${args} { ${selection} } } }`);
    expect(errors).toBeUndefined();
    return data.player.trends;
  };

  it('tell what rises, what falls and what does neither, with slopes a game', async () => {
    const trends = await read('(queueId: 420)');
    // The newest 100 of 120 games.
    expect(trends).toMatchObject({ games: 100, since: at(20) });
    // Two minions more a game of 20 minutes are 0.1 a minute; 30 gold less are 1.5.
    expect(trends.csPerMinute).toMatchObject({ status: 'OK', direction: 'RISING', slope: expect.closeTo(0.1, 2), n: 100 });
    expect(trends.goldPerMinute).toMatchObject({ status: 'OK', direction: 'FALLING', slope: expect.closeTo(-1.5, 2), n: 100 });
    for (const figure of ['kda', 'deathsPerGame', 'damagePerMinute', 'visionPerMinute']) {
      expect(trends[figure]).toMatchObject({ status: 'OK', direction: 'STABLE', n: 100 });
    }
    expect(trends.csPerMinute.pValue).toBeLessThan(0.001);
    expect(trends.damagePerMinute.pValue).toBeGreaterThan(0.05);
    expect(trends.kda.method).toContain('Theil–Sen');
  });

  it('tell the win rate by blocks of five games', async () => {
    const { winRate } = await read('(queueId: 420)');
    expect(winRate).toMatchObject({ status: 'OK', direction: 'RISING', n: 20 });
    // From 0 to 1 over a hundred games.
    expect(winRate.slope).toBeCloseTo(0.01, 3);
  });

  it('take Summoner’s Rift where nothing is named, and leave remakes out', async () => {
    expect(await read('', 'p1', 'games csPerMinute { n }')).toEqual({ games: 100, csPerMinute: { n: 98 } });
    expect(await read('(games: 200)', 'p1', 'games kda { n }')).toEqual({ games: 129, kda: { n: 129 } });
    expect(await read('(queueId: 450)', 'p1', 'games')).toEqual({ games: 30 });
    expect(await read('(position: JUNGLE)', 'p1', 'games since')).toEqual({ games: 9, since: at(400) });
    expect(await read('(position: JUNGLE, queueId: 420)', 'p1', 'games since')).toEqual({ games: 0, since: null });
  });

  it('say that there is too little, figure by figure, and never guess', async () => {
    const none = { status: 'INSUFFICIENT_DATA', direction: null, slope: null, pValue: null, n: 0, method: expect.any(String) };
    const nobody = await read('', 'p3');
    expect(nobody).toMatchObject({ games: 0, since: null });
    for (const figure of FIGURES) expect(nobody[figure]).toEqual(none);
    // Nine games, of which two have no playing time: nine deaths and seven figures a minute.
    const few = await read('(position: JUNGLE)');
    expect(few.deathsPerGame).toMatchObject({ status: 'OK', direction: 'STABLE', slope: 0, n: 9 });
    expect(few.goldPerMinute).toEqual({ ...none, n: 7 });
    expect(few.winRate).toEqual({ ...none, n: 1 });
    // 39 games fill seven blocks.
    expect((await read('', 'p2')).winRate).toEqual({ ...none, n: 7 });
  });

  it('are read once for all figures and players, whatever games they are of', async () => {
    for (const players of [1, 3]) {
      const { errors, counts } = await run(
        `{ players(first: ${players}) { nodes { a: trends { ${ALL} } b: trends { games } c: trends(queueId: 420, games: 20) { ${ALL} } } } }`,
      );
      expect(errors).toBeUndefined();
      expect(counts.map(({ label, count }) => [label, count])).toEqual([
        ['players_page', 1],
        ['player_newest_games', 1],
      ]);
    }
  });

  it.each([19, 0, -1, 201])('refuse %d games, naming the argument', async (games) => {
    const { errors } = await run(`{ player(by: { puuid: "p1" }) { trends(games: ${games}) { games } } }`);
    expect(errors?.[0]?.message).toBe(`"games" of Player.trends must be from 20 to 200, got ${games}`);
  });
});
