import type DataLoader from 'dataloader';
import { createDataLoader } from './followed-loader.ts';

/** A loader of at most one row a key; null where there is none. Keys are told apart by `toKey`. */
export function createRowLoader<Key, Row>(
  fetch: (keys: readonly Key[]) => Promise<Row[]>,
  toKey: { ofRow: (row: Row) => string; ofKey: (key: Key) => string },
): DataLoader<Key, Row | null, string> {
  return createDataLoader<Key, Row | null, string>({
    fetch: async (keys) => {
      // Postgres refuses text with a NUL: such a key names nothing, and must not fail its neighbours.
      const storable = keys.filter((key) => !toKey.ofKey(key).includes('\0'));
      const rows = storable.length === 0 ? [] : await fetch(storable);
      const byKey = new Map(rows.map((row) => [toKey.ofRow(row), row]));
      return keys.map((key) => byKey.get(toKey.ofKey(key)) ?? null);
    },
    toCacheKey: toKey.ofKey,
  });
}

/** A loader of all rows of a parent, in the order they are fetched; empty where there are none. */
export function createListLoader<Row>(
  fetch: (parents: readonly string[]) => Promise<Row[]>,
  parentOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return createDataLoader<string, Row[], string>({
    fetch: async (parents) => {
      const lists = new Map<string, Row[]>(parents.map((parent) => [parent, []]));
      for (const row of await fetch(parents)) lists.get(parentOf(row))?.push(row);
      return parents.map((parent) => lists.get(parent) ?? []);
    },
    toCacheKey: (parent) => parent,
  });
}
