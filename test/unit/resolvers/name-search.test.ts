import { describe, expect, it } from 'vitest';
import { toSearchFilters } from '../../../src/resolvers/name-search.ts';

describe('toSearchFilters', () => {
  it.each([
    ['Faker', { search: ['%faker%'] }],
    ['100%', { search: ['%100\\%%'] }],
    ['a_b\\c', { search: ['%a\\_b\\\\c%'] }],
    ['대상', { prefix: ['대상', '대상\u{10FFFF}'] }],
    ['T', { prefix: ['t', 't\u{10FFFF}'] }],
    // Three letters once it is folded.
    ['ﬃ', { search: ['%ffi%'] }],
    ['💥💥', { prefix: ['💥💥', '💥💥\u{10FFFF}'] }],
    // Taken apart into 192 letters, and 64 characters once it is folded.
    ['대'.repeat(64).normalize('NFD'), { search: [`%${'대'.repeat(64)}%`] }],
    [null, {}],
    [undefined, {}],
  ])('makes of %j %j', (search, filters) => {
    expect(toSearchFilters('Query.players', search)).toEqual(filters);
  });

  it.each([
    ['', 'got 0'],
    ['x'.repeat(65), 'got 65'],
    ['\uFDFA'.repeat(100_000), 'got 100000'],
    ['a\0bc', 'without NUL'],
  ])('refuses %j', (search, message) => {
    expect(() => toSearchFilters('Query.players', search)).toThrow(message);
  });
});
