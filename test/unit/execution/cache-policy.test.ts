import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCachePolicyReader } from '../../../src/execution/cache-policy.ts';
import { createSchema } from '../../../src/execution/schema.ts';

const DIRECTIVE = `
  enum CacheControlScope { PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION`;

const schema = buildSchema(`${DIRECTIVE}
  type Query {
    plain: Int
    hinted: Int @cacheControl(maxAge: 50)
    inheriting: Int @cacheControl(inheritMaxAge: true)
    never: Int @cacheControl(maxAge: 0)
    book: Book
    fastBook: Book @cacheControl(maxAge: 10)
    shared: Secret @cacheControl(scope: PUBLIC)
    untold: Untold @cacheControl(maxAge: 70)
    found: Found
    foundFast: Found @cacheControl(maxAge: 5)
    self: Query @cacheControl(maxAge: 90)
  }
  type Mutation { save: Book }
  type Book @cacheControl(maxAge: 240) {
    title: String
    price: Int @cacheControl(maxAge: 30)
    reader: String @cacheControl(scope: PRIVATE)
    pages: Pages
    untold: Untold
    toldHere: Untold @cacheControl(inheritMaxAge: true)
  }
  type Pages @cacheControl(inheritMaxAge: true) { count: Int }
  type Untold { count: Int }
  type Secret @cacheControl(maxAge: 100, scope: PRIVATE) { text: String }
  union Found @cacheControl(maxAge: 200) = Book | Pages | Secret
`);

function read(source: string, conditions?: Record<string, boolean>, over = schema) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation');
  return createCachePolicyReader(over)(document, operation, conditions);
}

describe('createCachePolicyReader', () => {
  it.each([
    ['a root scalar’s own hint', '{ hinted }', 50, 'PUBLIC'],
    ['nothing for a root scalar without one', '{ hinted plain }', 0, 'PUBLIC'],
    ['nothing for a root field that would inherit', '{ hinted inheriting }', 0, 'PUBLIC'],
    ['a hint of 0', '{ hinted never }', 0, 'PUBLIC'],
    ['the hint of a type', '{ book { title } }', 240, 'PUBLIC'],
    ['a field’s hint before its type’s', '{ fastBook { title } }', 10, 'PUBLIC'],
    ['the shortest of all', '{ hinted book { title price } }', 30, 'PUBLIC'],
    ['what inherits as its parent', '{ book { pages { count } } }', 240, 'PUBLIC'],
    ['nothing for an object without a hint', '{ book { untold { count } } }', 0, 'PUBLIC'],
    ['a field that inherits in place of its type', '{ book { toldHere { count } } }', 240, 'PUBLIC'],
    ['a field that tells in place of its type', '{ untold { count } }', 70, 'PUBLIC'],
    ['PRIVATE as soon as one field is', '{ hinted book { reader } }', 50, 'PRIVATE'],
    ['a field’s scope before its type’s', '{ shared { text } }', 100, 'PUBLIC'],
    ['names of types as free', '{ __typename book { __typename title } }', 240, 'PUBLIC'],
    ['introspection beside fields as free', '{ __schema { types { name } } hinted }', 50, 'PUBLIC'],
    ['a union’s hint and PRIVATE types behind it', '{ found { __typename } }', 200, 'PRIVATE'],
    ['the seconds of types of which something is read', '{ found { ... on Secret { text } ... on Book { __typename } } }', 100, 'PRIVATE'],
    ['a field’s seconds before those of types behind it', '{ foundFast { ... on Secret { text } } }', 5, 'PRIVATE'],
    ['fields in fragments', '{ ...F } fragment F on Query { book { ...B } } fragment B on Book { price }', 30, 'PUBLIC'],
    ['no fields of fragments that are not spread', '{ hinted } fragment F on Query { plain }', 50, 'PUBLIC'],
    ['no fields that a constant leaves out', '{ hinted plain @skip(if: true) ... @include(if: false) { never } }', 50, 'PUBLIC'],
    ['fields that a constant leaves in', '{ hinted plain @skip(if: false) }', 0, 'PUBLIC'],
    ['a field that is left out once and stands once', '{ book { title } book { title } hinted @skip(if: true) hinted }', 50, 'PUBLIC'],
    ['root fields in a fragment that stands deeper first', '{ self { ...F } ...F } fragment F on Query { plain }', 0, 'PUBLIC'],
    ['root fields that stand deeper as scalars', '{ self { plain inheriting } }', 90, 'PUBLIC'],
  ])('counts %s', (_what, source, maxAgeSeconds, scope) => {
    expect(read(source)).toMatchObject({ maxAgeSeconds, scope });
  });

  it('counts what hangs on a variable unless its value is given', () => {
    const source = 'query ($x: Boolean!, $y: Boolean!) { book { title } fastBook @include(if: $x) { title } hinted @skip(if: $y) }';
    expect(read(source).maxAgeSeconds).toBe(10);
    expect(read(source, { x: false }).maxAgeSeconds).toBe(50);
    expect(read(source, { x: false, y: true }).maxAgeSeconds).toBe(240);
    expect(read(source, { x: true, y: true }).maxAgeSeconds).toBe(10);
  });

  it('says which field and hint decided, by response keys', () => {
    expect(read('{ mine: book { ... on Book { price reader } } hinted }')).toEqual({
      maxAgeSeconds: 30,
      scope: 'PRIVATE',
      setBy: { field: 'Book.price', path: 'mine.price', hint: 'Book.price' },
      privateBy: { field: 'Book.reader', path: 'mine.reader', hint: 'Book.reader' },
      uncacheableBecause: null,
    });
    expect(read('{ found { ... on Secret { text } } }')).toMatchObject({
      setBy: { field: 'Query.found', path: 'found', hint: 'Secret' },
      privateBy: { field: 'Query.found', path: 'found', hint: 'Secret' },
    });
    expect(read('{ book { title } hinted }').setBy).toEqual({ field: 'Query.hinted', path: 'hinted', hint: 'Query.hinted' });
    expect(read('{ book { title } }').setBy?.hint).toBe('Book');
  });

  it.each([
    ['mutation { save { title } }', 'it is a mutation'],
    ['{ __typename }', 'it reads nothing that has a hint'],
    [getIntrospectionQuery(), 'it reads nothing that has a hint'],
    ['{ b: book { untold { count } } }', 'Book.untold at "b.untold" has no @cacheControl, which root fields and objects need'],
    ['{ plain }', 'Query.plain at "plain" has no @cacheControl, which root fields and objects need'],
    ['{ never }', 'Query.never at "never" has maxAge 0 by the hint on Query.never'],
  ])('says why %.30s is not to be stored', (source, uncacheableBecause) => {
    expect(read(source)).toMatchObject({ maxAgeSeconds: 0, uncacheableBecause });
  });

  it('stores nothing of a schema without the directive', () => {
    expect(read('{ a }', {}, buildSchema('type Query { a: Int }')).maxAgeSeconds).toBe(0);
  });

  it('takes the hint of an extension when the type itself has none', () => {
    const extended = buildSchema(`${DIRECTIVE} type Query { a: A } type A { b: Int } extend type A @cacheControl(maxAge: 3)`);
    expect(read('{ a { b } }', {}, extended).maxAgeSeconds).toBe(3);
  });
});

