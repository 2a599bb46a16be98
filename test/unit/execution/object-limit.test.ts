import { ApolloServer, type BaseContext } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeExecution } from '../../../src/compose-execution.ts';
import { createObjectLimit, createObjectLimitPlugin } from '../../../src/execution/object-limit.ts';
import { createSchema } from '../../../src/execution/schema.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';

/** How many objects an operation of the real schema is taken to ask for; asked with a limit that refuses all. */
async function count(query: string, variables: Record<string, unknown> = {}, kind: 'objects' | 'values' = 'objects'): Promise<number> {
  const limits = { objects: Number.POSITIVE_INFINITY, values: Number.POSITIVE_INFINITY, [kind]: -1 };
  const server = new ApolloServer({ schema: createSchema(), plugins: [createObjectLimitPlugin(createObjectLimit(limits, 'development'))] });
  const { body } = await server.executeOperation({ query, variables });
  await server.stop();
  const message = body.kind === 'single' ? (body.singleResult.errors?.[0]?.message ?? '') : '';
  return Number(new RegExp(`could ask for (\\d+) ${kind}`).exec(message)?.[1] ?? Number.NaN);
}

describe('createObjectLimitPlugin', () => {
  it.each([
    ['a connection and its items, twenty where no size is given', '{ players { nodes { gameName } } }', {}, 21],
    ['a size as it is written', '{ players(first: 3) { nodes { gameName } } }', {}, 4],
    ['a size from the end', '{ players(last: 7) { nodes { gameName } } }', {}, 8],
    ['a size in a variable', 'query ($n: Int) { players(first: $n) { nodes { gameName } } }', { n: 5 }, 6],
    ['a size in a default', 'query ($n: Int = 6) { players(first: $n) { nodes { gameName } } }', {}, 7],
    ['a variable before its default', 'query ($n: Int = 6) { players(first: $n) { nodes { gameName } } }', { n: 2 }, 3],
    ['no more than a page may have', '{ players(first: 2000000000) { nodes { gameName } } }', {}, 101],
    ['pages inside pages', '{ players(first: 3) { nodes { matches(first: 2) { edges { node { id } } } } } }', {}, 1 + 3 * (1 + 1 + 2 * 2)],
    ['other lists as ten', '{ match(matchId: "EUW1_1") { participants { kills } } }', {}, 11],
    ['ids that are listed', '{ nodes(ids: ["a", "b"]) { id } }', {}, 2],
    ['ids in a variable', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }, 3],
    ['what aliases repeat', '{ a: players(first: 1) { nodes { id } } b: players(first: 1) { nodes { id } } }', {}, 4],
    [
      'what fragments hold, at the size of the page they are in',
      `{ players(first: 3) { ...Items ... on PlayerConnection { edges { cursor } } } a: players(first: 4) { ...Items } }
       fragment Items on PlayerConnection { nodes { id } }`,
      {},
      1 + 3 + 3 + 1 + 4,
    ],
    ['nothing for introspection', '{ __schema { types { fields { name } } } viewer { role } }', {}, 1],
  ])('counts %s', async (_what, query, variables, expected) => {
    expect(await count(query, variables)).toBe(expected);
  });

  it.each([
    ['each field of each object', '{ players(first: 3) { totalCount nodes { gameName puuid } } }', {}, 1 + 3 * 2],
    ['each alias', '{ viewer { a: role b: role c: __typename } }', {}, 3],
    ['lists of values as ten', '{ match(matchId: "EUW1_1") { participants { details { items } } } }', {}, 100],
    ['nothing for introspection', '{ __schema { types { name } } viewer { role } }', {}, 1],
  ])('counts as values %s', async (_what, query, variables, expected) => {
    expect(await count(query, variables, 'values')).toBe(expected);
  });

  it('refuses too many values of objects that are few enough', async () => {
    const aliases = Array.from({ length: 60 }, (_unused, index) => `a${index}: matchId`).join(' ');
    const { server } = composeExecution<BaseContext>({
      schema: makeExecutableSchema({ typeDefs: printSchema(createSchema()) }),
      mode: 'development',
      logger: createCapturingLogger().logger,
    });
    const query = `{ players(first: 100) { nodes { matches(first: 100) { edges { node { ${aliases} } } } } } }`;
    const { body } = await server.executeOperation({ query });
    expect(body.kind === 'single' && body.singleResult.errors?.[0]?.message).toContain('could ask for 600000 values, at most 500000');
    await server.stop();
  });

  it('refuses what is too much before anything is read, and lets the rest pass', async () => {
    let reads = 0;
    const server = new ApolloServer({
      typeDefs: 'type Query { items(first: Int): ItemConnection } type ItemConnection { nodes: [Item] } type Item { id: ID }',
      resolvers: {
        Query: {
          items: () => {
            reads += 1;
            return { nodes: [] };
          },
        },
      },
      plugins: [createObjectLimitPlugin(createObjectLimit({ objects: 10, values: 100 }, 'production'))],
    });
    const ask = async (first: number) => {
      const { body, http } = await server.executeOperation({ query: `{ items(first: ${first}) { nodes { id } } }` });
      return { status: http.status ?? 200, error: body.kind === 'single' ? body.singleResult.errors?.[0] : null };
    };
    expect(await ask(10)).toEqual({
      status: 400,
      error: { message: 'The operation is too complex', extensions: { code: 'OPERATION_TOO_COMPLEX' } },
    });
    expect(reads).toBe(0);
    expect(await ask(9)).toEqual({ status: 200, error: undefined });
    expect(reads).toBe(1);
    await server.stop();
  });

  it.each([
    ['edges { node { matchId } participant { kills } }', undefined],
    ['nodes { participants { kills } }', 'OPERATION_TOO_COMPLEX'],
  ])('judges a hundred players with a hundred matches each, of which it is asked %s', async (selection, code) => {
    const { server } = composeExecution<BaseContext>({
      schema: makeExecutableSchema({ typeDefs: printSchema(createSchema()) }),
      mode: 'production',
      logger: createCapturingLogger().logger,
    });
    const query = `{ players(first: 100) { nodes { matches(first: 100) { ${selection} } } } }`;
    const { body } = await server.executeOperation({ query });
    // The schema alone resolves nothing: what passes fails for that reason.
    const found = body.kind === 'single' ? body.singleResult.errors?.[0]?.extensions?.['code'] : null;
    expect(found === 'OPERATION_TOO_COMPLEX' ? found : undefined).toBe(code);
    await server.stop();
  });

  it('costs no more than the text, however often fragments are spread', async () => {
    const fragments = Array.from({ length: 60 }, (_unused, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`);
    expect(await count(`{ ...F0 } ${fragments.join(' ')} fragment F60 on Query { viewer { role } }`)).toBeGreaterThan(2 ** 50);
  });
});
