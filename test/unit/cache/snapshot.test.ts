import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFence, printFence } from '../../../src/cache/fence.ts';
import { FIRST_SNAPSHOT, parseSnapshot, sees } from '../../../src/cache/snapshot.ts';
import { parseWrittenToken, printWrittenToken } from '../../../src/cache/written-token.ts';

describe('a snapshot', () => {
  it('sees what ended before it, and not what was under way or came later', () => {
    const snapshot = parseSnapshot('10:20:12,15');
    const seen = [9, 10, 11, 12, 14, 15, 19, 20, 21].filter((xid) => sees(snapshot, xid));
    expect(seen).toEqual([9, 10, 11, 14, 19]);
    expect(snapshot.text).toBe('10:20:12,15');
  });

  it('sees nothing before the first', () => {
    expect(sees(parseSnapshot(FIRST_SNAPSHOT), 1)).toBe(false);
    expect(parseSnapshot('7:7:').running.size).toBe(0);
  });

  it.each(['', '1', '1:2', '1:2:x', '1:2:3,', 'a:b:', '1:2:3 ', '-1:2:', '99999999999999999:1:'])('cannot be read from "%s"', (text) => {
    expect(() => parseSnapshot(text)).toThrow('A snapshot must be like');
  });
});

describe('a fence', () => {
  it('is the same after it went through text', () => {
    const xids = fc.uniqueArray(fc.integer({ min: 10, max: 90 }), { maxLength: 5 });
    fc.assert(
      fc.property(xids, (running) => {
        const snapshot = parseSnapshot(`10:100:${running.join(',')}`);
        const fence = parseFence(printFence({ incarnation: 'abc-1', snapshot, look: 5 }));
        expect(fence).toEqual({ incarnation: 'abc-1', snapshot, look: 0 });
      }),
    );
  });

  it.each(['', 'abc', '/1:2:', 'abc/', 'abc/1:2'])('cannot be read from "%s"', (text) => {
    expect(parseFence(text)).toBeNull();
  });
});

describe('a token of a write', () => {
  it('is the same after it went through text', () => {
    expect(parseWrittenToken(printWrittenToken({ incarnation: 'a1-b', xid: 42 }))).toEqual({ incarnation: 'a1-b', xid: 42 });
  });

  it.each(['', 'a', 'a/', '/1', 'a/x', 'a/1/2', 'a b/1', 'a/99999999999999999', 'a/9999999999999999'])(
    'cannot be read from "%s"',
    (text) => {
      expect(parseWrittenToken(text)).toBeNull();
    },
  );
});
