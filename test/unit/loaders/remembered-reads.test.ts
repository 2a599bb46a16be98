import { describe, expect, it } from 'vitest';
import { rememberLists, rememberRows } from '../../../src/loaders/remembered-reads.ts';
import { createOpenMemory } from '../../support/open-memory.ts';

interface Part {
  readonly match: string;
  readonly slot: number;
}

function createRows() {
  const memory = createOpenMemory();
  const asked: (readonly string[])[] = [];
  const fetch = rememberRows<string, { id: string }>(
    async (ids) => {
      asked.push(ids);
      return ids.filter((id) => id !== 'gone').map((id) => ({ id }));
    },
    { shelf: memory.shelf('match'), ofKey: (id) => id, ofRow: ({ id }) => id, tagOf: ({ id }) => `Match:${id}` },
  );
  return { memory, asked, fetch };
}

describe('rememberRows', () => {
  it('reads what is not in memory, once, and keeps it under its tag', async () => {
    const { memory, asked, fetch } = createRows();
    const first = await fetch(['5', '6']);
    const second = await fetch(['6', '7', '5']);
    expect(asked).toEqual([['5', '6'], ['7']]);
    expect(second.map(({ id }) => id).sort()).toEqual(['5', '6', '7']);
    expect(second.find(({ id }) => id === '5')).toBe(first[0]);
    expect([...memory.kept.values()].map(({ tags }) => tags)).toEqual([['Match:5'], ['Match:6'], ['Match:7']]);
    await fetch(['5', '6', '7']);
    expect(asked).toHaveLength(2);
  });

  it('asks again for what was not found', async () => {
    const { asked, fetch } = createRows();
    expect(await fetch(['gone'])).toEqual([]);
    await fetch(['gone']);
    expect(asked).toEqual([['gone'], ['gone']]);
  });

  it('reads everything, and keeps nothing, while nobody can tell what has changed', async () => {
    const { memory, asked, fetch } = createRows();
    await fetch(['5']);
    memory.open = false;
    await fetch(['5', '6']);
    memory.open = true;
    await fetch(['6']);
    expect(asked).toEqual([['5'], ['5', '6'], ['6']]);
  });

  it('fails with its read, and keeps nothing', async () => {
    const { memory } = createRows();
    const fetch = rememberRows<string, { id: string }>(() => Promise.reject(new Error('away')), {
      shelf: memory.shelf('match'),
      ofKey: (id) => id,
      ofRow: ({ id }) => id,
      tagOf: () => '',
    });
    await expect(fetch(['5'])).rejects.toThrow('away');
    expect(memory.kept.size).toBe(0);
  });
});

describe('rememberLists', () => {
  const createLists = () => {
    const memory = createOpenMemory();
    const asked: (readonly string[])[] = [];
    const fetch = rememberLists<Part>(
      async (matches) => {
        asked.push(matches);
        return matches.flatMap((match) => (match === 'bare' ? [] : [1, 2].map((slot) => ({ match, slot }))));
      },
      { shelf: memory.shelf('parts'), parentOf: ({ match }) => match, tagOf: (match) => `Match:${match}` },
    );
    return { memory, asked, fetch };
  };

  it('reads the rows of parents that are not in memory, and keeps each parent’s in their order', async () => {
    const { memory, asked, fetch } = createLists();
    await fetch(['5', '6']);
    const rows = await fetch(['7', '6']);
    expect(asked).toEqual([['5', '6'], ['7']]);
    expect(rows).toEqual([
      { match: '6', slot: 1 },
      { match: '6', slot: 2 },
      { match: '7', slot: 1 },
      { match: '7', slot: 2 },
    ]);
    expect(memory.kept.get('parts/5')).toEqual({ tags: ['Match:5'], row: (await fetch(['5'])) as object });
  });

  it('knows of parents that have none', async () => {
    const { asked, fetch } = createLists();
    expect(await fetch(['bare', '5'])).toHaveLength(2);
    expect(await fetch(['bare'])).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('reads everything while nobody can tell what has changed', async () => {
    const { memory, asked, fetch } = createLists();
    memory.open = false;
    for (let time = 0; time < 2; time += 1) expect(await fetch(['5'])).toHaveLength(2);
    expect(asked).toHaveLength(2);
    expect(memory.kept.size).toBe(0);
  });
});
