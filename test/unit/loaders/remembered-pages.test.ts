import { describe, expect, it } from 'vitest';
import type { FilterValues, PagedRelation, PageRequest } from '../../../src/data/keyset-page.ts';
import { rememberPages } from '../../../src/loaders/remembered-pages.ts';
import { createOpenMemory } from '../../support/open-memory.ts';

interface Row {
  readonly id: string;
  readonly kills: number;
}

/** A relation in which each parent has the two rows named after it, at places counted from 1. */
function createPages() {
  const memory = createOpenMemory();
  const asked: (readonly string[])[] = [];
  const relation: PagedRelation<Row> = {
    name: 'parts',
    orders: { BY_ID: ['bigint'] },
    fetchPages: async (_selection, requests) => {
      asked.push(requests.map(({ parent }) => parent));
      return requests.map(({ parent }) => ({
        items: ['a', 'b'].map((letter, index) => ({ row: { id: `${parent}${letter}`, kills: 3 }, position: [String(index + 1)] })),
        hasNextPage: true,
        hasPreviousPage: false,
      }));
    },
    fetchCounts: async () => ['2'],
  };
  const remembered = rememberPages<Row>(relation, {
    shelf: memory.shelf('page'),
    tagOf: (parent) => `Player:${parent}.matches`,
    tagOfRow: ({ id }) => `Match:${id}`,
  });
  const fetch = (parents: readonly string[], window: Partial<PageRequest['window']> = {}, filters: FilterValues = {}) =>
    remembered.fetchPages(
      { order: 'BY_ID', filters },
      parents.map((parent) => ({ parent, window: { size: 2, direction: 'forward', after: null, before: null, ...window } })),
    );
  return { memory, asked, fetch };
}

describe('rememberPages', () => {
  it('reads no page that is in memory', async () => {
    const { asked, fetch } = createPages();
    const first = await fetch(['5', '6']);
    const again = await fetch(['6', '5']);
    expect(asked).toEqual([['5', '6']]);
    expect(again[0]).toBe(first[1]);
    expect(again[1]).toBe(first[0]);
  });

  it('reads those that are new, by parent, size, place or direction, and gives each in its place', async () => {
    const { asked, fetch } = createPages();
    await fetch(['5']);
    const mixed = await fetch(['6', '5', '7']);
    expect(mixed.map(({ items }) => items[0]?.row.id)).toEqual(['6a', '5a', '7a']);
    await fetch(['5'], { size: 3 });
    await fetch(['5'], { after: ['1'] });
    await fetch(['5'], { direction: 'backward' });
    expect(asked).toEqual([['5'], ['6', '7'], ['5'], ['5'], ['5']]);
  });

  it('keeps no pages with a filter', async () => {
    const { memory, asked, fetch } = createPages();
    for (let time = 0; time < 2; time += 1) await fetch(['5'], {}, { queueId: [420] });
    expect({ asked: asked.length, kept: memory.kept.size }).toEqual({ asked: 2, kept: 0 });
  });

  it('keeps a page under the tags of its list and of its rows', async () => {
    const { memory, fetch } = createPages();
    await fetch(['5']);
    expect([...memory.kept.values()].map(({ tags }) => tags)).toEqual([['Player:5.matches', 'Match:5a', 'Match:5b']]);
  });

  it('reads while nobody can tell what has changed, and keeps nothing then', async () => {
    const { memory, asked, fetch } = createPages();
    memory.open = false;
    for (let time = 0; time < 2; time += 1) await fetch(['5']);
    expect({ asked: asked.length, kept: memory.kept.size }).toEqual({ asked: 2, kept: 0 });
  });
});
