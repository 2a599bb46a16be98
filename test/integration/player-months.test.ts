import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/data/database.ts';
import { matchV5Importer } from '../../src/ingest/riot/match-importers.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { playerMonthsStep } from '../../src/jobs/player-months-step.ts';
import { once } from '../support/log-fixture.ts';
import { readMonths, recountMonths } from '../support/player-months.ts';
import { importRecords, MATCH_START, makeMatchV5, makeParticipant, toRecords } from '../support/riot-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const RUNS = 30;
const HOUR_MS = 3_600_000;
/** Hours from the fixtures' start to the end of its month. */
const MONTH_END_HOURS = (Date.UTC(2025, 0, 1) - MATCH_START) / HOUR_MS;

interface GeneratedMatch {
  readonly number: number;
  /** From the start of the fixtures; around the end of a month and far from it. */
  readonly hours: number;
  readonly queueId: number | null;
  readonly remake: boolean;
  readonly seconds: number;
  /** By whom and with what it was played, and how it went. */
  readonly variant: number;
}

type Step =
  | { readonly kind: 'import'; readonly matches: readonly GeneratedMatch[] }
  | { readonly kind: 'sql'; readonly text: string }
  | { readonly kind: 'undone'; readonly text: string };

const matches: fc.Arbitrary<GeneratedMatch> = fc.record({
  number: fc.integer({ min: 1, max: 5 }),
  hours: fc.constantFrom(0, MONTH_END_HOURS - 1, MONTH_END_HOURS, MONTH_END_HOURS + 1, -24 * 40),
  queueId: fc.constantFrom(420, 440, null),
  remake: fc.constantFrom(false, false, false, true),
  seconds: fc.constantFrom(1_800, 2_000),
  variant: fc.integer({ min: 0, max: 4 }),
});

/** As they come from psql, a correction or a merge of accounts. `$row` is a match's number. */
const EDITS = [
  'update participants set kills = kills + 1, assists = 0 where slot % 2 = $row % 2',
  'update participants set items = items || 7, win = win',
  'update participants set win = not win where slot = $row',
  'update participants set remake = not remake where slot < 4',
  `update participants set started_at = started_at + interval '31 days' where slot > 7`,
  'update participants set queue_id = case when queue_id is null then 420 end where slot = $row',
  `update participants set position = case when position is null then 'TOP' end`,
  'update participants set champion_id = (select champion_id from participants order by match_id, slot limit 1) where slot = $row',
  'update participants set player_id = (select min(id) from players) where slot = $row',
  'update participants set player_id = null, bot = true where slot = $row',
  'update participants set gold_earned = 2000000000, damage_to_champions = 2000000000, duration_seconds = 2000000000 where slot = $row',
  'update participants set slot = slot + 40 where slot = $row',
  'update participants set kills = 9 where false',
  'update players set id = id + 1000 where id = (select min(id) from players)',
  `delete from matches where match_id = 'EUW1_$row'`,
  'delete from participants where slot = $row',
  'delete from players where id = (select max(id) from players)',
  'delete from matches',
  'truncate players cascade',
  `with gone as (delete from participants where slot = $row returning *)
     insert into participants select (jsonb_populate_record(null::participants, to_jsonb(gone) || jsonb_build_object('slot', gone.slot + 20))).* from gone`,
];

const edits = fc
  .record({ text: fc.constantFrom(...EDITS), row: fc.integer({ min: 1, max: 10 }) })
  .map(({ text, row }) => text.replaceAll('$row', String(row)));
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.array(matches, { minLength: 1, maxLength: 4 }).map((batch) => ({ kind: 'import' as const, matches: batch })) },
  { weight: 3, arbitrary: edits.map((text) => ({ kind: 'sql' as const, text })) },
  { weight: 1, arbitrary: edits.map((text) => ({ kind: 'undone' as const, text })) },
);

