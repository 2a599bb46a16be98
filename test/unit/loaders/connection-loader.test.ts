import { describe, expect, it } from 'vitest';
import type { Page, PagedRelation, PageRequest, PageSelection } from '../../../src/data/keyset-page.ts';
import { type ConnectionRequest, createConnectionLoader } from '../../../src/loaders/connection-loader.ts';

interface Row {
  readonly id: string;
}

/** A relation in which each parent has one row; it remembers what it was asked. */
function createRelation() {
  const pages: { selection: PageSelection; requests: readonly PageRequest[] }[] = [];
  const counts: (readonly string[])[] = [];
  const relation: PagedRelation<Row> = {
    name: 'things',
    orders: { BY_ID: ['bigint'], BY_NAME: ['text'] },
    fetchPages: async (selection, requests) => {
      pages.push({ selection, requests });
      return requests.map(
        ({ parent }): Page<Row> => ({ items: [{ row: { id: parent }, position: [parent] }], hasNextPage: false, hasPreviousPage: false }),
      );
    },
    fetchCounts: async (_filters, parents) => {
      counts.push(parents);
      return parents.map(() => '7');
    },
  };
  return { relation, pages, counts };
}

const request = (changes: Partial<ConnectionRequest> = {}): ConnectionRequest => ({
  connection: 'Parent.things',
  parent: '1',
  order: 'BY_ID',
  filters: {},
  args: {},
  ...changes,
});

describe('createConnectionLoader', () => {
  it('reads nothing until a part is asked for', async () => {
    const { relation, pages, counts } = createRelation();
    const connection = createConnectionLoader(relation).connect(request());
    await new Promise((resolve) => setImmediate(resolve));
    expect([pages.length, counts.length]).toEqual([0, 0]);
    expect(await connection.count()).toBe(7);
    expect([pages.length, counts.length]).toEqual([0, 1]);
  });

  it('reads the pages of all parents, sizes and cursors of an order and filter at once, equal ones once', async () => {
    const { relation, pages } = createRelation();
    const { connect } = createConnectionLoader(relation);
    const first = connect(request());
    const cursor = first.toCursor({ row: { id: '5' }, position: ['5'] });
    const all = [
      first,
      connect(request({ args: { first: 3, after: cursor } })),
      connect(request({ parent: '2' })),
      connect(request({ args: { first: 20 } })),
    ];
    const answers = await Promise.all(all.map((connection) => connection.page()));
    expect(answers.map(({ items }) => items[0]?.row.id)).toEqual(['1', '1', '2', '1']);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.requests.map(({ parent, window }) => [parent, window.size, window.after])).toEqual([
      ['1', 20, null],
      ['1', 3, ['5']],
      ['2', 20, null],
    ]);
  });

  it.each([
    ['order', { order: 'BY_NAME' }],
    ['filter', { filters: { wins: [true] } }],
    ['direction', { args: { last: 20 } }],
    ['field', { connection: 'Other.things' }],
  ])('reads another %s apart', async (_name, changes) => {
    const { relation, pages } = createRelation();
    const { connect } = createConnectionLoader(relation);
    await Promise.all([connect(request()).page(), connect(request(changes)).page()]);
    expect(pages).toHaveLength(2);
  });

  it('refuses the cursor of another field, order or filter, and takes its own', () => {
    const { relation } = createRelation();
    const { connect } = createConnectionLoader(relation);
    const cursor = connect(request()).toCursor({ row: { id: '5' }, position: ['5'] });
    expect(() => connect(request({ parent: '2', args: { after: cursor } }))).not.toThrow();
    for (const changes of [{ order: 'BY_NAME' }, { filters: { wins: [true] } }, { connection: 'Other.things' }]) {
      expect(() => connect(request({ ...changes, args: { after: cursor } }))).toThrow('belongs to another connection, order or filter');
    }
  });

  it('tells apart filters that differ only in a value', async () => {
    const { relation, pages } = createRelation();
    const { connect } = createConnectionLoader(relation);
    await Promise.all([1, 2, 1].map((queue) => connect(request({ filters: { queue: [queue] } })).page()));
    expect(pages.map(({ selection }) => selection.filters)).toEqual([{ queue: [1] }, { queue: [2] }]);
  });
});
