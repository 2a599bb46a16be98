import { median } from 'simple-statistics';
import type { Evidence } from './recommendation.ts';
import { trimmedDifference } from './trimmed-difference.ts';

/** A post by what it is like. */
export interface KindedPost<Kind> {
  /** All kinds it is of, each once. */
  readonly kinds: readonly Kind[];
  /** Whole days on a common scale: posts alike of one day count as one. */
  readonly day: number;
  /** The logarithm of its views. */
  readonly value: number;
}

/** Posts of a kind that do better than all others. */
export interface BetterContent<Kind> {
  readonly kind: Kind;
  /** By how much more the logarithm is; `n` are the posts of the kind. */
  readonly evidence: Evidence;
}

/** Fewer days with posts of a kind, or with others, tell nothing that is worth advice. */
const MIN_CONTENT_DAYS = 10;
const TAIL = 0.05;

/**
 * Kinds whose posts get more views than the channel's others, by more than chance explains, the largest lower bound first.
 *
 * Posts of the same kinds of one day count as one, at their median: an album is many posts, and what a day brings is common to its posts. Trimmed means are compared
 * (`trimmed-difference.ts`), so that a post that goes far weighs no more than others. The bound that must lie above 0 is that of 95 % for all compared kinds together (Bonferroni), and so is the interval
 * that is shown: it holds for what was picked because it looked good.
 * Sources: O. J. Dunn, "Multiple comparisons among means", J. Am. Stat. Assoc. 56 (1961), 52–64; Y. Benjamini & D. Yekutieli, "False discovery rate–adjusted multiple confidence intervals for
 * selected parameters", J. Am. Stat. Assoc. 100 (2005), 71–81.
 */
export function recommendContent<Kind>(posts: readonly KindedPost<Kind>[]): readonly BetterContent<Kind>[] {
  const days = joinAlike(posts);
  const kinds = [...new Set(posts.flatMap((post) => post.kinds))];
  const compared = kinds
    .map((kind) => ({
      kind,
      own: listValues(days, (post) => post.kinds.includes(kind)),
      others: listValues(days, (post) => !post.kinds.includes(kind)),
    }))
    .filter(({ own, others }) => own.length >= MIN_CONTENT_DAYS && others.length >= MIN_CONTENT_DAYS);
  return compared
    .flatMap(({ kind, own, others }) => {
      const difference = trimmedDifference(own, others, TAIL / compared.length);
      if (difference === null || difference.low <= 0) return [];
      return [{ kind, evidence: { n: posts.filter((post) => post.kinds.includes(kind)).length, ...difference } }];
    })
    .sort((one, other) => other.evidence.low - one.evidence.low);
}

/** One value for posts of the same kinds of one day. */
function joinAlike<Kind>(posts: readonly KindedPost<Kind>[]): readonly KindedPost<Kind>[] {
  return [...Map.groupBy(posts, ({ day, kinds }) => JSON.stringify([day, kinds])).values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [{ ...first, value: median(alike.map(({ value }) => value)) }];
  });
}

function listValues<Kind>(posts: readonly KindedPost<Kind>[], isMeant: (post: KindedPost<Kind>) => boolean): readonly number[] {
  return posts.filter(isMeant).map(({ value }) => value);
}
