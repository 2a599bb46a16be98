import { describe, expect, it } from 'vitest';
import {
  cleanText,
  toCount,
  toId,
  toMessageId,
  toOptionalText,
  toTime,
  toUnixTime,
} from '../../../../src/ingest/telegram/telegram-values.ts';

describe('a count', () => {
  it.each([
    ['3.0', '3'],
    ['0', '0'],
    ['007', '7'],
    [94_025, '94025'],
    [9_007_199_254_740_993n, '9007199254740993'],
    ['9223372036854775807', '9223372036854775807'],
  ])('reads %o as %s', (value, expected) => {
    expect(toCount('views', value)).toBe(expected);
  });

  it.each(['-1', '3.5', '', 'many', '9223372036854775808', '9'.repeat(500), 2 ** 53, Number.NaN, null, {}, [3], true])(
    'refuses %o',
    (value) => {
      expect(() => toCount('views', value)).toThrow(/^views must be a whole number from 0 to 2\^63-1, got /);
    },
  );
});

describe('an id', () => {
  it('is at least 1', () => {
    expect(toId('id', '3.0')).toBe('3');
    expect(() => toId('id', 0)).toThrow('id must be a whole number from 1');
  });

  it('of a message stays below 2^53', () => {
    expect(toMessageId(2 ** 31)).toBe('2147483648');
    expect(() => toMessageId('9007199254740992')).toThrow('the message id must be at most 2^53-1');
  });
});

describe('a time', () => {
  it.each([
    ['2024-12-20 22:02:12.771160', '2024-12-20T22:02:12.771Z', false],
    ['2024-12-20T22:02:12.5', '2024-12-20T22:02:12.500Z', false],
    ['2022-05-19T12:52:59+00:00', '2022-05-19T12:52:59.000Z', true],
    ['2022-05-19T12:52:59+0300', '2022-05-19T09:52:59.000Z', true],
    ['2022-05-19 12:52:59Z', '2022-05-19T12:52:59.000Z', true],
  ])('reads %s', (value, iso, zoned) => {
    expect(toTime('date', value)).toEqual({ time: new Date(iso), zoned });
  });

  it.each([
    '',
    'soon',
    '2025-02-30 00:00:00',
    '2025-13-01 00:00:00',
    '2025-01-01 25:00:00',
    '1970-01-01 00:00:00',
    '3025-01-01 00:00:00',
    5,
    null,
  ])('refuses %o', (value) => {
    expect(() => toTime('date', value)).toThrow(/^date must be a time /);
  });

  it('comes as seconds since 1970, not as milliseconds', () => {
    expect(toUnixTime('date', '1781354881')).toEqual(new Date('2026-06-13T12:48:01Z'));
    expect(() => toUnixTime('date', 1_781_354_881_000)).toThrow('a time from 2000 to 2099');
  });
});

describe('text', () => {
  it('loses NULs and halves of surrogate pairs, and nothing else', () => {
    expect(cleanText('a\0b\ud83d😀 ')).toBe('ab\ufffd😀 ');
  });

  it('is null when empty or absent', () => {
    expect(['', '\0', null, undefined].map((value) => toOptionalText('text', value))).toEqual([null, null, null, null]);
    expect(() => toOptionalText('text', 5)).toThrow('text must be text, got 5');
  });
});
