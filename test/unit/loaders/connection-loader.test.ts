import { describe, expect, it } from 'vitest';
import type { Page, PagedRelation, PageRequest, PageSelection } from '../../../src/data/keyset-page.ts';
import { type ConnectionRequest, createConnectionLoader } from '../../../src/loaders/connection-loader.ts';
import { createTagCollector } from '../../../src/loaders/tag-collector.ts';
import type { ConnectionReport } from '../../../src/loaders/tag-reports.ts';

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

const report: ConnectionReport<Row> = {
  members: ({ add }, parent, order) => add(`members of ${parent} by ${order}`),
  item: ({ add }, { id }) => add(`item ${id}`),
};

function createLoader(relation: PagedRelation<Row>, tags = createTagCollector()) {
  return createConnectionLoader(relation, report, tags);
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
    const connection = createLoader(relation).connect(request());
    await new Promise((resolve) => setImmediate(resolve));
    expect([pages.length, counts.length]).toEqual([0, 0]);
    expect(await connection.count()).toBe(7);
    expect([pages.length, counts.length]).toEqual([0, 1]);
  });

  it('reads the pages of all parents, sizes and cursors of an order and filter at once, equal ones once', async () => {
    const { relation, pages } = createRelation();
    const { connect } = createLoader(relation);
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
    const { connect } = createLoader(relation);
    await Promise.all([connect(request()).page(), connect(request(changes)).page()]);
    expect(pages).toHaveLength(2);
  });

  it('reports the members and items of pages, and the members that are counted, when they are read', async () => {
    const tags = createTagCollector();
    const { connect } = createLoader(createRelation().relation, tags);
    const connection = connect(request({ parent: '3' }));
    expect([...tags.tags]).toEqual([]);
    await connection.count();
    expect([...tags.tags]).toEqual(['members of 3 by null']);
    await Promise.all([connection.page(), connect(request({ parent: '4' })).page()]);
    expect([...tags.tags].slice(1)).toEqual(['members of 3 by BY_ID', 'members of 4 by BY_ID', 'item 3', 'item 4']);
  });

  it('reports no items where they have no tags of their own', async () => {
    const tags = createTagCollector();
    await createConnectionLoader(createRelation().relation, { ...report, item: null }, tags)
      .connect(request())
      .page();
    expect([...tags.tags]).toEqual(['members of 1 by BY_ID']);
  });

  it('refuses the cursor of another field, order or filter, and takes its own', () => {
    const { relation } = createRelation();
    const { connect } = createLoader(relation);
    const cursor = connect(request()).toCursor({ row: { id: '5' }, position: ['5'] });
    expect(() => connect(request({ parent: '2', args: { after: cursor } }))).not.toThrow();
    for (const changes of [{ order: 'BY_NAME' }, { filters: { wins: [true] } }, { connection: 'Other.things' }]) {
      expect(() => connect(request({ ...changes, args: { after: cursor } }))).toThrow('belongs to another connection, order or filter');
    }
  });

  it('tells apart filters that differ only in a value', async () => {
    const { relation, pages } = createRelation();
    const { connect } = createLoader(relation);
    await Promise.all([1, 2, 1].map((queue) => connect(request({ filters: { queue: [queue] } })).page()));
    expect(pages.map(({ selection }) => selection.filters)).toEqual([{ queue: [1] }, { queue: [2] }]);
  });
});
