import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePatches } from '../../../src/domain/patch-order.ts';

describe('comparePatches', () => {
  it('orders by numbers, not by text, with what is no number first', () => {
    const patches = ['14.10', '14.9', '15.1', '', '14.9.1', '9.24', 'beta', '14'];
    expect([...patches].sort(comparePatches)).toEqual(['', 'beta', '9.24', '14', '14.9', '14.9.1', '14.10', '15.1']);
  });

  it('is an order: of two different ones, one comes first, and both ways agree', () => {
    const patch = fc.oneof(
      fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(patch, patch, patch, (one, other, third) => {
        expect(Math.sign(comparePatches(one, other))).toBe(-Math.sign(comparePatches(other, one)) + 0);
        expect(comparePatches(one, other) === 0).toBe(one === other);
        const [first = '', second = '', last = ''] = [one, other, third].sort(comparePatches);
        expect(comparePatches(first, second) <= 0 && comparePatches(second, last) <= 0 && comparePatches(first, last) <= 0).toBe(true);
      }),
    );
  });
});
