import { Counter, Gauge, type Registry } from 'prom-client';

/** Use of the rows in memory. */
export interface RowCacheUse {
  readonly entries: number;
  readonly bytes: number;
  /** Since the beginning, as are the lookups. */
  readonly evictions: number;
  /** By kind. */
  readonly lookups: ReadonlyMap<string, { readonly hits: number; readonly misses: number }>;
}

/** Shows the rows in memory, read whenever they are asked for. */
export function registerRowCache(register: Registry, read: () => RowCacheUse): void {
  const registers = [register];
  new Counter({
    name: 'row_cache_lookups_total',
    help: 'Rows, lists and pages that were looked for in memory before they were read; a miss is one that is not there, or has changed.',
    labelNames: ['kind', 'result'],
    registers,
    collect() {
      this.reset();
      for (const [kind, { hits, misses }] of read().lookups) {
        this.inc({ kind, result: 'hit' }, hits);
        this.inc({ kind, result: 'miss' }, misses);
      }
    },
  });
  new Counter({
    name: 'row_cache_evictions_total',
    help: 'Rows in memory that made way for others.',
    registers,
    collect() {
      this.reset();
      this.inc(read().evictions);
    },
  });
  new Gauge({
    name: 'row_cache_entries',
    help: 'Rows in memory.',
    registers,
    collect() {
      this.set(read().entries);
    },
  });
  new Gauge({
    name: 'row_cache_bytes',
    help: 'What the rows in memory take, about.',
    registers,
    collect() {
      this.set(read().bytes);
    },
  });
}
