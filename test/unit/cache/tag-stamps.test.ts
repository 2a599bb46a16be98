import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSnapshot, sees } from '../../../src/cache/snapshot.ts';
import { TagStamps } from '../../../src/cache/tag-stamps.ts';

function stamp(changes: readonly (readonly [string, number])[], maxTags?: number): TagStamps {
  const stamps = new TagStamps(maxTags === undefined ? {} : { maxTags });
  for (const [tag, xid] of changes) stamps.add(tag, xid);
  return stamps;
}

describe('tag stamps', () => {
  it.each([
    ['a change that the fence saw', '10:10:', false],
    ['a change after it', '5:5:', true],
    ['a change that was under way', '5:10:5', true],
    ['a change that ended while an older one was under way', '4:10:4', false],
  ])('judge %s', (_what, fence, stale) => {
    expect(stamp([['Player:1', 5]]).isStale('Player:1', parseSnapshot(fence))).toBe(stale);
  });

  it('know nothing of other tags', () => {
    const stamps = stamp([['Player:1', 5]]);
    const fence = parseSnapshot('1:1:');
    expect(['Player:10', 'Player:1.matches', 'list:Player', 'Match:1'].map((tag) => stamps.isStale(tag, fence))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('take a change of a kind for one of all its tags', () => {
    const stamps = stamp([
      ['type:Player', 5],
      ['type:Channel.posts', 6],
      ['null:Match', 7],
    ]);
    const isStale = (tag: string) => stamps.isStale(tag, parseSnapshot('5:5:'));
    expect(['Player:1', 'Channel:3.posts', 'null:Match:EUW1_1'].map(isStale)).toEqual([true, true, true]);
    expect(['Player:1.matches', 'Channel:3', 'Channel:3.posts.views', 'null:Player:x', 'list:Player'].map(isStale)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('let the tag that was stamped longest ago make way, and take its changes for those of its kind', () => {
    const stamps = stamp(
      [
        ['list:Player', 1],
        ['Player:1', 5],
        ['Player:2', 6],
        ['Player:1', 7],
        ['Match:1', 8],
      ],
      3,
    );
    // Player:2 made way; its kind took a place.
    expect(stamps.size).toBeLessThanOrEqual(4);
    expect(stamps.folded).toBeGreaterThan(0);
    const at = (tag: string, xid: number) => stamps.isStale(tag, parseSnapshot(`${xid}:${xid}:`));
    expect(at('Player:2', 6)).toBe(true);
    expect(at('Player:3', 6)).toBe(true);
    expect(at('Player:2', 9)).toBe(false);
    expect(at('list:Player', 1)).toBe(true);
  });

  it('stay within their bound, whatever comes', () => {
    const stamps = new TagStamps({ maxTags: 50 });
    for (let xid = 1; xid <= 5_000; xid += 1) stamps.add(`Player:${xid}`, xid);
    expect(stamps.size).toBeLessThanOrEqual(52);
  });

  it('never call current what a fence did not see, whatever the order and the bound', () => {
    const tag = fc.constantFrom('Player:1', 'Player:2', 'Player:3', 'Match:1', 'null:Player:a', 'list:Player');
    const changes = fc.array(fc.tuple(tag, fc.integer({ min: 1, max: 40 })), { maxLength: 60 });
    const fences = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 20 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
    );
    let current = 0;
    fc.assert(
      fc.property(changes, fences, fc.integer({ min: 1, max: 10 }), (made, [xmin, width, xids], maxTags) => {
        const xmax = xmin + width;
        const fence = parseSnapshot(`${xmin}:${xmax}:${xids.filter((xid) => xid >= xmin && xid < xmax).join(',')}`);
        const stamps = stamp(made, maxTags);
        for (const [name] of made) {
          const unseen = made.some(([other, xid]) => other === name && !sees(fence, xid));
          if (unseen) expect(stamps.isStale(name, fence)).toBe(true);
          else if (!stamps.isStale(name, fence)) current += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(current).toBeGreaterThan(100);
  });

  it('are exact for a tag that changed at most eight times and had room', () => {
    const xids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        xids,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 40 })),
        (made, xmin, width, running) => {
          const xmax = xmin + width;
          const fence = parseSnapshot(`${xmin}:${xmax}:${running.filter((xid) => xid >= xmin && xid < xmax).join(',')}`);
          const stamps = stamp(made.map((xid) => ['Player:1', xid] as const));
          expect(stamps.isStale('Player:1', fence)).toBe(made.some((xid) => !sees(fence, xid)));
        },
      ),
    );
  });
});
