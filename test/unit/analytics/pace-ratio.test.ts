import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPaceRatio } from '../../../src/analytics/pace-ratio.ts';

const weeks = (counts: readonly number[], days = 7) => counts.map((count) => ({ count, days }));
const counts = (least: number) => fc.array(fc.integer({ min: least, max: 40 }), { minLength: 2, maxLength: 12 });

describe('toPaceRatio', () => {
  it('is what scipy gets of counts that vary as Poisson counts do, or less', () => {
    // By hand 10 in 4 weeks against 76 in 12: (10 / 4) / (76 / 12). Bounds: roots of (c − N p)² = t² N p (1 − p) by scipy 1.17.1's brentq, t of 14 degrees.
    const ratio = toPaceRatio(weeks([3, 2, 4, 1]), weeks([6, 5, 7, 9, 4, 6, 8, 5, 7, 6, 5, 8]));
    expect(ratio?.effect).toBeCloseTo(Math.log(10 / 4 / (76 / 12)), 12);
    expect(ratio?.low).toBeCloseTo(-1.6362224660413456, 8);
    expect(ratio?.high).toBeCloseTo(-0.2228494512077877, 8);
  });

  it('is wider where weeks differ more than that, as scipy has it', () => {
    // Dispersion 6.47992277992278.
    const ratio = toPaceRatio(weeks([0, 9, 1, 0]), weeks([2, 20, 3, 14, 0, 9, 16, 1, 22, 4, 8, 12]));
    expect(ratio?.effect).toBeCloseTo(-1.3083328196501787, 9);
    expect(ratio?.low).toBeCloseTo(-2.92800125104664, 8);
    expect(ratio?.high).toBeCloseTo(0.3113356117463186, 8);
  });

  it('is none without a count on either side, or with a single week', () => {
    expect(toPaceRatio(weeks([0, 0]), weeks([3, 4]))).toBeNull();
    expect(toPaceRatio(weeks([3, 4]), weeks([0, 0]))).toBeNull();
    expect(toPaceRatio(weeks([3]), weeks([3, 4]))).toBeNull();
    expect(toPaceRatio(weeks([3, 4]), [])).toBeNull();
  });

  it('holds its ratio, and turns round when the sides change', () => {
    fc.assert(
      fc.property(counts(1), counts(1), fc.integer({ min: 1, max: 14 }), (newer, older, days) => {
        const ratio = toPaceRatio(weeks(newer, days), weeks(older));
        const turned = toPaceRatio(weeks(older), weeks(newer, days));
        if (ratio === null || turned === null) throw new Error('No ratio');
        expect(ratio.low).toBeLessThan(ratio.effect);
        expect(ratio.high).toBeGreaterThan(ratio.effect);
        expect(turned.effect).toBeCloseTo(-ratio.effect, 9);
        expect(turned.low).toBeCloseTo(-ratio.high, 6);
      }),
    );
  });
});
