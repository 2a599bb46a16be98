import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { refreshAnalytics } from '../../src/jobs/refresh-analytics.ts';
import { standingStep } from '../../src/jobs/standing-step.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const PLAYERS = 34;
const STATS = ['CS_PER_MINUTE', 'DAMAGE_PER_MINUTE', 'DEATHS_PER_GAME', 'GOLD_PER_MINUTE', 'VISION_PER_MINUTE'] as const;
const WORLD = `insert into players (id, puuid, platform) select n, 'p' || n, 'EUW1' from generate_series(1, ${PLAYERS}) n;
insert into champions (id, key, key_fold) values (1, 'C1', 'c1');`;
const PART_COLUMNS = `match_id, slot, player_id, started_at, queue_id, position, duration_seconds, remake, team_id, champion_id, win, kills, deaths, assists, creep_score,
  gold_earned, damage_to_champions, vision_score, bot`;

interface Total {
  readonly queueId: number;
  readonly position: string;
  readonly deaths: number;
  readonly cs: number;
  readonly gold: number;
  readonly damage: number;
  readonly vision: number;
  readonly games: number;
  readonly minutes: number;
}

/** Sums of the parts themselves, which are not what percentiles are computed from. */
const TOTALS = `select coalesce(queue_id, -1) as "queueId", position, count(*)::int as games, sum(deaths)::int as deaths, sum(creep_score)::int as cs,
    sum(gold_earned)::int as gold, sum(damage_to_champions)::int as damage, sum(vision_score)::int as vision, sum(duration_seconds)::int / 60.0::float8 as minutes
  from participants where player_id is not null and position is not null and not remake group by player_id, queue_id, position having count(*) >= 10`;

/** What is to be stored, by `queue position stat`: how many are compared, and the 101 quantiles by definition 7. */
function summarise(totals: readonly Total[]): Map<string, { players: number; quantiles: number[] }> {
  const toValues = ({ deaths, cs, gold, damage, vision, games, minutes }: Total): Record<(typeof STATS)[number], number | null> => {
    const aMinute = (sum: number) => (minutes === 0 ? null : sum / minutes);
    return {
      CS_PER_MINUTE: aMinute(cs),
      DAMAGE_PER_MINUTE: aMinute(damage),
      DEATHS_PER_GAME: deaths / games,
      GOLD_PER_MINUTE: aMinute(gold),
      VISION_PER_MINUTE: aMinute(vision),
    };
  };
  const groups = Map.groupBy(totals, ({ queueId, position }) => `${queueId} ${position}`);
  return new Map(
    [...groups].flatMap(([group, members]) =>
      STATS.flatMap((stat) => {
        const values = members.flatMap((total) => toValues(total)[stat] ?? []).sort((one, other) => one - other);
        if (values.length < 30) return [];
        const quantiles = Array.from({ length: 101 }, (_, percent) => {
          const at = (percent / 100) * (values.length - 1);
          const [below = 0, above = below] = values.slice(Math.floor(at));
          return below + (at - Math.floor(at)) * (above - below);
        });
        return [[`${group} ${stat}`, { players: values.length, quantiles }] as const];
      }),
    ),
  );
}

