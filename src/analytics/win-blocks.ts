import { invariant } from '../domain/invariant.ts';
import type { TimePoint } from './time-point.ts';

/** Of 100 games 20 points: with blocks of ten, a third fewer of the rises from 30 to 70 % are found (`npm run bench:trends`). */
const WIN_BLOCK_GAMES = 5;

/**
 * The shares of wins of blocks of games, at the middles of the blocks: what a line can be laid through. Of single games most pairs are equal, so that the
 * median of their slopes is 0 whatever happens. Blocks are counted from the newest game back; the oldest games that fill none are left out.
 *
 * @example
 * toWinBlocks([false, true, true, false, false, true], 2) // → [{ time: 0.5, value: 0.5 }, { time: 2.5, value: 0.5 }, { time: 4.5, value: 0.5 }]
 * @param wins true for a win, the oldest game first
 * @param size games a block, a whole number from 1
 * @returns points whose time is the number of the game, from 0; values in [0, 1]
 */
export function toWinBlocks(wins: readonly boolean[], size = WIN_BLOCK_GAMES): readonly TimePoint[] {
  invariant(Number.isInteger(size) && size >= 1, `blocks of a whole number of games from 1, got ${size}`);
  const blocks = Math.floor(wins.length / size);
  return Array.from({ length: blocks }, (_, block) => {
    const start = wins.length - (blocks - block) * size;
    const won = wins.slice(start, start + size).filter(Boolean).length;
    return { time: start + (size - 1) / 2, value: won / size };
  });
}
