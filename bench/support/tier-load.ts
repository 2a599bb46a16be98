import type { Random } from '../../src/ingest/sample/random.ts';
import { PLAYERS, toPlayerPage } from './player-page.ts';

/** Asked for so often that they stay in a process' memory. */
const HOT_PLAYERS = 20;
/** In turn, so that each has left a memory of {@link TIER_LOAD_MB} before it is asked for again. */
const SHARED_PLAYERS = 260;
/** Of what is asked for once: pages of other sizes than those above, all of a player's different. */
const NEW_SIZES = { from: 6, count: 20 } as const;

/** What a gateway may keep in memory (`RESPONSE_CACHE_MB`) for a load to reach all tiers. */
export const TIER_LOAD_MB = 1;

/** One request. */
export interface TierRequest {
  /** JSON to post. */
  readonly body: string;
  /** What answers it while all is well: memory, Redis, or nothing stored. */
  readonly from: 'memory' | 'redis' | 'execution';
}

/** Requests a third of which are answered from memory and a third from Redis, while the last third is asked for the first time, and stored in both. */
export interface TierLoad {
  readonly next: () => TierRequest;
  /** Asked for the first time. @throws Error when there are no more */
  readonly nextNew: () => string;
  /** All that Redis is to answer. */
  readonly shared: readonly string[];
}

/** See {@link TierLoad}. */
export function createTierLoad(random: Random): TierLoad {
  const hot = Array.from({ length: HOT_PLAYERS }, (_value, index) => toPlayerPage(1 + index));
  const shared = Array.from({ length: SHARED_PLAYERS }, (_value, index) => toPlayerPage(1 + HOT_PLAYERS + index));
  let sharedCount = 0;
  let newCount = 0;
  const nextShared = () => {
    sharedCount += 1;
    return shared[sharedCount % SHARED_PLAYERS] ?? '';
  };
  const nextNew = () => {
    const [player, lap] = [newCount % PLAYERS, Math.floor(newCount / PLAYERS)];
    if (lap >= NEW_SIZES.count) throw new Error(`There are no more than ${newCount} pages that were not asked for yet`);
    newCount += 1;
    // Sizes turn with the player too: no stretch of time gets the long pages.
    return toPlayerPage(1 + player, NEW_SIZES.from + ((player + lap) % NEW_SIZES.count));
  };
  return {
    next: () =>
      random.pick([
        () => ({ body: random.pick(hot), from: 'memory' as const }),
        () => ({ body: nextShared(), from: 'redis' as const }),
        () => ({ body: nextNew(), from: 'execution' as const }),
      ])(),
    nextNew,
    shared,
  };
}