/** Two matches of the same thousand players, in opposite orders. */
const CROWD = `
insert into players (id, puuid, platform) select n, 'p' || n, 'EUW1' from generate_series(1, 1000) n;
insert into matches (id, match_id, platform, started_at, duration_seconds, remake, source_rank, content_hash)
  select n, 'M' || n, 'EUW1', '2025-01-01', 30, false, 3, '' from generate_series(1, 2) n;
insert into participants (match_id, slot, player_id, started_at, duration_seconds, remake, team_id, champion_id, win, kills, deaths, assists, creep_score,
    gold_earned, damage_to_champions, vision_score, bot, items, summoner_spells, augments)
  select m, n, case m when 1 then n else 1001 - n end, '2025-01-01', 30, false, 100, 1, true, 0, 0, 0, 0, 0, 0, 0, false, '{}', '{}', '{}'
  from generate_series(1, 2) m, generate_series(1, 1000) n;`;

function toMatch({ number, hours, queueId, remake, seconds, variant }: GeneratedMatch): unknown {
  const participants = Array.from({ length: 10 }, (_unused, index) =>
    makeParticipant(index + 1, {
      // Ten of twelve players, so that some keys repeat and others come and go.
      puuid: index === 9 && variant === 2 ? 'BOT' : `puuid-${1 + ((index + variant) % 12)}`,
      kills: variant + index,
      gameEndedInEarlySurrender: remake,
      ...(variant === 3 ? { teamPosition: '' } : {}),
    }),
  );
  const info = {
    gameStartTimestamp: MATCH_START + hours * HOUR_MS,
    gameDuration: seconds,
    queueId: queueId ?? undefined,
  };
  return makeMatchV5({ matchId: `EUW1_${number}`, participants, info });
}

