import { describe, expect, it } from 'vitest';
import { toDesktopMessage, toPlainText } from '../../../../src/ingest/telegram/desktop-message.ts';
import { desktopMessage } from '../../../support/telegram-fixtures.ts';

const toPost = (overrides: Record<string, unknown>) => {
  const message = toDesktopMessage(desktopMessage(1, overrides));
  return message.kind === 'post' ? message.post : null;
};

describe('a message of a Desktop export', () => {
  it('is read with its edit, its forward and the time of date_unixtime', () => {
    const message = toDesktopMessage(
      desktopMessage(7, { date: '2030-01-01T00:00:00', edited_unixtime: '1736251300', forwarded_from: 'Elsewhere', photo: 'x.jpg' }),
    );
    expect(message).toEqual({
      kind: 'post',
      zoned: true,
      post: {
        messageId: '7',
        publishedAt: new Date('2025-01-07T12:00:00Z'),
        editedAt: new Date('2025-01-07T12:01:40Z'),
        text: 'Post 7',
        mediaType: 'photo',
        forwardedFrom: 'Elsewhere',
        sourceRank: 3,
        counts: { views: null, forwards: null, replies: null, reactions: null },
      },
    });
  });

  it('without date_unixtime takes date as UTC and says so', () => {
    const { date_unixtime: _, ...old } = desktopMessage(2, { edited: '2025-01-03T00:00:00' });
    expect(toDesktopMessage(old)).toMatchObject({ zoned: false, post: { publishedAt: new Date('2025-01-02T12:00:00Z') } });
  });

  it('that is a service message has only an id and a time', () => {
    const message = toDesktopMessage({ id: 3, type: 'service', date: '2025-01-01T00:00:00', action: 'edit_group_title' });
    expect(message).toEqual({ kind: 'service', messageId: '3', sentAt: new Date('2025-01-01T00:00:00Z') });
  });

  it.each([
    [{ media_type: 'video_file', file: 'x', photo: 'thumb' }, 'video_file'],
    [{ photo: 'x' }, 'photo'],
    [{ file: 'x' }, 'file'],
    [{ poll: {} }, 'poll'],
    [{ location_information: {} }, 'location'],
    [{}, null],
  ])('with %o has media %o', (overrides, mediaType) => {
    expect(toPost(overrides)?.mediaType).toBe(mediaType);
  });

  it('counts reactions by emoji, custom emoji and stars', () => {
    const reactions = [
      { type: 'emoji', emoji: '👍', count: 4 },
      { type: 'custom_emoji', document_id: '5409152396074952733', count: 6 },
      { type: 'custom_emoji', document_id: 'stickers/a.webp', count: 1 },
      { type: 'paid', count: 5 },
    ];
    expect(toPost({ reactions })?.counts.reactions).toEqual([
      { reaction: 'custom:5409152396074952733', count: '6' },
      { reaction: 'paid', count: '5' },
      { reaction: '👍', count: '4' },
      { reaction: 'custom:unknown', count: '1' },
    ]);
  });

  it.each([
    [{ id: 'x' }, 'the message id must be a whole number'],
    [{ type: 'poem' }, 'type must be "message" or "service", got "poem"'],
    [{ text: 5 }, 'text must be text, got 5'],
    [{ text: ['a', 5] }, 'each part of text must be a string or an object with a text, got 5'],
    [{ reactions: 'many' }, 'reactions must be an array'],
    [{ reactions: [{ emoji: '👍', count: -1 }] }, 'the count of reaction 👍 must be a whole number'],
    [{ reactions: [{ count: 1 }] }, 'the reaction must be an emoji, got nothing'],
    [{ date_unixtime: 'x' }, 'date_unixtime must be a time'],
  ])('with %o is refused with the reason', (overrides, reason) => {
    expect(() => toPost(overrides)).toThrow(reason);
  });
});

describe('plain text', () => {
  it('joins strings and formatted parts, and drops nothing between them', () => {
    expect(toPlainText(['Winter\n\n', { type: 'bold', text: 'is' }, ' ', { type: 'text_link', text: 'near', href: 'x' }, ''])).toBe(
      'Winter\n\nis near',
    );
  });

  it('is null for an empty list', () => {
    expect(toPlainText([])).toBeNull();
  });
});
