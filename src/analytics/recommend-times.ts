import type { BestTimeCell } from './best-times.ts';
import { Z_95 } from './confidence.ts';
import type { Evidence } from './recommendation.ts';
import { toSimultaneousPoint } from './simultaneous-point.ts';

/** Hours of a weekday, one after another, in which posts do well. */
export interface RecommendedHours {
  /** From 0, Monday, to 6. */
  readonly weekday: number;
  /** The first, from 0 to 23. */
  readonly hour: number;
  readonly hours: number;
  /** The one that is the most certain: what names the advice while its neighbours come and go. */
  readonly best: number;
  /** By how much more the logarithm of views is; `n` are the posts of these hours. */
  readonly evidence: Evidence;
  /** Of all posts, the share that was posted then, 0 to 1. */
  readonly share: number;
}

/** Hours that hold more of the posts are no advice: the channel knows them. */
const SELDOM_SHARE = 0.1;

/**
 * Hours of the week in which posts do better than usual, by more than chance explains, and in which the channel seldom posts, the largest lower bound first.
 *
 * An hour counts whose lower bound lies above none (`best-times.ts`), that of 95 % for all shown hours together (Bonferroni): hidden hours are hidden for their
 * number of posts, whatever they have, so that they are not looked at. Neighbours on a weekday that count make one piece of advice: its effect is the mean of theirs by posts, and so are the ends of
 * its interval, which is as wide as if one chance had made them all. The interval is the one of all together, too: of many hours those are told that luck favoured,
 * and a plain one would miss the truth more often than not (`npm run bench:channel-advice`). Runs with more than a tenth of the posts are left out.
 * Sources: O. J. Dunn, "Multiple comparisons among means", J. Am. Stat. Assoc. 56 (1961), 52–64; Y. Benjamini & D. Yekutieli, "False discovery rate–adjusted multiple confidence intervals for
 * selected parameters", J. Am. Stat. Assoc. 100 (2005), 71–81 (intervals after selection).
 * @param cells all 168
 */
export function recommendTimes(cells: readonly BestTimeCell[]): readonly RecommendedHours[] {
  const shown = cells.filter(isShown);
  const posts = cells.reduce((sum, cell) => sum + cell.posts, 0);
  const z = toSimultaneousPoint(shown.length);
  const good = shown.map((cell) => ({ ...cell, effect: widen(cell.effect, z / Z_95) })).filter(({ effect }) => effect.low > 0);
  return joinNeighbours(good)
    .map((run) => describeRun(run, posts))
    .filter(({ share }) => share <= SELDOM_SHARE)
    .sort((one, other) => other.evidence.low - one.evidence.low);
}

type ShownCell = BestTimeCell & { readonly effect: NonNullable<BestTimeCell['effect']> };

function isShown(cell: BestTimeCell): cell is ShownCell {
  return cell.effect !== null;
}

function widen({ value, low, high }: ShownCell['effect'], times: number): ShownCell['effect'] {
  return { value, low: value - times * (value - low), high: value + times * (high - value) };
}

/** @param cells in order of the week */
function joinNeighbours(cells: readonly ShownCell[]): readonly (readonly ShownCell[])[] {
  const runs: ShownCell[][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last?.weekday === cell.weekday && last.hour + 1 === cell.hour) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** @param run at least one cell */
function describeRun(run: readonly ShownCell[], allPosts: number): RecommendedHours {
  const best = run.reduce((one, other) => (other.effect.low > one.effect.low ? other : one));
  const n = run.reduce((sum, { posts }) => sum + posts, 0);
  const weigh = (toNumber: (cell: ShownCell) => number) => run.reduce((sum, cell) => sum + cell.posts * toNumber(cell), 0) / n;
  return {
    weekday: best.weekday,
    hour: run[0]?.hour ?? best.hour,
    hours: run.length,
    best: best.hour,
    evidence: {
      n,
      effect: weigh(({ effect }) => effect.value),
      low: weigh(({ effect }) => effect.low),
      high: weigh(({ effect }) => effect.high),
    },
    share: n / allPosts,
  };
}
