import type { Statement } from './database.ts';

/**
 * How a column's values come: `bigint` as decimal strings, `time` as `Date` (infinity as the numbers ±Infinity), `json` parsed (arrays
 * too), the rest as they are.
 */
export type ColumnType = 'bigint' | 'boolean' | 'json' | 'number' | 'text' | 'time';

/** Columns by the name they have in rows: the SQL that gives each, and its type. */
export type Columns<Name extends string = string> = Readonly<Record<Name, readonly [sql: string, type: ColumnType]>>;

/** The columns of a row type: all of them, and none else. */
export type ColumnsOf<Row> = Columns<keyof Row & string>;

/** Types of columns by name: what it takes to unpack. */
export type ColumnTypes = Readonly<Record<string, ColumnType>>;

/** The select list of columns. */
export function selectColumns(columns: Columns): string {
  return Object.entries(columns)
    .map(([name, [sql]]) => `${sql} as "${name}"`)
    .join(', ');
}

/** Types of columns, by name. */
export function typesOf(columns: Columns): ColumnTypes {
  return Object.fromEntries(Object.entries(columns).map(([name, [, type]]) => [name, type]));
}

/**
 * A read whose rows travel packed: one list a column instead of a message a row and a text a value, which costs the client a third
 * and the server no more. The reader unpacks them, so callers see rows.
 * @param compose makes the text from the select list of `columns`
 */
export function defineRead(name: string, columns: Columns, compose: (select: string) => string): Statement {
  return packStatement({ name, label: name, text: compose(selectColumns(columns)) }, typesOf(columns));
}

/** The statement with its rows packed; `types` has all its columns. */
export function packStatement(statement: Statement, types: ColumnTypes): Statement {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(statement.name))
    throw new Error(`Statement name must be lower-case words of at most 63 characters, got "${statement.name}"`);
  const lists = Object.entries(types).map(([name, type]) => `json_agg(packed."${name}"${type === 'bigint' ? '::text' : ''}) as "${name}"`);
  return { ...statement, text: `select ${lists.join(', ')}\nfrom (\n${statement.text}\n) packed`, packs: types };
}

/** The rows of a packed result, in the order the statement gave them. */
export function unpackRows<Row>(types: ColumnTypes, packed: Readonly<Record<string, readonly unknown[] | null>> | undefined): Row[] {
  const columns = Object.entries(types).map(([name, type]) => ({ name, isTime: type === 'time', values: packed?.[name] ?? [] }));
  const count = columns[0]?.values.length ?? 0;
  const rows = new Array<Row>(count);
  for (let index = 0; index < count; index += 1) {
    // Filled in one order, so that all rows share a shape.
    const row: Record<string, unknown> = {};
    for (const { name, isTime, values } of columns) row[name] = isTime ? toTime(values[index]) : values[index];
    rows[index] = row as Row;
  }
  return rows;
}

/** What a timestamp is in JSON, as rows have it. */
export function toTime(value: unknown): Date | number | null {
  if (typeof value !== 'string') return null;
  if (value === 'infinity') return Number.POSITIVE_INFINITY;
  if (value === '-infinity') return Number.NEGATIVE_INFINITY;
  return new StoredTime(value);
}

/** A time whose text is made once: rows in memory are answered again and again, and making it takes longer than all else that is done with a time. Nobody sets one. */
class StoredTime extends Date {
  #text: string | undefined;

  override toISOString(): string {
    this.#text ??= super.toISOString();
    return this.#text;
  }
}
