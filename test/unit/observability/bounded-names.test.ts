import { describe, expect, it } from 'vitest';
import { createBoundedNames } from '../../../src/observability/bounded-names.ts';

describe('createBoundedNames', () => {
  it('keeps the first names, and calls all further ones other', () => {
    const toLabel = createBoundedNames(2);
    expect(['A', 'B', 'C', 'A', 'B', 'D'].map(toLabel)).toEqual(['A', 'B', 'other', 'A', 'B', 'other']);
  });

  it('has labels of their own for no name and for no valid operation', () => {
    const toLabel = createBoundedNames(0);
    expect([toLabel(null), toLabel(undefined)]).toEqual(['anonymous', 'invalid']);
  });

  it('keeps no name of more than 64 letters', () => {
    const toLabel = createBoundedNames(2);
    expect([toLabel('x'.repeat(65)), toLabel('x'.repeat(64))]).toEqual(['other', 'x'.repeat(64)]);
  });
});
