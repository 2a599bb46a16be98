import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, observeChange, type TaggedAnswer } from '../support/tag-answers.ts';
import { COLUMN_VALUES, HIDDEN_COLUMNS, ROW_CHANGES, TYPE_VALUES } from '../support/tag-changes.ts';
import { isDropped, listWrittenKinds, listWrittenTags, TAG_TABLE, UNREAD_TABLES } from '../support/tag-table.ts';
import { TAG_OPERATIONS, TAG_WORLD } from '../support/tag-world.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

const COLUMNS = `select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable
from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`;

/** Changes, and answers that stay what they are and should stay stored. */
const KEPT: readonly { readonly what: string; readonly sql: string; readonly kept: readonly string[] }[] = [
  {
    what: 'a rank changes',
    sql: 'update player_ranks set wins = wins + 1',
    kept: ['{ player(by: { puuid: "p1" }) { names { gameName } } }', '{ players { nodes { gameName } } }'],
  },
  {
    what: 'a player who is not shown appears in a match',
    sql: `update participants set player_id = 3 where player_id = 2; update player_activity set last_played_at = '2025-03-01' where player_id = 3`,
    kept: ['{ player(by: { puuid: "p1" }) { matches { totalCount } lastPlayedAt } }', '{ players { totalCount nodes { gameName } } }'],
  },
  {
    what: 'a match is corrected in what neither filters nor orders',
    sql: 'update matches set duration_seconds = 1 where id = 1; update participants set kills = 99 where match_id = 1',
    kept: [
      '{ matches { totalCount } }',
      '{ player(by: { puuid: "p1" }) { matches { totalCount } } }',
      '{ match(matchId: "M2") { patch } }',
    ],
  },
  {
    what: 'views are counted',
    sql: 'update posts set views = views + 1; update post_snapshots set views = 1',
    kept: ['{ channels { nodes { title posts { totalCount } } } }', '{ channels { nodes { subscribers } } }'],
  },
  {
    what: 'a player of another name appears',
    sql: ROW_CHANGES['a player appears'] ?? '',
    kept: ['{ player(by: { riotId: { gameName: "Ann", tagLine: "EU" } }) { puuid } }', '{ player(by: { puuid: "gone" }) { puuid } }'],
  },
  {
    what: 'a match is imported, before it is counted',
    sql: `insert into matches (id, match_id, platform, queue_id, patch, started_at, duration_seconds, remake, source_rank, content_hash)
      values (9, 'M9', 'KR', 420, '15.2', '2025-02-01', 1800, false, 3, '');
      insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths, assists, creep_score,
        gold_earned, damage_to_champions, vision_score, bot, items, summoner_spells, augments)
      values (9, 1, 1, '2025-02-01', 420, 1800, false, 100, 1, 'TOP', true, 1, 1, 1, 1, 1, 1, 1, false, '{}', '{}', '{}')`,
    kept: [
      '{ analytics { meta { patch matches status champions { winRate { value } shift { winRate { effect } } matchups { expected } } } } }',
      '{ analytics { meta(queueId: 440) { patch } } }',
    ],
  },
  { what: 'an update changes nothing', sql: 'update players set platform = platform', kept: ['{ players { nodes { platform } } }'] },
];

describeOnDatabases('the tags of an answer', (kind) => {
  let test: TestDatabase;
  let columns: readonly Column[];
  const known = new Map<string, TaggedAnswer>();

  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(TAG_WORLD);
    columns = await test.database.query<Column>({ name: 'columns', label: 'columns', text: COLUMNS }, []);
    for (const source of TAG_OPERATIONS) known.set(source, await answer(test.database, source));
    expect([...known.values()].filter(({ text }) => text.includes('"errors"'))).toEqual([]);
  });
  afterAll(() => test.dispose());

  /** Operations whose answers a change makes wrong; asserts that what it writes drops each of them. */
  const listWrong = async (...statements: readonly string[]) => {
    const { before, after, answers } = await observeChange(test.database, statements, known);
    const wrong = [...answers].flatMap(([source, text]) => {
      const old = known.get(source);
      return old === undefined || old.text === text ? [] : [{ source, tags: old.tags }];
    });
    const undropped = (written: ReadonlySet<string>) => wrong.filter(({ tags }) => !isDropped(tags, written)).map(({ source }) => source);
    expect(undropped(listWrittenTags(before, after)), 'not dropped by tags').toEqual([]);
    expect(undropped(listWrittenKinds(before, after)), 'not dropped by kinds').toEqual([]);
    return wrong.map(({ source }) => source);
  };

  it('are held against every column of every table there is', () => {
    const tables = new Set(columns.map(({ table }) => table));
    expect([...tables].filter((table) => !UNREAD_TABLES.includes(table)).sort()).toEqual(Object.keys(TAG_TABLE).sort());
    const names = columns.map(({ table, column }) => `${table}.${column}`);
    expect([...Object.keys(HIDDEN_COLUMNS), ...Object.keys(COLUMN_VALUES)].filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(Object.keys(TAG_TABLE))('have one that an update of each column of %s writes', { timeout: 120_000 }, async (table) => {
    for (const { column, type, nullable } of columns.filter((one) => one.table === table)) {
      const name = `${table}.${column}`;
      const value = COLUMN_VALUES[name] ?? TYPE_VALUES[type]?.(column);
      if (value === undefined) throw new Error(`${name} needs a value of the type ${type}`);
      const wrong: string[] = [];
      for (const end of ['asc', 'desc']) {
        const row = `(select ctid from ${table} order by ctid ${end} limit 1)`;
        for (const to of nullable ? [value, 'null'] : [value]) {
          wrong.push(...(await listWrong(`update ${table} set ${column} = ${to} where ctid = ${row}`)));
        }
      }
      expect({ name, shown: wrong.length > 0 }).toEqual({ name, shown: HIDDEN_COLUMNS[name] === undefined });
    }
  });

  it.each(Object.keys(TAG_TABLE))('have one that a delete from %s, and emptying it, writes', async (table) => {
    const rows = ['asc', 'desc'].map((end) => `delete from ${table} where ctid = (select ctid from ${table} order by ctid ${end} limit 1)`);
    for (const sql of [...rows, `truncate ${table} cascade`]) expect((await listWrong(sql)).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(ROW_CHANGES))('have one that is written when %s', async (_what, sql) => {
    expect((await listWrong(...sql.split(';'))).length).toBeGreaterThan(0);
  });

  it.each(KEPT)('are not written when they should not be: $what', async ({ sql, kept }) => {
    const { before, after } = await observeChange(test.database, sql.split(';'), new Map());
    const written = listWrittenTags(before, after);
    for (const source of kept) {
      const { tags } = await answer(test.database, source);
      expect(tags.size).toBeGreaterThan(0);
      expect([...tags].filter((tag) => isDropped([tag], written))).toEqual([]);
    }
  });
});
