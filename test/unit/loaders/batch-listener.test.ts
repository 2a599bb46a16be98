import { describe, expect, it } from 'vitest';
import type { PagedRelation } from '../../../src/data/keyset-page.ts';
import { type BatchEvent, createBatchObserver } from '../../../src/loaders/batch-listener.ts';

function createRecorded() {
  const events: BatchEvent[] = [];
  return { events, observer: createBatchObserver((event) => void events.push(event)) };
}

describe('createBatchObserver', () => {
  it('tells how many keys a batch had and how many rows came, and gives the rows', async () => {
    const { events, observer } = createRecorded();
    expect(await observer.fetch('playerById', async (keys: readonly string[]) => keys.slice(1))(['a', 'b', 'c'])).toEqual(['b', 'c']);
    expect(events).toEqual([{ loader: 'playerById', size: 3, rows: 2, durationMs: expect.any(Number) }]);
  });

  it('tells of a batch that failed, without rows, and passes the error on', async () => {
    const { events, observer } = createRecorded();
    const fetch = observer.fetch('playerById', () => Promise.reject(new Error('away')));
    await expect(fetch(['a'])).rejects.toThrow('away');
    expect(events).toMatchObject([{ loader: 'playerById', size: 1, rows: 0 }]);
  });

  it('tells pages from counts', async () => {
    const { events, observer } = createRecorded();
    const relation: PagedRelation<string> = {
      name: 'things',
      orders: {},
      fetchPages: async () => [],
      fetchCounts: async (_filters, parents) => parents.map(() => '1'),
    };
    const observed = observer.relation('things', relation);
    await observed.fetchCounts({}, ['1', '2']);
    await observed.fetchPages({ order: 'BY_ID', filters: {} }, []);
    expect(events).toMatchObject([
      { loader: 'things.counts', size: 2, rows: 2 },
      { loader: 'things.pages', size: 0, rows: 0 },
    ]);
  });
});
