import { defineStatement, type Writer } from '../../data/database.ts';
import { toChannelKeys } from '../../domain/channel-name.ts';

const FIND_TITLE = defineStatement(
  'telegram_find_export_title',
  `select c.handle, c.title, c.title_pinned as "titlePinned", t.content->>'title' as "exportTitle", (t.content->>'asOf')::timestamptz as "exportAsOf"
   from channels c left join ingest_parts t on t.format = 'telegram-channel-title' and t.record_key = c.id::text and t.part_key = 'export'
   where c.id = $1 for update of c`,
);

const STORE_TITLE = defineStatement(
  'telegram_store_export_title',
  `insert into ingest_parts (format, record_key, part_key, content)
   values ('telegram-channel-title', $1, 'export', jsonb_build_object('title', $2::text, 'asOf', $3::timestamptz))
   on conflict (format, record_key, part_key) do update set content = excluded.content`,
);

const SET_TITLE = defineStatement(
  'telegram_set_channel_title',
  'update channels set title = $2, title_key = $3 where id = $1 and (title, title_key) is distinct from ($2, $3)',
);

/**
 * Gives a channel the name that an export found it under. An export is dated by its newest message, so of several the latest
 * one's name stands whatever the order of import; it replaces a CSV author's title, never one that an operator set. What stands
 * is kept as a part, because the title alone does not tell where it came from.
 */
export async function storeExportTitle(
  writer: Writer,
  given: { readonly channelId: string; readonly title: string | null; readonly asOf: Date },
): Promise<void> {
  if (given.title === null) return;
  const [row] = await writer.query<{
    handle: string | null;
    title: string | null;
    titlePinned: boolean;
    exportTitle: string | null;
    exportAsOf: Date | null;
  }>(FIND_TITLE, [given.channelId]);
  if (!row || !isNewer(given, row)) return;
  await writer.execute(STORE_TITLE, [given.channelId, given.title, given.asOf]);
  if (row.titlePinned) return;
  const { titleKey } = toChannelKeys({ handle: row.handle, title: given.title });
  await writer.execute(SET_TITLE, [given.channelId, given.title, titleKey]);
}

function isNewer(
  given: { readonly title: string | null; readonly asOf: Date },
  stored: { readonly exportTitle: string | null; readonly exportAsOf: Date | null },
): boolean {
  if (stored.exportTitle === null || !stored.exportAsOf) return true;
  const later = given.asOf.getTime() - stored.exportAsOf.getTime();
  return later === 0 ? (given.title ?? '') > stored.exportTitle : later > 0;
}
