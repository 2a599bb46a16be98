import { describe, expect, it } from 'vitest';
import { type CursorBinding, encodeCursor } from '../../../src/domain/cursor.ts';
import { DEFAULT_PAGE_SIZE, toPageWindow } from '../../../src/domain/page-window.ts';

const binding: CursorBinding = { connection: 'Query.players', fingerprint: 'f', types: ['bigint'] };

describe('toPageWindow', () => {
  it('is the first page forwards, of twenty, when nothing is given, or null', () => {
    const standard = { direction: 'forward', size: DEFAULT_PAGE_SIZE, after: null, before: null };
    expect(DEFAULT_PAGE_SIZE).toBe(20);
    expect(toPageWindow(binding, {})).toEqual(standard);
    expect(toPageWindow(binding, { first: null, after: null, last: null, before: null })).toEqual(standard);
  });

  it('counts backwards with last, and takes both cursors', () => {
    const [after, before] = [encodeCursor(binding, ['3']), encodeCursor(binding, ['9'])];
    expect(toPageWindow(binding, { last: 100, after, before })).toEqual({ direction: 'backward', size: 100, after: ['3'], before: ['9'] });
  });

  it.each([
    [{ first: 0 }, '"first" of Query.players must be from 1 to 100, got 0'],
    [{ last: 101 }, '"last" of Query.players must be from 1 to 100, got 101'],
    [{ first: 1, last: 1 }, 'takes "first" or "last", not both: got first 1 and last 1'],
  ])('refuses %j', (args, message) => {
    expect(() => toPageWindow(binding, args)).toThrow(message);
  });
});
