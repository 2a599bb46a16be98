import type { CachePolicy, CacheScope, PolicyCause } from './cache-policy.ts';

/** What a resolver knows better than the schema; absent parts leave the policy as it is. */
export interface PolicyLimit {
  /** From now on; below 1 is never, as is what is no number. */
  readonly maxAgeSeconds?: number;
  /** PUBLIC changes nothing. */
  readonly scope?: CacheScope;
}

/** The policy of one answer while it is made. */
export interface RunPolicy {
  /** Makes it stricter, and never laxer, whatever is given. @param by the `Type.field` whose resolver calls */
  readonly lower: (limit: PolicyLimit, by: string) => void;
  readonly current: () => CachePolicy;
}

/** The policy of one answer: that of its operation, which resolvers may lower. Belongs to one request. */
export function createRunPolicy(ofOperation: CachePolicy): RunPolicy {
  let policy = ofOperation;
  return {
    lower: ({ maxAgeSeconds, scope }, by) => {
      const cause: PolicyCause = { field: by, path: null, hint: null };
      if (scope === 'PRIVATE' && policy.scope !== 'PRIVATE') policy = { ...policy, scope, privateBy: cause };
      if (maxAgeSeconds === undefined) return;
      const seconds = toWholeSeconds(maxAgeSeconds);
      if (seconds >= policy.maxAgeSeconds) return;
      const uncacheableBecause = seconds > 0 ? null : `the resolver of ${by} lowered it to 0 seconds`;
      policy = { ...policy, maxAgeSeconds: seconds, setBy: cause, uncacheableBecause };
    },
    current: () => policy,
  };
}

/** Down, so that nothing outlives the moment it was meant to end at. */
function toWholeSeconds(seconds: number): number {
  return seconds >= 1 ? Math.floor(seconds) : 0;
}
