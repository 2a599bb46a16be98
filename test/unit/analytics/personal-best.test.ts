import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalBest } from '../../../src/analytics/personal-best.ts';
import { createSeededRandom } from '../../../src/analytics/seeded-random.ts';

const TWENTY = Array.from({ length: 20 }, (_, game) => 1 + (game % 7));

describe('findPersonalBest', () => {
  it('is the newest game above all before it, with what there was', () => {
    expect(findPersonalBest([...TWENTY, 8, 3, 9.5, 9])).toEqual({ index: 22, value: 9.5, before: 8, n: 22, chance: 1 / 23 });
  });

  it('takes twenty games before it, counting those that have the figure', () => {
    expect(findPersonalBest([...TWENTY, 8])?.n).toBe(20);
    expect(findPersonalBest([...TWENTY.slice(1), 8])).toBeNull();
    expect(findPersonalBest([null, ...TWENTY.slice(1), null, 8])).toBeNull();
    expect(findPersonalBest([null, ...TWENTY, null, 8])).toMatchObject({ index: 22, n: 20 });
  });

  it('is null without games, and where the best is only equalled', () => {
    expect(findPersonalBest([])).toBeNull();
    expect(findPersonalBest(Array<number>(50).fill(0))).toBeNull();
    expect(findPersonalBest([...TWENTY, 7])).toBeNull();
  });

  it('is what one finds by comparing each game with all before it', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 60 })), { maxLength: 60 }), (values) => {
        const bests = values.flatMap((value, index) => {
          const before = values.slice(0, index).filter((one) => one !== null);
          return value !== null && before.length >= 20 && before.every((one) => one < value) ? [index] : [];
        });
        expect(findPersonalBest(values)?.index).toBe(bests.at(-1));
      }),
    );
  });

  it('comes among games that are alike as often as it says', () => {
    const random = createSeededRandom('bests');
    const players = Array.from({ length: 4000 }, () => findPersonalBest(Array.from({ length: 40 }, random)));
    // Of 40 games, the last one is the best with chance 1/40: 100 of 4,000, give or take ten.
    expect(players.filter((best) => best?.index === 39).length).toBeGreaterThan(70);
    expect(players.filter((best) => best?.index === 39).length).toBeLessThan(130);
  });
});
