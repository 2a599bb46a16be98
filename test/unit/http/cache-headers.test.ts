import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CacheOutcome, listVaryHeaders, writeCacheControl, writeCacheStatus } from '../../../src/http/cache-headers.ts';

describe('writeCacheStatus', () => {
  const made = { kind: 'forwarded', why: 'uri-miss', stored: null, collapsed: false, detail: null } as const;

  it.each<[CacheOutcome, string]>([
    [{ kind: 'hit', tier: 'L1', secondsLeft: 12.9 }, 'farsight; hit; ttl=12; detail=L1'],
    [{ kind: 'hit', tier: 'L2', secondsLeft: -0.5 }, 'farsight; hit; ttl=-1; detail=L2'],
    [made, 'farsight; fwd=uri-miss'],
    [{ ...made, why: 'stale', stored: { secondsLeft: 60 } }, 'farsight; fwd=stale; stored; ttl=60'],
    [{ ...made, collapsed: true }, 'farsight; fwd=uri-miss; collapsed'],
    [{ ...made, why: 'bypass', detail: 'log-behind' }, 'farsight; fwd=bypass; detail=log-behind'],
    [{ ...made, stored: { secondsLeft: 5 }, collapsed: true, detail: 'x' }, 'farsight; fwd=uri-miss; stored; ttl=5; collapsed; detail=x'],
    [{ kind: 'stale-if-error', secondsLeft: -30 }, 'farsight; fwd=stale; ttl=-30; detail=stale-if-error'],
  ])('writes %j as %s', (outcome, expected) => {
    expect(writeCacheStatus(outcome)).toBe(expected);
  });

  it('writes as a string what is no token, and lets nothing leave it', () => {
    expect(writeCacheStatus({ ...made, detail: 'a "b" \\ c\r\nset-cookie: é' })).toBe(
      'farsight; fwd=uri-miss; detail="a \\"b\\" \\\\ c??set-cookie: ?"',
    );
    expect(writeCacheStatus({ ...made, detail: '1st' })).toBe('farsight; fwd=uri-miss; detail="1st"');
  });
});

describe('writeCacheControl', () => {
  const fresh = { storable: true, scope: 'PUBLIC', ageSeconds: 40, secondsLeft: 20.5 } as const;

  it.each([
    ['has others ask each time', fresh, 0, 'no-cache'],
    ['keeps what is PRIVATE from proxies', { ...fresh, scope: 'PRIVATE' }, 0, 'private, no-cache'],
    ['keeps everybody from what is not to be stored', { ...fresh, storable: false }, 600, 'no-store'],
    ['keeps proxies and browsers from PRIVATE errors', { ...fresh, scope: 'PRIVATE', storable: false }, 0, 'no-store'],
    ['ends at the configured time, on top of the age', fresh, 10, 'public, max-age=50'],
    ['ends with the policy', fresh, 600, 'public, max-age=60'],
    ['is for one browser where it is PRIVATE', { ...fresh, scope: 'PRIVATE' }, 600, 'private, max-age=60'],
    ['has others ask when the time is over', { ...fresh, secondsLeft: 0.9 }, 600, 'no-cache'],
    ['has others ask when it is long over', { ...fresh, secondsLeft: -30 }, 600, 'no-cache'],
  ] as const)('%s', (_why, freshness, httpMaxAgeSeconds, expected) => {
    expect(writeCacheControl(freshness, httpMaxAgeSeconds)).toBe(expected);
  });

  it('lets no copy be used beyond the policy or the configured time', () => {
    const maxAgeMs = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(
        maxAgeMs,
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 0, max: 150 }),
        (policyMs, passedMs, httpMaxAgeSeconds) => {
          const ageSeconds = Math.floor(passedMs / 1_000);
          const header = writeCacheControl({ ...fresh, ageSeconds, secondsLeft: (policyMs - passedMs) / 1000 }, httpMaxAgeSeconds);
          // A cache counts the age it is told and, at the earliest, the time since it was sent: RFC 9111, section 4.2.
          const usableMs = header === 'no-cache' ? 0 : (Number(/^public, max-age=(\d+)$/.exec(header)?.[1]) - ageSeconds) * 1000;
          expect(usableMs).toBeLessThanOrEqual(Math.max(0, Math.min(httpMaxAgeSeconds * 1000, policyMs - passedMs)));
          expect(usableMs).toBeGreaterThan(Math.min(httpMaxAgeSeconds * 1000, policyMs - passedMs) - 1000);
        },
      ),
    );
  });
});

describe('listVaryHeaders', () => {
  it.each([
    ['PUBLIC', false, ['Accept', 'Accept-Encoding']],
    ['PUBLIC', true, ['Accept', 'Accept-Encoding', 'Authorization']],
    ['PRIVATE', false, ['Accept', 'Accept-Encoding', 'Authorization']],
  ] as const)('for %s, differing by viewer: %s, names %j', (scope, forEachViewer, expected) => {
    expect(listVaryHeaders({ scope, forEachViewer })).toEqual(expected);
  });
});
