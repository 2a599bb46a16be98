import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../src/data/database.ts';
import { fetchCounts, fetchPages, type PageRequest } from '../../../src/data/keyset-page.ts';
import { buildCountStatement, buildPageStatement, type KeysetRelation } from '../../../src/data/keyset-statement.ts';

const relation: KeysetRelation = {
  name: 'things',
  from: 'things thing',
  select: { id: ['thing.id', 'bigint'] },
  parent: 'thing.parent_id',
  orders: {
    NEWEST: {
      columns: [
        { sql: 'thing.at', type: 'timestamptz' },
        { sql: 'thing.id', type: 'bigint' },
      ],
      direction: 'desc',
    },
  },
  filters: {
    kind: { types: ['text'], predicate: (kind) => `thing.kind = ${kind}` },
    since: { types: ['timestamptz'], predicate: (since) => `thing.at >= ${since}` },
    owned: { types: [], predicate: () => 'thing.owned', parent: '(thing.parent_id + 0)' },
  },
};
const variant = { order: 'NEWEST', direction: 'forward', filters: [], after: false, before: false, alone: false } as const;

/** A reader that answers with the given rows and remembers the values it was given. */
function createReader(rows: readonly unknown[]): Reader & { readonly values: (readonly unknown[])[] } {
  const values: (readonly unknown[])[] = [];
  return {
    values,
    query: async <Row>(_statement: unknown, given: readonly unknown[]) => {
      values.push(given);
      return rows as Row[];
    },
  };
}

const page = (parent: string, window: Partial<PageRequest['window']> = {}): PageRequest => ({
  parent,
  window: { direction: 'forward', size: 2, after: null, before: null, ...window },
});

describe('buildPageStatement', () => {
  it('is one statement for one variant, named by its text and labelled by its relation', () => {
    const statement = buildPageStatement(relation, variant);
    expect(buildPageStatement(relation, { ...variant })).toBe(statement);
    expect(statement.label).toBe('things_page');
    expect(statement.name).toMatch(/^things_page_[0-9a-f]{10}$/);
    expect(buildPageStatement(relation, { ...variant, after: true }).name).not.toBe(statement.name);
  });

  it('has predicates of active filters only, and no parameter in their place when they are absent', () => {
    const { text } = buildPageStatement(relation, { ...variant, filters: ['since'] });
    expect(text).toContain('thing.at >= $3::timestamptz');
    expect(text).not.toMatch(/kind|is null or/);
  });

  it('finds the parent as the index of an active filter holds it', () => {
    expect(buildPageStatement(relation, variant).text).toContain('thing.parent_id = page.parent');
    const { text } = buildPageStatement(relation, { ...variant, filters: ['kind', 'owned'] });
    expect(text).toContain('(thing.parent_id + 0) = page.parent');
    expect(text).not.toContain('where thing.parent_id = page.parent');
  });

  it('is planned for its values only when filters choose from a whole table', () => {
    const root = { ...relation, parent: null };
    expect(buildPageStatement(root, { ...variant, filters: ['kind'] }).planEachTime).toBe(true);
    expect(buildCountStatement(root, ['kind']).planEachTime).toBe(true);
    expect(buildPageStatement(root, variant).planEachTime).toBeUndefined();
    expect(buildPageStatement(relation, { ...variant, filters: ['kind'] }).planEachTime).toBeUndefined();
  });

  it('refuses an order or a filter that the relation lacks', () => {
    expect(() => buildPageStatement(relation, { ...variant, order: 'OLDEST' })).toThrow('things has no order "OLDEST"');
    expect(() => buildPageStatement(relation, { ...variant, filters: ['size'] })).toThrow('things has no filter "size"');
  });
});

describe('fetchPages', () => {
  const at = new Date('2025-01-01T00:00:00Z');
  const row = (ordinal: number, id: string | null) => ({
    ordinal,
    has_before: true,
    has_after: false,
    key_1: id === null ? null : at,
    key_2: id,
    id,
  });

  it('asks one row more than the size, and gives a page without a cursor the end of time', async () => {
    const reader = createReader([]);
    await fetchPages(reader, relation, { order: 'NEWEST', filters: { kind: ['a'] } }, [page('1', { after: [at, '5'] }), page('2')]);
    expect(reader.values).toEqual([[[3, 3], ['1', '2'], [at, 'infinity'], ['5', '9223372036854775807'], 'a']]);
  });

  it('cuts the row too many and tells that more follow, page by page', async () => {
    const reader = createReader([row(1, '9'), row(1, '8'), row(1, '7'), row(3, null)]);
    const pages = await fetchPages(reader, relation, { order: 'NEWEST', filters: {} }, [page('1'), page('2'), page('3')]);
    expect(pages.map(({ items }) => items.map(({ position }) => position[1]))).toEqual([['9', '8'], [], []]);
    expect(pages.map(({ hasNextPage, hasPreviousPage }) => [hasPreviousPage, hasNextPage])).toEqual([
      [true, true],
      [false, false],
      [true, false],
    ]);
  });

  it('cuts from the start when it reads backwards', async () => {
    const reader = createReader([row(1, '9'), row(1, '8'), row(1, '7')]);
    const [backward] = await fetchPages(reader, relation, { order: 'NEWEST', filters: {} }, [page('1', { direction: 'backward' })]);
    expect(backward?.items.map(({ position }) => position[1])).toEqual(['8', '7']);
    expect([backward?.hasPreviousPage, backward?.hasNextPage]).toEqual([true, false]);
  });

  it('runs nothing for no requests', async () => {
    const reader = createReader([]);
    expect(await fetchPages(reader, relation, { order: 'NEWEST', filters: {} }, [])).toEqual([]);
    expect(reader.values).toEqual([]);
  });
});

describe('fetchCounts', () => {
  it('answers by parent, 0 where a row is missing', async () => {
    const reader = createReader([{ ordinal: 2, total: '12345678901' }]);
    expect(await fetchCounts(reader, relation, { kind: ['a'] }, ['1', '2'])).toEqual(['0', '12345678901']);
    expect(reader.values).toEqual([[['1', '2'], 'a']]);
  });

  it('answers the one count of a whole table', async () => {
    expect(await fetchCounts(createReader([{ total: '5' }]), { ...relation, parent: null }, {}, [''])).toEqual(['5']);
  });
});