describe('policies of the schema', () => {
  const ofSchema = createSchema();
  it.each([
    [
      'a match',
      '{ match(matchId: "x") { queue { map } participants { champion { name } details { items } } teams { bans { pickTurn } } } }',
      604_800,
    ],
    ['a match that names its players', '{ match(matchId: "x") { participants { player { gameName } } } }', 300],
    [
      'a player',
      '{ player(by: { puuid: "x" }) { gameName ranks { tier } matches { edges { participant { kills } node { patch } } } } }',
      300,
    ],
    ['a list of players', '{ players { totalCount pageInfo { endCursor } nodes { gameName } } }', 60],
    ['a list of matches', '{ matches { nodes { patch } } }', 60],
    ['a list of channels', '{ channels { nodes { title subscribers } } }', 300],
    [
      'a channel with posts',
      '{ channel(by: { id: "x" }) { posts { nodes { views reactions { count } history { nodes { views } } } } } }',
      60,
    ],
    ['any node', '{ node(id: "x") { id } }', 60],
    ['a node that is read when it is a match', '{ node(id: "x") { __typename ... on Match { patch } } }', 604_800],
    ['nodes that are read when they are players', '{ nodes(ids: ["x"]) { ... on Player { gameName } } }', 300],
  ])('keep %s for its time', (_what, source, maxAgeSeconds) => {
    expect(read(source, {}, ofSchema)).toMatchObject({ maxAgeSeconds, scope: 'PUBLIC', uncacheableBecause: null });
  });

  it('keep who is asking to the session', () => {
    expect(read('{ match(matchId: "x") { patch } viewer { role } }', {}, ofSchema)).toMatchObject({
      maxAgeSeconds: 60,
      scope: 'PRIVATE',
      privateBy: { field: 'Query.viewer', path: 'viewer', hint: 'Viewer' },
    });
  });
});
