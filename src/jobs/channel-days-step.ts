import { findChannelDayDifferences, recountChannelDays } from '../data/channel-day-recount.ts';
import type { RefreshStep } from './refresh-step.ts';

const MOST_DIFFERENCES = 20;

/** Channels' figures by day. Triggers keep them with every write, so that nothing is left to be done; it examines and repairs. */
export const channelDaysStep: RefreshStep = {
  name: 'channel days',
  advance: async () => ({ kind: 'idle' }),
  check: async (database) => {
    const differences = await findChannelDayDifferences(database, MOST_DIFFERENCES);
    return differences.map(({ channelId, day, storedPosts, countedPosts }) => {
      const known = storedPosts === null ? 'no row' : `a row of ${storedPosts} posts`;
      return `channel ${channelId}, ${day}: ${known} is stored, ${countedPosts ?? 'no'} posts stand or their counts differ`;
    });
  },
  repair: recountChannelDays,
};
