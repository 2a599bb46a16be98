import { describe, expect, it } from 'vitest';
import { createListLoader, createRowLoader } from '../../../src/loaders/batch-loader.ts';
import { createTagCollector } from '../../../src/loaders/tag-collector.ts';

interface Row {
  readonly id: string;
}

function createRecorded(known: readonly string[]) {
  const calls: (readonly string[])[] = [];
  const tags = createTagCollector();
  const loader = createRowLoader<string, Row>(
    async (keys) => {
      calls.push(keys);
      return keys
        .filter((key) => known.includes(key))
        .map((id) => ({ id }))
        .reverse();
    },
    { ofRow: ({ id }) => id, ofKey: (key) => key, report: ({ add }, key, row) => add(`${key}=${row?.id ?? 'nothing'}`) },
    tags,
  );
  return { calls, loader, tags };
}

describe('createRowLoader', () => {
  it('fetches the keys of one tick at once, each once, and answers in the order asked', async () => {
    const { calls, loader } = createRecorded(['a', 'b']);
    expect(await Promise.all([loader.load('b'), loader.load('x'), loader.load('a'), loader.load('b')])).toEqual([
      { id: 'b' },
      null,
      { id: 'a' },
      { id: 'b' },
    ]);
    expect(calls).toEqual([['b', 'x', 'a']]);
  });

  it('reports what it found under each key, and where it found nothing, once', async () => {
    const { loader, tags } = createRecorded(['a', 'b']);
    await Promise.all(['b', 'x', 'b', 'x\0'].map((key) => loader.load(key)));
    await loader.load('b');
    expect([...tags.tags]).toEqual(['b=b', 'x=nothing', 'x\0=nothing']);
  });

  it('reports nothing of a batch that failed', async () => {
    const tags = createTagCollector();
    const parts = { ofRow: () => '', ofKey: (key: string) => key, report: () => tags.add('some') };
    await expect(createRowLoader<string, Row>(() => Promise.reject(new Error('away')), parts, tags).load('a')).rejects.toThrow('away');
    expect(tags.tags.size).toBe(0);
  });

  it('never fetches a key with a NUL, which is null beside its neighbours', async () => {
    const { calls, loader } = createRecorded(['a']);
    expect(await Promise.all([loader.load('a'), loader.load('a\0')])).toEqual([{ id: 'a' }, null]);
    expect(await loader.load('\0')).toBeNull();
    expect(calls).toEqual([['a']]);
  });
});

describe('createListLoader', () => {
  it('groups rows by parent in the order they come, is empty for a parent without, and reports each parent', async () => {
    const rows = [
      { parent: '1', n: 2 },
      { parent: '2', n: 1 },
      { parent: '1', n: 1 },
    ];
    const tags = createTagCollector();
    const loader = createListLoader(
      async () => rows,
      { parentOf: ({ parent }) => parent, report: ({ add }, parent) => add(`list ${parent}`) },
      tags,
    );
    expect(await Promise.all(['1', '2', '3'].map((parent) => loader.load(parent)))).toEqual([[rows[0], rows[2]], [rows[1]], []]);
    expect([...tags.tags]).toEqual(['list 1', 'list 2', 'list 3']);
  });
});
