import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogLinearHistogram, QUANTILE_RELATIVE_ERROR } from '../../../src/observability/log-linear-histogram.ts';

const LARGEST = 2 ** 31 - 1;

function histogramOf(values: readonly number[]): LogLinearHistogram {
  const histogram = new LogLinearHistogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

describe('LogLinearHistogram', () => {
  it('gives quantiles within the error it states', () => {
    // Magnitudes are as likely as each other, as durations are.
    const duration = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.double({ min: 1, max: 2, noNaN: true, maxExcluded: true }));
    const property = fc.property(
      fc.array(duration, { minLength: 1, maxLength: 200 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (pairs, q) => {
        const values = pairs.map(([exponent, factor]) => Math.min(2 ** exponent * factor - 1, LARGEST)).sort((a, b) => a - b);
        const exact = values[Math.max(0, Math.ceil(q * values.length) - 1)] ?? Number.NaN;
        const off = Math.abs(histogramOf(values).quantile(q) - exact);
        expect(off).toBeLessThanOrEqual(exact * QUANTILE_RELATIVE_ERROR + 0.5);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('knows p50 and p99 of a thousand durations', () => {
    const histogram = histogramOf(Array.from({ length: 1_000 }, (_value, index) => index + 1));
    expect(Math.abs(histogram.quantile(0.5) - 500)).toBeLessThan(500 / 32 + 0.5);
    expect(Math.abs(histogram.quantile(0.99) - 990)).toBeLessThan(990 / 32 + 0.5);
    expect([histogram.count, histogram.sum]).toEqual([1_000, 500_500]);
  });

  it('counts exactly below powers of two', () => {
    const bounds = Array.from({ length: 31 }, (_value, exponent) => 2 ** exponent);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: LARGEST, noNaN: true })), (values) => {
        const exact = bounds.map((bound) => values.filter((value) => value < bound).length);
        expect(histogramOf(values).countsBelow(bounds)).toEqual(exact);
      }),
    );
  });

  it('keeps parts of a microsecond in the sum', () => {
    expect(histogramOf([0.25, 0.5]).sum).toBe(0.75);
  });

  it('takes a clock that was set back as no time, and what is too long as the longest', () => {
    const histogram = histogramOf([-5, Number.NaN, 1e12]);
    expect([histogram.count, histogram.sum, histogram.quantile(0)]).toEqual([3, LARGEST, 0.5]);
    expect(histogram.quantile(1)).toBeGreaterThan(LARGEST * (1 - QUANTILE_RELATIVE_ERROR));
  });

  it('has no quantile before the first duration', () => {
    expect(new LogLinearHistogram().quantile(0.5)).toBeNaN();
  });

  it('gives what was recorded since an earlier state, which applied to that state makes this one', () => {
    const durations = fc.array(fc.integer({ min: 0, max: LARGEST }), { maxLength: 50 });
    const property = fc.property(durations, durations, (before, after) => {
      const histogram = histogramOf([...before, ...after]);
      const earlier = histogramOf(before);
      const changes = histogram.changesSince(earlier);
      expect(changes === null).toBe(after.length === 0);
      if (changes !== null) earlier.apply(changes);
      expect(histogram.changesSince(earlier)).toBeNull();
      expect([earlier.count, earlier.sum]).toEqual([histogram.count, histogram.sum]);
      for (const quantile of [0.1, 0.5, 0.99]) expect(earlier.quantile(quantile)).toEqual(histogram.quantile(quantile));
    });
    fc.assert(property);
  });

  it('knows a bound of the longest duration, at most a sixteenth and a microsecond above it', () => {
    const property = fc.property(fc.array(fc.integer({ min: 0, max: LARGEST }), { minLength: 1, maxLength: 50 }), (values) => {
      const longest = Math.max(...values);
      const { highest } = histogramOf(values);
      expect(highest).toBeGreaterThan(longest);
      expect(highest).toBeLessThanOrEqual(longest * (1 + 1 / 16) + 1);
    });
    fc.assert(property);
    expect(histogramOf([]).highest).toBeNaN();
  });
});
