import { describe, expect, it } from 'vitest';
import { readTimeSpan } from '../../../src/domain/time-span.ts';

const at = (text: string) => new Date(text);

describe('a range of a client', () => {
  it('is taken as it is', () => {
    const span = { from: at('2026-01-01T00:00:00Z'), before: at('2026-01-01T00:00:00.001Z') };
    expect(readTimeSpan(span, '"range" of Player.periodStats')).toEqual(span);
    expect(readTimeSpan({ from: at('1926-01-02T00:00:00Z'), before: at('2026-01-01T00:00:00Z') }, 'range')).toBeDefined();
  });

  it.each([
    ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', 'must end after it begins'],
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'must end after it begins'],
    ['1900-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'at most 100 years'],
  ])('from %s before %s is refused with the argument and what came', (from, before, why) => {
    const read = () => readTimeSpan({ from: at(from), before: at(before) }, '"range" of Player.periodStats');
    expect(read).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    expect(read).toThrow(why);
    expect(read).toThrow(`"range" of Player.periodStats`);
    expect(read).toThrow(at(from).toISOString());
  });
});
