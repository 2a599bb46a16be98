import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** A ranked season; it lasts until the next one starts. */
export interface SeasonRow {
  readonly name: string;
  readonly startsAt: Date;
}

const COLUMNS: ColumnsOf<SeasonRow> = { name: ['name', 'text'], startsAt: ['starts_at', 'time'] };

const findAll = defineRead('seasons_all', COLUMNS, (columns) => `select ${columns} from seasons order by starts_at, name`);

/** Statements of this repository. */
export const seasonStatements = [findAll];

/** Reads seasons; one statement a call. */
export interface SeasonRepository {
  /** In the order they start. */
  findAll(): Promise<SeasonRow[]>;
}

/** A {@link SeasonRepository} over a reader. */
export function createSeasonRepository(reader: Reader): SeasonRepository {
  return { findAll: () => reader.query(findAll, []) };
}
