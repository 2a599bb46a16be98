import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateDifference } from '../../../src/analytics/rate-difference.ts';
import { recommendForm } from '../../../src/analytics/recommend-form.ts';

const run = (wins: number, losses: number) => [...Array<boolean>(wins).fill(true), ...Array<boolean>(losses).fill(false)];

describe('recommendForm', () => {
  it('is the difference of the newest 20 games from those before', () => {
    const evidence = recommendForm([...run(3, 17), ...run(60, 40)]);
    expect(evidence).toEqual({ n: 20, ...rateDifference({ wins: 3, games: 20 }, { wins: 60, games: 100 }) });
    // 3/20 − 60/100.
    expect(evidence?.effect).toBeCloseTo(-0.45, 12);
    expect(recommendForm([...run(19, 1), ...run(40, 60)])?.effect).toBeCloseTo(0.55, 12);
  });

  it('is null without games, with too few before, and where chance may be all', () => {
    expect(recommendForm([])).toBeNull();
    expect(recommendForm([...run(0, 20), ...run(29, 0)])).toBeNull();
    expect(recommendForm([...run(0, 20), ...run(30, 0)])).not.toBeNull();
    expect(recommendForm([...run(9, 11), ...run(50, 50)])).toBeNull();
  });

  it('never tells of an interval that holds no difference', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 120 }), (wins) => {
        const evidence = recommendForm(wins);
        expect(evidence === null || evidence.low > 0 || evidence.high < 0).toBe(true);
      }),
    );
  });
});
