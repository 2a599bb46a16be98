import type { CursorColumnType, CursorValues } from '../domain/cursor.ts';
import { invariant } from '../domain/invariant.ts';
import type { PageWindow } from '../domain/page-window.ts';
import type { Reader } from './database.ts';
import { buildCountStatement, buildPageStatement, type KeysetOrder, type KeysetRelation, type PageVariant } from './keyset-statement.ts';
import { toTime } from './packed-rows.ts';

/** Values of the active filters, by filter name; each as many as the filter has parameters. */
export type FilterValues = Readonly<Record<string, readonly unknown[]>>;

/** What all pages of a batch have in common. */
export interface PageSelection {
  readonly order: string;
  readonly filters: FilterValues;
}

/** One page to read. */
export interface PageRequest {
  /** Row id of the parent; empty for a root connection. */
  readonly parent: string;
  readonly window: PageWindow;
}

/** Rows with their position in the order. */
export interface PageItem<Row> {
  readonly row: Row;
  readonly position: CursorValues;
}

/** One page, in the connection's order. */
export interface Page<Row> {
  readonly items: readonly PageItem<Row>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

interface RawRow {
  readonly ordinal: number;
  readonly has_before?: boolean;
  readonly has_after?: boolean;
  readonly key_1: string | null;
  readonly [column: string]: unknown;
}

const LARGEST_TEXT = '\u{10FFFF}'.repeat(4);
/** Positions before (smaller than) and after all rows, by type: what an absent cursor stands for. */
const EXTREMES: Record<CursorColumnType, { smallest: number | string; largest: number | string }> = {
  bigint: { smallest: '-9223372036854775808', largest: '9223372036854775807' },
  text: { smallest: '', largest: LARGEST_TEXT },
  timestamptz: { smallest: '-infinity', largest: 'infinity' },
};

/**
 * Reads many pages of one relation with one statement, in the order of the requests, which share a direction.
 * One row more than asked is read, to know whether there are more.
 */
export async function fetchPages<Row>(
  reader: Reader,
  relation: KeysetRelation,
  selection: PageSelection,
  requests: readonly PageRequest[],
): Promise<Page<Row>[]> {
  const first = requests[0];
  if (first === undefined) return [];
  const order = relation.orders[selection.order];
  invariant(order !== undefined, `order "${selection.order}" of ${relation.name}`);
  const variant = {
    order: selection.order,
    direction: first.window.direction,
    filters: activeFilters(relation, selection.filters),
    after: requests.some(({ window }) => window.after !== null),
    before: requests.some(({ window }) => window.before !== null),
    // With a filter it is planned for its values anyway, and plans better without knowing those of the cursor.
    alone: relation.parent === null && requests.length === 1 && Object.keys(selection.filters).length === 0,
  };
  const inputs = toInputs(relation, variant, requests);
  const values = variant.alone ? inputs.map(([value]) => value) : inputs;
  const statement = buildPageStatement(relation, variant);
  const rows = await reader.query<RawRow>(statement, [...values, ...toFilterParameters(variant.filters, selection.filters)]);
  return splitPages<Row>(
    rows,
    requests,
    order.columns.map(({ type }) => type),
  );
}

/** One array a parameter, over all requests. */
function toInputs(relation: KeysetRelation, variant: PageVariant, requests: readonly PageRequest[]): unknown[][] {
  const order = relation.orders[variant.order];
  invariant(order !== undefined, `order "${variant.order}" of ${relation.name}`);
  const [first, last] = order.direction === 'asc' ? (['smallest', 'largest'] as const) : (['largest', 'smallest'] as const);
  const windows = requests.map(({ window }) => window);
  return [
    windows.map(({ size }) => size + 1),
    ...(relation.parent === null ? [] : [requests.map(({ parent }) => parent)]),
    ...(variant.after
      ? toBoundArrays(
          order,
          windows.map(({ after }) => after),
          first,
        )
      : []),
    ...(variant.before
      ? toBoundArrays(
          order,
          windows.map(({ before }) => before),
          last,
        )
      : []),
  ];
}

/** Counts the rows of many parents with one statement: decimal strings, in the order of `parents`. */
export async function fetchCounts(
  reader: Reader,
  relation: KeysetRelation,
  filters: FilterValues,
  parents: readonly string[],
): Promise<string[]> {
  const active = activeFilters(relation, filters);
  const parameters = [...(relation.parent === null ? [] : [parents]), ...toFilterParameters(active, filters)];
  const rows = await reader.query<{ ordinal?: number; total: string }>(buildCountStatement(relation, active), parameters);
  const totals = new Array<string>(parents.length).fill(relation.parent === null ? (rows[0]?.total ?? '0') : '0');
  for (const { ordinal, total } of rows) if (ordinal !== undefined) totals[ordinal - 1] = total;
  return totals;
}

function activeFilters(relation: KeysetRelation, filters: FilterValues): readonly string[] {
  return Object.keys(relation.filters).filter((name) => filters[name] !== undefined);
}

function toFilterParameters(active: readonly string[], filters: FilterValues): unknown[] {
  return active.flatMap((name) => filters[name] ?? []);
}

/** One array a column, over all requests. */
function toBoundArrays(order: KeysetOrder, bounds: readonly (CursorValues | null)[], absent: 'largest' | 'smallest'): unknown[][] {
  return order.columns.map(({ type }, index) => bounds.map((bound) => toBound(bound?.[index] ?? EXTREMES[type][absent])));
}

function toBound(value: Date | number | string): Date | string {
  if (typeof value === 'number') return value > 0 ? 'infinity' : '-infinity';
  return value;
}

/** An item that reads its position when it is asked for: most are never asked, since no cursor of theirs is selected. */
class RowItem<Row> implements PageItem<Row> {
  readonly row: Row;
  readonly #raw: RawRow;
  readonly #types: readonly CursorColumnType[];

