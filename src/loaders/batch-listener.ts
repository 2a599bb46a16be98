import type { PagedRelation } from '../data/keyset-page.ts';
import { currentListener } from '../observability/request-scope.ts';

/** A batch that a loader fetched, or failed to. */
export interface BatchEvent {
  /** The loader's key; for connections with `.pages` or `.counts`. Never built from input. */
  readonly loader: string;
  /** Keys in it. */
  readonly size: number;
  /** Rows that came: of connections, pages or counts; none of a failed batch. */
  readonly rows: number;
  readonly durationMs: number;
}

/** Hears of every batch after it was fetched; must not throw. */
export type BatchListener = (event: BatchEvent) => void;

/** Makes what fetches batches tell of them. */
export interface BatchObserver {
  fetch<Key, Row>(loader: string, fetch: (keys: readonly Key[]) => Promise<Row[]>): (keys: readonly Key[]) => Promise<Row[]>;
  relation<Row>(loader: string, relation: PagedRelation<Row>): PagedRelation<Row>;
}

/** Binds {@link BatchObserver} to who hears. What follows the current request surrounds the batches besides. */
export function createBatchObserver(listener: BatchListener): BatchObserver {
  const observed = async <Row>(loader: string, size: number, fetch: () => Promise<Row[]>): Promise<Row[]> => {
    const follower = currentListener();
    const startedAt = performance.now();
    let rows = 0;
    try {
      const fetched = await (follower === null
        ? fetch()
        : follower.surroundBatch({ started: { loader, size }, run: fetch, countRows: (found) => found.length }));
      rows = fetched.length;
      return fetched;
    } finally {
      listener({ loader, size, rows, durationMs: performance.now() - startedAt });
    }
  };
  return {
    fetch: (loader, fetch) => (keys) => observed(loader, keys.length, () => fetch(keys)),
    relation: (loader, relation) => ({
      name: relation.name,
      orders: relation.orders,
      fetchPages: (selection, requests) => observed(`${loader}.pages`, requests.length, () => relation.fetchPages(selection, requests)),
      fetchCounts: (filters, parents) => observed(`${loader}.counts`, parents.length, () => relation.fetchCounts(filters, parents)),
    }),
  };
}
