import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FarsightError } from '../../../../src/domain/errors.ts';
import type { SourceShape } from '../../../../src/ingest/importer.ts';
import { toCsvChannel, toCsvPost, toCsvReaction, toCsvSubscribers, toCsvViews } from '../../../../src/ingest/telegram/csv-rows.ts';
import { toDesktopMessage } from '../../../../src/ingest/telegram/desktop-message.ts';
import { telegramImporters } from '../../../../src/ingest/telegram/telegram-importers.ts';
import { toTelethonPost } from '../../../../src/ingest/telegram/telethon-message.ts';
import { csvPost, csvReaction, csvViews, desktopMessage, telethonMessage } from '../../../support/telegram-fixtures.ts';

const csv = (columns: string): SourceShape => ({ kind: 'csv', columns: columns.split(','), sample: null });
const json = (kind: SourceShape['kind'], sample: unknown): SourceShape => ({ kind, columns: [], sample });

describe('Telegram importers', () => {
  it.each<[string, SourceShape]>([
    ['telegram-desktop-export', json('json-value', { name: 'x', type: 'public_channel', id: 1, messages: [] })],
    ['telegram-desktop-export', json('json-value', { about: 'x', chats: { about: 'y', list: [] } })],
    ['telethon-messages', json('json-array', { _: 'MessageService', id: 1 })],
    ['telethon-messages', json('ndjson', { _: 'Message', id: 1 })],
    ['telegram-channels-csv', csv('id,channel_name,username,created_at,channel_type')],
    ['telegram-posts-csv', csv('id,channel_id,message_id,text,datetime,channel_name,date,time,cnt,hour,text_len')],
    ['telegram-views-csv', csv('channel_name,post_id,post_datetime,datetime,view_cnt,view_change,text_len,current_views')],
    ['telegram-reactions-csv', csv('channel_name,post_datetime,post_id,current_views,datetime_format,reaction_type,react_cnt')],
    ['telegram-subscribers-csv', csv('id,channel_id,datetime,subs_cnt,date,channel_name,subs_change')],
    ['telegram-subscribers-csv', csv('id,channel_id,timestamp,subscriber_count')],
    ['telegram-views-by-day-csv', csv('channel_name,post_id,post_datetime,current_views,1,2,3')],
  ])('recognise %s, and only one of them does', (format, shape) => {
    expect(telegramImporters.filter((importer) => importer.recognises(shape)).map((importer) => importer.format)).toEqual([format]);
  });

  it.each([
    json('json-array', { metadata: { matchId: 'x' }, info: {} }),
    json('json-value', { messages: 'no array', id: 1 }),
    json('json-value', null),
    json('ndjson', { _: 'User', id: 1 }),
    csv('id,name'),
  ])('recognise nothing in %o', (shape) => {
    expect(telegramImporters.filter((importer) => importer.recognises(shape))).toEqual([]);
  });
});

describe('parsers of Telegram records', () => {
  const parsers = [toDesktopMessage, toTelethonPost, toCsvChannel, toCsvPost, toCsvReaction, toCsvSubscribers, toCsvViews];

  function refusesOrReads(parse: (value: unknown) => unknown, value: unknown): void {
    try {
      parse(value);
    } catch (error) {
      expect(error).toBeInstanceOf(FarsightError);
      expect((error as Error).message.length).toBeLessThan(300);
    }
  }

  it('never crash on objects that cannot become text', () => {
    const trap = { toString: 5, valueOf: 5 };
    const desktop = toDesktopMessage(desktopMessage(1, { reactions: [{ type: 'custom_emoji', document_id: trap, count: 1 }] }));
    expect(desktop).toMatchObject({ post: { counts: { reactions: [{ reaction: 'custom:unknown' }] } } });
    for (const parse of parsers)
      for (const key of ['id', '_', 'type', 'text', 'date', 'views', 'reaction_type', 'username', 'media', 'peer_id', 'forwarded_from'])
        for (const record of [desktopMessage(1), telethonMessage(1), { ...csvPost(1), ...csvReaction(1, '', '') }])
          refusesOrReads(parse, { ...record, [key]: trap });
  });

  it('never crash on garbage: they read it or say why not', () => {
    fc.assert(fc.property(fc.constantFrom(...parsers), fc.anything({ withBigInt: true, withNullPrototype: true }), refusesOrReads), {
      numRuns: 2000,
    });
  });

  it('never crash on a good record with garbage in one place', () => {
    const good = [
      desktopMessage(1, { reactions: [], edited: '', media_type: '', forwarded_from: '' }),
      telethonMessage(1),
      { ...csvPost(1), ...csvViews(1, '', ''), ...csvReaction(1, '', ''), username: 'x', subs_cnt: '1' },
    ];
    const spoilt = fc.constantFrom(...good).chain((record) =>
      fc
        .tuple(fc.constantFrom(...Object.keys(record)), fc.oneof(fc.anything({ withBigInt: true }), fc.jsonValue()))
        .map(([key, value]) => ({
          ...record,
          [key]: value,
        })),
    );
    fc.assert(fc.property(fc.constantFrom(...parsers), spoilt, refusesOrReads), { numRuns: 3000 });
  });
});
