import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../../src/cache/memory-store.ts';
import { createPersistedQueryStore } from '../../../src/cache/persisted-query-store.ts';

const TEXT = '{ player { name } } # é😮';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function createStore() {
  return createMemoryStore({ maxBytes: 1_000_000 });
}

afterEach(() => vi.useRealTimers());

describe('createPersistedQueryStore', () => {
  it('keeps a document by its digest', async () => {
    const documents = createPersistedQueryStore(createStore());
    await documents.register(sha256(TEXT), TEXT);
    expect(await documents.get(sha256(TEXT))).toBe(TEXT);
    expect(await documents.get(sha256('{ other }'))).toBeUndefined();
  });

  it('keeps nothing under the digest of another text', async () => {
    const documents = createPersistedQueryStore(createStore());
    await documents.register(sha256('{ other }'), TEXT);
    expect(await documents.get(sha256('{ other }'))).toBeUndefined();
  });

  it('does not believe a shared store: another text under a digest is not there, and is taken out', async () => {
    const store = createStore();
    await store.set(`apq:${sha256(TEXT)}`, Buffer.from('mutation { deleteAll }'), 10_000);
    expect(await createPersistedQueryStore(store).get(sha256(TEXT))).toBeUndefined();
    expect(await store.get(`apq:${sha256(TEXT)}`)).toBeUndefined();
  });

  it('neither keeps nor looks up what is no digest', async () => {
    const store = createStore();
    const asked = vi.spyOn(store, 'get');
    const documents = createPersistedQueryStore(store);
    for (const id of ['', 'short', '[object Object]', sha256(TEXT).toUpperCase(), `${sha256(TEXT)}\n`]) {
      await documents.register(id, TEXT);
      expect(await documents.get(id)).toBeUndefined();
    }
    expect(asked).not.toHaveBeenCalled();
  });

  it('does not keep a document of more than 64 KiB, in bytes', async () => {
    const documents = createPersistedQueryStore(createStore());
    const [largest, tooLarge] = ['x'.repeat(65_536), 'é'.repeat(32_769)];
    for (const text of [largest, tooLarge]) await documents.register(sha256(text), text);
    expect(await documents.get(sha256(largest))).toBe(largest);
    expect(await documents.get(sha256(tooLarge))).toBeUndefined();
  });

  it('takes so many new bytes in an hour, and what it has already for nothing', async () => {
    vi.useFakeTimers();
    const documents = createPersistedQueryStore(createStore(), { maxNewBytesAnHour: 20 });
    const has = async (text: string) => (await documents.get(sha256(text))) !== undefined;
    for (const text of ['{ aaaaaa }', '{ aaaaaa }', '{ aaaaaa }', '{ bbbbbb }', '{ cccccc }']) await documents.register(sha256(text), text);
    expect([await has('{ aaaaaa }'), await has('{ bbbbbb }'), await has('{ cccccc }')]).toEqual([true, true, false]);
    vi.advanceTimersByTime(60 * 60 * 1000);
    await documents.register(sha256('{ cccccc }'), '{ cccccc }');
    expect(await has('{ cccccc }')).toBe(true);
  });
});
