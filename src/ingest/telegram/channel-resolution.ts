import { defineStatement, type Writer } from '../../data/database.ts';
import { toChannelKeys, toHandleKey } from '../../domain/channel-name.ts';
import type { ChannelReference } from '../../domain/channel-record.ts';
import { type ChannelIndex, type ChannelRow, createChannelIndex, describeChannel } from './channel-index.ts';
import { toJsonParameter } from './telegram-transaction.ts';

/** The row a reference stands for, or why it stands for none. */
export type ChannelResolution =
  | { readonly channelId: string; readonly outcome: 'added' | 'changed' | 'unchanged' }
  | { readonly conflict: string };

const FIND_CHANNELS = defineStatement(
  'telegram_find_channels',
  `with wanted as materialized (
     select * from json_to_recordset($1::text::json) as r("externalId" bigint, "handleKey" text, "csvId" text, "csvTitle" text)
   ), found as (
     select c.id from wanted w join channels c on c.platform = 'TELEGRAM' and c.external_id = w."externalId"
     union select c.id from wanted w join channels c on c.platform = 'TELEGRAM' and c.handle_key = w."handleKey"
     union select a.channel_id from wanted w join channel_aliases a on a.kind = 'CSV_ID' and a.value = w."csvId"
     union select a.channel_id from wanted w join channel_aliases a on a.kind = 'CSV_TITLE' and a.value = w."csvTitle"
   )
   select c.id, c.external_id as "externalId", c.handle, c.title, c.title_pinned as "titlePinned",
     exists (select 1 from ingest_parts t where t.format = 'telegram-channel-title' and t.record_key = c.id::text) as "titleFromExport",
     array(select a.value from channel_aliases a where a.kind = 'CSV_ID' and a.channel_id = c.id order by 1) as "csvIds",
     array(select a.value from channel_aliases a where a.kind = 'CSV_TITLE' and a.channel_id = c.id order by 1) as "csvTitles"
   from channels c where c.id in (select id from found) order by c.id for update of c`,
);

const INSERT_CHANNEL = defineStatement('telegram_insert_channel', `insert into channels (platform) values ('TELEGRAM') returning id`);

const UPDATE_CHANNELS = defineStatement(
  'telegram_update_channels',
  `update channels c set external_id = r."externalId", handle = r.handle, handle_key = r."handleKey", title = r.title, title_key = r."titleKey"
   from json_to_recordset($1::text::json)
     as r(id bigint, "externalId" bigint, handle text, "handleKey" text, title text, "titleKey" text)
   where c.id = r.id`,
);

const UPSERT_ALIASES = defineStatement(
  'telegram_upsert_aliases',
  `insert into channel_aliases (kind, value, channel_id)
   select r.kind, r.value, r."channelId" from json_to_recordset($1::text::json) as r(kind text, value text, "channelId" bigint)
   on conflict (kind, value) do update set channel_id = excluded.channel_id where channel_aliases.channel_id <> excluded.channel_id`,
);

/**
 * Finds each reference's channel by numeric id, handle or CSV id, makes the row where there is none, and fills in what the row
 * lacks. Statements do not grow with references, but for one insert a new channel. Same references must be the same object to
 * be resolved once.
 */
export async function resolveChannels(
  writer: Writer,
  references: ReadonlySet<ChannelReference>,
): Promise<ReadonlyMap<ChannelReference, ChannelResolution>> {
  const wanted = [...references].map((reference) => ({
    ...reference,
    handleKey: reference.handle === null ? null : toHandleKey(reference.handle),
  }));
  const index = createChannelIndex(await writer.query<ChannelRow>(FIND_CHANNELS, toJsonParameter(wanted)));
  const resolutions = new Map<ChannelReference, ChannelResolution>();
  for (const reference of references) resolutions.set(reference, await resolveChannel(writer, index, reference));
  const rows = index.changedRows();
  if (rows.length > 0) await writer.execute(UPDATE_CHANNELS, toJsonParameter(rows.map(toColumns)));
  const aliases = index.changedAliases();
  if (aliases.length > 0) await writer.execute(UPSERT_ALIASES, toJsonParameter(aliases));
  return resolutions;
}

async function resolveChannel(writer: Writer, index: ChannelIndex, reference: ChannelReference): Promise<ChannelResolution> {
  const matches = index.find(reference);
  const [first, second] = matches;
  if (first && second)
    return {
      conflict: `one record names two channels that are stored apart: ${describeChannel(first)} and ${describeChannel(second)}; a source that knows both by one id must be imported before they part, or the record's --channel is wrong`,
    };
  if (!first) {
    const [created] = await writer.query<{ id: string }>(INSERT_CHANNEL, []);
    const id = created?.id ?? '';
    index.add({
      id,
      externalId: null,
      handle: null,
      title: null,
      titlePinned: false,
      titleFromExport: false,
      csvIds: [],
      csvTitles: [],
    });
    index.fill(id, reference);
    return { channelId: id, outcome: 'added' };
  }
  const contradiction = findContradiction(first, reference);
  if (contradiction) return { conflict: contradiction };
  return { channelId: first.id, outcome: index.fill(first.id, reference) ? 'changed' : 'unchanged' };
}

function findContradiction(row: ChannelRow, reference: ChannelReference): string | null {
  if (reference.externalId && row.externalId && reference.externalId !== row.externalId)
    return `the record is of the channel with id ${reference.externalId}, but ${describeChannel(row)} is stored with id ${row.externalId}`;
  if (reference.handle && row.handle && toHandleKey(reference.handle) !== toHandleKey(row.handle))
    return `the record is of @${reference.handle}, but ${describeChannel(row)} is stored as @${row.handle}`;
  return null;
}

function toColumns(row: ChannelRow): Record<string, unknown> {
  const { id, externalId, handle, title } = row;
  return { id, externalId, handle, title, ...toChannelKeys(row) };
}
