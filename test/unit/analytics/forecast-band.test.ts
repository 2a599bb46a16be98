import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toForecastBand } from '../../../src/analytics/forecast-band.ts';

describe('toForecastBand', () => {
  it('is what a hand gets of errors of 1, 2 and 4 at 1, 2 and 4 days: they grow by the power 1, from 1', () => {
    const errors = [1, 2, 4].map((ahead) => ({ ahead, error: ahead % 2 === 0 ? ahead : -ahead }));
    const band = toForecastBand(errors, 20);
    // Student's 95 % points of 20, 10 and 2 degrees are 2.08596, 2.22814 and 4.30265.
    expect(band?.(1)).toBeCloseTo(2.08596, 4);
    expect(band?.(2)).toBeCloseTo(2 * 2.22814, 4);
    expect(band?.(10)).toBeCloseTo(10 * 4.30265, 3);
  });

  it('is what numpy and scipy get', () => {
    // numpy 2.4.6, scipy 1.17.1: np.polyfit(np.log([1, 2, 3]), np.log(rms by day), 1, w=np.sqrt([3, 2, 1])) has the slope 0.5558380564319082; s = rms of e / h ** slope;
    // scipy.stats.t.ppf(0.975, 12 / 3) * s * 3 ** slope is 15.739429740494217, for 8 days t.ppf(0.975, 1.5) * s * 8 ** slope is 58.83357361654968.
    const errors = [
      { ahead: 1, error: 3 },
      { ahead: 1, error: -2 },
      { ahead: 1, error: 4 },
      { ahead: 2, error: 5 },
      { ahead: 2, error: -3.5 },
      { ahead: 3, error: 6 },
    ];
    const band = toForecastBand(errors, 12);
    expect(band?.(3)).toBeCloseTo(15.739429740494217, 8);
    expect(band?.(8)).toBeCloseTo(58.83357361654968, 8);
  });

  it('is null without errors, and nothing wide where none was off', () => {
    expect(toForecastBand([], 10)).toBeNull();
    expect(toForecastBand([{ ahead: 1, error: 0 }], 10)?.(30)).toBe(0);
    // One horizon tells no growth: that of a random walk is assumed.
    const band = toForecastBand([{ ahead: 1, error: 2 }], 1e6);
    expect((band?.(4) ?? 0) / (band?.(1) ?? 1)).toBeCloseTo(2, 3);
  });

  it('widens with every day', () => {
    const error = fc.record({
      ahead: fc.integer({ min: 1, max: 15 }),
      error: fc.integer({ min: -100, max: 100 }).filter((one) => one !== 0),
    });
    fc.assert(
      fc.property(fc.array(error, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 200 }), (errors, origins) => {
        const band = toForecastBand(errors, origins);
        for (let ahead = 1; ahead < 30; ahead += 1) expect(band?.(ahead + 1)).toBeGreaterThan(band?.(ahead) ?? 0);
      }),
    );
  });
});
