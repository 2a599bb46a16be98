import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenMatchStep } from '../../../src/analytics/even-match-step.ts';

const openskill = { beta: 25 / 6, drift: 25 / 300 };

describe('evenMatchStep', () => {
  it('is what a hand gets of ten equal players without drift', () => {
    // σ = D = 1 and β² = 13: c² = 10 + 26 = 36, so a win moves by 1 / 12; γ = √5 / 6, and the variance loses γ / 144.
    const step = evenMatchStep(1, { beta: Math.sqrt(13), drift: 0, othersDeviation: 1 });
    expect(step.move).toBeCloseTo(1 / 12, 14);
    expect(step.deviation).toBeCloseTo(Math.sqrt(1 - Math.sqrt(5) / 6 / 144), 14);
  });

  it('is what openskill does', () => {
    // openskill 5.0.1: rate([[{ mu: 25, sigma: 8.333 }, four of { mu: 25, sigma: 3 }], five of { mu: 25, sigma: 3 }]), by plackettLuce and by
    // bradleyTerryFull alike, gives the first { mu: 27.55129033582681, sigma: 8.033311492901113 }.
    const step = evenMatchStep(8.333, { ...openskill, othersDeviation: 3 });
    expect(25 + step.move).toBeCloseTo(27.55129033582681, 10);
    expect(step.deviation).toBeCloseTo(8.033311492901113, 10);
  });

  it('comes to rest where drift adds what a match takes', () => {
    let deviation = 25 / 3;
    for (let game = 0; game < 5000; game += 1) deviation = evenMatchStep(deviation, { ...openskill, othersDeviation: 1.5 }).deviation;
    expect(evenMatchStep(deviation, { ...openskill, othersDeviation: 1.5 }).deviation).toBeCloseTo(deviation, 6);
    expect(deviation).toBeGreaterThan(1);
    expect(deviation).toBeLessThan(2);
  });

  it('moves the more the less is known, and never back to knowing less without drift', () => {
    const deviation = fc.double({ min: 0.1, max: 20, noNaN: true });
    fc.assert(
      fc.property(deviation, deviation, (own, othersDeviation) => {
        const model = { beta: 25 / 6, drift: 0, othersDeviation };
        const step = evenMatchStep(own, model);
        expect(step.deviation).toBeLessThan(own);
        expect(step.deviation).toBeGreaterThan(0);
        expect(evenMatchStep(own * 1.1, model).move).toBeGreaterThan(step.move);
      }),
    );
  });
});
