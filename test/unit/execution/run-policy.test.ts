import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CachePolicy } from '../../../src/execution/cache-policy.ts';
import { createRunPolicy } from '../../../src/execution/run-policy.ts';

const cause = { field: 'Query.a', path: 'a', hint: 'A' };
const ofOperation: CachePolicy = { maxAgeSeconds: 60, scope: 'PUBLIC', setBy: cause, privateBy: null, uncacheableBecause: null };
const resolver = { field: 'Player.today', path: null, hint: null };

function lowered(...limits: readonly Parameters<ReturnType<typeof createRunPolicy>['lower']>[0][]): CachePolicy {
  const policy = createRunPolicy(ofOperation);
  for (const limit of limits) policy.lower(limit, 'Player.today');
  return policy.current();
}

describe('createRunPolicy', () => {
  it('is the operation’s own while nothing lowers it', () => {
    expect(lowered()).toBe(ofOperation);
    expect(lowered({}, { maxAgeSeconds: 60 }, { maxAgeSeconds: 9_999, scope: 'PUBLIC' })).toBe(ofOperation);
  });

  it('takes the shortest time, and says whose it is', () => {
    expect(lowered({ maxAgeSeconds: 30 }, { maxAgeSeconds: 40 })).toEqual({ ...ofOperation, maxAgeSeconds: 30, setBy: resolver });
  });

  it('ends before the moment it is meant to end at', () => {
    expect(lowered({ maxAgeSeconds: 30.9 }).maxAgeSeconds).toBe(30);
  });

  it('becomes PRIVATE, and never PUBLIC again', () => {
    const expected = { ...ofOperation, scope: 'PRIVATE', privateBy: resolver };
    expect(lowered({ scope: 'PRIVATE' }, { scope: 'PUBLIC' })).toEqual(expected);
  });

  it('keeps who made it PRIVATE first', () => {
    const policy = createRunPolicy({ ...ofOperation, scope: 'PRIVATE', privateBy: cause });
    policy.lower({ scope: 'PRIVATE' }, 'Player.today');
    expect(policy.current().privateBy).toBe(cause);
  });

  it.each([0, 0.5, -3, Number.NaN, Number.NEGATIVE_INFINITY])('is not to be stored for %d seconds', (maxAgeSeconds) => {
    expect(lowered({ maxAgeSeconds }, { maxAgeSeconds: 50 })).toMatchObject({
      maxAgeSeconds: 0,
      uncacheableBecause: 'the resolver of Player.today lowered it to 0 seconds',
    });
  });

  it('keeps the reason why it was not to be stored before', () => {
    const policy = createRunPolicy({ ...ofOperation, maxAgeSeconds: 0, uncacheableBecause: 'it is a mutation' });
    policy.lower({ maxAgeSeconds: 0 }, 'Player.today');
    expect(policy.current().uncacheableBecause).toBe('it is a mutation');
  });

  it('is never raised, whatever is given', () => {
    const seconds = fc.oneof(fc.double(), fc.integer({ min: -10, max: 100 }));
    const limit = fc.record({ maxAgeSeconds: seconds, scope: fc.constantFrom('PUBLIC', 'PRIVATE') }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(limit as fc.Arbitrary<{ maxAgeSeconds?: number; scope?: 'PUBLIC' | 'PRIVATE' }>), (limits) => {
        const policy = createRunPolicy(ofOperation);
        for (const one of limits) {
          const before = policy.current();
          policy.lower(one, 'Player.today');
          const { maxAgeSeconds, scope, uncacheableBecause } = policy.current();
          expect(maxAgeSeconds).toBeLessThanOrEqual(before.maxAgeSeconds);
          expect(Number.isInteger(maxAgeSeconds) && maxAgeSeconds >= 0).toBe(true);
          if (before.scope === 'PRIVATE') expect(scope).toBe('PRIVATE');
          expect(uncacheableBecause === null).toBe(maxAgeSeconds > 0);
        }
      }),
    );
  });
});
