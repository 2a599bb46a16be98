import { invariant } from '../domain/invariant.ts';

/** How alive a channel is: see {@link toChannelActivity}. */
export type ActivityState = 'ACTIVE' | 'LOW' | 'DORMANT' | 'SILENT';

/** What the state of a channel is told from. */
export interface PostingPace {
  /** Since the newest post, not whole ones only; null where it has none. */
  readonly daysSinceLastPost: number | null;
  /** Over the last {@link ACTIVITY_DAYS} days. */
  readonly postsADay: number;
}

/** Over how many days the posts a day are counted: whole weeks, since channels post by weekday. */
export const ACTIVITY_DAYS = 28;
/** Who posts weekly is not yet away. */
export const DORMANT_AFTER_DAYS = 7;
/** A month without a post, or more. */
export const SILENT_AFTER_DAYS = 30;
/** Two posts a week. */
const ACTIVE_POSTS_A_DAY = 2 / 7;

/**
 * The state of a channel. `SILENT`: no post at all, or none for more than 30 days. `DORMANT`: none for more than 7 days. `LOW`: a post within 7 days, but
 * fewer than two a week over the last 28 days. `ACTIVE`: two a week or more.
 *
 * The thresholds are choices, not estimates: they say what is called so, and have no error.
 */
export function toChannelActivity({ daysSinceLastPost, postsADay }: PostingPace): ActivityState {
  invariant(postsADay >= 0, `posts a day from 0, got ${postsADay}`);
  if (daysSinceLastPost === null || daysSinceLastPost > SILENT_AFTER_DAYS) return 'SILENT';
  if (daysSinceLastPost > DORMANT_AFTER_DAYS) return 'DORMANT';
  return postsADay < ACTIVE_POSTS_A_DAY ? 'LOW' : 'ACTIVE';
}
