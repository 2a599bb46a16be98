import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Database, defineStatement } from '../../src/data/database.ts';
import { rankFitStep } from '../../src/jobs/rank-fit-step.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const readFits = defineStatement('test_rank_fits', 'select ladder, slope, intercept, residual, players from rank_fit order by ladder');
/** Players whose ratings rise by tenths from 20, with 40 points for each unit of rating and 10 more or less by turns; they have `games` each. */
const seed = (players: number, games: number) => `
insert into players (id, puuid, platform) select n, 'p' || n, 'EUW1' from generate_series(1, ${players}) n;
insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games)
  select 10 * n + k, 1, n, 420, '2025-01-01'::timestamptz + k * interval '1 day', 'M' || k, case when k = 2 then 20 + n / 10.0 else 99 end, 3, 0.5, true, ${games} - 2 + k
  from generate_series(1, ${players}) n, generate_series(1, 2) k;
insert into player_ranks (player_id, queue, tier, division, league_points, wins, losses)
  select n, 'RANKED_SOLO_5x5', 'IRON', 'IV', 4 * n + 10 * (n % 2 * 2 - 1), 1, 1 from generate_series(1, ${players}) n;`;

describeOnDatabases('setting ratings against ranks', (kind) => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await kind.create();
    database = test.database;
  });
  afterAll(() => test.dispose());
  beforeEach(() =>
    database.runScript('delete from players; delete from participant_rating; delete from rank_fit; delete from analytics.rank_fit_mark'),
  );

  const refresh = async () => {
    for (;;) if ((await rankFitStep.advance(database, { deep: true, now: new Date('2026-01-01') })).kind === 'idle') return;
  };

  it('fits the line through the newest ratings of those who have a rank', async () => {
    await database.runScript(seed(200, 20));
    await refresh();
    const [fit] = await database.query<Record<string, number>>(readFits, []);
    // Points are 4 n ± 10 and ratings 20 + n / 10; the turns tilt the line by less than a hundredth.
    expect(fit).toMatchObject({ ladder: 420, players: 200 });
    expect(fit?.['slope']).toBeCloseTo(40, 1);
    expect(fit?.['intercept']).toBeCloseTo(-800, -1);
    expect(fit?.['residual']).toBeCloseTo(10 * Math.sqrt(200 / 198), 1);
    expect(await rankFitStep.check(database)).toEqual([]);
  });

  it('has no line for 199 players, for players with 19 games, and for tiers that are none', async () => {
    await database.runScript(seed(199, 20));
    await refresh();
    expect(await database.query(readFits, [])).toEqual([]);
    await database.runScript(`delete from players; delete from participant_rating; ${seed(250, 19)}`);
    await refresh();
    expect(await database.query(readFits, [])).toEqual([]);
    await database.runScript(
      `delete from players; delete from participant_rating; ${seed(250, 20)} update player_ranks set tier = 'WOOD' where player_id > 190`,
    );
    await refresh();
    expect(await database.query(readFits, [])).toEqual([]);
  });

  it('follows ranks that change, and loses the line when too few are left', async () => {
    await database.runScript(seed(220, 30));
    await refresh();
    await database.runScript('update player_ranks set league_points = league_points + 100');
    expect(await rankFitStep.check(database)).toEqual(['The line from ratings to ranks in ladder 420 differs from a recount']);
    await refresh();
    expect(await rankFitStep.check(database)).toEqual([]);
    await database.runScript('update player_ranks set wins = wins + 1');
    expect(await rankFitStep.advance(database, { deep: true, now: new Date('2026-01-01') })).toEqual({ kind: 'idle' });
    await database.runScript('delete from player_ranks where player_id <= 30');
    await refresh();
    expect(await database.query(readFits, [])).toEqual([]);
  });

  it('repairs a line that was changed by hand', async () => {
    await database.runScript(seed(220, 30));
    await refresh();
    await database.runScript(
      'update rank_fit set slope = 1; insert into rank_fit (ladder, slope, intercept, residual, players) values (9, 1, 1, 1, 1)',
    );
    expect(await rankFitStep.check(database)).toHaveLength(2);
    await rankFitStep.repair(database);
    await refresh();
    expect(await rankFitStep.check(database)).toEqual([]);
  });
});
