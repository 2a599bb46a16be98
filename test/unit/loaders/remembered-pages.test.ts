import { describe, expect, it } from 'vitest';
import type { FilterValues, PagedRelation, PageRequest } from '../../../src/data/keyset-page.ts';
import { rememberPages } from '../../../src/loaders/remembered-pages.ts';
import { createOpenMemory } from '../../support/open-memory.ts';

interface Key {
  readonly id: string;
}
interface Row extends Key {
  readonly kills: number;
}

/** A relation in which each parent has the two rows named after it, at places counted from 1. */
function createRelation<T extends Key>(name: string, create: (id: string) => T) {
  const asked: (readonly string[])[] = [];
  const relation: PagedRelation<T> = {
    name,
    orders: { BY_ID: ['bigint'] },
    fetchPages: async (_selection, requests) => {
      asked.push(requests.map(({ parent }) => parent));
      return requests.map(({ parent }) => ({
        items: ['a', 'b'].map((letter, index) => ({ row: create(`${parent}${letter}`), position: [String(index + 1)] })),
        hasNextPage: true,
        hasPreviousPage: false,
      }));
    },
    fetchCounts: async () => ['2'],
  };
  return { relation, asked };
}

function createPages() {
  const memory = createOpenMemory();
  const full = createRelation<Row>('parts', (id) => ({ id, kills: 3 }));
  const keys = createRelation<Key>('keys', (id) => ({ id }));
  const remembered = rememberPages<Row, Key>(full.relation, {
    keys: keys.relation,
    rows: memory.shelf('row'),
    pages: memory.shelf('page'),
    ofKey: ({ id }) => id,
    ofRow: ({ id }) => id,
    tagOf: ({ id }) => `Match:${id}`,
    tagOfPage: (parent) => `Player:${parent}.matches`,
  });
  const fetch = (parents: readonly string[], window: Partial<PageRequest['window']> = {}, filters: FilterValues = {}) =>
    remembered.fetchPages(
      { order: 'BY_ID', filters },
      parents.map((parent) => ({ parent, window: { size: 2, direction: 'forward', after: null, before: null, ...window } })),
    );
  return { memory, full: full.asked, keys: keys.asked, fetch };
}

describe('rememberPages', () => {
  it('reads the keys of pages that were read before, and takes their rows from memory, each in its place', async () => {
    const { full, keys, fetch } = createPages();
    const first = await fetch(['5', '6']);
    const again = await fetch(['6']);
    expect({ full, keys }).toEqual({ full: [['5', '6']], keys: [['6']] });
    expect(again[0]?.items.map(({ row, position }) => ({ row, position }))).toEqual(first[1]?.items);
    expect(again[0]?.items[1]?.row).toBe(first[1]?.items[1]?.row);
    expect(again[0]).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('reads the rows where one of the pages is new: by parent, size, place or direction', async () => {
    const { full, keys, fetch } = createPages();
    await fetch(['5']);
    await fetch(['5', '6']);
    await fetch(['5'], { size: 3 });
    await fetch(['5'], { after: ['1'] });
    await fetch(['5'], { direction: 'backward' });
    expect(full).toHaveLength(5);
    expect(keys).toEqual([]);
    await fetch(['6', '5']);
    expect(keys).toEqual([['6', '5']]);
  });

  it('reads the rows of pages with a filter, which have plans of their own, and keeps none', async () => {
    const { memory, full, keys, fetch } = createPages();
    for (let time = 0; time < 2; time += 1) await fetch(['5'], {}, { queueId: [420] });
    expect({ full: full.length, keys: keys.length, kept: memory.kept.size }).toEqual({ full: 2, keys: 0, kept: 0 });
  });

  it('reads the rows after all where one of them is not there any more', async () => {
    const { memory, full, keys, fetch } = createPages();
    await fetch(['5']);
    memory.kept.delete('row/5b');
    expect((await fetch(['5']))[0]?.items.map(({ row }) => row)).toEqual([
      { id: '5a', kills: 3 },
      { id: '5b', kills: 3 },
    ]);
    expect({ full, keys }).toEqual({ full: [['5'], ['5']], keys: [['5']] });
    await fetch(['5']);
    expect(full).toHaveLength(2);
  });

  it('keeps rows under their tags, and that a page was read under the tag of its list', async () => {
    const { memory, fetch } = createPages();
    await fetch(['5']);
    expect([...memory.kept.values()].map(({ tag }) => tag).sort()).toEqual(['Match:5a', 'Match:5b', 'Player:5.matches']);
  });

  it('reads rows while nobody can tell what has changed, and where that begins between keys and rows', async () => {
    const { memory, full, keys, fetch } = createPages();
    memory.open = false;
    await fetch(['5']);
    expect(memory.kept.size).toBe(0);
    memory.open = true;
    await fetch(['5']);
    const lost = fetch(['5']);
    memory.open = false;
    expect((await lost)[0]?.items[0]?.row).toEqual({ id: '5a', kills: 3 });
    expect({ full: full.length, keys: keys.length }).toEqual({ full: 3, keys: 1 });
  });
});
