/**
 * What became of a request in the cache. `hit`: given out as it was; `stale`: given out past its time, while it is made anew; `stale-if-error`:
 * given out because what it was made from does not answer; `miss`: made; `bypass`: made without asking the cache, which cannot judge.
 */
export type CacheResult = 'bypass' | 'hit' | 'miss' | 'stale' | 'stale-if-error';

/** Where an answer came from that was not made: `L1`, this process; `L2`, the store that gateways share. */
export type CacheTier = 'L1' | 'L2';

/**
 * Why an answer was not given out as it was: there was none; what it was built from had changed; its time was over; it could not be judged,
 * because it is of before what this gateway knows or the log is not followed.
 */
export type MissReason = 'absent' | 'changed' | 'expired' | 'unjudged';

/** What a request was answered with. */
export interface CacheReport {
  readonly result: CacheResult;
  /** Null for what was made. */
  readonly tier: CacheTier | null;
  /** Null for a hit. */
  readonly reason: MissReason | null;
  /** True for a request that waited for the execution of another. */
  readonly collapsed: boolean;
  /** Whether the answer is kept for others now. */
  readonly stored: boolean;
  /** Milliseconds since the answer was made; 0 for one that was made for this request. */
  readonly ageMs: number;
  /** Milliseconds for which it is fresh, from when it was made; 0 for what is not stored. */
  readonly freshMs: number;
}
