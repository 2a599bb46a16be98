import type { CacheScope } from '../execution/cache-policy.ts';

/** How the response cache came to an answer. Seconds may have fractions. */
export type CacheOutcome =
  /** From what was stored. Below 0 seconds are left of an answer that is still given while it is renewed. */
  | { readonly kind: 'hit'; readonly tier: 'L1' | 'L2'; readonly secondsLeft: number }
  /** It had to be made. */
  | ForwardedOutcome
  /** It could not be made, and a stored one whose time was over stood in. */
  | { readonly kind: 'stale-if-error'; readonly secondsLeft: number };

/** An answer that had to be made. */
export interface ForwardedOutcome {
  readonly kind: 'forwarded';
  readonly why: ForwardReason;
  /** Null where it was not stored. */
  readonly stored: { readonly secondsLeft: number } | null;
  /** True for one that was made for another request at the same time. */
  readonly collapsed: boolean;
  /** What else a reader should know, best as one word such as `log-behind`; null for nothing. Seen by clients. */
  readonly detail: string | null;
}

/**
 * Why an answer was made. `bypass`: the cache is off, or not for it; `method`: a mutation, or a subscription; `uri-miss`: nothing was stored
 * under its key; `vary-miss`: only for other headers; `miss`: one of these two; `request`: its sender wanted no stored one; `stale`: one was
 * stored, but too old, or something it held had changed.
 */
export type ForwardReason = 'bypass' | 'method' | 'miss' | 'request' | 'stale' | 'uri-miss' | 'vary-miss';

/** What others may do with a copy of an answer. */
export interface AnswerFreshness {
  /** False where it holds errors, or may not be stored here. */
  readonly storable: boolean;
  readonly scope: CacheScope;
  /** Whole seconds, as the header `Age` is sent; 0 where it is not. */
  readonly ageSeconds: number;
  /** Of the time its policy gives it; 0 or less when it is over. */
  readonly secondsLeft: number;
}

const CACHE_NAME = 'farsight';
/** RFC 8941, section 3.3.4. */
const TOKEN = /^[A-Za-z*][\w!#$%&'*+.^`|~:/-]*$/;

/** The header `Cache-Status` (RFC 9211) of an answer; never with its key, which would tell of variables. */
export function writeCacheStatus(outcome: CacheOutcome): string {
  switch (outcome.kind) {
    case 'hit':
      return `${CACHE_NAME}; hit; ttl=${Math.floor(outcome.secondsLeft)}; detail=${outcome.tier}`;
    case 'stale-if-error':
      // Not a hit: those are answers nobody tried to make.
      return `${CACHE_NAME}; fwd=stale; ttl=${Math.floor(outcome.secondsLeft)}; detail=stale-if-error`;
    case 'forwarded':
      return writeForwarded(outcome);
  }
}

/**
 * The header `Cache-Control` of an answer. Where others may answer from a copy, it is for no longer than the policy has left and the
 * configuration allows; as `max-age` counts from when the answer was made, its age comes on top.
 * @param httpMaxAgeSeconds as configured; 0 has others ask each time, because they hear of no change
 */
export function writeCacheControl({ storable, scope, ageSeconds, secondsLeft }: AnswerFreshness, httpMaxAgeSeconds: number): string {
  if (!storable) return 'no-store';
  const seconds = Math.min(httpMaxAgeSeconds, Math.floor(secondsLeft));
  if (seconds >= 1) return `${scope === 'PRIVATE' ? 'private' : 'public'}, max-age=${ageSeconds + seconds}`;
  return scope === 'PRIVATE' ? 'private, no-cache' : 'no-cache';
}

/**
 * Request headers that an answer depends on, for `Vary`; CORS adds its own.
 * @param answer `forEachViewer`: another viewer may get another answer, be it PUBLIC or none
 */
export function listVaryHeaders({
  scope,
  forEachViewer,
}: {
  readonly scope: CacheScope;
  readonly forEachViewer: boolean;
}): readonly string[] {
  return scope === 'PRIVATE' || forEachViewer ? VARY_BY_VIEWER : VARY;
}

const VARY: readonly string[] = ['Accept', 'Accept-Encoding'];
const VARY_BY_VIEWER: readonly string[] = [...VARY, 'Authorization'];

function writeForwarded({ why, stored, collapsed, detail }: ForwardedOutcome): string {
  const parts = [CACHE_NAME, `fwd=${why}`];
  if (stored !== null) parts.push('stored', `ttl=${Math.floor(stored.secondsLeft)}`);
  if (collapsed) parts.push('collapsed');
  if (detail !== null) parts.push(`detail=${writeItem(detail)}`);
  return parts.join('; ');
}

/** As a token where it is one, else as a string, which holds visible ASCII alone. */
function writeItem(text: string): string {
  return TOKEN.test(text) ? text : `"${text.replaceAll(/[^\x20-\x7e]/g, '?').replaceAll(/["\\]/g, '\\$&')}"`;
}
