import { type Database, defineStatement } from './database.ts';

const MEASURES = [
  'posts',
  'posts_with_views',
  'views',
  'posts_with_forwards',
  'forwards',
  'posts_with_replies',
  'replies',
  'posts_with_reactions',
  'reactions',
  'posts_with_interactions',
  'interactions',
  'engaged_posts',
  'engaged_interactions',
  'engaged_views',
  'shared_posts',
  'shared_forwards',
  'shared_views',
  'partly_engaged_posts',
  'partly_engaged_interactions',
  'partly_engaged_views',
];
const toList = (toItem: (measure: string) => string) => MEASURES.map(toItem).join(', ');

/** A day of a channel whose stored figures are not what its posts come to. */
export interface ChannelDayDifference {
  readonly channelId: string;
  /** Date in UTC, `2025-01-31`. */
  readonly day: string;
  /** Number of posts as stored; null where no row is. */
  readonly storedPosts: number | null;
  /** Number of posts as counted; null where there are none. */
  readonly countedPosts: number | null;
}

const findDifferences = defineStatement(
  'channel_days_find_differences',
  `select channel_id as "channelId", day::text, stored.posts as "storedPosts", counted.posts::integer as "countedPosts"
   from channel_days stored full join analytics.channel_days_recount counted using (channel_id, day)
   where row(${toList((measure) => `stored.${measure}`)}) is distinct from row(${toList((measure) => `counted.${measure}`)})
   order by channel_id, day limit $1`,
);
// Writers of posts that come meanwhile wait in their triggers, and then add to what was counted anew.
const lockDays = defineStatement('channel_days_lock', 'lock table channel_days in exclusive mode');
const deleteUncounted = defineStatement(
  'channel_days_delete_uncounted',
  `delete from channel_days stored
   where not exists (select from posts where channel_id = stored.channel_id and deleted_at is null
     and published_at >= stored.day::timestamp at time zone 'UTC' and published_at < (stored.day + 1)::timestamp at time zone 'UTC')`,
);
const storeCounted = defineStatement(
  'channel_days_store_counted',
  `insert into channel_days as stored select * from analytics.channel_days_recount order by channel_id, day
   on conflict (channel_id, day) do update set ${toList((measure) => `${measure} = excluded.${measure}`)}
   where row(${toList((measure) => `stored.${measure}`)}) is distinct from row(${toList((measure) => `excluded.${measure}`)})`,
);

/** Days whose stored figures are not what a recount of all posts gives, by channel and day; at most `limit`. */
export function findChannelDayDifferences(database: Database, limit: number): Promise<ChannelDayDifference[]> {
  return database.query<ChannelDayDifference>(findDifferences, [limit]);
}

/** Stores what a recount of all posts gives, and writes only what differs. Who writes posts meanwhile waits. */
export async function recountChannelDays(database: Database): Promise<void> {
  await database.transaction(async (writer) => {
    await writer.execute(lockDays, []);
    await writer.execute(deleteUncounted, []);
    await writer.execute(storeCounted, []);
  });
}
