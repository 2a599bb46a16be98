import type { RowMemory } from '../../src/domain/row-memory.ts';

/** A memory that gives out all that was kept. */
export interface OpenMemory extends RowMemory {
  /** By `kind/id`. */
  readonly kept: Map<string, { readonly tags: readonly string[]; readonly row: object }>;
  /** False while nothing may be taken or kept. */
  open: boolean;
}

/** An empty one, open. */
export function createOpenMemory(): OpenMemory {
  const kept: OpenMemory['kept'] = new Map();
  const memory: OpenMemory = {
    kept,
    open: true,
    shelf: <Row extends object>(kind: string) => ({
      begin: () =>
        memory.open
          ? {
              take: (id: string) => kept.get(`${kind}/${id}`)?.row as Row | undefined,
              keep: (id: string, tags: readonly string[], row: Row) => void kept.set(`${kind}/${id}`, { tags, row }),
            }
          : null,
    }),
  };
  return memory;
}
