import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A champion. */
export interface ChampionRow {
  readonly id: number;
  readonly key: string;
  /** Null until static data knows it. */
  readonly name: string | null;
}

const COLUMNS: ColumnsOf<ChampionRow> = { id: ['id', 'number'], key: ['key', 'text'], name: ['name', 'text'] };

const findByIds = defineRead('champions_by_id', COLUMNS, (columns) => `select ${columns} from champions where id = any($1::int[])`);

/** Statements of this repository. */
export const championStatements = [findByIds];

/** Reads champions; one statement a call, rows in no particular order. */
export interface ChampionRepository {
  findByIds(ids: readonly number[]): Promise<ChampionRow[]>;
}

/** A {@link ChampionRepository} over a reader. */
export function createChampionRepository(reader: Reader): ChampionRepository {
  return { findByIds: (ids) => reader.query(findByIds, [ids]) };
}
