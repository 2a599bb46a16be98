import fc from 'fast-check';
import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFarsightError } from '../../src/domain/errors.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { type ConnectionCase, listConnectionCases } from '../support/connection-cases.ts';
import { askPage, readPage } from '../support/read-page.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { createWorld, seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** One case a connection and order, with rows. */
const CASES = [
  ...new Map(
    listConnectionCases(createWorld())
      .filter(({ expected }) => expected.length > 1)
      .map((item) => [`${item.connection} ${item.args.split(',')[0]}`.replace(/filter.*/, ''), item]),
  ).values(),
];

/** Values at and past what the databases hold. */
const EXTREMES = [
  '-9223372036854775808',
  '9223372036854775807',
  '9223372036854775808',
  '9'.repeat(19),
  '-',
  '+',
  '\0',
  '\ud800',
  '1e5',
  8.64e15,
  -8.64e15,
  0.5,
  -62_135_596_800_001,
  253_402_300_800_000,
];

/** Takes a cursor's JSON apart and puts it together again with other values. */
function forge(cursor: string, change: (parts: unknown[]) => unknown): string {
  return Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(cursor, 'base64url').toString())))).toString('base64url');
}

describe('the cases of cursors', () => {
  it('have one for each field of the schema that answers in pages, or takes a cursor', () => {
    // `first` alone limits a list that has no further pages.
    const pageArguments = new Set(['after', 'last', 'before']);
    const fields = Object.values(createSchema().getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter(
            ({ type: answer, args }) =>
              getNamedType(answer).name.endsWith('Connection') || args.some(({ name }) => pageArguments.has(name)),
          )
          .map(({ name }) => `${type.name}.${name}`),
      );
    // The leaderboard needs a refresh first, and has tests of its own.
    const others = fields.filter((field) => field !== 'Analytics.leaderboard');
    expect([...new Set(CASES.map(({ connection }) => connection))].sort()).toEqual(others.sort());
  });
});

describeOnDatabases('page arguments', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    run = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());

  const firstCursor = async (item: ConnectionCase) => (await readPage(run, item, { first: 1 })).cursors[0] ?? '';

  /** The message of the one error, which must be one about input. */
  const refuse = async (item: ConnectionCase, args: Record<string, unknown>) => {
    const { errors, statements } = await askPage(run, item, args);
    const error = errors?.[0]?.originalError;
    expect(errors).toHaveLength(1);
    expect(isFarsightError(error, 'BAD_INPUT'), errors?.[0]?.message).toBe(true);
    // The object the field is on may have been read; the connection not.
    expect(statements).toBeLessThanOrEqual(item.parent === null ? 0 : 1);
    return errors?.[0]?.message ?? '';
  };

  for (const item of CASES) {
    describe(`of ${item.connection}(${item.args})`, () => {
      it('are refused when sizes are out of range or both given', async () => {
        for (const size of [0, -1, 101, 2_147_483_647]) {
          expect(await refuse(item, { first: size })).toBe(`"first" of ${item.connection} must be from 1 to 100, got ${size}`);
          expect(await refuse(item, { last: size })).toBe(`"last" of ${item.connection} must be from 1 to 100, got ${size}`);
        }
        expect(await refuse(item, { first: 2, last: 3 })).toBe(
          `${item.connection} takes "first" or "last", not both: got first 2 and last 3`,
        );
      });

      it('may be null, which is as if absent', async () => {
        const args = { first: null, after: null, last: null, before: null };
        const { data, errors } = await askPage(run, item, args);
        expect(errors).toBeUndefined();
        expect((data.page ?? data.node.page).edges).toHaveLength(Math.min(20, item.expected.length));
      });

      it('are refused with cursors of other connections, orders, filters and versions, and with what is none', async () => {
        const own = await firstCursor(item);
        const foreign = await Promise.all(CASES.filter((other) => other !== item).map(firstCursor));
        const later = forge(own, ([, ...rest]) => [2, ...rest]);
        for (const argument of ['after', 'before']) {
          for (const cursor of foreign) {
            expect(await refuse(item, { [argument]: cursor })).toContain(
              `"${argument}" of ${item.connection} belongs to another connection, order or filter`,
            );
          }
          expect(await refuse(item, { [argument]: later })).toContain(`"${argument}" of ${item.connection} is of another version`);
          for (const garbage of ['', 'x', '\0', 'null', 'W10', '💥', 'A'.repeat(5_000), `${own.slice(0, 8)}`]) {
            expect(await refuse(item, { [argument]: garbage })).toContain(`"${argument}" of ${item.connection}`);
          }
        }
      });

      it('never fail otherwise, whatever a forged cursor says', async () => {
        const own = await firstCursor(item);
        const value = fc.oneof(
          fc.anything(),
          fc.constantFrom(...EXTREMES),

          fc.string({ unit: 'binary' }),
          fc.integer(),
          fc.bigInt().map(String),
        );
        const forged = fc.oneof(
          fc.string(),
          fc
            .tuple(fc.nat(own.length - 1), fc.string({ minLength: 1, maxLength: 1 }))
            .map(([at, letter]) => own.slice(0, at) + letter + own.slice(at + 1)),
          fc.array(value, { maxLength: 3 }).map((values) => forge(own, ([version, fingerprint]) => [version, fingerprint, ...values])),
          fc.tuple(value, fc.nat(1)).map(([one, at]) => forge(own, (parts) => parts.with(Math.min(2 + at, parts.length - 1), one))),
        );
        const accept = async (cursor: string, argument: string) => {
          const { errors } = await askPage(run, item, { [argument]: cursor, first: 3 });
          for (const error of errors ?? [])
            expect(isFarsightError(error.originalError, 'BAD_INPUT'), `${error.message} for ${cursor}`).toBe(true);
        };
        const columns = JSON.parse(Buffer.from(own, 'base64url').toString()).length - 2;
        for (let column = 0; column < columns; column += 1) {
          for (const extreme of EXTREMES)
            await accept(
              forge(own, (parts) => parts.with(2 + column, extreme)),
              'after',
            );
        }
        await fc.assert(fc.asyncProperty(forged, fc.constantFrom('after', 'before'), accept), { numRuns: 40 });
      });
    });
  }
});

