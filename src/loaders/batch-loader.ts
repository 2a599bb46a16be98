import type DataLoader from 'dataloader';
import { createDataLoader } from './followed-loader.ts';
import type { TagCollector } from './tag-collector.ts';
import type { ReportParent, ReportRow } from './tag-reports.ts';

/** What tells the keys and rows of a loader apart, and which tags they have. */
export interface RowLoaderParts<Key, Row> {
  readonly ofRow: (row: Row) => string;
  readonly ofKey: (key: Key) => string;
  readonly report: ReportRow<Key, Row>;
}

/** Whose a row of a list is, and which tags the list has. */
export interface ListLoaderParts<Row> {
  readonly parentOf: (row: Row) => string;
  readonly report: ReportParent;
}

/** A loader of at most one row a key; null where there is none. It reports to `tags` what it gives. */
export function createRowLoader<Key, Row>(
  fetch: (keys: readonly Key[]) => Promise<Row[]>,
  { ofRow, ofKey, report }: RowLoaderParts<Key, Row>,
  tags: TagCollector,
): DataLoader<Key, Row | null, string> {
  return createDataLoader<Key, Row | null, string>({
    fetch: async (keys) => {
      // Postgres refuses text with a NUL: such a key names nothing, and must not fail its neighbours.
      const storable = keys.filter((key) => !ofKey(key).includes('\0'));
      const rows = storable.length === 0 ? [] : await fetch(storable);
      const byKey = new Map(rows.map((row) => [ofRow(row), row]));
      return keys.map((key) => {
        const row = byKey.get(ofKey(key)) ?? null;
        report(tags, key, row);
        return row;
      });
    },
    toCacheKey: ofKey,
  });
}

/** A loader of all rows of a parent, in the order they are fetched; empty where there are none. It reports to `tags` what it gives. */
export function createListLoader<Row>(
  fetch: (parents: readonly string[]) => Promise<Row[]>,
  { parentOf, report }: ListLoaderParts<Row>,
  tags: TagCollector,
): DataLoader<string, Row[]> {
  return createDataLoader<string, Row[], string>({
    fetch: async (parents) => {
      const lists = new Map<string, Row[]>(parents.map((parent) => [parent, []]));
      for (const row of await fetch(parents)) lists.get(parentOf(row))?.push(row);
      return parents.map((parent) => {
        report(tags, parent);
        return lists.get(parent) ?? [];
      });
    },
    toCacheKey: (parent) => parent,
  });
}

/**
 * A loader of all rows of a key that no column tells apart, such as a channel with a range: rows say which of the keys they answer, by its place. In the
 * order they are fetched; empty where there are none. It reports to `tags` what it gives.
 */
export function createPlacedLoader<Key, Row extends { readonly place: number }>(
  fetch: (keys: readonly Key[]) => Promise<Row[]>,
  {
    ofKey,
    report,
  }: { readonly ofKey: (key: Key) => string; readonly report: (tags: TagCollector, key: Key, rows: readonly Row[]) => void },
  tags: TagCollector,
): DataLoader<Key, Row[], string> {
  return createDataLoader<Key, Row[], string>({
    fetch: async (keys) => {
      const lists = keys.map((): Row[] => []);
      for (const row of await fetch(keys)) lists[row.place]?.push(row);
      for (const [place, key] of keys.entries()) report(tags, key, lists[place] ?? []);
      return lists;
    },
    toCacheKey: ofKey,
  });
}
