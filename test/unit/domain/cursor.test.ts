import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CursorBinding, type CursorValues, decodeCursor, encodeCursor } from '../../../src/domain/cursor.ts';
import { isFarsightError } from '../../../src/domain/errors.ts';

const binding: CursorBinding = { connection: 'Player.matches', fingerprint: 'abcd1234', types: ['timestamptz', 'text', 'bigint'] };
const stamp = fc.oneof(
  fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
  fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const position = fc.tuple(stamp, fc.string({ unit: 'grapheme' }), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String));

describe('a cursor', () => {
  it('gives back the position it was made from', () => {
    fc.assert(
      fc.property(position, (values: CursorValues) => {
        expect(decodeCursor(binding, encodeCursor(binding, values), 'after')).toEqual(values);
      }),
    );
  });

  it('can be put into a URL as it is', () => {
    expect(encodeCursor(binding, [new Date(0), '>>>???', '1'])).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each([
    ['another order', { ...binding, fingerprint: 'other' }, 'belongs to another connection, order or filter'],
    ['more columns', { ...binding, types: [...binding.types, 'text'] as const }, 'is not one this API gave'],
    ['fewer columns', { ...binding, types: ['timestamptz'] as const }, 'is not one this API gave'],
    ['other types', { ...binding, types: ['bigint', 'text', 'bigint'] as const }, 'is not one this API gave'],
  ])('is refused by a connection with %s', (_name, other: CursorBinding, message) => {
    const cursor = encodeCursor(binding, [new Date(0), 'a', '1']);
    expect(() => decodeCursor(other, cursor, 'before')).toThrow(`"before" of Player.matches ${message}`);
  });

  it('names argument and connection when it is refused', () => {
    try {
      decodeCursor(binding, 'garbage', 'after');
      expect.unreachable();
    } catch (error) {
      if (!isFarsightError(error, 'BAD_INPUT')) throw error;
      expect(error.facts).toEqual({ argument: 'after', connection: 'Player.matches' });
    }
  });
});
