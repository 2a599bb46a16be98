import { describe, expect, it } from 'vitest';
import { toCsvChannel, toCsvPost, toCsvReaction, toCsvSubscribers, toCsvViews } from '../../../../src/ingest/telegram/csv-rows.ts';
import { csvPost, csvReaction, csvViews } from '../../../support/telegram-fixtures.ts';

describe('rows of a CSV set', () => {
  it('of the channels file give id, title and handle', () => {
    const row = { id: '3.0', channel_name: 'karpov', username: 'KarpovCourses' };
    expect(toCsvChannel(row)).toEqual({ csvId: '3', csvTitle: 'karpov', handle: 'KarpovCourses' });
    expect(toCsvChannel({ ...row, username: 'nan' }).handle).toBeNull();
    expect(() => toCsvChannel({ ...row, username: 'two words' })).toThrow("username must be a channel's public name");
  });

  it('of a posts file give the post in UTC and what other files call it', () => {
    expect(toCsvPost(csvPost(17184, { message_id: '1942' }))).toMatchObject({
      channel: { csvId: '7', csvTitle: 'Data | news', handle: null },
      csvPostId: '17184',
      post: { messageId: '1942', publishedAt: new Date('2025-01-08T18:03:31Z'), editedAt: null, sourceRank: 1 },
    });
  });

  it('of a views file keep the observed count alone', () => {
    expect(toCsvViews(csvViews(5, '2025-02-01 00:01:16.413822', '435.0'))).toEqual({
      postKey: 'Data | news|5',
      observedAt: new Date('2025-02-01T00:01:16.413Z'),
      measure: { kind: 'views', views: '435' },
    });
  });

  it.each([
    ['❤\u200d🔥', '❤\u200d🔥'],
    ['ReactionPaid()', 'paid'],
    ['ReactionCustomEmoji(document_id=5409152396074952733)', 'custom:5409152396074952733'],
  ])('of a reactions file name %s as %s', (type, reaction) => {
    expect(toCsvReaction(csvReaction(5, type, '3.0')).measure).toEqual({ kind: 'reaction', reaction: { reaction, count: '3' } });
  });

  it('of both kinds of subscribers file give the same', () => {
    const expected = { observedAt: new Date('2025-01-01T00:00:11.578Z'), subscribers: '23820' };
    const raw = { channel_id: '3', timestamp: '2025-01-01 00:00:11.578952', subscriber_count: '23820' };
    expect(toCsvSubscribers(raw)).toEqual({ ...expected, channel: { csvId: '3', csvTitle: null, handle: null } });
    const full = { channel_id: '3', datetime: '2025-01-01 00:00:11.578952', subs_cnt: '23820.0', channel_name: 'karpov' };
    expect(toCsvSubscribers(full)).toEqual({ ...expected, channel: { csvId: '3', csvTitle: 'karpov', handle: null } });
  });

  it('that lack a column are refused with its name', () => {
    expect(() => toCsvViews({ channel_name: 'x' })).toThrow('post_id must be a whole number from 1 to 2^63-1, got nothing');
    expect(() => toCsvViews({ post_id: '1' })).toThrow("channel_name must be the channel's title, got nothing");
    expect(() => toCsvSubscribers({ channel_id: '1' })).toThrow('timestamp must be a time like');
    expect(() => toCsvReaction(csvReaction(5, '', '1'))).toThrow('the reaction must be an emoji, got ""');
  });
});