/** @param playerIds SQL of the players, one `id` each @param figures deaths and what stands for the rest, as SQL of `id` and `n` */
const playGames = (playerIds: string, count: number, { queue = '420', position = 'TOP', figures = 'id + n', seconds = 1_200 } = {}) => [
  `insert into matches (id, match_id, platform, queue_id, started_at, duration_seconds, remake, source_rank, content_hash)
     select first + at, 'M' || first + at, 'EUW1', ${queue}, timestamptz '2025-01-01' + at * interval '1 minute', ${seconds}, false, 3, ''
       from (select row_number() over () as at, (select coalesce(max(id), 0) from matches) as first from (${playerIds}) player, generate_series(1, ${count})) numbered`,
  `insert into participants (${PART_COLUMNS})
     select match.id, 1, player_id, started_at, queue_id, '${position}', ${seconds}, false, 100, 1, true, 1, figure % 7, 2, figure * 3, figure * 100, figure * 170, figure % 11, false
       from (select id as player_id, ${figures} as figure, row_number() over (order by id, n) as at from (${playerIds}) player, generate_series(1, ${count}) n) chosen
       join (select id, started_at, queue_id, row_number() over (order by id) as at from matches where not exists (select from participants where match_id = matches.id)) match using (at)`,
];
const EVERYBODY = `select id from players where id <= ${PLAYERS}`;
const change = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom(EVERYBODY, EVERYBODY, 'select id from players where id % 2 = 0', 'select 3::bigint as id'),
        fc.integer({ min: 8, max: 14 }),
        fc.constantFrom('420', '420', 'null'),
        fc.constantFrom('TOP', 'TOP', 'MIDDLE'),
      )
      .map(([players, count, queue, position]) => playGames(players, count, { queue, position })),
  },
  fc.integer({ min: 1, max: PLAYERS }).map((id) => [`update participants set deaths = 9, creep_score = 1 where player_id = ${id}`]),
  fc
    .integer({ min: 1, max: PLAYERS })
    .map((id) => [`delete from matches where id in (select match_id from participants where player_id = ${id})`]),
  fc.constant(['update participants set remake = true where match_id % 7 = 0']),
  fc.constant([`update participants set position = 'MIDDLE' where match_id % 5 = 0`]),
  fc.constant(['update participants set queue_id = 420 where match_id % 3 = 0']),
  fc.constant(['update participants set duration_seconds = 0 where player_id < 3']),
);

