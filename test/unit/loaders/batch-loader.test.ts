import { describe, expect, it } from 'vitest';
import { createListLoader, createRowLoader } from '../../../src/loaders/batch-loader.ts';

interface Row {
  readonly id: string;
}

function createRecorded(known: readonly string[]) {
  const calls: (readonly string[])[] = [];
  const loader = createRowLoader<string, Row>(
    async (keys) => {
      calls.push(keys);
      return keys
        .filter((key) => known.includes(key))
        .map((id) => ({ id }))
        .reverse();
    },
    { ofRow: ({ id }) => id, ofKey: (key) => key },
  );
  return { calls, loader };
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

  it('never fetches a key with a NUL, which is null beside its neighbours', async () => {
    const { calls, loader } = createRecorded(['a']);
    expect(await Promise.all([loader.load('a'), loader.load('a\0')])).toEqual([{ id: 'a' }, null]);
    expect(await loader.load('\0')).toBeNull();
    expect(calls).toEqual([['a']]);
  });
});

describe('createListLoader', () => {
  it('groups rows by parent in the order they come, and is empty for a parent without', async () => {
    const rows = [
      { parent: '1', n: 2 },
      { parent: '2', n: 1 },
      { parent: '1', n: 1 },
    ];
    const loader = createListLoader(
      async () => rows,
      ({ parent }) => parent,
    );
    expect(await Promise.all(['1', '2', '3'].map((parent) => loader.load(parent)))).toEqual([[rows[0], rows[2]], [rows[1]], []]);
  });
});
