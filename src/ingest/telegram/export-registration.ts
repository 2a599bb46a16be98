import { type Database, defineStatement, type Writer } from '../../data/database.ts';
import { BATCH_PROFILES, toNextBatchSize } from '../batching.ts';
import { storeExportTitle } from './export-title.ts';
import type { MessageRanges } from './message-ranges.ts';
import { runTelegramTransaction, toJsonParameter } from './telegram-transaction.ts';

/** An export that was read to its end: which messages it held, and how far it reaches. */
export interface CompleteExport {
  readonly channelId: string;
  readonly held: MessageRanges;
  /** Time of its newest message. */
  readonly reachedAt: Date;
  /** The channel's name in it. */
  readonly title: string | null;
}

/** How many posts an export showed to be deleted, or to be there after all. */
export interface DeletionCounts {
  readonly deleted: number;
  readonly restored: number;
}

interface ExportBounds {
  readonly channelId: string;
  readonly min: number;
  readonly max: number;
  readonly reachedAt: Date;
}

const READ_PAGE = defineStatement(
  'telegram_read_posts_of_export',
  `select id, message_id as "messageId", seen_reach as "seenReach" from posts
   where channel_id = $1 and message_id > $2 and message_id <= $3 order by message_id limit $4`,
);

// Deleted: some export that reaches further than any that held the post covers its id. The export at hand is not stored yet.
const UPDATE_PAGE = defineStatement(
  'telegram_update_deletions',
  `with judged as (
     select p.id, p.deleted_at as before, r."seenReach" as seen_reach, (
       select min(e.reached_at) from (
         select min_id, max_id, reached_at from channel_exports where channel_id = $2
         union all select $3::bigint, $4::bigint, $5::timestamptz
       ) e where e.min_id <= p.message_id and e.max_id >= p.message_id and e.max_id > r."seenReach"
     ) as deleted_at
     from json_to_recordset($1::text::json) as r(id bigint, "seenReach" bigint) join posts p on p.id = r.id
   )
   update posts p set seen_reach = j.seen_reach, deleted_at = j.deleted_at from judged j
   where p.id = j.id and (p.seen_reach, p.deleted_at) is distinct from (j.seen_reach, j.deleted_at)
   returning j.before, p.deleted_at as after`,
);

const MISSES_DELETIONS = defineStatement(
  'telegram_misses_deletions',
  `select 1 as one from posts where channel_id = $1 and message_id between $2 and $3 and seen_reach < $3
     and (deleted_at is null or deleted_at > $4) limit 1`,
);

const REGISTER = defineStatement(
  'telegram_register_export',
  `insert into channel_exports (channel_id, min_id, max_id, reached_at) values ($1, $2, $3, $4)
   on conflict (channel_id, min_id, max_id) do update set reached_at = excluded.reached_at
   where channel_exports.reached_at > excluded.reached_at`,
);

/**
 * Marks what an export shows to be deleted or restored, page by page, and last of all registers the export: killed before, a
 * repeated import does all of it again and ends in the same rows.
 */
export async function registerExport(database: Database, done: CompleteExport): Promise<DeletionCounts> {
  const bounds = done.held.bounds();
  if (!bounds) return { deleted: 0, restored: 0 };
  const range: ExportBounds = { channelId: done.channelId, ...bounds, reachedAt: done.reachedAt };
  let [deleted, restored] = [0, 0];
  for (;;) {
    const counts = await judgePosts(database, range, done.held);
    deleted += counts.deleted;
    restored += counts.restored;
    if (await runTelegramTransaction(database, (writer) => register(writer, range, done.title))) return { deleted, restored };
  }
}

async function judgePosts(database: Database, range: ExportBounds, held: MessageRanges): Promise<DeletionCounts> {
  const profile = BATCH_PROFILES[database.kind];
  let size = profile.firstSize;
  let after = range.min - 1;
  let [deleted, restored] = [0, 0];
  for (;;) {
    const startedAt = performance.now();
    const page = await runTelegramTransaction(database, (writer) => judgePage(writer, range, { held, after, size }));
    deleted += page.deleted;
    restored += page.restored;
    if (page.last === null) return { deleted, restored };
    after = page.last;
    size = toNextBatchSize(profile, { size, elapsedMs: performance.now() - startedAt });
  }
}

async function judgePage(
  writer: Writer,
  range: ExportBounds,
  page: { readonly held: MessageRanges; readonly after: number; readonly size: number },
): Promise<DeletionCounts & { readonly last: number | null }> {
  const rows = await writer.query<{ id: string; messageId: string; seenReach: string | null }>(READ_PAGE, [
    range.channelId,
    page.after,
    range.max,
    page.size,
  ]);
  const judged = rows.flatMap(({ id, messageId, seenReach }) => {
    const reach = page.held.has(Number(messageId)) ? Math.max(range.max, Number(seenReach ?? 0)) : seenReach;
    return reach === null ? [] : [{ id, seenReach: String(reach) }];
  });
  const changes =
    judged.length === 0
      ? []
      : await writer.query<{ before: Date | null; after: Date | null }>(UPDATE_PAGE, [
          ...toJsonParameter(judged),
          range.channelId,
          range.min,
          range.max,
          range.reachedAt,
        ]);
  return {
    deleted: changes.filter(({ before, after }) => !before && after).length,
    restored: changes.filter(({ before, after }) => before && !after).length,
    last: rows.length < page.size ? null : Number(rows.at(-1)?.messageId),
  };
}

/** False when another import stored, between our pages, a post that this export lacks: then the pages must be gone through again. */
async function register(writer: Writer, range: ExportBounds, title: string | null): Promise<boolean> {
  const { channelId, min, max, reachedAt } = range;
  const missed = await writer.query(MISSES_DELETIONS, [channelId, min, max, reachedAt]);
  if (missed.length > 0) return false;
  await writer.execute(REGISTER, [channelId, min, max, reachedAt]);
  await storeExportTitle(writer, { channelId, title, asOf: reachedAt });
  return true;
}
