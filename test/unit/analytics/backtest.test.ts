import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../../src/analytics/backtest.ts';
import { createNaiveForecaster } from '../../../src/analytics/naive-forecaster.ts';

function backtestNaive(days: readonly (number | null)[], observed: number, horizon: number) {
  const forecaster = createNaiveForecaster(1);
  for (const day of days.slice(0, observed)) forecaster.observe(day);
  return backtest(forecaster, days, { observed, horizon });
}

describe('backtest', () => {
  it('is what a hand gets: forecasts of each day know the days before alone', () => {
    expect(backtestNaive([1, 2, 4, 8, 16], 2, 2)).toEqual([
      { ahead: 1, error: 2 },
      { ahead: 2, error: 6 },
      { ahead: 1, error: 4 },
      { ahead: 2, error: 12 },
      { ahead: 1, error: 8 },
    ]);
  });

  it('is what numpy gets by differences', () => {
    // numpy 2.4.6: y = np.cumsum([3, −1, 4, −1, 5, −9, 2, 6]); np.mean(np.abs(y[4:] − y[3:-1])) is 5.5.
    const errors = backtestNaive([3, 2, 6, 5, 10, 1, 3, 9], 4, 1);
    expect(errors.reduce((sum, { error }) => sum + Math.abs(error), 0) / errors.length).toBe(5.5);
  });

  it('judges no day in a gap, and has nothing to judge after the last day', () => {
    expect(backtestNaive([5, null, 8], 1, 3)).toEqual([
      { ahead: 2, error: 3 },
      { ahead: 1, error: 3 },
    ]);
    expect(backtestNaive([1, 2], 2, 3)).toEqual([]);
    expect(backtestNaive([], 0, 3)).toEqual([]);
  });

  it('leaves the forecaster with all days observed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 30 }), fc.nat(5), (days, observed) => {
        const forecaster = createNaiveForecaster(1);
        backtest(forecaster, days, { observed: 0, horizon: observed });
        expect(forecaster.predict(1)).toBe(days.at(-1));
      }),
    );
  });
});
