import { describe, expect, it } from 'vitest';
import { createBoundedNames } from '../../../src/observability/bounded-names.ts';

const TEN_MINUTES_MS = 600_000;

function createNames(limit: number) {
  const clock = { now: 0 };
  const dropped: string[] = [];
  const names = createBoundedNames({ limit, onDrop: (label) => void dropped.push(label), now: () => clock.now });
  return { ...names, clock, dropped };
}

describe('createBoundedNames', () => {
  it('keeps the first names, and calls all further ones other', () => {
    const { toLabel } = createNames(2);
    expect(['A', 'B', 'C', 'A', 'B', 'D'].map(toLabel)).toEqual(['A', 'B', 'other', 'A', 'B', 'other']);
  });

  it('has labels of their own for no name and for no valid operation', () => {
    const { toLabel } = createNames(0);
    expect([toLabel(null), toLabel(undefined)]).toEqual(['anonymous', 'invalid']);
  });

  it('keeps no name of more than 64 letters', () => {
    const { toLabel } = createNames(2);
    expect([toLabel('x'.repeat(65)), toLabel('x'.repeat(64))]).toEqual(['other', 'x'.repeat(64)]);
  });

  it('knows registered names by themselves, though strangers took all places before', () => {
    const { toLabel, register } = createNames(1);
    expect(toLabel('Stranger')).toBe('Stranger');
    register(['Page', 'x'.repeat(65)]);
    expect(['Page', 'x'.repeat(65), 'Stranger', 'Other'].map(toLabel)).toEqual(['Page', 'x'.repeat(65), 'Stranger', 'other']);
  });

  it('gives a place back that a name took before it was registered', () => {
    const { toLabel, register } = createNames(1);
    toLabel('Page');
    register(['Page']);
    expect(['Stranger', 'Page'].map(toLabel)).toEqual(['Stranger', 'Page']);
  });

  it('drops what was registered before and is not any more', () => {
    const { toLabel, register, dropped } = createNames(0);
    register(['Old', 'Kept']);
    register(['Kept', 'New']);
    expect(dropped).toEqual(['Old']);
    expect(['Old', 'Kept', 'New'].map(toLabel)).toEqual(['other', 'Kept', 'New']);
  });

  it('gives the place of the name that was longest not heard of to a new one, after ten minutes and not before', () => {
    const { toLabel, clock, dropped } = createNames(2);
    toLabel('A');
    clock.now = 1_000;
    toLabel('B');
    clock.now = 2_000;
    toLabel('A');
    clock.now = TEN_MINUTES_MS;
    expect(toLabel('C')).toBe('other');
    clock.now = TEN_MINUTES_MS + 1_000;
    expect([toLabel('C'), toLabel('B')]).toEqual(['C', 'other']);
    expect(dropped).toEqual(['B']);
  });
});
