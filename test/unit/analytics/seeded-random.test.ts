import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../src/analytics/seeded-random.ts';

describe('createSeededRandom', () => {
  it('is what mulberry32 gives from the seed that FNV-1a makes', () => {
    // Python 3: FNV-1a of "a" is 0xe40c292c; mulberry32 from there, with 32-bit arithmetic by & 0xffffffff.
    const next = createSeededRandom('a');
    expect([next(), next()]).toEqual([0.621685681398958, 0.30822347407229245]);
  });

  it('gives the same numbers for the same text, and others for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [first, second, third] = [createSeededRandom(one), createSeededRandom(one), createSeededRandom(other)];
        const take = (next: () => number) => [next(), next(), next()];
        const numbers = take(first);
        expect(take(second)).toEqual(numbers);
        if (one !== other) expect(take(third)).not.toEqual(numbers);
        for (const number of numbers) expect(number >= 0 && number < 1).toBe(true);
      }),
    );
  });

  it('is spread evenly', () => {
    const next = createSeededRandom('even');
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      const tenth = Math.floor(next() * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    // Of 10,000 draws, a tenth gets 1,000 ± 30.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
