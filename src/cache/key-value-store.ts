/**
 * Bytes by key, for a time. It is a cache: what was set may be gone at any moment, and a store that is out of order has
 * nothing and takes nothing. No method rejects; each answers within the store's own deadline.
 */
export interface KeyValueStore {
  /** The bytes, or undefined. Shared with the store: the caller must not change them. */
  get(key: string): Promise<Buffer | undefined>;
  /**
   * Keeps the bytes, which the caller must not change afterwards.
   * @param ttlMs whole milliseconds; zero or less keeps nothing and forgets what was there
   */
  set(key: string, value: Buffer, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Whether all of the store works now; asks it rather than remembers. */
  isAvailable(timeoutMs: number): Promise<boolean>;
  /** Lets go of connections; the store is empty and useless afterwards. */
  close(): Promise<void>;
}
