import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMessageRanges } from '../../../../src/ingest/telegram/message-ranges.ts';

describe('ranges of message ids', () => {
  it('hold what a set holds, in any order of adding and asking', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 })), fc.array(fc.integer({ min: 1, max: 40 })), (first, second) => {
        const ranges = createMessageRanges();
        const set = new Set<number>();
        for (const ids of [first, second]) {
          for (const id of ids) {
            ranges.add(id);
            set.add(id);
          }
          for (let id = 0; id <= 41; id += 1) expect(ranges.has(id)).toBe(set.has(id));
        }
        expect(ranges.bounds()).toEqual(set.size === 0 ? null : { min: Math.min(...set), max: Math.max(...set) });
      }),
    );
  });

  it('keep a million rising ids as the few runs they are', () => {
    const ranges = createMessageRanges();
    for (let id = 1; id <= 1_000_000; id += 1) if (id % 100_000 !== 0) ranges.add(id);
    expect(ranges.size()).toBe(10);
    expect([99_999, 100_000, 100_001].map(ranges.has)).toEqual([true, false, true]);
  });

  it('keep falling ids, as some dumps have them, as one run', () => {
    const ranges = createMessageRanges();
    for (let id = 50_000; id >= 1; id -= 1) ranges.add(id);
    expect(ranges.size()).toBe(1);
    expect(ranges.bounds()).toEqual({ min: 1, max: 50_000 });
  });
});
