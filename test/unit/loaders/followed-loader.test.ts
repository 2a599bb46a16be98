import DataLoader from 'dataloader';
import { describe, expect, it } from 'vitest';
import { createDataLoader } from '../../../src/loaders/followed-loader.ts';
import { followRequest, runInRequest } from '../../../src/observability/request-scope.ts';

const parts = {
  fetch: async (keys: readonly { id: number }[]) => keys.map(({ id }) => id * 10),
  toCacheKey: ({ id }: { id: number }) => `key ${id}`,
};

describe('createDataLoader', () => {
  it('is a plain loader where nothing follows the request', async () => {
    const loader = runInRequest('test', () => createDataLoader(parts));
    expect(Object.getPrototypeOf(loader)).toBe(DataLoader.prototype);
    expect(await Promise.all([loader.load({ id: 1 }), loader.load({ id: 1 })])).toEqual([10, 10]);
  });

  it('tells which keys are asked for, each time, and which are fetched together, once', async () => {
    const heard: unknown[] = [];
    await runInRequest('test', async () => {
      followRequest({
        surroundBatch: ({ run }) => run(),
        surroundStatement: ({ run }) => run(),
        followKeys: () => ({
          ask: (key) => void heard.push(key),
          surroundFetch: (keys, run) => {
            heard.push([...keys]);
            return run();
          },
        }),
      });
      const loader = createDataLoader(parts);
      expect(await Promise.all([loader.load({ id: 1 }), loader.load({ id: 2 }), loader.load({ id: 1 })])).toEqual([10, 20, 10]);
      expect(await loader.loadMany([{ id: 2 }, { id: 3 }])).toEqual([20, 30]);
    });
    expect(heard).toEqual(['key 1', 'key 2', 'key 1', ['key 1', 'key 2'], 'key 2', 'key 3', ['key 3']]);
  });
});
