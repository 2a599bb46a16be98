import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCoding } from '../../../src/http/accept-encoding.ts';

describe('chooseCoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['GZip', 'gzip'],
    ['deflate, zstd', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, br', 'br'],
    ['identity, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0.001', 'br'],
    ['*', 'br'],
    ['*;q=0.5, br;q=0', 'gzip'],
    ['gzip;q=0.5, identity', 'identity'],
    ['gzip;q=0, br;q=0', 'identity'],
    ['identity;q=0, gzip;q=0.1', 'gzip'],
    ['identity;q=0, *', 'br'],
    ['*;q=0, gzip', 'gzip'],
    [' gzip ;q=1.0 ,', 'gzip'],
    ['gzip;q=none', 'identity'],
    [`${'x-other, '.repeat(100)}gzip`, 'gzip'],
  ])('for %j is %s', (header, expected) => {
    expect(chooseCoding(header)).toBe(expected);
    expect(chooseCoding(header)).toBe(expected);
  });

  it.each(['identity;q=0', '*;q=0', 'identity;q=0, deflate'])('is identity for %j, which allows nothing that is here', (header) => {
    expect(chooseCoding(header)).toBe('identity');
  });

  it('has the highest q of all, never 0 where something else is allowed, and the smaller one of equals', () => {
    const weight = fc.constantFrom(0, 0.001, 0.3, 0.5, 1);
    const weights = fc.dictionary(fc.constantFrom('br', 'gzip', 'identity', '*', 'deflate'), weight, { minKeys: 1 });
    fc.assert(
      fc.property(weights, (given) => {
        // RFC 9110, section 12.5.3: what is not named has the weight of "*"; without one, identity is allowed, and the others are not.
        const lowest = Math.min(1, ...Object.values(given).filter((q) => q > 0));
        const weightOf = (coding: string) => given[coding] ?? given['*'] ?? (coding === 'identity' ? lowest : 0);
        const allowed = ['br', 'gzip', 'identity'].filter((coding) => weightOf(coding) > 0);
        const best = Math.max(...allowed.map(weightOf));
        const expected = allowed.find((coding) => weightOf(coding) === best) ?? 'identity';
        const header = Object.entries(given).map(([coding, q]) => `${coding};q=${q}`);
        expect(chooseCoding(header.join(', '))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('works out no longer header than clients have', () => {
    expect(chooseCoding(`br, ${'x, '.repeat(300)}`)).toBe('br');
    expect(chooseCoding(`br, ${'x, '.repeat(400)}`)).toBe('identity');
  });
});
