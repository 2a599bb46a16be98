import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMonths } from '../../../src/domain/month-split.ts';

const toText = (time: Date | null | undefined) => time?.toISOString().slice(0, 16) ?? 'open';
const split = (from: string | null, before: string | null) => {
  const toDate = (text: string | null) => (text === null ? null : new Date(`${text}Z`));
  const { months, edges } = splitMonths({ from: toDate(from), before: toDate(before) });
  return {
    months: months === null ? null : [toText(months.from), toText(months.before)],
    edges: edges.map((edge) => [toText(edge.from), toText(edge.before)]),
  };
};

describe('splitMonths', () => {
  it('takes whole months out of the middle', () => {
    expect(split('2025-01-15T10:00', '2025-04-02T00:00')).toEqual({
      months: ['2025-02-01T00:00', '2025-04-01T00:00'],
      edges: [
        ['2025-01-15T10:00', '2025-02-01T00:00'],
        ['2025-04-01T00:00', '2025-04-02T00:00'],
      ],
    });
  });

  it('has no edges where months begin', () => {
    expect(split('2025-01-01T00:00', '2025-02-01T00:00')).toEqual({ months: ['2025-01-01T00:00', '2025-02-01T00:00'], edges: [] });
    expect(split('2024-12-31T23:59', '2025-02-01T00:00')).toEqual({
      months: ['2025-01-01T00:00', '2025-02-01T00:00'],
      edges: [['2024-12-31T23:59', '2025-01-01T00:00']],
    });
  });

  it('has no months within one, nor over the beginning of one', () => {
    expect(split('2025-01-10T00:00', '2025-01-20T00:00')).toEqual({ months: null, edges: [['2025-01-10T00:00', '2025-01-20T00:00']] });
    expect(split('2025-01-10T00:00', '2025-02-20T00:00')).toEqual({
      months: null,
      edges: [
        ['2025-01-10T00:00', '2025-02-01T00:00'],
        ['2025-02-01T00:00', '2025-02-20T00:00'],
      ],
    });
    expect(split('2025-01-01T00:00', '2025-01-20T00:00')).toEqual({ months: null, edges: [['2025-01-01T00:00', '2025-01-20T00:00']] });
  });

  it('is open where the time is', () => {
    expect(split(null, null)).toEqual({ months: ['open', 'open'], edges: [] });
    expect(split('2025-01-08T12:00', null)).toEqual({
      months: ['2025-02-01T00:00', 'open'],
      edges: [['2025-01-08T12:00', '2025-02-01T00:00']],
    });
    expect(split(null, '2025-01-08T12:00')).toEqual({
      months: ['open', '2025-01-01T00:00'],
      edges: [['2025-01-01T00:00', '2025-01-08T12:00']],
    });
  });

  it('knows the years before 100 and the last one', () => {
    expect(split('0001-01-02T00:00', '0001-03-01T00:00').months).toEqual(['0001-02-01T00:00', '0001-03-01T00:00']);
    expect(split('9999-12-02T00:00', '9999-12-31T00:00')).toEqual({ months: null, edges: [['9999-12-02T00:00', '9999-12-31T00:00']] });
  });

  it('divides all of the time, and none of it twice', () => {
    const moment = fc.date({ min: new Date('2019-12-30'), max: new Date('2020-07-03'), noInvalidDate: true });
    const isIn = (time: Date, { from, before }: { from: Date | null; before: Date | null }) =>
      (from === null || time >= from) && (before === null || time < before);
    fc.assert(
      fc.property(fc.option(moment), fc.option(moment), moment, (one, other, time) => {
        fc.pre(one === null || one.getTime() !== other?.getTime());
        const [from, before] = one !== null && other !== null && one > other ? [other, one] : [one, other];
        const { months, edges } = splitMonths({ from, before });
        const pieces = [...(months === null ? [] : [months]), ...edges];
        expect(pieces.filter((piece) => isIn(time, piece))).toHaveLength(isIn(time, { from, before }) ? 1 : 0);
        for (const end of [months?.from, months?.before]) expect(end?.toISOString() ?? '01T00:00:00.000Z').toMatch(/01T00:00:00.000Z$/);
        for (const edge of edges) expect(edge.before.getTime()).toBeGreaterThan(edge.from.getTime());
      }),
      { numRuns: 1_000 },
    );
  });
});
