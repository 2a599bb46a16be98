import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectionCase, listConnectionCases } from '../support/connection-cases.ts';
import { readPage } from '../support/read-page.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { createWorld, seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const MAX_PAGE_SIZE = 100;
const RUNS = 4;
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });

describeOnDatabases('pages of connections', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    run = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());

  /** All cursors, in the order of the connection. */
  const readCursors = async (item: ConnectionCase) => {
    const cursors: string[] = [];
    for (let more = true; more; ) {
      const page = await readPage(run, item, { first: MAX_PAGE_SIZE, ...after(cursors.at(-1)) });
      cursors.push(...page.cursors);
      more = page.hasNextPage;
    }
    return cursors;
  };

  /** Walks from one end to the other in pages of changing sizes. */
  const walk = async (item: ConnectionCase, forward: boolean, pageSizes: readonly number[]) => {
    const visited: string[] = [];
    let edge: string | undefined;
    for (let turn = 0; ; turn += 1) {
      const size = pageSizes[turn % pageSizes.length] ?? 1;
      const page = await readPage(run, item, forward ? { first: size, ...after(edge) } : { last: size, ...before(edge) });
      expect(page.totalCount).toBe(item.expected.length);
      expect(forward ? page.hasPreviousPage : page.hasNextPage).toBe(turn > 0 && visited.length > 0);
      if (forward) visited.push(...page.keys);
      else visited.unshift(...page.keys);
      const more = forward ? page.hasNextPage : page.hasPreviousPage;
      expect(more).toBe(visited.length < item.expected.length);
      if (!more) return visited;
      edge = forward ? page.cursors.at(-1) : page.cursors[0];
    }
  };

  for (const item of listConnectionCases(createWorld())) {
    describe(`${item.connection}(${item.args})${item.parent === null ? '' : ` of ${Buffer.from(item.parent.id, 'base64url')}`}`, () => {
      it('visits each row once, in order, forwards and backwards', () =>
        fc.assert(
          fc.asyncProperty(sizes, fc.boolean(), async (pageSizes, forward) => {
            expect(await walk(item, forward, pageSizes)).toEqual(item.expected);
          }),
          { numRuns: RUNS },
        ));

      it('shows the window between two cursors, and truly tells what lies around it', async () => {
        const cursors = await readCursors(item);
        expect(cursors).toHaveLength(item.expected.length);
        expect(new Set(cursors).size).toBe(cursors.length);
        const index = fc.option(fc.nat({ max: Math.max(0, cursors.length - 1) }), { nil: undefined });
        await fc.assert(
          fc.asyncProperty(index, index, fc.integer({ min: 1, max: 30 }), fc.boolean(), async (from, to, size, forward) => {
            const bounds = {
              ...after(from === undefined ? undefined : cursors[from]),
              ...before(to === undefined ? undefined : cursors[to]),
            };
            const page = await readPage(run, item, forward ? { first: size, ...bounds } : { last: size, ...bounds });
            const start = 'after' in bounds ? (from ?? 0) + 1 : 0;
            const end = 'before' in bounds ? (to ?? 0) : item.expected.length;
            const window = item.expected.slice(start, Math.max(start, end));
            expect(page.keys).toEqual(forward ? window.slice(0, size) : window.slice(-size));
            expect(page.hasPreviousPage).toBe('after' in bounds || (!forward && window.length > size));
            expect(page.hasNextPage).toBe('before' in bounds || (forward && window.length > size));
          }),
          { numRuns: RUNS },
        );
      });
    });
  }

  it('goes on from a cursor whose row is gone, or has come since', async () => {
    const item = listConnectionCases(createWorld()).find(({ connection, args }) => connection === 'Query.matches' && args === '');
    if (item === undefined) throw new Error('no such case');
    const cursors = await readCursors(item);
    await test.database.runScript(`delete from matches where match_id = '${item.expected[4]}'`);
    const next = await readPage(run, item, { first: 2, after: cursors[4] ?? '' });
    expect(next.keys).toEqual(item.expected.slice(5, 7));
    expect(next.hasPreviousPage).toBe(true);
    // The first row's own cursor, once the row is gone: nothing precedes any more.
    await test.database.runScript(`delete from matches where match_id = '${item.expected[0]}'`);
    expect((await readPage(run, item, { first: 2, after: cursors[0] ?? '' })).hasPreviousPage).toBe(false);
    expect(await readPage(run, item, { last: 3, before: cursors[0] ?? '' })).toMatchObject({
      keys: [],
      hasNextPage: true,
      hasPreviousPage: false,
    });
  });
});

function after(cursor: string | undefined): { after?: string } {
  return cursor === undefined ? {} : { after: cursor };
}

function before(cursor: string | undefined): { before?: string } {
  return cursor === undefined ? {} : { before: cursor };
}
