import { hash } from 'node:crypto';
import type { AutomaticStore } from '../execution/persisted/operation-resolver.ts';
import type { KeyValueStore } from './key-value-store.ts';

const SHA256 = /^[0-9a-f]{64}$/;
/** As Apollo Server has it: what its gateways registered is found. */
const PREFIX = 'apq:';
const TTL_MS = 24 * 60 * 60 * 1000;
/** Documents above this are not kept: they are either generated without end or an attack on the memory. */
const MAX_DOCUMENT_BYTES = 64 * 1024;
/**
 * New documents that this process puts into the store in an hour: a shared one holds at most a day's worth of each gateway, 400 MB. A
 * product's clients have some megabytes of documents; whoever comes after goes on sending texts.
 */
const MAX_NEW_BYTES_AN_HOUR = 16 * 1024 * 1024;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Documents that clients registered by hash, each for a day, in `store`. One that is too large, of another digest, or more than an hour may
 * bring is not kept; what is found under a digest that is not its own is not given out.
 * @param limits for tests
 */
export function createPersistedQueryStore(store: KeyValueStore, limits: { maxNewBytesAnHour?: number } = {}): AutomaticStore {
  const maxNewBytes = limits.maxNewBytesAnHour ?? MAX_NEW_BYTES_AN_HOUR;
  let hour = { endsAt: 0, bytes: 0 };
  const take = (bytes: number): boolean => {
    if (Date.now() >= hour.endsAt) hour = { endsAt: Date.now() + HOUR_MS, bytes: 0 };
    if (hour.bytes + bytes > maxNewBytes) return false;
    hour.bytes += bytes;
    return true;
  };
  return {
    get: async (sha256) => {
      const bytes = SHA256.test(sha256) ? await store.get(PREFIX + sha256) : undefined;
      if (bytes === undefined || bytes.byteLength > MAX_DOCUMENT_BYTES) return undefined;
      // Others write to a shared store: another text under this digest would run as if the client had asked for it.
      if (hash('sha256', bytes, 'hex') === sha256) return bytes.toString('utf8');
      await store.delete(PREFIX + sha256);
      return undefined;
    },
    register: async (sha256, text) => {
      const bytes = Buffer.from(text, 'utf8');
      if (bytes.byteLength > MAX_DOCUMENT_BYTES || hash('sha256', bytes, 'hex') !== sha256) return;
      if ((await store.get(PREFIX + sha256))?.equals(bytes) || !take(bytes.byteLength)) return;
      await store.set(PREFIX + sha256, bytes, TTL_MS);
    },
  };
}
