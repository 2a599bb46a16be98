import { describe, expect, it } from 'vitest';
import { defineRead, packStatement, selectColumns, unpackRows } from '../../../src/data/packed-rows.ts';

describe('defineRead', () => {
  it('selects each column under its name, and packs it into a list', () => {
    const statement = defineRead(
      'things_by_id',
      { id: ['thing.id', 'bigint'], at: ['coalesce(thing.at, now())', 'time'] },
      (columns) => `select ${columns} from things thing`,
    );
    expect(statement.text).toBe(`select json_agg(packed."id"::text) as "id", json_agg(packed."at") as "at"
from (
select thing.id as "id", coalesce(thing.at, now()) as "at" from things thing
) packed`);
    expect(statement).toMatchObject({ name: 'things_by_id', label: 'things_by_id', packs: { id: 'bigint', at: 'time' } });
  });

  it('refuses a name that cannot be that of a prepared statement', () => {
    expect(() => packStatement({ name: 'Things', label: 'things', text: '' }, {})).toThrow('got "Things"');
  });
});

describe('selectColumns', () => {
  it('keeps the order', () => {
    expect(selectColumns({ b: ['x.b', 'text'], a: ['x.a', 'text'] })).toBe('x.b as "b", x.a as "a"');
  });
});

describe('unpackRows', () => {
  it('makes a row of each position', () => {
    const rows = unpackRows(
      { id: 'bigint', at: 'time', tags: 'json' },
      { id: ['1', '2'], at: ['2026-01-01T00:00:00+00:00', null], tags: [['a'], []] },
    );
    expect(rows).toEqual([
      { id: '1', at: new Date('2026-01-01T00:00:00Z'), tags: ['a'] },
      { id: '2', at: null, tags: [] },
    ]);
  });

  it('reads times in any zone, and without end', () => {
    expect(unpackRows({ at: 'time' }, { at: ['2026-01-01T01:30:00.25+01:30', 'infinity', '-infinity'] })).toEqual([
      { at: new Date('2026-01-01T00:00:00.250Z') },
      { at: Number.POSITIVE_INFINITY },
      { at: Number.NEGATIVE_INFINITY },
    ]);
  });

  it.each([[{ id: null }], [undefined]])('is empty where nothing was found: %j', (packed) => {
    expect(unpackRows({ id: 'bigint' }, packed)).toEqual([]);
  });
});
