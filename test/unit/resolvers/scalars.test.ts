import { parseConstValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { bigIntScalar } from '../../../src/resolvers/scalars/big-int.ts';
import { dateTimeScalar } from '../../../src/resolvers/scalars/date-time.ts';

describe('BigInt', () => {
  it.each(['0', '-1', '9007199254740993', '9223372036854775807', '-9223372036854775808'])('gives %s as it is', (value) => {
    expect(bigIntScalar.serialize(value)).toBe(value);
    expect(bigIntScalar.parseValue(value)).toBe(value);
  });

  it('takes whole numbers and is always a decimal string', () => {
    expect(bigIntScalar.parseValue(42)).toBe('42');
    expect(bigIntScalar.serialize(42n)).toBe('42');
    expect(bigIntScalar.parseValue('007')).toBe('7');
  });

  it.each(['9223372036854775808', '-9223372036854775809', '1.5', '', 'x', 1.5, 2 ** 53, true, null, {}])('refuses %j', (value) => {
    expect(() => bigIntScalar.parseValue(value)).toThrow('BigInt must');
  });
});

describe('DateTime', () => {
  it('answers in UTC with milliseconds, and takes other offsets', () => {
    const moment = dateTimeScalar.parseValue('2025-03-01T14:00:00+02:00');
    expect(moment).toEqual(new Date('2025-03-01T12:00:00Z'));
    expect(dateTimeScalar.serialize(moment)).toBe('2025-03-01T12:00:00.000Z');
  });

  it.each(['0000-06-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00'])(
    'refuses %s, which not both databases hold',
    (value) => {
      expect(() => dateTimeScalar.parseValue(value)).toThrow('between the years 1 and 9999');
    },
  );

  it.each([5, true, {}, []])('refuses %j, which is no string', (value) => {
    expect(() => dateTimeScalar.parseValue(value)).toThrow('DateTime must be a string such as "2026-06-16T18:00:00Z"');
  });

  it.each(['5', '{ a: 1 }', '[]'])('refuses the literal %s', (literal) => {
    expect(() => dateTimeScalar.parseLiteral(parseConstValue(literal), {})).toThrow('DateTime must be a string');
  });
});

describe.each([bigIntScalar, dateTimeScalar])('%s', (scalar) => {
  it('refuses what nests deeper than the stack reaches, as any other value', () => {
    const nested = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(() => scalar.parseValue(nested)).toThrow(`${scalar.name} must be`);
  });
});
