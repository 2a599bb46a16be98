import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitUtcDays } from '../../../src/domain/utc-pieces.ts';

const DAY_MS = 86_400_000;
const at = (text: string) => Date.parse(text);

describe('splitUtcDays', () => {
  it('reads a range by whole days and its two edges by time', () => {
    expect(splitUtcDays([at('2025-01-30T22:00Z'), at('2025-02-02T06:00Z')])).toEqual({
      days: [{ first: '2025-01-31', last: '2025-02-01' }],
      times: [
        { from: new Date('2025-01-30T22:00Z'), before: new Date('2025-01-31T00:00Z') },
        { from: new Date('2025-02-02T00:00Z'), before: new Date('2025-02-02T06:00Z') },
      ],
    });
  });

  it('makes one piece of the days of UTC, and one stretch of those of a zone elsewhere', () => {
    const days = [0, 1, 2, 3].map((day) => at('2025-01-30T00:00Z') + day * DAY_MS);
    expect(splitUtcDays(days)).toEqual({ days: [{ first: '2025-01-30', last: '2025-02-01' }], times: [] });
    const kyiv = days.map((time) => time - 7_200_000);
    expect(splitUtcDays(kyiv)).toEqual({
      days: [],
      times: [{ from: new Date('2025-01-29T22:00Z'), before: new Date('2025-02-01T22:00Z') }],
    });
  });

  it('is nothing without a unit', () => {
    expect(splitUtcDays([])).toEqual({ days: [], times: [] });
    expect(splitUtcDays([5])).toEqual({ days: [], times: [] });
  });

  it('covers all units once, with no day over an edge', () => {
    const edge = fc.integer({ min: -3 * DAY_MS, max: 9 * DAY_MS });
    const onMidnight = fc.integer({ min: -3, max: 9 }).map((day) => day * DAY_MS);
    const edgesOf = fc.uniqueArray(fc.oneof(edge, onMidnight), { minLength: 2, maxLength: 8 }).map((edges) => edges.sort((a, b) => a - b));
    fc.assert(
      fc.property(edgesOf, (edges) => {
        const { days, times } = splitUtcDays(edges);
        const pieces = [
          ...days.map(({ first, last }) => [at(`${first}T00:00Z`), at(`${last}T00:00Z`) + DAY_MS] as const),
          ...times.map(({ from, before }) => [from.getTime(), before.getTime()] as const),
        ].sort(([one], [other]) => one - other);
        expect(pieces[0]?.[0]).toBe(edges[0]);
        expect(pieces.at(-1)?.[1]).toBe(edges.at(-1));
        for (const [index, [from]] of pieces.entries()) if (index > 0) expect(from).toBe(pieces[index - 1]?.[1]);
        for (const { first, last } of days)
          for (let day = at(`${first}T00:00Z`); day <= at(`${last}T00:00Z`); day += DAY_MS)
            expect(edges.filter((one) => one > day && one < day + DAY_MS)).toEqual([]);
      }),
    );
  });
});
