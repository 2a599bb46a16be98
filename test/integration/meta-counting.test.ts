import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createMetaStep } from '../../src/jobs/meta-step.ts';
import type { RefreshStep } from '../../src/jobs/refresh-step.ts';
import { countMeta, readMeta } from '../support/meta-oracle.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** `META_RUNS=1000` searches longer. */
const RUNS = Number(process.env['META_RUNS'] ?? 40);
/** So small that a handful of matches takes several pieces. */
const step = createMetaStep({ matches: 2, matchups: 3 });
const now = new Date('2025-06-01T00:00:00Z');

const CHAMPIONS = `insert into champions (id, key, key_fold) select n, 'C' || n, 'c' || n from generate_series(1, 6) n`;
const MATCH_COLUMNS = 'id, match_id, platform, queue_id, patch, map_id, started_at, duration_seconds, remake, source_rank, content_hash';
const PART_COLUMNS = `match_id, slot, started_at, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths, assists, creep_score, gold_earned,
  damage_to_champions, vision_score, bot, items, summoner_spells, augments`;

interface MatchShape {
  readonly patch: string | null;
  readonly queueId: number | null;
  readonly mapId: number | null;
  readonly remake: boolean;
  readonly parts: readonly { teamId: number; championId: number; position: string | null; win: boolean; bot: boolean }[];
  readonly bans: readonly number[];
}

const literal = (value: boolean | number | string | null) => (typeof value === 'string' ? `'${value}'` : String(value));
const partValues = (id: number, parts: MatchShape['parts']) =>
  parts.map(
    ({ teamId, championId, position, win, bot }, slot) =>
      `(${[id, slot, "'2025-01-01'", 1800, false, teamId, championId, literal(position), win, 1, 1, 1, 1, 1, 1, 1, bot, "'{}'", "'{}'", "'{}'"].join(', ')})`,
  );

/** Statements that store a match; participants by two, as if they came apart. */
function toInserts(id: number, { patch, queueId, mapId, remake, parts, bans }: MatchShape): string[] {
  const values = partValues(id, parts);
  const startedAt = `'2025-01-0${1 + (id % 3)}'`;
  const inserts = (rows: readonly string[]) =>
    rows.length === 0 ? [] : [`insert into participants (${PART_COLUMNS}) values ${rows.join(', ')}`];
  return [
    `delete from matches where id = ${id}`,
    `insert into matches (${MATCH_COLUMNS}) values (${id}, 'M${id}', 'EUW1', ${queueId}, ${literal(patch)}, ${mapId}, ${startedAt}, 1800, ${remake}, 3, '')`,
    ...(bans.length === 0
      ? []
      : [
          `insert into teams (match_id, team_id, win, ban_champion_ids, ban_pick_turns) values (${id}, 100, true, '{${bans.join(',')}}', '{}')`,
        ]),
    ...inserts(values.slice(0, 2)),
    ...inserts(values.slice(2)),
  ];
}

const position = fc.constantFrom('TOP', 'TOP', 'JUNGLE', null);
const patch = fc.constantFrom('15.1', '15.2', null);
const queueId = fc.constantFrom(420, null);
const champion = fc.integer({ min: 1, max: 6 });
const matchId = fc.integer({ min: 1, max: 8 });
const part = fc.record({
  teamId: fc.constantFrom(100, 200),
  championId: champion,
  position,
  win: fc.boolean(),
  bot: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
});
const match: fc.Arbitrary<MatchShape> = fc.record({
  patch,
  queueId,
  mapId: fc.constantFrom(11, 11, 11, 12, null),
  remake: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  parts: fc.array(part, { minLength: 2, maxLength: 8, size: 'max' }),
  bans: fc.array(fc.constantFrom(-1, 1, 2, 777), { maxLength: 3 }),
});
const edit = fc.oneof(
  patch.map((to) => `patch = ${literal(to)}`),
  queueId.map((to) => `queue_id = ${literal(to)}`),
  fc.constantFrom('remake = not remake', 'map_id = 12', 'duration_seconds = 5', "started_at = '2025-03-01'"),
);
const partEdit = fc.oneof(
  champion.map((to) => `champion_id = ${to}`),
  position.map((to) => `position = ${literal(to)}`),
  fc.constantFrom('win = not win', 'bot = not bot', 'team_id = 300 - team_id', 'kills = 9'),
);
/** Each is one transaction's statements, or null for a piece of counting. */
const change: fc.Arbitrary<readonly string[] | null> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(matchId, match).map(([id, shape]) => toInserts(id, shape)) },
  { weight: 8, arbitrary: fc.constant(null) },
  fc.tuple(matchId, edit).map(([id, set]) => [`update matches set ${set} where id = ${id}`]),
  edit.map((set) => [`update matches set ${set}`]),
  fc.tuple(matchId, partEdit).map(([id, set]) => [`update participants set ${set} where match_id = ${id}`]),
  matchId.map((id) => [`delete from matches where id = ${id}`]),
  fc
    .tuple(matchId, fc.integer({ min: 0, max: 3 }))
    .map(([id, slot]) => [`delete from participants where match_id = ${id} and slot = ${slot}`]),
  fc.tuple(matchId, champion).map(([id, banned]) => [`update teams set ban_champion_ids = '{${banned}}' where match_id = ${id}`]),
  fc.tuple(matchId, matchId).map(([id, to]) => [
    `update participants set match_id = ${to}, slot = slot + 20 where match_id = ${id} and slot < 20 and exists (select from matches where id = ${to})
        and not exists (select from participants where match_id = ${to} and slot >= 20)`,
  ]),
  matchId.map((id) => [`delete from teams where match_id = ${id}`]),
  fc.constantFrom(['truncate matches cascade'], ['truncate teams'], ['truncate participants']),
);

