import { defineStatement, type Reader, type Writer } from '../../data/database.ts';
import { toJsonParameter } from './telegram-transaction.ts';

/** A post of a CSV set, under the name the set's other files call it by. */
export interface CsvPostLink {
  readonly postKey: string;
  readonly channelId: string;
  readonly messageId: string;
}

/** The stored parts' format: the link of a post, and the counts that wait for it. */
export const CSV_POST_FORMAT = 'telegram-csv-post';

const KEYS = 'any(array(select json_array_elements_text($1::text::json)))';

const FIND_LINKS = defineStatement(
  'telegram_find_csv_post_links',
  `select i.record_key as "postKey", i.content->>'channelId' as "channelId", i.content->>'messageId' as "messageId", p.id as "postId"
   from ingest_parts i
   left join posts p on p.channel_id = (i.content->>'channelId')::bigint and p.message_id = (i.content->>'messageId')::bigint
   where i.format = '${CSV_POST_FORMAT}' and i.part_key = 'post' and i.record_key = ${KEYS}`,
);

const UPSERT_LINKS = defineStatement(
  'telegram_upsert_csv_post_links',
  `insert into ingest_parts (format, record_key, part_key, content)
   select '${CSV_POST_FORMAT}', r."postKey", 'post', r.content from json_to_recordset($1::text::json) as r("postKey" text, content jsonb)
   on conflict (format, record_key, part_key) do update set content = excluded.content`,
);

interface LinkRow extends CsvPostLink {
  /** Null once the post is gone. */
  readonly postId: string | null;
}

/** Rows of the posts that CSV keys stand for, by key; keys of no stored post are left out. */
export async function findLinkedPosts(reader: Reader, postKeys: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const rows = await findLinks(reader, postKeys);
  return new Map(rows.flatMap(({ postKey, postId }) => (postId === null ? [] : [[postKey, postId] as const])));
}

/** The links of these keys whose post is stored, for finding contradictions. */
export async function findLiveLinks(reader: Reader, postKeys: ReadonlySet<string>): Promise<Map<string, CsvPostLink>> {
  const rows = await findLinks(reader, postKeys);
  return new Map(rows.flatMap((row) => (row.postId === null ? [] : [[row.postKey, row] as const])));
}

/** Stores links; one whose post is gone is replaced. */
export async function storeLinks(writer: Writer, links: readonly CsvPostLink[]): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map(({ postKey, channelId, messageId }) => ({ postKey, content: { channelId, messageId } }));
  await writer.execute(UPSERT_LINKS, toJsonParameter(rows));
}

async function findLinks(reader: Reader, postKeys: ReadonlySet<string>): Promise<readonly LinkRow[]> {
  return postKeys.size === 0 ? [] : reader.query<LinkRow>(FIND_LINKS, toJsonParameter([...postKeys]));
}
