import { LRUCache } from 'lru-cache';
import type { RowMemory, RowReading } from '../domain/row-memory.ts';
import type { Fence } from './fence.ts';
import type { InvalidationLog } from './invalidation-log.ts';
import { freezeRow, measureRow } from './kept-row.ts';

/** What an entry takes beside its row, its id and its tag, as measured on 64 bits. */
const ENTRY_BYTES = 250;

/** What became of the rows of a kind that were asked for. */
export interface RowLookups {
  hits: number;
  /** Those that were there and had changed, or could not be judged, included. */
  misses: number;
}

/** What the rows in memory are, for whoever runs the gateway. */
export interface RowCacheSize {
  readonly entries: number;
  readonly bytes: number;
  /** Rows that made way for others since the beginning. */
  readonly evictions: number;
  /** By kind. */
  readonly lookups: ReadonlyMap<string, Readonly<RowLookups>>;
}

/** Rows in this process, of tables that hardly ever change: the least recently used make way. */
export interface RowCache extends RowMemory {
  readonly size: () => RowCacheSize;
}

/** Parts of {@link createRowCache}. */
export interface RowCacheParts {
  readonly log: Pick<InvalidationLog, 'fence' | 'judge'>;
  /** Of rows, ids and tags together. */
  readonly maxBytes: number;
  /** Whether rows are frozen, so that whoever changes one fails; it costs time for each that is kept. */
  readonly freezes: boolean;
}

interface KeptRow {
  readonly row: object;
  readonly tags: readonly string[];
  /** The row shows all that this one sees. */
  fence: Fence;
}

/** No rows yet. A row is given out only if nothing has changed it since before it was read, as the newest look at the log shows. */
export function createRowCache(parts: RowCacheParts): RowCache {
  const rows = new JudgedRows(parts);
  return { shelf: (kind) => rows.shelf(kind), size: () => rows.size() };
}

class JudgedRows {
  readonly #log: RowCacheParts['log'];
  readonly #rows: LRUCache<string, KeptRow>;
  readonly #freezes: boolean;
  readonly #lookups = new Map<string, RowLookups>();
  #evictions = 0;

  constructor({ log, maxBytes, freezes }: RowCacheParts) {
    this.#log = log;
    this.#freezes = freezes;
    this.#rows = new LRUCache({
      maxSize: maxBytes,
      dispose: (_row, _key, reason) => {
        if (reason === 'evict') this.#evictions += 1;
      },
    });
  }

  shelf<Row extends object>(kind: string): { begin: () => RowReading<Row> | null } {
    const lookups = this.#lookups.get(kind) ?? { hits: 0, misses: 0 };
    this.#lookups.set(kind, lookups);
    return {
      begin: () => {
        const fence = this.#log.fence();
        if (fence === null) return null;
        return {
          take: (id) => {
            const row = this.#take(`${kind}/${id}`, fence);
            if (row === undefined) lookups.misses += 1;
            else lookups.hits += 1;
            // What a shelf keeps are its own rows.
            return row as Row | undefined;
          },
          keep: (id, tags, row) => this.#keep(`${kind}/${id}`, { row, tags, fence }),
        };
      },
    };
  }

  size(): RowCacheSize {
    return { entries: this.#rows.size, bytes: this.#rows.calculatedSize, evictions: this.#evictions, lookups: this.#lookups };
  }

  #take(key: string, fence: Fence): object | undefined {
    const kept = this.#rows.get(key);
    if (kept === undefined) return undefined;
    if (kept.fence.snapshot === fence.snapshot) return kept.row;
    // The log is followed: what cannot be judged now never will be.
    if (this.#log.judge(kept) !== 'current') {
      this.#rows.delete(key);
      return undefined;
    }
    // Nothing that the newest look sees is missing in it: it is as good as read after that look.
    kept.fence = fence;
    return kept.row;
  }

  #keep(key: string, kept: KeptRow): void {
    // Whether something changed it while it was read is asked when it is taken: most are never wrong, and many are never taken.
    if (this.#freezes) freezeRow(kept.row);
    let size = ENTRY_BYTES + measureRow(kept.row) + key.length;
    for (const tag of kept.tags) size += tag.length;
    this.#rows.set(key, kept, { size });
  }
}
