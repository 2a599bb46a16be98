import type { CacheReport, CacheResult, CacheTier, MissReason } from '../cache/cache-report.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { AnswerKey, AnswerKeyParts } from '../execution/answer-key.ts';
import type { CachePolicy, CacheScope } from '../execution/cache-policy.ts';

/** The header by which an operator asks, with `1`, what became of an operation in the cache. */
const INSIGHT_HEADER = 'farsight-cache';
/** More are counted alone. */
const MAX_TAGS = 200;

/**
 * `extensions.cache`: what became of a query in the response cache, for an operator. Times are in milliseconds.
 */
export interface CacheInsight {
  readonly result: CacheResult;
  /** Null for what was made. */
  readonly tier: CacheTier | null;
  /**
   * Why it was not given out as it was; null for a hit. `request`: the request wanted to see it done, or a write that the log does not show;
   * `no-key`: see `noKeyBecause`.
   */
  readonly reason: MissReason | 'no-key' | 'request' | null;
  /** True for a request that waited for the execution of another. */
  readonly collapsed: boolean;
  /** Whether the answer is kept for others now. */
  readonly stored: boolean;
  /** Since it was made. */
  readonly ageMs: number;
  /** For which it stays fresh; below 0 past its time, null for what is not stored. */
  readonly ttlMs: number | null;
  readonly scope: CacheScope;
  /** By the document alone; resolvers may have lowered it. */
  readonly policy: Pick<CachePolicy, 'maxAgeSeconds' | 'privateBy' | 'setBy'>;
  /** The first 200. */
  readonly tags: readonly string[];
  readonly tagCount: number;
  /** Null for none. Never who asks: whether a session has an entry of its own. */
  readonly key: (Omit<AnswerKeyParts, 'session'> & { readonly bySession: boolean }) | null;
  /** As a clause; null where there is a key. */
  readonly noKeyBecause: string | null;
}

/** An answer that is to be explained. */
export interface ExplainedAnswer {
  readonly key: AnswerKey;
  /** Null for what the cache was not asked for. */
  readonly report: CacheReport | null;
  readonly scope?: CacheScope;
  readonly tags: Iterable<string>;
}

/** True for an operator who asks what became of an operation in the cache; anybody else is told nothing, nor that there is something. */
export function wantsCacheInsight({ role }: Viewer, headers: Readonly<Record<string, string | readonly string[] | undefined>>): boolean {
  return role === 'OPERATOR' && headers[INSIGHT_HEADER] === '1';
}

/** What became of a query in the cache. */
export function explainAnswer({ key, report, scope, tags }: ExplainedAnswer): CacheInsight {
  const { maxAgeSeconds, setBy, privateBy } = key.policy;
  const allTags = [...tags];
  return {
    ...(report === null ? bypassed(key) : toOutcome(report)),
    scope: scope ?? key.policy.scope,
    policy: { maxAgeSeconds, setBy, privateBy },
    tags: allTags.slice(0, MAX_TAGS),
    tagCount: allTags.length,
    key: key.kind === 'key' ? withoutSession(key.parts) : null,
    noKeyBecause: key.kind === 'none' ? key.because : null,
  };
}

/** The text of an answer with what became of it, beside what else its extensions tell; as it is where it is no JSON object. */
export function addInsight(text: string, cache: CacheInsight): string {
  let answer: { readonly extensions?: object } | null;
  try {
    answer = JSON.parse(text);
  } catch {
    // A server may write its answers in another way.
    return text;
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return text;
  return JSON.stringify({ ...answer, extensions: { ...answer.extensions, cache } });
}

type Outcome = Pick<CacheInsight, 'ageMs' | 'collapsed' | 'reason' | 'result' | 'stored' | 'tier' | 'ttlMs'>;

function toOutcome({ result, tier, reason, collapsed, stored, ageMs, freshMs }: CacheReport): Outcome {
  return { result, tier, reason, collapsed, stored, ageMs, ttlMs: stored ? freshMs - ageMs : null };
}

function bypassed({ kind }: AnswerKey): Outcome {
  const reason = kind === 'none' ? 'no-key' : 'request';
  return { result: 'bypass', tier: null, reason, collapsed: false, stored: false, ageMs: 0, ttlMs: null };
}

function withoutSession({ schema, operation, variables, session }: AnswerKeyParts): CacheInsight['key'] {
  return { schema, operation, variables, bySession: session !== null };
}
