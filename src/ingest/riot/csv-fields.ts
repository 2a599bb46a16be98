import { type FieldSource, isObject, refuseField } from './field-reader.ts';

/** How to read the columns of a CSV row; a column that is in neither list is text. */
export interface ColumnKinds {
  readonly numbers: ReadonlySet<string>;
  readonly booleans: ReadonlySet<string>;
}

const MAX_CELL_LENGTH = 200;

/** A CSV row's cells by column name, as far as they are among `columns`, checked for what the database cannot hold. */
export function pickCells(row: unknown, columns: Iterable<string>): Readonly<Record<string, string>> {
  if (!isObject(row)) return refuseField('row', 'cells by column name', row);
  const cells: Record<string, string> = {};
  for (const column of columns) {
    const cell = row[column] ?? '';
    if (typeof cell !== 'string' || cell.length > MAX_CELL_LENGTH || cell.includes('\0'))
      return refuseField(column, `text of at most ${MAX_CELL_LENGTH} characters without NUL`, cell);
    if (cell !== '') cells[column] = cell;
  }
  return cells;
}

/**
 * Cells as the values that a JSON source would hold: numbers (`57` or `57.0`), booleans (`True`, `true`), else text. One that is
 * not of its column's kind stays text, so that the reader of the field refuses it by name.
 */
export function toTypedFields(cells: Readonly<Record<string, string>>, kinds: ColumnKinds): FieldSource {
  const fields: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(cells)) {
    if (kinds.numbers.has(column)) fields[column] = /^-?\d+(\.0+)?$/.test(cell) ? Number(cell) : cell;
    else if (kinds.booleans.has(column)) fields[column] = toBoolean(cell);
    else fields[column] = cell;
  }
  return { fields, path: '' };
}

/** A time without zone, which is UTC: `2025-03-23 17:17:26.028`, to the millisecond. */
export function readUtcTime(cells: Readonly<Record<string, string>>, column: string): Date {
  const cell = cells[column];
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:Z|\+00:00)?$/.exec(cell ?? '');
  const milliseconds = (match?.[3] ?? '').slice(0, 3).padEnd(3, '0');
  const time = new Date(match ? `${match[1]}T${match[2]}.${milliseconds}Z` : Number.NaN);
  const year = time.getUTCFullYear();
  return year >= 2009 && year < 2100 ? time : refuseField(column, 'a UTC time like 2025-03-23 17:17:26.028', cell);
}

function toBoolean(cell: string): unknown {
  if (/^true$/i.test(cell)) return true;
  return /^false$/i.test(cell) ? false : cell;
}
