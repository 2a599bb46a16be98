import type { Database } from '../../src/data/database.ts';
import { once } from './log-fixture.ts';

/** A row of `channel_days`; sums as decimal strings. */
export type ChannelDay = Readonly<Record<string, number | string>>;

interface CountedPost {
  readonly channelId: string;
  readonly day: string;
  readonly views: string | null;
  readonly forwards: string | null;
  readonly replies: string | null;
  readonly reactions: string | null;
}

const SUMS = [
  'views',
  'forwards',
  'replies',
  'reactions',
  'interactions',
  'engaged_interactions',
  'engaged_views',
  'shared_forwards',
  'shared_views',
  'partly_engaged_interactions',
  'partly_engaged_views',
];

/** What is stored, by channel and day. */
export async function readChannelDays(database: Database): Promise<ChannelDay[]> {
  const sums = SUMS.map((name) => `'${name}', ${name}::text`).join();
  const text = `select to_jsonb(d) || jsonb_build_object('channel_id', channel_id::text, ${sums}) as row from channel_days d order by channel_id, day`;
  const rows = await database.query<{ row: ChannelDay }>(once(text), []);
  return rows.map(({ row }) => row);
}

/** What the posts that stand come to, counted one by one in whole numbers of any size. */
export async function countChannelDays(database: Database): Promise<ChannelDay[]> {
  const posts = await database.query<CountedPost>(
    once(`select channel_id as "channelId", to_char(published_at at time zone 'UTC', 'YYYY-MM-DD') as day, views, forwards, replies, reaction_count as reactions
      from posts where deleted_at is null order by channel_id, day`),
    [],
  );
  const days = Map.groupBy(posts, ({ channelId, day }) => `${channelId} ${day}`);
  return [...days.values()].map(toChannelDay);
}

function toChannelDay(posts: readonly CountedPost[]): ChannelDay {
  const [{ channelId, day } = { channelId: '', day: '' }] = posts;
  const withInteractions = posts.filter((post) => !toInteractions(post).includes(null));
  const partlyEngaged = posts.filter((post) => post.views !== null && toInteractions(post).some((count) => count !== null));
  const engaged = withInteractions.filter(({ views }) => views !== null);
  const shared = posts.filter(({ views, forwards }) => views !== null && forwards !== null);
  const measure = (name: 'forwards' | 'reactions' | 'replies' | 'views') => ({
    [`posts_with_${name}`]: posts.filter((post) => post[name] !== null).length,
    [name]: add(posts, (post) => [post[name]]),
  });
  return {
    channel_id: channelId,
    day,
    posts: posts.length,
    ...measure('views'),
    ...measure('forwards'),
    ...measure('replies'),
    ...measure('reactions'),
    posts_with_interactions: withInteractions.length,
    interactions: add(withInteractions, toInteractions),
    engaged_posts: engaged.length,
    engaged_interactions: add(engaged, toInteractions),
    engaged_views: add(engaged, ({ views }) => [views]),
    shared_posts: shared.length,
    shared_forwards: add(shared, ({ forwards }) => [forwards]),
    shared_views: add(shared, ({ views }) => [views]),
    partly_engaged_posts: partlyEngaged.length,
    partly_engaged_interactions: add(partlyEngaged, toInteractions),
    partly_engaged_views: add(partlyEngaged, ({ views }) => [views]),
  };
}

function toInteractions({ forwards, replies, reactions }: CountedPost): readonly (string | null)[] {
  return [forwards, replies, reactions];
}

function add(posts: readonly CountedPost[], toCounts: (post: CountedPost) => readonly (string | null)[]): string {
  return String(posts.flatMap(toCounts).reduce((sum, count) => sum + BigInt(count ?? 0), 0n));
}
