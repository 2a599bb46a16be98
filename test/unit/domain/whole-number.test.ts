import { describe, expect, it } from 'vitest';
import { readWholeNumber } from '../../../src/domain/whole-number.ts';

describe('readWholeNumber', () => {
  const rule = { argument: '"first" of Analytics.meta', least: 1, most: 5 };

  it('gives what is in the range, both ends included', () => {
    expect([1, 3, 5].map((value) => readWholeNumber(value, rule))).toEqual([1, 3, 5]);
  });

  it.each([0, 6, -1])('refuses %d, and names the argument', (value) => {
    expect(() => readWholeNumber(value, rule)).toThrow(`"first" of Analytics.meta must be from 1 to 5, got ${value}`);
  });
});