describeOnDatabases('filters', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    run = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());

  it.each([
    ['{ players(filter: { search: "" }) { nodes { id } } }', '"search" of Query.players must be 1 to 64 characters, got 0'],
    [
      `{ channels(filter: { search: "${'x'.repeat(65)}" }) { nodes { id } } }`,
      '"search" of Query.channels must be 1 to 64 characters, got 65',
    ],
    ['{ players(filter: { search: "a\\u0000b" }) { nodes { id } } }', 'NUL'],
    ['{ matches(filter: { patch: "14\\u0000" }) { nodes { id } } }', '"patch" of Query.matches'],
    ['{ matches(filter: { startedFrom: "0000-12-31T23:59:59Z" }) { nodes { id } } }', 'between the years 1 and 9999'],
    ['{ matches(filter: { startedFrom: "9999-12-31T23:59:59-01:00" }) { nodes { id } } }', 'between the years 1 and 9999'],
    ['{ matches(filter: { startedFrom: "yesterday" }) { nodes { id } } }', 'yesterday'],
    ['{ players(orderBy: FAME) { nodes { id } } }', 'Value "FAME" does not exist in "PlayerOrder" enum'],
    ['{ player(by: { puuid: "a", riotId: { gameName: "a", tagLine: "b" } }) { id } }', 'PlayerBy'],
    ['{ player(by: {}) { id } }', 'PlayerBy'],
    [
      `{ nodes(ids: ${JSON.stringify(Array.from({ length: 101 }, () => 'x'))}) { id } }`,
      '"ids" of Query.nodes takes up to 100 ids, got 101',
    ],
  ])('are refused in %s', async (query, message) => {
    const { errors } = await run(query);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain(message);
  });

  it('take the first and the last moment there is', async () => {
    const query =
      'query ($from: DateTime!, $before: DateTime!) { matches(filter: { startedFrom: $from, startedBefore: $before }) { totalCount nodes { id } } }';
    const { data, errors } = await run(query, { from: '0001-01-01T00:00:00Z', before: '9999-12-31T23:59:59.999Z' });
    expect(errors).toBeUndefined();
    expect(data.matches.totalCount).toBe(130);
  });
});
