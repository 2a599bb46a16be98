import type { RowShelf } from '../domain/row-memory.ts';

type Fetch<Key, Row> = (keys: readonly Key[]) => Promise<Row[]>;

/** How rows and their keys are told apart, and which tag says that a row has changed. */
export interface RememberedRows<Key, Row extends object> {
  readonly shelf: RowShelf<Row>;
  readonly ofKey: (key: Key) => string;
  readonly ofRow: (row: Row) => string;
  readonly tagOf: (row: Row) => string;
}

/** The read of at most one row a key, asked only for what is not in memory. Rows come in no particular order. */
export function rememberRows<Key, Row extends object>(
  fetch: Fetch<Key, Row>,
  { shelf, ofKey, ofRow, tagOf }: RememberedRows<Key, Row>,
): Fetch<Key, Row> {
  return async (keys) => {
    const reading = shelf.begin();
    if (reading === null) return fetch(keys);
    const known: Row[] = [];
    const missing: Key[] = [];
    for (const key of keys) {
      const row = reading.take(ofKey(key));
      if (row === undefined) missing.push(key);
      else known.push(row);
    }
    if (missing.length === 0) return known;
    const rows = await fetch(missing);
    for (const row of rows) reading.keep(ofRow(row), [tagOf(row)], row);
    return known.length === 0 ? rows : [...known, ...rows];
  };
}

/** Whose a row is, and which tag says that any row of a parent has changed. */
export interface RememberedLists<Row> {
  readonly shelf: RowShelf<readonly Row[]>;
  readonly parentOf: (row: Row) => string;
  readonly tagOf: (parent: string) => string;
}

/** The read of all rows of parents, asked only for parents whose rows are not in memory. The rows of each parent come in their order. */
export function rememberLists<Row>(fetch: Fetch<string, Row>, { shelf, parentOf, tagOf }: RememberedLists<Row>): Fetch<string, Row> {
  return async (parents) => {
    const reading = shelf.begin();
    if (reading === null) return fetch(parents);
    const known: Row[] = [];
    const missing = new Map<string, Row[]>();
    for (const parent of parents) {
      const rows = reading.take(parent);
      if (rows === undefined) missing.set(parent, []);
      else known.push(...rows);
    }
    if (missing.size === 0) return known;
    const rows = await fetch([...missing.keys()]);
    for (const row of rows) missing.get(parentOf(row))?.push(row);
    for (const [parent, list] of missing) reading.keep(parent, [tagOf(parent)], list);
    return known.length === 0 ? rows : [...known, ...rows];
  };
}
