import { buildSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { listFieldUses, toPathText } from '../../../src/execution/field-uses.ts';

const schema = buildSchema(`
  type Query { node: Node thing: Thing self: Query id: ID }
  interface Node { id: ID other: Node }
  interface Named { name: String }
  type A implements Node & Named { id: ID other: A name: String }
  type B implements Node { id: ID other: Node size: Int }
  type C implements Named { name: String }
  union Thing = A | C
`);

function list(source: string, conditions?: Record<string, boolean>) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation');
  return listFieldUses(schema, { document, operation, ...(conditions ? { conditions } : {}) });
}

const toTexts = (uses: ReturnType<typeof list>) =>
  uses.map(({ parentType, field, path, readTypes }) => `${toPathText(path)}=${parentType.name}.${field.name}:${readTypes.join('|')}`);

describe('listFieldUses', () => {
  it('lists a field of an interface for each type that may come, with that type’s own field', () => {
    expect(toTexts(list('{ node { id other { id } } }'))).toEqual([
      'node=Query.node:A|B',
      'node.id=A.id:',
      'node.other=A.other:A',
      'node.other.id=A.id:',
      'node.id=B.id:',
      'node.other=B.other:A|B',
      'node.other.id=B.id:',
    ]);
  });

  it('enters fragments only with the types they can apply to', () => {
    expect(
      toTexts(list('{ thing { ... on Node { ... on Named { n: name } } ... on C { name } ...B } } fragment B on Node { id }')),
    ).toEqual(['thing=Query.thing:A|C', 'thing.n=A.name:', 'thing.id=A.id:', 'thing.name=C.name:']);
  });

  it('tells the types of which nothing but the name is read', () => {
    expect(toTexts(list('{ thing { __typename ... on C { name } ... on A { __typename } } }'))).toEqual([
      'thing=Query.thing:C',
      'thing.name=C.name:',
    ]);
  });

  it('lists root fields of a fragment at the root, too, when it stands deeper first', () => {
    expect(toTexts(list('{ self { ...F } ...F } fragment F on Query { id }'))).toEqual([
      'self=Query.self:Query',
      'self.id=Query.id:',
      'id=Query.id:',
    ]);
  });

  it('leaves out what conditions leave out', () => {
    const source =
      'query ($x: Boolean!) { a: id @skip(if: $x) b: id @include(if: $x) c: id @skip(if: true) ... @include(if: $x) { d: id } }';
    const keysOf = (conditions?: Record<string, boolean>) =>
      list(source, conditions)
        .map(({ path }) => path.key)
        .join('');
    expect(keysOf({ x: true })).toBe('bd');
    expect(keysOf({ x: false })).toBe('a');
    expect(keysOf({})).toBe('abd');
    expect(keysOf()).toBe('abd');
  });

  it('ends on fragments that contain themselves, and on those that are missing', () => {
    expect(toTexts(list('{ ...A ...None } fragment A on Query { ...B id } fragment B on Query { ...A }'))).toEqual(['id=Query.id:']);
  });

  it('walks a fragment once for each type, however often it is spread', () => {
    const fragments = Array.from(
      { length: 60 },
      (_unused, index) => `fragment F${index} on Node { ...F${index + 1} ... on Node { ...F${index + 1} } }`,
    );
    expect(list(`{ node { ...F0 } } ${fragments.join(' ')} fragment F60 on Node { id }`)).toHaveLength(3);
  });

  it('walks fragments nested as deep as a document may be long', () => {
    const depth = 5_000 / 3;
    expect(list(`{ node { ${'... { '.repeat(depth)} id ${'}'.repeat(depth)} } }`)).toHaveLength(3);
  });
});
