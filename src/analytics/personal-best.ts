/** A game that was better than all before it. */
export interface PersonalBest {
  /** Which game, counted from 0. */
  readonly index: number;
  readonly value: number;
  /** The best of the games before. */
  readonly before: number;
  /** Games before that have a value, at least 20. */
  readonly n: number;
  /** How likely it was to come, if games were alike: 1 / (n + 1). */
  readonly chance: number;
}

const MIN_BEFORE = 20;

/**
 * The newest game whose value exceeds those of all games before it, of which there must be at least 20; null where there is none.
 *
 * Of n + 1 games that are alike, each is as likely to be the best, so that the last one is with chance 1 / (n + 1), and less where values can be equal
 * (A. Rényi, "Théorie des éléments saillants d'une suite d'observations", Ann. Fac. Sci. Univ. Clermont-Ferrand 8 (1962), 7–13). Bests are therefore
 * no sign that a player gets better: they say what happened.
 * @param values by game, the oldest first; null where a game has none
 */
export function findPersonalBest(values: readonly (number | null)[]): PersonalBest | null {
  let best = Number.NEGATIVE_INFINITY;
  let n = 0;
  let found: PersonalBest | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    if (n >= MIN_BEFORE && value > best) found = { index, value, before: best, n, chance: 1 / (n + 1) };
    best = Math.max(best, value);
    n += 1;
  }
  return found;
}
