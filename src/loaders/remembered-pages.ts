import type { Page, PagedRelation, PageRequest, PageSelection } from '../data/keyset-page.ts';
import { invariant } from '../domain/invariant.ts';
import type { RowShelf } from '../domain/row-memory.ts';
import { toPageKey } from './connection-loader.ts';

/** Where pages are kept, and what makes one wrong. */
export interface RememberedPages<Row> {
  readonly shelf: RowShelf<Page<Row>>;
  /** The tag that says that a page of a parent may have other rows. */
  readonly tagOf: (parent: string) => string;
  /** The tag that says that a row has changed. */
  readonly tagOfRow: (row: Row) => string;
}

/** The relation, asked only for pages that are not in memory. Pages with filters are not kept: there are as many as anybody can think of. */
export function rememberPages<Row>(relation: PagedRelation<Row>, { shelf, tagOf, tagOfRow }: RememberedPages<Row>): PagedRelation<Row> {
  const toTags = (parent: string, { items }: Page<Row>) => [tagOf(parent), ...new Set(items.map(({ row }) => tagOfRow(row)))];
  return {
    ...relation,
    fetchPages: async (selection, requests) => {
      const reading = isFiltered(selection) ? null : shelf.begin();
      if (reading === null) return relation.fetchPages(selection, requests);
      const pages = requests.map((request) => reading.take(toPageId(selection, request)));
      const missing = requests.filter((_request, index) => pages[index] === undefined);
      const read = missing.length === 0 ? [] : await relation.fetchPages(selection, missing);
      let next = 0;
      return requests.map((request, index) => {
        const page = pages[index] ?? read[next++];
        invariant(page !== undefined, `a page for each of ${missing.length} requests, got ${read.length}`);
        if (pages[index] === undefined) reading.keep(toPageId(selection, request), toTags(request.parent, page), page);
        return page;
      });
    },
  };
}

function isFiltered({ filters }: PageSelection): boolean {
  return Object.keys(filters).length > 0;
}

function toPageId({ order }: PageSelection, request: PageRequest): string {
  return `${toPageKey(request)} ${request.window.direction} ${order}`;
}
