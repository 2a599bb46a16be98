import { readFileSync } from 'node:fs';
import { type Database, defineStatement, type Writer } from '../../data/database.ts';
import { lockRiotImports } from '../riot/import-lock.ts';

/** A champion as static data describes it. */
export interface ChampionName {
  readonly id: number;
  /** Data Dragon key: `MonkeyKing`. */
  readonly key: string;
  /** Display name: `Wukong`. */
  readonly name: string;
}

// Names that an import of newer static data gave stay; only what is not known is filled in.
const seedStatement = defineStatement(
  'seed_champions',
  `insert into champions (id, key, key_fold, name)
   select * from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as new(id, key, key_fold, name)
   where not exists (select from champions as other where other.key_fold = new.key_fold and other.id <> new.id)
   on conflict (id) do update set name = excluded.name where champions.name is null`,
);

/** The champions that ship with Farsight: id, key and English name of each until patch 25.23 (Zaahen). */
export function readChampionNames(): readonly ChampionName[] {
  return JSON.parse(readFileSync(new URL('./champion-names.json', import.meta.url), 'utf8')) as ChampionName[];
}

/**
 * Adds the champions that ship with Farsight, and names those that are known without a name. Running it again changes nothing; it
 * takes a few milliseconds, so the gateway and every import may begin with it.
 * @returns how many champions were added or named
 */
export async function seedChampions(database: Database): Promise<number> {
  return database.transaction(async (writer) => {
    await lockRiotImports(writer);
    return writer.execute(seedStatement, toChampionColumns(readChampionNames()));
  });
}

const selectChampions = defineStatement('import_select_champion_names', 'select id, key, name from champions');
const insertChampions = defineStatement(
  'import_insert_champions',
  `insert into champions (id, key, key_fold, name)
   select * from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as new(id, key, key_fold, name)`,
);
const updateChampions = defineStatement(
  'import_update_champions',
  `update champions set key = new.key, key_fold = new.key_fold, name = new.name
   from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as new(id, key, key_fold, name) where champions.id = new.id`,
);

/** What became of a champion of static data. */
export type ChampionOutcome = 'added' | 'changed' | 'unchanged' | 'key-taken';

/**
 * Stores champions as static data describes them: the last import's keys and names stay. A champion whose key another id has is
 * left alone (`key-taken`).
 * @returns what became of each, in their order
 */
export async function storeChampions(writer: Writer, champions: readonly ChampionName[]): Promise<readonly ChampionOutcome[]> {
  await lockRiotImports(writer);
  const rows = await writer.query<{ id: number; key: string; name: string | null }>(selectChampions, []);
  const known = new Map(rows.map((row) => [row.id, row]));
  const idByKey = new Map(rows.map((row) => [row.key.toLowerCase(), row.id]));
  const added: ChampionName[] = [];
  const changed: ChampionName[] = [];
  const outcomes = champions.map((champion): ChampionOutcome => {
    const owner = idByKey.get(champion.key.toLowerCase());
    if (owner !== undefined && owner !== champion.id) return 'key-taken';
    const row = known.get(champion.id);
    if (row?.key === champion.key && row.name === champion.name) return 'unchanged';
    (row ? changed : added).push(champion);
    known.set(champion.id, champion);
    idByKey.set(champion.key.toLowerCase(), champion.id);
    return row ? 'changed' : 'added';
  });
  if (added.length > 0) await writer.execute(insertChampions, toChampionColumns(added));
  if (changed.length > 0) await writer.execute(updateChampions, toChampionColumns(changed));
  return outcomes;
}

function toChampionColumns(champions: readonly ChampionName[]): unknown[][] {
  return [
    champions.map(({ id }) => id),
    champions.map(({ key }) => key),
    champions.map(({ key }) => key.toLowerCase()),
    champions.map(({ name }) => name),
  ];
}
