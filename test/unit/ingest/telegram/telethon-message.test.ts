import { describe, expect, it } from 'vitest';
import { toTelethonPost } from '../../../../src/ingest/telegram/telethon-message.ts';
import { telethonMessage } from '../../../support/telegram-fixtures.ts';

describe('a Telethon message', () => {
  it('is read with its channel, counts and edit', () => {
    const reactions = {
      _: 'MessageReactions',
      results: [
        { reaction: { _: 'ReactionEmoji', emoticon: '❤' }, count: 2 },
        { reaction: { _: 'ReactionCustomEmoji', document_id: '5409152396074952733' }, count: 3 },
        { reaction: { _: 'ReactionPaid' }, count: 1 },
        { reaction: '👍', count: 1 },
      ],
    };
    const message = telethonMessage(4, { edit_date: '2025-01-05T00:00:00+00:00', replies: { replies: 9 }, reactions });
    expect(toTelethonPost(message)).toEqual({
      channelExternalId: '2447843635',
      zoned: true,
      post: {
        messageId: '4',
        publishedAt: new Date('2025-01-04T12:00:00Z'),
        editedAt: new Date('2025-01-05T00:00:00Z'),
        text: 'Post 4',
        mediaType: null,
        forwardedFrom: null,
        sourceRank: 2,
        counts: {
          views: '100',
          forwards: '3',
          replies: '9',
          reactions: [
            { reaction: 'custom:5409152396074952733', count: '3' },
            { reaction: '❤', count: '2' },
            { reaction: 'paid', count: '1' },
            { reaction: '👍', count: '1' },
          ],
        },
      },
    });
  });

  it.each(['MessageService', 'MessageEmpty'])('of kind %s is no post', (kind) => {
    expect(toTelethonPost({ _: kind, id: 1 })).toBeNull();
  });

  it('may carry its date as seconds, and leave its peer out', () => {
    expect(toTelethonPost(telethonMessage(1, { date: 1_735_732_800, peer_id: null }))).toMatchObject({
      channelExternalId: null,
      post: { publishedAt: new Date('2025-01-01T12:00:00Z') },
    });
  });

  const document = (...attributes: unknown[]) => ({ _: 'MessageMediaDocument', document: { attributes } });
  it.each([
    [{ _: 'MessageMediaPhoto' }, 'photo'],
    [{ _: 'MessageMediaWebPage' }, null],
    [{ _: 'MessageMediaVenue' }, 'location'],
    [{ _: 'MessageMediaPaidMedia' }, 'paid_media'],
    [document({ _: 'DocumentAttributeVideo', round_message: false }), 'video_file'],
    [document({ _: 'DocumentAttributeVideo', round_message: true }), 'video_message'],
    [document({ _: 'DocumentAttributeAudio', voice: true }), 'voice_message'],
    [document({ _: 'DocumentAttributeVideo' }, { _: 'DocumentAttributeAnimated' }), 'animation'],
    [document(), 'file'],
    [{ _: '__proto__' }, '__proto__'],
  ])('with %o has media %o', (media, mediaType) => {
    expect(toTelethonPost(telethonMessage(1, { media }))?.post.mediaType).toBe(mediaType);
  });

  it.each([
    [{ from_name: 'A reader' }, 'A reader'],
    [{ from_id: { _: 'PeerChannel', channel_id: 1374438247 } }, 'channel1374438247'],
    [{ channel_id: 5 }, 'channel5'],
    [{ from_id: { _: 'PeerUser', user_id: 7 } }, 'user7'],
    [{}, null],
  ])('forwarded as %o comes from %o', (forward, from) => {
    expect(toTelethonPost(telethonMessage(1, { fwd_from: forward }))?.post.forwardedFrom).toBe(from);
  });

  it.each([
    [{ _: 'Story' }, '_ must be "Message" or "MessageService", got "Story"'],
    [{ peer_id: { _: 'PeerUser', user_id: 5 } }, 'peer_id must be a channel'],
    [{ peer_id: { channel_id: -5 } }, 'peer_id.channel_id must be a whole number from 1'],
    [{ views: 1.5 }, 'views must be a whole number'],
    [{ replies: 5 }, 'replies must be an object, got 5'],
    [{ reactions: 5 }, 'reactions must be an object with results, got 5'],
    [{ date: null }, 'date must be a time like'],
    [{ message: {} }, 'message must be text, got an object'],
  ])('with %o is refused with the reason', (overrides, reason) => {
    expect(() => toTelethonPost(telethonMessage(1, overrides))).toThrow(reason);
  });
});
