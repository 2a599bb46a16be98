import { type Database, defineStatement, type Writer } from '../../data/database.ts';
import { BATCH_PROFILES, toNextBatchSize } from '../batching.ts';
import { CSV_POST_FORMAT, findLinkedPosts } from './csv-post-links.ts';
import type { CsvCount } from './csv-rows.ts';
import { NO_COUNTS } from './post-content.ts';
import { refreshNewestCounts, storeSnapshots } from './snapshot-store.ts';
import { runTelegramTransaction, toJsonParameter } from './telegram-transaction.ts';

interface ParkedRow {
  readonly postKey: string;
  readonly content: { readonly at: string; readonly count: string; readonly reaction: string | null };
}

const KEYS = 'any(array(select json_array_elements_text($1::text::json)))';

// The larger count stays, as with stored snapshots, so that it does not matter which file came first.
const PARK = defineStatement(
  'telegram_park_counts',
  `insert into ingest_parts (format, record_key, part_key, content)
   select '${CSV_POST_FORMAT}', r."postKey", r."partKey", r.content
   from json_to_recordset($1::text::json) as r("postKey" text, "partKey" text, content jsonb)
   on conflict (format, record_key, part_key) do update set content = excluded.content
   where (excluded.content->>'count')::bigint > (ingest_parts.content->>'count')::bigint`,
);

const HAS_PARKED = defineStatement(
  'telegram_has_parked_counts',
  `select 1 as one from ingest_parts where format = '${CSV_POST_FORMAT}' and record_key = ${KEYS} and part_key <> 'post' limit 1`,
);

const TAKE_PARKED = defineStatement(
  'telegram_take_parked_counts',
  `delete from ingest_parts where (format, record_key, part_key) in (
     select format, record_key, part_key from ingest_parts
     where format = '${CSV_POST_FORMAT}' and record_key = ${KEYS} and part_key <> 'post' limit $2)
   returning record_key as "postKey", content`,
);

/** Keeps counts until their post is imported. Parking the same again changes nothing. */
export async function parkCounts(writer: Writer, counts: readonly CsvCount[]): Promise<void> {
  const parts = new Map<string, { postKey: string; partKey: string; content: ParkedRow['content'] }>();
  for (const count of counts) {
    const part = { postKey: count.postKey, partKey: toPartKey(count), content: toParked(count) };
    const key = `${part.postKey} ${part.partKey}`;
    const other = parts.get(key);
    if (!other || BigInt(part.content.count) > BigInt(other.content.count)) parts.set(key, part);
  }
  if (parts.size > 0) await writer.execute(PARK, toJsonParameter([...parts.values()]));
}

/**
 * Enters the counts that waited for these posts, in transactions of their own: one post may have thousands. Killed between two,
 * the rest stays parked until the posts' file is imported again.
 * @returns how many entered
 */
export async function enterParkedCounts(database: Database, postKeys: ReadonlySet<string>): Promise<number> {
  // Without its post a count must stay parked: a post may have been refused.
  const stored = await findLinkedPosts(database, postKeys);
  const [keys] = toJsonParameter([...stored.keys()]);
  const profile = BATCH_PROFILES[database.kind];
  let size = profile.firstSize;
  let entered = 0;
  for (;;) {
    const waiting = await database.query(HAS_PARKED, [keys]);
    if (waiting.length === 0) return entered;
    const startedAt = performance.now();
    const count = await runTelegramTransaction(database, async (writer) => {
      const rows = await writer.query<ParkedRow>(TAKE_PARKED, [keys, size]);
      const posts = await findLinkedPosts(writer, new Set(rows.map((row) => row.postKey)));
      await enterCounts(writer, rows.map(toCsvCount), posts);
      return rows.length;
    });
    entered += count;
    size = toNextBatchSize(profile, { size: Math.max(count, 1), elapsedMs: performance.now() - startedAt });
  }
}

/** Stores counts whose post is known as snapshots; answers one outcome for each, `waiting` for one whose post is not known. */
export async function enterCounts(
  writer: Writer,
  counts: readonly CsvCount[],
  posts: ReadonlyMap<string, string>,
): Promise<readonly ('added' | 'changed' | 'unchanged' | 'waiting')[]> {
  const known = counts.filter((count) => posts.has(count.postKey));
  const observations = known.map((count) => ({
    postId: posts.get(count.postKey) ?? '',
    observedAt: count.observedAt,
    counts:
      count.measure.kind === 'views' ? { ...NO_COUNTS, views: count.measure.views } : { ...NO_COUNTS, reactions: [count.measure.reaction] },
  }));
  const stored = await storeSnapshots(writer, observations);
  await refreshNewestCounts(writer, new Set(observations.filter((_, at) => stored[at] !== 'unchanged').map(({ postId }) => postId)));
  const outcomes = new Map(known.map((count, at) => [count, stored[at] ?? 'unchanged']));
  return counts.map((count) => outcomes.get(count) ?? 'waiting');
}

function toPartKey({ observedAt, measure }: CsvCount): string {
  const at = observedAt.toISOString();
  return measure.kind === 'views' ? `views ${at}` : `reaction ${at} ${measure.reaction.reaction}`;
}

function toParked({ observedAt, measure }: CsvCount): ParkedRow['content'] {
  const at = observedAt.toISOString();
  if (measure.kind === 'views') return { at, count: measure.views, reaction: null };
  return { at, count: measure.reaction.count, reaction: measure.reaction.reaction };
}

function toCsvCount({ postKey, content: { at, count, reaction } }: ParkedRow): CsvCount {
  const measure: CsvCount['measure'] =
    reaction === null ? { kind: 'views', views: count } : { kind: 'reaction', reaction: { reaction, count } };
  return { postKey, observedAt: new Date(at), measure };
}
