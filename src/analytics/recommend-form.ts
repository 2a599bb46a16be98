import { rateDifference } from './rate-difference.ts';
import { type Evidence, isCertain } from './recommendation.ts';

/** Games that count as form. */
const FORM_GAMES = 20;
/** Games before them that form is held against. */
const MIN_USUAL_GAMES = 30;

/**
 * By how much the win rate of a player's newest 20 games differs from that of the games before; null where the 95 % interval holds no difference,
 * or there are fewer than 30 games before. `n` are the newest games.
 * @param wins true for a win, the newest game first
 */
export function recommendForm(wins: readonly boolean[]): Evidence | null {
  const [newest, before] = [wins.slice(0, FORM_GAMES), wins.slice(FORM_GAMES)];
  if (before.length < MIN_USUAL_GAMES) return null;
  const difference = rateDifference(count(newest), count(before));
  return difference !== null && isCertain(difference) ? { n: newest.length, ...difference } : null;
}

function count(wins: readonly boolean[]) {
  return { wins: wins.filter(Boolean).length, games: wins.length };
}
