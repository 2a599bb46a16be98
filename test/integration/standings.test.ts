import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { toRate } from '../../src/analytics/to-rate.ts';
import { isFarsightError } from '../../src/domain/errors.ts';
import { refreshAnalytics } from '../../src/jobs/refresh-analytics.ts';
import { standingStep } from '../../src/jobs/standing-step.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const WORLD = `insert into players (id, puuid, platform) select n, 'p' || n, 'EUW1' from generate_series(1, 6) n;
insert into champions (id, key, key_fold) values (1, 'C1', 'c1');`;

interface Total {
  readonly playerId: number;
  readonly queueId: number;
  readonly games: number;
  readonly wins: number;
  readonly parts: number;
  readonly deaths: number;
  readonly cs: number;
  readonly vision: number;
  readonly damage: number;
  readonly minutes: number;
  readonly rating: number | null;
  readonly rated: number;
}

/** Sums of the parts themselves, which are not what the standings are computed from. */
const TOTALS = `select player_id::int as "playerId", queue as "queueId", count(*)::int as games, count(*) filter (where win)::int as wins,
    sum(kills + assists)::int as parts, sum(deaths)::int as deaths, sum(creep_score)::int as cs, sum(vision_score)::int as vision, sum(damage_to_champions)::int as damage,
    sum(duration_seconds) / 60.0::float8 as minutes,
    (select rating from participant_rating r where r.player_id = p.player_id and ladder = queue order by started_at desc, match_key desc limit 1) as rating,
    coalesce((select games from participant_rating r where r.player_id = p.player_id and ladder = queue order by started_at desc, match_key desc limit 1), 0) as rated
  from (select *, coalesce(queue_id, -1) as queue from participants) p where player_id is not null and not remake group by player_id, queue`;

/** What is to be stored, `player queue stat rank ties players`, and the values of it. */
function rankAll(totals: readonly Total[]): Map<string, number> {
  const judged = totals.flatMap((total) => {
    const enough = total.games >= 10;
    const values: Record<string, number | null> = {
      WIN_RATE: enough ? (toRate(total)?.low ?? null) : null,
      KDA: enough ? total.parts / Math.max(total.deaths, 1) : null,
      CS_PER_MINUTE: enough && total.minutes > 0 ? total.cs / total.minutes : null,
      DAMAGE_PER_MINUTE: enough && total.minutes > 0 ? total.damage / total.minutes : null,
      VISION_PER_MINUTE: enough && total.minutes > 0 ? total.vision / total.minutes : null,
      GAMES: total.games,
      RATING: total.rated >= 10 ? total.rating : null,
    };
    return Object.entries(values).flatMap(([stat, value]) => (value === null ? [] : [{ ...total, stat, value }]));
  });
  const boards = Map.groupBy(judged, ({ queueId, stat }) => `${queueId} ${stat}`);
  const ranked = [...boards.values()].flatMap((board) =>
    board.map(({ playerId, queueId, stat, value }): [string, number] => {
      // Equal in numbers of both languages, up to the last digits.
      const equals = (other: number) => Math.abs(other - value) <= 1e-12 * Math.max(1, Math.abs(value));
      const above = board.filter((other) => other.value > value && !equals(other.value)).length;
      return [`${playerId} ${queueId} ${stat} ${above + 1} ${board.filter((other) => equals(other.value)).length} ${board.length}`, value];
    }),
  );
  return new Map(ranked.sort(([one], [other]) => one.localeCompare(other)));
}

const queue = fc.constantFrom(420, null);
const player = fc.integer({ min: 1, max: 6 });
/** Matches of one player: how many, and what each was like. */
const games = fc.tuple(player, queue, fc.integer({ min: 5, max: 14 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 4 }));
const change = fc.oneof(
  {
    weight: 6,
    arbitrary: games.map(([id, queueId, count, deaths, kills]) => [
      `insert into matches (id, match_id, platform, queue_id, started_at, duration_seconds, remake, source_rank, content_hash)
         select n, 'M' || n, 'EUW1', ${queueId}, '2025-01-01', 600, false, 3, '' from generate_series((select coalesce(max(id), 0) + 1 from matches), (select coalesce(max(id), 0) + ${count} from matches)) n`,
      `insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, win, kills, deaths, assists, creep_score, gold_earned,
         damage_to_champions, vision_score, bot)
         select id, 1, ${id}, started_at, queue_id, 600, false, 100, 1, id % 2 = 0, ${kills}, ${deaths}, 2, ${kills} * 50, 1, ${kills} * 1000, ${deaths}, false
           from matches m where not exists (select from participants where match_id = m.id)`,
      `insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games)
         select id, 1, ${id}, coalesce(m.queue_id, -1), m.started_at + id * interval '1 second', 'M', ${kills}, 1, 0.5, true, ${count} from matches m
          where not exists (select from participant_rating where match_id = m.id)`,
    ]),
  },
  player.map((id) => [`update participants set deaths = 9, win = true where player_id = ${id}`]),
  fc.tuple(player, player).map(([id, to]) => [`update participants set player_id = ${to} where player_id = ${id} and match_id % 2 = 0`]),
  queue.map((to) => [`update participants set queue_id = ${to} where match_id % 3 = 0`]),
  fc
    .integer({ min: 1, max: 60 })
    .map((id) => [`delete from matches where id = ${id}`, `delete from participant_rating where match_id = ${id}`]),
  fc.constant(['update participants set remake = true where match_id % 7 = 0']),
);

describeOnDatabases('standings', (kind) => {
  let test: TestDatabase;
  let ask: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(WORLD);
    ask = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());
  beforeEach(() =>
    test.database.runScript(
      'truncate matches cascade; truncate participant_rating; truncate standings; delete from analytics.standing_mark',
    ),
  );

  const run = (...statements: readonly string[]) =>
    test.database.transaction(async (writer) => {
      for (const text of statements) await writer.execute({ name: 'standing_test', label: 'standing_test', text, planEachTime: true }, []);
    });
  const read = <Row>(text: string) =>
    test.database.query<Row>({ name: 'standing_test', label: 'standing_test', text, planEachTime: true }, []);
  const refresh = () => refreshAnalytics({ database: test.database, steps: [standingStep], deep: true });
  const play = (id: number, count: number, wins: number, kills = 3) =>
    run(
      `insert into matches (id, match_id, platform, queue_id, started_at, duration_seconds, remake, source_rank, content_hash)
         select ${id} * 1000 + n, 'M' || ${id} * 1000 + n, 'EUW1', 420, '2025-01-01', 600, false, 3, '' from generate_series(1, ${count}) n`,
      `insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, win, kills, deaths, assists, creep_score, gold_earned,
         damage_to_champions, vision_score, bot)
         select id, 1, ${id}, started_at, 420, 600, false, 100, 1, id - ${id} * 1000 <= ${wins}, ${kills}, 2, 1, 60, 1, 5000, 8, false from matches where id / 1000 = ${id}`,
    );

  it('are what a recount of all matches gives, after late, edited and removed ones', { timeout: 240_000 }, async () => {
    let stored = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 12, size: 'max' }), async (changes) => {
        await test.database.runScript('truncate matches cascade; truncate participant_rating');
        for (const [at, one] of changes.entries()) {
          await run(...one);
          if (at % 4 === 3) await standingStep.advance(test.database, { deep: true, now: new Date(0) });
        }
        await refresh();
        const expected = rankAll(await read<Total>(TOTALS));
        const rows = await read<{ line: string; value: number }>(
          `select concat_ws(' ', player_id, queue_id, stat, rank, ties, players) as line, value from standings`,
        );
        expect(rows.map(({ line }) => line).sort((one, other) => one.localeCompare(other))).toEqual([...expected.keys()]);
        for (const { line, value } of rows) expect(value).toBeCloseTo(expected.get(line) ?? Number.NaN, 9);
        expect(await standingStep.check(test.database)).toEqual([]);
        stored += rows.length;
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(stored).toBeGreaterThan(100);
  });

  it('wait after an import until rows of one player in a hundred were touched, or for an hour', async () => {
    const importOne = (id: number) =>
      run(
        `insert into player_months (player_id, month, queue_id, position, champion_id, games, wins, kills, deaths, assists, creep_score, gold, damage, vision, seconds)
           values (${id}, '2025-02-01', 420, 'TOP', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 60)`,
      );
    const refreshAfterImport = () => refreshAnalytics({ database: test.database, steps: [standingStep], deep: false });
    const listGames = async () =>
      (await read<{ value: number }>(`select value from standings where stat = 'GAMES' and player_id = 101`)).map(({ value }) => value);
    await run(
      `insert into players (id, puuid, platform) select n, 'many' || n, 'EUW1' from generate_series(101, 350) n`,
      `insert into player_months (player_id, month, queue_id, position, champion_id, games, wins, kills, deaths, assists, creep_score, gold, damage, vision, seconds)
         select n, '2025-01-01', 420, 'TOP', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 60 from generate_series(101, 350) n`,
    );
    await refreshAfterImport();
    expect(await listGames()).toEqual([1]);
    for (const id of [101, 102]) await importOne(id);
    await refreshAfterImport();
    expect(await listGames()).toEqual([1]);
    expect(await standingStep.check(test.database)).toEqual([]);
    await importOne(103);
    await refreshAfterImport();
    expect(await listGames()).toEqual([2]);
    await run(`update player_months set games = 5 where player_id = 101 and month = '2025-02-01'`);
    await refreshAfterImport();
    expect(await listGames()).toEqual([2]);
    await run(`update analytics.standing_mark set marked_at = clock_timestamp() - interval '61 minutes'`);
    await refreshAfterImport();
    expect(await listGames()).toEqual([6]);
    await run('delete from player_months where player_id > 100', 'delete from players where id > 100');
    await refresh();
  });

  it('rank equals alike, and the next one behind all of them', async () => {
    for (const [id, wins] of [
      [1, 15],
      [2, 10],
      [3, 10],
      [4, 5],
    ] as const)
      await play(id, 20, wins);
    await play(5, 9, 9);
    await refresh();
    const { data, errors, statements } = await ask(
      '{ analytics { leaderboard(stat: WIN_RATE) { totalCount nodes { rank percentile players value player { puuid } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(statements).toBe(3);
    const { nodes, totalCount } = data.analytics.leaderboard;
    expect(totalCount).toBe(4);
    expect(
      nodes.map(({ rank, percentile, player: { puuid } }: { rank: number; percentile: number; player: { puuid: string } }) => [
        puuid,
        rank,
        percentile,
      ]),
    ).toEqual([
      ['p1', 1, 87.5],
      ['p2', 2, 50],
      ['p3', 2, 50],
      ['p4', 4, 12.5],
    ]);
    expect(nodes[0].value).toBeCloseTo(toRate({ wins: 15, games: 20 })?.low ?? 0, 12);
    const { data: standing } = await ask(
      '{ player(by: { puuid: "p5" }) { few: standing(stat: KDA) { rank } games: standing(stat: GAMES) { rank players } other: standing(stat: GAMES, queueId: null) { rank } } }',
    );
    expect(standing.player).toEqual({ few: null, games: { rank: 5, players: 5 }, other: null });
  });

  it('come in pages that follow each other, through ties', async () => {
    for (let id = 1; id <= 6; id += 1) await play(id, 10, 5);
    await refresh();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(
        'query ($after: String) { analytics { leaderboard(stat: KDA, first: 2, after: $after) { pageInfo { hasNextPage endCursor } nodes { rank player { puuid } } } } }',
        { after },
      );
      const { nodes, pageInfo } = data.analytics.leaderboard;
      seen.push(...nodes.map(({ player }: { player: { puuid: string } }) => player.puuid));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6']);
    const { errors } = await ask('{ analytics { leaderboard(stat: KDA, first: 101) { nodes { rank } } } }');
    expect(errors?.[0]?.message).toBe('"first" of Analytics.leaderboard must be from 1 to 100, got 101');
    expect(isFarsightError(errors?.[0]?.originalError, 'BAD_INPUT')).toBe(true);
  });

  it('change at a refresh alone, and only where they differ', async () => {
    await play(1, 12, 6, 9);
    await play(2, 12, 3);
    await refresh();
    const versions = () => read<{ stat: string }>(`select player_id, stat, xmin::text, ctid::text from standings order by 1, 2`);
    const before = await versions();
    await run('update participants set kills = 30 where player_id = 1');
    expect(await versions()).toEqual(before);
    await refresh();
    const changed = (await versions()).filter((row, at) => JSON.stringify(row) !== JSON.stringify(before[at]));
    expect(changed.map(({ stat }) => stat)).toEqual(['KDA']);
    await run('insert into analytics.standing_mark (queue_id, touched) values (420, 1)');
    const again = await versions();
    await refresh();
    expect(await versions()).toEqual(again);
  });

  it('are found to differ, and mended', async () => {
    await play(1, 12, 6);
    await refresh();
    await run("update standings set value = 9 where stat = 'KDA'", "delete from standings where stat = 'GAMES'");
    expect(await standingStep.check(test.database)).toEqual(['Queue 420: 2 standings differ from a recount']);
    await standingStep.repair(test.database);
    await refresh();
    expect(await standingStep.check(test.database)).toEqual([]);
  });
});
