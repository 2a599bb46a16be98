import type { KeyValueStore } from './key-value-store.ts';

/** The cache Apollo Server asks of its persisted-query store. */
export interface PersistedQueryCache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A SHA-256 in hex with Apollo's prefix; a client may send anything in its place. */
const KEY = /^apq:[0-9a-f]{64}$/;
const TTL_MS = 24 * 60 * 60 * 1000;
/** Documents above this are not kept: they are either generated without end or an attack on the memory. */
const MAX_DOCUMENT_BYTES = 64 * 1024;

/** Documents that clients registered by hash, each for a day, in `store`. */
export function createPersistedQueryCache(store: KeyValueStore): PersistedQueryCache {
  return {
    get: async (key) => (KEY.test(key) ? (await store.get(key))?.toString('utf8') : undefined),
    set: async (key, value) => {
      const bytes = Buffer.from(value, 'utf8');
      if (KEY.test(key) && bytes.byteLength <= MAX_DOCUMENT_BYTES) await store.set(key, bytes, TTL_MS);
    },
    delete: (key) => store.delete(key),
  };
}