describeOnDatabases('the months of players', (kind) => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await kind.create();
    database = test.database;
    await seedChampions(database);
  });
  beforeEach(() => test.database.runScript('truncate players, matches cascade'));
  afterAll(() => test.dispose());

  const importMatches = (batch: readonly GeneratedMatch[]) =>
    importRecords(database, matchV5Importer, { records: toRecords(batch.map(toMatch)) });
  const run = (text: string) => database.transaction((writer) => writer.execute(once(text), []));
  const undone = new Error('undone');
  const take = async (step: Step) => {
    if (step.kind === 'import') await importMatches(step.matches);
    else if (step.kind === 'sql') await run(step.text);
    else
      await database
        .transaction(async (writer) => {
          await writer.execute(once(step.text), []);
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
        });
  };
  const versions = () => database.query(once('select xmin::text, ctid::text from player_months order by ctid'), []);
  const match = (changes: Partial<GeneratedMatch> = {}): GeneratedMatch => ({
    number: 1,
    hours: 0,
    queueId: 420,
    remake: false,
    seconds: 1_800,
    variant: 0,
    ...changes,
  });

  it('equal a recount after any imports, edits, deletions and what was rolled back', { timeout: 120_000 }, async () => {
    let months = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 10 }), async (taken) => {
        await test.database.runScript('truncate players, matches cascade');
        for (const step of taken) {
          await take(step);
          const stored = await readMonths(database);
          expect(stored).toEqual(await recountMonths(database));
          months += Object.keys(stored).length;
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(months).toBeGreaterThan(0);
  });

  it('hold sums by month, queue, position and champion', async () => {
    await importMatches([match(), match({ number: 2, hours: 1 }), match({ number: 3, hours: MONTH_END_HOURS, seconds: 1_000 })]);
    const [player] = await database.query<{ id: string }>(once(`select id from players where puuid = 'puuid-1'`), []);
    const own = Object.entries(await readMonths(database)).filter(([key]) => key.startsWith(`${player?.id} `));
    expect(Object.fromEntries(own)).toEqual({
      [`${player?.id} 2024-12 420 TOP 266`]: [2, 2, 0, 6, 14, 324, 50, 22_000, 40_000, 3_600],
      [`${player?.id} 2025-01 420 TOP 266`]: [1, 1, 0, 3, 7, 162, 25, 11_000, 20_000, 1_000],
    });
  });

  it('are not touched by what changes nothing that they count', async () => {
    await importMatches([match(), match({ number: 2, remake: true })]);
    const before = await versions();
    await run('update participants set kills = kills');
    await run(`update participants set items = '{1,2,3}', bot = bot`);
    await run('update participants set kills = 50 where remake');
    await importMatches([match()]);
    expect(await versions()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it('go when the last match of a key does, and with the player', async () => {
    await importMatches([match(), match({ number: 2, hours: 2 })]);
    expect(Object.keys(await readMonths(database))).toHaveLength(10);
    await run(`delete from matches where match_id = 'EUW1_1'`);
    expect(Object.values(await readMonths(database)).map(([games]) => games)).toEqual(Array.from({ length: 10 }, () => 1));
    await run(`delete from players where puuid = 'puuid-1'`);
    expect(Object.keys(await readMonths(database))).toHaveLength(9);
    await run('delete from matches');
    expect(await readMonths(database)).toEqual({});
  });

  it('are right after writers that met on the same keys in other orders', async () => {
    await test.database.runScript(CROWD);
    const addKill = (matchId: number) => run(`update participants set kills = kills + 1 where match_id = ${matchId}`);
    for (let round = 0; round < 10; round += 1) await Promise.all([addKill(1), addKill(2)]);
    const stored = await readMonths(database);
    expect(stored).toEqual(await recountMonths(database));
    expect(Object.values(stored)).toEqual(Array.from({ length: 1_000 }, () => [2, 2, 20, 0, 0, 0, 0, 0, 0, 60]));
  });

  it('are found to differ from a recount, and repaired, without touching those that do not', async () => {
    await importMatches([match(), match({ number: 2, hours: MONTH_END_HOURS, queueId: null, variant: 3 })]);
    expect(await playerMonthsStep.check(database)).toEqual([]);
    const before = await versions();
    await playerMonthsStep.repair(database);
    expect(await versions()).toEqual(before);

    const ids = await database.query<{ id: string }>(
      once(`select id from players where puuid between 'puuid-4' and 'puuid-7' order by id`),
      [],
    );
    const [one, two, three, four] = ids.map(({ id }) => id);
    await run(`update player_months set games = games + 1 where player_id = ${one} and queue_id = 420`);
    await run(`update player_months set gold = gold + 1 where player_id = ${two} and queue_id = 420`);
    await run(`update player_months set month = '2020-02-01' where player_id = ${three} and queue_id = -1`);
    await run(`delete from player_months where player_id = ${four} and queue_id = 420`);
    const faults = await playerMonthsStep.check(database);
    expect(faults.map((fault) => fault.replace(/champion \d+/, 'champion'))).toEqual(
      [
        [one, '2024-12, queue 420, BOTTOM, champion: 2 games stored, 1 counted'],
        [two, '2024-12, queue 420, UTILITY, champion: sums of 1 games differ'],
        [three, '2020-02, no queue, no position, champion: 1 games stored, none counted'],
        [three, '2025-01, no queue, no position, champion: not stored, 1 games counted'],
        [four, '2024-12, queue 420, JUNGLE, champion: not stored, 1 games counted'],
      ].map(([id, fault]) => `player ${id}, ${fault}`),
    );
    await playerMonthsStep.repair(database);
    expect(await playerMonthsStep.check(database)).toEqual([]);
    expect(await readMonths(database)).toEqual(await recountMonths(database));
  });

  it('are repaired while others write', async () => {
    await importMatches([match()]);
    await run('delete from player_months');
    const writes = [match({ number: 2, hours: 3 }), match({ number: 3, hours: 4 })].map((written) => importMatches([written]));
    await Promise.all([playerMonthsStep.repair(database), ...writes, playerMonthsStep.repair(database)]);
    expect(await readMonths(database)).toEqual(await recountMonths(database));
  });

  it('need no refresh', async () => {
    expect(await playerMonthsStep.advance(database, { deep: true, now: new Date() })).toEqual({ kind: 'idle' });
  });
});