  constructor(raw: RawRow, types: readonly CursorColumnType[]) {
    this.row = raw as Row;
    this.#raw = raw;
    this.#types = types;
  }

  get position(): CursorValues {
    return this.#types.map((type, index) => {
      const key = this.#raw[`key_${index + 1}`];
      return (type === 'timestamptz' ? toTime(key) : key) as CursorValues[number];
    });
  }
}

function splitPages<Row>(rows: readonly RawRow[], requests: readonly PageRequest[], types: readonly CursorColumnType[]): Page<Row>[] {
  const grouped = requests.map(() => ({ items: [] as PageItem<Row>[], hasBefore: false, hasAfter: false }));
  for (const row of rows) {
    const group = grouped[row.ordinal - 1];
    invariant(group !== undefined, `ordinal of a page from 1 to ${requests.length}, got ${row.ordinal}`);
    group.hasBefore = row.has_before ?? false;
    group.hasAfter = row.has_after ?? false;
    if (row.key_1 !== null) group.items.push(new RowItem<Row>(row, types));
  }
  return requests.map(({ window }, index) => {
    const { items = [], hasBefore = false, hasAfter = false } = grouped[index] ?? {};
    const isForward = window.direction === 'forward';
    const hasMore = items.length > window.size;
    return {
      items: !hasMore ? items : isForward ? items.slice(0, window.size) : items.slice(items.length - window.size),
      hasNextPage: isForward ? hasMore || hasAfter : hasAfter,
      hasPreviousPage: isForward ? hasBefore : hasMore || hasBefore,
    };
  });
}

/** A relation with a reader: what connection loaders batch over. */
export interface PagedRelation<Row> {
  readonly name: string;
  /** Column types of each order, for cursors. */
  readonly orders: Readonly<Record<string, readonly CursorColumnType[]>>;
  /** See {@link fetchPages}. */
  fetchPages(selection: PageSelection, requests: readonly PageRequest[]): Promise<Page<Row>[]>;
  /** See {@link fetchCounts}. */
  fetchCounts(filters: FilterValues, parents: readonly string[]): Promise<string[]>;
}

/** Binds a relation to a reader. */
export function createPagedRelation<Row>(reader: Reader, relation: KeysetRelation): PagedRelation<Row> {
  return {
    name: relation.name,
    orders: cursorTypes(relation),
    fetchPages: (selection, requests) => fetchPages<Row>(reader, relation, selection, requests),
    fetchCounts: (filters, parents) => fetchCounts(reader, relation, filters, parents),
  };
}

const cursorTypesOf = new WeakMap<KeysetRelation, Readonly<Record<string, readonly CursorColumnType[]>>>();

function cursorTypes(relation: KeysetRelation): Readonly<Record<string, readonly CursorColumnType[]>> {
  const known =
    cursorTypesOf.get(relation) ??
    Object.fromEntries(Object.entries(relation.orders).map(([name, { columns }]) => [name, columns.map(({ type }) => type)]));
  cursorTypesOf.set(relation, known);
  return known;
}
