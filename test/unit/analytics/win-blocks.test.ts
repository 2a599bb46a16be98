import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTrend } from '../../../src/analytics/trend.ts';
import { toWinBlocks } from '../../../src/analytics/win-blocks.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const toWins = (text: string) => [...text].map((letter) => letter === 'W');

describe('toWinBlocks', () => {
  it('is what a hand gets, counted from the newest game', () => {
    // L | LWWWL | WWLWW: games 1 to 5 with 3 wins about game 3, 6 to 10 with 4 about game 8.
    expect(toWinBlocks(toWins('LLWWWLWWLWW'))).toEqual([
      { time: 3, value: 0.6 },
      { time: 8, value: 0.8 },
    ]);
  });

  it('is nothing where no block is full, and every game where a block has one', () => {
    expect(toWinBlocks([])).toEqual([]);
    expect(toWinBlocks(toWins('WWWW'))).toEqual([]);
    expect(toWinBlocks(toWins('WL'), 1)).toEqual([
      { time: 0, value: 1 },
      { time: 1, value: 0 },
    ]);
    expect(() => toWinBlocks([], 0)).toThrow('from 1, got 0');
    expect(() => toWinBlocks([], 1.5)).toThrow('got 1.5');
  });

  it('has as many wins as the games it takes, at times that are a block apart', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (wins, size) => {
        const blocks = toWinBlocks(wins, size);
        expect(blocks).toHaveLength(Math.floor(wins.length / size));
        const taken = wins.slice(wins.length % size).filter(Boolean).length;
        expect(blocks.reduce((sum, { value }) => sum + value * size, 0)).toBeCloseTo(taken, 9);
        for (const [index, { time }] of blocks.entries()) if (index > 0) expect(time - (blocks[index - 1]?.time ?? 0)).toBe(size);
        expect(blocks.at(-1)?.time ?? wins.length - 1 - (size - 1) / 2).toBe(wins.length - 1 - (size - 1) / 2);
      }),
    );
  });

  it('shows a rise that single games hide, and says of steady players as seldom as it should that they change', () => {
    const random = createSeededRandom(3);
    const play = (from: number, to: number) => Array.from({ length: 100 }, (_, game) => random() < from + ((to - from) * game) / 99);
    const rising = Array.from({ length: 200 }, () => play(0.2, 0.8));
    const isTold = (points: ReturnType<typeof toWinBlocks>) => {
      const trend = toTrend(points);
      return trend.status === 'MEASURED' && trend.direction !== 'STABLE';
    };
    expect(rising.filter((wins) => isTold(toWinBlocks(wins))).length).toBeGreaterThan(150);
    expect(rising.filter((wins) => isTold(toWinBlocks(wins, 1))).length).toBeLessThan(20);
    const steady = Array.from({ length: 500 }, () => play(0.5, 0.5));
    expect(steady.filter((wins) => isTold(toWinBlocks(wins))).length).toBeLessThanOrEqual(30);
  });
});
