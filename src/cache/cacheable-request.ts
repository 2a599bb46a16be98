import type { StopSignal } from '../domain/stop-signal.ts';
import type { CachePolicy } from '../execution/cache-policy.ts';
import type { SharedWork } from './flights.ts';

/** What an execution gave: an answer without errors, or something else, which is not stored. */
export type Execution<Other> =
  | { readonly kind: 'answer'; readonly bytes: Buffer; readonly tags: Iterable<string>; readonly policy: CachePolicy }
  | {
      readonly kind: 'other';
      readonly other: Other;
      /** Whether it may be given to others who asked for the same. */
      readonly shareable: boolean;
    };

/** An operation whose answer may be stored. */
export interface CacheableRequest<Other> {
  /** The same for requests that must be answered alike, and for no others. */
  readonly key: string;
  /** Of the operation; its seconds are above 0. */
  readonly policy: CachePolicy;
  /** Begins to execute it; called again only when what it gave first is too old by then. */
  readonly begin: () => SharedWork<Execution<Other>>;
  /** Fires when the client goes away; null for one that is waited for in any case. */
  readonly leaving: StopSignal | null;
}