describeOnDatabases('percentiles', (kind) => {
  let test: TestDatabase;
  let ask: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(WORLD);
    ask = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());
  beforeEach(() =>
    test.database.runScript('truncate matches cascade; truncate standings, stat_percentiles; delete from analytics.standing_mark'),
  );

  const run = (...statements: readonly string[]) =>
    test.database.transaction(async (writer) => {
      for (const text of statements)
        await writer.execute({ name: 'percentile_test', label: 'percentile_test', text, planEachTime: true }, []);
    });
  const read = <Row>(text: string) =>
    test.database.query<Row>({ name: 'percentile_test', label: 'percentile_test', text, planEachTime: true }, []);
  const refresh = () => refreshAnalytics({ database: test.database, steps: [standingStep], deep: true });
  const listStored = () =>
    read<{ key: string; players: number; quantiles: number[] }>(
      `select concat_ws(' ', queue_id, position, stat) as key, players, quantiles from stat_percentiles order by 1`,
    );
  const readPercentiles = async (puuid: string, args = '') => {
    const { data, errors, statements } = await ask(
      `{ player(by: { puuid: "${puuid}" }) { percentiles${args} { status queueId position games players figures { stat value low high percentile percentileLow percentileHigh median } } } }`,
    );
    expect(errors).toBeUndefined();
    return { ...data.player.percentiles, statements };
  };

  it('are what a recount of all matches gives, after late, edited, doubled and removed ones', { timeout: 240_000 }, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 8, size: 'max' }), async (changes) => {
        await test.database.runScript('truncate matches cascade');
        for (const [at, one] of changes.entries()) {
          await run(...one);
          if (at % 3 === 2) await standingStep.advance(test.database, { deep: true, now: new Date(0) });
        }
        await refresh();
        const expected = summarise(await read<Total>(TOTALS));
        const stored = await listStored();
        expect(stored.map(({ key }) => key).sort()).toEqual([...expected.keys()].sort());
        for (const { key, players, quantiles } of stored) {
          expect(players).toBe(expected.get(key)?.players);
          for (const [at, value] of quantiles.entries()) expect(value).toBeCloseTo(expected.get(key)?.quantiles[at] ?? Number.NaN, 8);
        }
        expect(await standingStep.check(test.database)).toEqual([]);
        compared += stored.length;
      }),
      { numRuns: 20, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it('are stored from 30 players with 10 games on', async () => {
    await run(...playGames('select id from players where id <= 29', 10), ...playGames('select 30::bigint as id', 9));
    await refresh();
    expect(await listStored()).toEqual([]);
    await run(...playGames('select 30::bigint as id', 1));
    await refresh();
    expect((await listStored()).map(({ key, players }) => [key, players])).toEqual(STATS.map((stat) => [`420 TOP ${stat}`, 30]));
  });

  it('change at a refresh alone, and only where they differ', async () => {
    await run(...playGames(EVERYBODY, 10));
    await refresh();
    const versions = () => read<{ stat: string }>('select stat, xmin::text, ctid::text from stat_percentiles order by 1');
    const before = await versions();
    await run('update participants set deaths = 30 where player_id = 1');
    expect(await versions()).toEqual(before);
    await refresh();
    const changed = (await versions()).filter((row, at) => JSON.stringify(row) !== JSON.stringify(before[at]));
    expect(changed.map(({ stat }) => stat)).toEqual(['DEATHS_PER_GAME']);
  });

  it('are found to differ, and mended', async () => {
    await run(...playGames(EVERYBODY, 10));
    await refresh();
    await run(
      `update stat_percentiles set players = 9 where stat = 'CS_PER_MINUTE'`,
      `delete from stat_percentiles where stat = 'DEATHS_PER_GAME'`,
    );
    expect(await standingStep.check(test.database)).toEqual(['Queue 420: 2 percentiles differ from a recount']);
    await standingStep.repair(test.database);
    await refresh();
    expect(await standingStep.check(test.database)).toEqual([]);
  });

  it('say where a player stands, with an interval, in two statements beside the player', async () => {
    await run(...playGames(EVERYBODY, 20, { figures: 'id * 10 + n % 2' }));
    await refresh();
    const { statements, figures, ...rest } = await readPercentiles('p17');
    expect(rest).toEqual({ status: 'OK', queueId: 420, position: 'TOP', games: 20, players: PLAYERS });
    expect(statements).toBe(3);
    const [farm] = figures;
    // Minions: 510 or 513 in 20 minutes. Of 34 players 16 have fewer: 16 of 33 steps.
    expect(farm.stat).toBe('CS_PER_MINUTE');
    expect(farm.value).toBeCloseTo(511.5 / 20, 9);
    expect(farm.percentile).toBeCloseTo((100 * 16) / 33, 0);
    expect(farm.low).toBeLessThan(farm.value);
    expect(farm.percentileLow).toBeLessThanOrEqual(farm.percentile);
    expect(farm.percentileHigh).toBeGreaterThanOrEqual(farm.percentile);
    expect(farm.median).toBeCloseTo((175 * 3 + 1.5) / 20, 9);
    expect((await readPercentiles('p34')).figures[0].percentile).toBe(100);
    expect((await readPercentiles('p1')).figures[0].percentile).toBe(0);
  });

  it('are those of most of the newest games, unless asked otherwise', async () => {
    await run(...playGames(EVERYBODY, 15), ...playGames('select 1::bigint as id', 12, { position: 'JUNGLE' }));
    await refresh();
    expect(await readPercentiles('p1')).toMatchObject({ status: 'OK', position: 'TOP', games: 15 });
    expect(await readPercentiles('p1', '(position: JUNGLE)')).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      queueId: 420,
      position: 'JUNGLE',
      games: 12,
      players: 0,
      figures: [],
    });
    expect(await readPercentiles('p1', '(queueId: 420, position: TOP)')).toMatchObject({ status: 'OK', games: 15 });
    expect(await readPercentiles('p1', '(queueId: 440)')).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      queueId: 440,
      position: null,
      games: 0,
    });
  });

  it('are insufficient below 10 games, and refuse numbers of games that are too few or too many', async () => {
    await run(...playGames('select id from players where id > 1', 10), ...playGames('select 1::bigint as id', 9));
    await refresh();
    expect(await readPercentiles('p1')).toMatchObject({ status: 'INSUFFICIENT_DATA', games: 9, players: PLAYERS - 1, figures: [] });
    for (const games of [19, 201]) {
      const { errors } = await ask(`{ player(by: { puuid: "p1" }) { percentiles(games: ${games}) { status } } }`);
      expect(errors?.[0]?.message).toBe(`"games" of Player.percentiles must be from 20 to 200, got ${games}`);
    }
  });
});
