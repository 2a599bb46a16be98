import type { Page, PagedRelation, PageItem, PageRequest, PageSelection } from '../data/keyset-page.ts';
import type { CursorValues } from '../domain/cursor.ts';
import type { RowShelf } from '../domain/row-memory.ts';
import { toPageKey } from './connection-loader.ts';

/** On the shelf of pages: a page was read, and its rows were kept. */
export const PAGE_WAS_READ = Object.freeze({});

/** Where the rows of pages are, and how they are told apart. */
export interface RememberedPages<Row extends object, Key> {
  /** The same pages, of keys alone, where nothing is filtered: cheaper to read. */
  readonly keys: PagedRelation<Key>;
  readonly rows: RowShelf<Row>;
  readonly pages: RowShelf<typeof PAGE_WAS_READ>;
  readonly ofKey: (key: Key) => string;
  readonly ofRow: (row: Row) => string;
  /** The tag that says that a row has changed. */
  readonly tagOf: (row: Row) => string;
  /** The tag that says that a page of a parent may have other rows. */
  readonly tagOfPage: (parent: string) => string;
}

/**
 * The relation, of whose pages without filters only keys are read when each of them was read before, and its rows taken from memory. Where one turns out to be
 * missing, the rows are read after all: a statement more, which is rare, as a page is forgotten with its rows or before them.
 */
export function rememberPages<Row extends object, Key>(
  relation: PagedRelation<Row>,
  remembered: RememberedPages<Row, Key>,
): PagedRelation<Row> {
  const { keys, rows, pages, ofRow, tagOf, tagOfPage } = remembered;
  return {
    ...relation,
    fetchPages: async (selection, requests) => {
      const reading = isFiltered(selection) ? null : pages.begin();
      if (reading === null) return relation.fetchPages(selection, requests);
      const asked = toPageIds(selection, requests);
      if (asked.every(({ id }) => reading.take(id) !== undefined)) {
        const known = takeRows(remembered, await keys.fetchPages(selection, requests));
        if (known !== null) return known;
      }
      const rowReading = rows.begin();
      const found = await relation.fetchPages(selection, requests);
      for (const { id, parent } of asked) reading.keep(id, tagOfPage(parent), PAGE_WAS_READ);
      for (const { items } of found) for (const { row } of items) rowReading?.keep(ofRow(row), tagOf(row), row);
      return found;
    },
  };
}

function isFiltered({ filters }: PageSelection): boolean {
  return Object.keys(filters).length > 0;
}

/** Null when a row is missing. */
function takeRows<Row extends object, Key>({ rows, ofKey }: RememberedPages<Row, Key>, found: readonly Page<Key>[]): Page<Row>[] | null {
  // The newest look at the log is another one by now.
  const reading = rows.begin();
  if (reading === null) return null;
  const known: Page<Row>[] = [];
  for (const { items, hasNextPage, hasPreviousPage } of found) {
    const taken: PageItem<Row>[] = [];
    for (const item of items) {
      const row = reading.take(ofKey(item.row));
      if (row === undefined) return null;
      taken.push(new RememberedItem(row, item));
    }
    known.push({ items: taken, hasNextPage, hasPreviousPage });
  }
  return known;
}

/** A row from memory, where its key stands. */
class RememberedItem<Row> implements PageItem<Row> {
  readonly row: Row;
  readonly #place: PageItem<unknown>;

  constructor(row: Row, place: PageItem<unknown>) {
    this.row = row;
    this.#place = place;
  }

  get position(): CursorValues {
    return this.#place.position;
  }
}

function toPageIds({ order }: PageSelection, requests: readonly PageRequest[]): readonly { id: string; parent: string }[] {
  return requests.map((request) => ({ id: `${toPageKey(request)} ${request.window.direction} ${order}`, parent: request.parent }));
}
