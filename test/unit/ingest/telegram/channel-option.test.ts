import { describe, expect, it } from 'vitest';
import { parseChannelOption } from '../../../../src/ingest/telegram/channel-option.ts';

describe('--channel', () => {
  it.each([
    '@Arena_News',
    'Arena_News',
    't.me/Arena_News',
    'https://t.me/Arena_News/',
    'http://www.telegram.me/s/Arena_News/12',
    ' @Arena_News ',
  ])('reads %o as a handle', (option) => {
    expect(parseChannelOption(option)).toEqual({ handle: 'Arena_News' });
  });

  it.each(['2447843635', '-1002447843635', 't.me/c/2447843635', 'https://t.me/c/2447843635/77'])('reads %o as a numeric id', (option) => {
    expect(parseChannelOption(option)).toEqual({ externalId: '2447843635' });
  });

  it.each(['', '@', '0', 'two words', 't.me/+AbC', '-5', '9'.repeat(19), `@${'a'.repeat(33)}`, '@1up', 'https://example.org/x'])(
    'refuses %o',
    (option) => {
      expect(() => parseChannelOption(option)).toThrow(/^A channel must be @name, t\.me\/name or a numeric id, got /);
    },
  );
});
