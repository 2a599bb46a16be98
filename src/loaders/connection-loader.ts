import { createHash } from 'node:crypto';
import type DataLoader from 'dataloader';
import type { FilterValues, Page, PagedRelation, PageItem, PageRequest } from '../data/keyset-page.ts';
import { type CursorBinding, encodeCursor } from '../domain/cursor.ts';
import { invariant } from '../domain/invariant.ts';
import { type PageArguments, toPageWindow } from '../domain/page-window.ts';
import { createDataLoader } from './followed-loader.ts';
import type { TagCollector } from './tag-collector.ts';
import type { ConnectionReport } from './tag-reports.ts';

/** What a connection field asks for. */
export interface ConnectionRequest {
  /** As clients know the field, e.g. `Player.matches`. */
  readonly connection: string;
  /** Row id of the parent; '' for a root connection. */
  readonly parent: string;
  readonly order: string;
  readonly filters: FilterValues;
  readonly args: PageArguments;
}

/** A connection that reads nothing until its parts are asked for: a page costs one statement for all parents, a count another. */
export interface ConnectionSource<Row> {
  page(): Promise<Page<Row>>;
  count(): Promise<number>;
  /** Opaque position of an item. */
  toCursor(item: PageItem<Row>): string;
}

/** Batches pages and counts of one relation within a request. */
export interface ConnectionLoader<Row> {
  /** @throws FarsightError `BAD_INPUT` for page arguments that cannot be met */
  connect(request: ConnectionRequest): ConnectionSource<Row>;
}

interface PageGroup<Row> {
  readonly binding: CursorBinding;
  readonly pages: {
    readonly backward: DataLoader<PageRequest, Page<Row>, string>;
    readonly forward: DataLoader<PageRequest, Page<Row>, string>;
  };
  readonly counts: DataLoader<string, string>;
}

/**
 * The connection loader of a relation: parents of one field at one level share a statement for each order and filter, while
 * their sizes and cursors may differ. It reports to `tags` what it gives.
 */
export function createConnectionLoader<Row>(
  relation: PagedRelation<Row>,
  report: ConnectionReport<Row>,
  tags: TagCollector,
): ConnectionLoader<Row> {
  const reported = reportRelation(relation, report, tags);
  const groups = new Map<string, PageGroup<Row>>();
  return {
    connect: ({ connection, parent, order, filters, args }) => {
      const key = JSON.stringify([connection, order, filters]);
      const group = groups.get(key) ?? createGroup(reported, { key, connection, order, filters });
      groups.set(key, group);
      const window = toPageWindow(group.binding, args);
      return {
        page: () => group.pages[window.direction].load({ parent, window }),
        count: async () => Number(await group.counts.load(parent)),
        toCursor: ({ position }) => encodeCursor(group.binding, position),
      };
    },
  };
}

/** The relation, reporting what it gives. */
function reportRelation<Row>(
  { name, orders, fetchPages, fetchCounts }: PagedRelation<Row>,
  { members, item }: ConnectionReport<Row>,
  tags: TagCollector,
): PagedRelation<Row> {
  return {
    name,
    orders,
    fetchPages: async (selection, requests) => {
      const pages = await fetchPages(selection, requests);
      for (const { parent } of requests) members(tags, parent, selection.order);
      if (item !== null) for (const { items } of pages) for (const { row } of items) item(tags, row);
      return pages;
    },
    fetchCounts: (filters, parents) => {
      for (const parent of parents) members(tags, parent, null);
      return fetchCounts(filters, parents);
    },
  };
}

function createGroup<Row>(
  relation: PagedRelation<Row>,
  { key, connection, order, filters }: { key: string; connection: string; order: string; filters: FilterValues },
): PageGroup<Row> {
  const types = relation.orders[order];
  invariant(types !== undefined, `order "${order}" of ${relation.name}`);
  const createPages = () =>
    createDataLoader<PageRequest, Page<Row>, string>({
      fetch: (requests) => relation.fetchPages({ order, filters }, requests),
      toCacheKey: toPageKey,
    });
  return {
    binding: createBinding(connection, types, key),
    pages: { backward: createPages(), forward: createPages() },
    counts: createDataLoader<string, string, string>({
      fetch: (parents) => relation.fetchCounts(filters, parents),
      toCacheKey: (parent) => parent,
    }),
  };
}

/** With its fingerprint made when a cursor is: most pages are read without one, and nobody asks for theirs. */
function createBinding(connection: string, types: CursorBinding['types'], key: string): CursorBinding {
  let fingerprint: string | undefined;
  return {
    connection,
    types,
    get fingerprint() {
      fingerprint ??= createHash('sha256').update(key).digest('base64url').slice(0, 8);
      return fingerprint;
    },
  };
}

/** Tells pages of one selection and direction apart. */
export function toPageKey({ parent, window }: PageRequest): string {
  return `${parent} ${window.size} ${toBoundKey(window.after)} ${toBoundKey(window.before)}`;
}

function toBoundKey(bound: PageRequest['window']['after']): string {
  // A number is an infinite timestamp, which JSON would turn into null.
  return bound === null ? '-' : JSON.stringify(bound.map((value) => (typeof value === 'number' ? String(value) : value)));
}