async function runUntilIdle(test: TestDatabase, { advance }: RefreshStep = step): Promise<number> {
  let rows = 0;
  for (let pieces = 0; pieces < 10_000; pieces += 1) {
    const outcome = await advance(test.database, { deep: true, now });
    if (outcome.kind === 'idle') return rows;
    rows += outcome.rows;
  }
  throw new Error('The step never came to an end');
}

describeOnDatabases('counting of champions and matchups', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(CHAMPIONS);
  });
  afterAll(() => test.dispose());
  const clear = () =>
    test.database.runScript(
      'truncate matches cascade; truncate meta_scopes cascade; delete from analytics.meta_mark; delete from analytics.meta_pass',
    );
  beforeEach(clear);

  const run = (...statements: readonly string[]) =>
    test.database.transaction(async (writer) => {
      for (const text of statements) await writer.execute({ name: 'meta_test', label: 'meta_test', text, planEachTime: true }, []);
    });
  const count = async (text: string) => {
    const [row] = await test.database.query<{ n: number }>(
      { name: 'meta_test', label: 'meta_test', text: `select count(*)::int as n from ${text}`, planEachTime: true },
      [],
    );
    return row?.n;
  };
  const lane = (one: number, other: number, win: boolean): MatchShape['parts'] => [
    { teamId: 100, championId: one, position: 'TOP', win, bot: false },
    { teamId: 200, championId: other, position: 'TOP', win: !win, bot: false },
  ];
  const plain = (parts: MatchShape['parts'], changes: Partial<MatchShape> = {}): MatchShape => ({
    patch: '15.1',
    queueId: 420,
    mapId: 11,
    remake: false,
    parts,
    bans: [],
    ...changes,
  });

  it('comes to the games, wins, bans and matchups of a small example', async () => {
    await run(
      ...toInserts(1, plain(lane(1, 2, true), { bans: [3, 3, -1] })),
      ...toInserts(2, plain(lane(1, 2, false))),
      ...toInserts(3, plain(lane(1, 1, true))),
      ...toInserts(4, plain(lane(1, 4, true), { remake: true })),
      ...toInserts(5, plain(lane(5, 2, true), { mapId: 12, queueId: 450 })),
    );
    await runUntilIdle(test);
    expect(await readMeta(test.database)).toEqual({
      scopes: ['15.1/420: 3 1 false', '15.1/450: 1 0 false'],
      champions: [
        '15.1/420: ALL 1 3 4 2 0',
        '15.1/420: ALL 2 2 2 1 0',
        '15.1/420: ALL 3 0 0 0 1',
        '15.1/420: TOP 1 3 4 2 0',
        '15.1/420: TOP 2 2 2 1 0',
        '15.1/450: ALL 2 1 1 0 0',
        '15.1/450: ALL 5 1 1 1 0',
      ],
      matchups: ['15.1/420: TOP 1 2 2 1', '15.1/420: TOP 2 1 2 1'],
    });
  });

  it('comes to what a recount gives, whatever was stored late, twice, edited or deleted meanwhile', {
    timeout: 60_000 + RUNS * 2_000,
  }, async () => {
    let matchups = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 40, size: 'max' }), async (changes) => {
        await clear();
        for (const one of changes) {
          if (one === null) await step.advance(test.database, { deep: true, now });
          else await run(...one);
        }
        await runUntilIdle(test);
        const stored = await readMeta(test.database);
        expect(stored).toEqual(await countMeta(test.database));
        expect(await step.check(test.database)).toEqual([]);
        matchups += stored.matchups.length;
      }),
      { numRuns: RUNS, endOnFailure: true, ...(process.env['META_RUNS'] ? {} : { seed: 11 }) },
    );
    expect(matchups).toBeGreaterThan(RUNS);
  });

  it('changes no row that answers read before it is told to, and then only those that differ', async () => {
    await run(...toInserts(1, plain(lane(1, 2, true))), ...toInserts(2, plain(lane(3, 4, true))));
    await runUntilIdle(test);
    const before = await readMeta(test.database);
    const log = await count("cache.outbox, unnest(tags) tag where tag like '%Meta%'");
    await run(...toInserts(3, plain(lane(1, 2, true))));
    expect(await readMeta(test.database)).toEqual(before);
    expect(await count("cache.outbox, unnest(tags) tag where tag like '%Meta%'")).toBe(log);
    await run('create table meta_versions as select ctid as place, champion_id from meta_champions');
    await runUntilIdle(test);
    // Two champions, each in their position and in all, of four.
    expect(await count('meta_champions stored where not exists (select from meta_versions where place = stored.ctid)')).toBe(4);
    await run('drop table meta_versions', "insert into analytics.meta_mark (patch, queue_id, matches) values ('15.1', 420, 1)");
    const written = await count("cache.outbox, unnest(tags) tag where tag like '%Meta%'");
    await runUntilIdle(test);
    expect(await count("cache.outbox, unnest(tags) tag where tag like '%Meta%'")).toBe(written);
  });

  it('waits after an import until one match in a hundred was touched, or for an hour', async () => {
    const store = (from: number, to: number) =>
      run(
        `insert into matches (${MATCH_COLUMNS}) select n, 'M' || n, 'EUW1', 420, '15.1', 11, '2025-01-01', 1800, false, 3, '' from generate_series(${from}, ${to}) n`,
        `insert into participants (${PART_COLUMNS}) select n, 0, '2025-01-01', 1800, false, 100, 1, 'TOP', true, 1, 1, 1, 1, 1, 1, 1, false, '{}', '{}', '{}' from generate_series(${from}, ${to}) n`,
      );
    const refreshAfterImport = () => runUntilIdle(test, { ...step, advance: (database) => step.advance(database, { deep: false, now }) });
    const matches = async () => (await readMeta(test.database)).scopes;
    await store(1, 250);
    await refreshAfterImport();
    expect(await matches()).toEqual(['15.1/420: 250 0 true']);
    await store(251, 251);
    await store(252, 252);
    await refreshAfterImport();
    expect(await matches()).toEqual(['15.1/420: 250 0 true']);
    expect(await step.check(test.database)).toEqual([]);
    await store(253, 253);
    await refreshAfterImport();
    expect(await matches()).toEqual(['15.1/420: 253 0 true']);
    await store(254, 254);
    await refreshAfterImport();
    await run("update analytics.meta_mark set marked_at = clock_timestamp() - interval '61 minutes'");
    await refreshAfterImport();
    expect(await matches()).toEqual(['15.1/420: 254 0 true']);
    await store(255, 255);
    await refreshAfterImport();
    expect(await matches()).toEqual(['15.1/420: 254 0 true']);
    await runUntilIdle(test);
    expect(await matches()).toEqual(['15.1/420: 255 0 true']);
  });

  it('marks nothing for what counts nowhere', async () => {
    await run(...toInserts(1, plain(lane(1, 2, true))));
    await runUntilIdle(test);
    await run('update matches set duration_seconds = 1', 'update participants set kills = 77', 'update teams set win = false');
    await run(
      ...toInserts(2, plain(lane(1, 2, true), { patch: null })),
      ...toInserts(3, plain([])),
      ...toInserts(4, plain(lane(1, 2, true), { remake: true })),
    );
    expect(await count('analytics.meta_mark')).toBe(0);
    expect(await step.advance(test.database, { deep: true, now })).toEqual({ kind: 'idle' });
  });

  it('finds and mends what was changed behind its back', async () => {
    await run(...toInserts(1, plain(lane(1, 2, true))), ...toInserts(2, plain(lane(3, 4, true), { patch: '15.2' })));
    await runUntilIdle(test);
    await run('update meta_champions set games = games + 1 where champion_id = 1', "delete from meta_scopes where patch = '15.2'");
    expect(await step.check(test.database)).toEqual([
      'Patch 15.1, queue 420: 2 rows of champions and matchups differ from a recount',
      'Patch 15.2, queue 420: 7 rows of champions and matchups differ from a recount',
    ]);
    await step.repair(test.database);
    await runUntilIdle(test);
    expect(await step.check(test.database)).toEqual([]);
    expect(await readMeta(test.database)).toEqual(await countMeta(test.database));
  });

  it('does nothing where another one is at it', async () => {
    await run(...toInserts(1, plain(lane(1, 2, true))));
    const outcomes = await Promise.all([1, 2, 3].map(() => runUntilIdle(test)));
    expect(outcomes.filter((rows) => rows > 0).length).toBeGreaterThan(0);
    await runUntilIdle(test);
    expect(await readMeta(test.database)).toEqual(await countMeta(test.database));
  });
});
