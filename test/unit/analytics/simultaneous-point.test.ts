import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSimultaneousPoint } from '../../../src/analytics/simultaneous-point.ts';

describe('toSimultaneousPoint', () => {
  it('is the usual point for one comparison, and for none', () => {
    expect(toSimultaneousPoint(1)).toBe(1.959963984540054);
    expect(toSimultaneousPoint(0)).toBe(1.959963984540054);
  });

  it.each([
    // scipy 1.17.1, stats.norm.ppf(1 − 0.025 / comparisons).
    [2, 2.241402727604947],
    [3, 2.3939797998185104],
    [10, 2.807033768343811],
    [25, 3.090232306167813],
    [168, 3.6173636283355615],
  ])('is what scipy gets of %d comparisons', (comparisons, point) => {
    expect(Math.abs(toSimultaneousPoint(comparisons) - point)).toBeLessThan(1e-6);
  });

  it('refuses what is no number of comparisons', () => {
    expect(() => toSimultaneousPoint(1.5)).toThrow('got 1.5');
    expect(() => toSimultaneousPoint(-1)).toThrow('got -1');
  });

  it('grows with the number of comparisons', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (fewer, more) => {
        expect(toSimultaneousPoint(fewer + more)).toBeGreaterThan(toSimultaneousPoint(fewer));
      }),
    );
  });
});
