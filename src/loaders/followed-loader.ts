import DataLoader from 'dataloader';
import { currentListener } from '../observability/request-scope.ts';
import type { KeyListener } from '../observability/work-listener.ts';

/** How a loader fetches, and what tells its keys apart. */
interface LoaderParts<Key, Value, CacheKey> {
  readonly fetch: (keys: readonly Key[]) => Promise<ArrayLike<Value | Error>>;
  readonly toCacheKey: (key: Key) => CacheKey;
}

/** A loader, whose keys are told to what follows the current request, if anything does that wants them. */
export function createDataLoader<Key, Value, CacheKey>(parts: LoaderParts<Key, Value, CacheKey>): DataLoader<Key, Value, CacheKey> {
  const keys = currentListener()?.followKeys?.();
  return keys === undefined ? new DataLoader(parts.fetch, { cacheKeyFn: parts.toCacheKey }) : new FollowedLoader(parts, keys);
}

class FollowedLoader<Key, Value, CacheKey> extends DataLoader<Key, Value, CacheKey> {
  readonly #toCacheKey: (key: Key) => CacheKey;
  readonly #keys: KeyListener;

  constructor({ fetch, toCacheKey }: LoaderParts<Key, Value, CacheKey>, keys: KeyListener) {
    super((fetched) => keys.surroundFetch(fetched.map(toCacheKey), () => fetch(fetched)), { cacheKeyFn: toCacheKey });
    this.#toCacheKey = toCacheKey;
    this.#keys = keys;
  }

  override load(key: Key): Promise<Value> {
    this.#keys.ask(this.#toCacheKey(key));
    return super.load(key);
  }
}
