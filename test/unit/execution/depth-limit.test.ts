import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createDepthLimitRule } from '../../../src/execution/depth-limit.ts';

const schema = buildSchema('type Query { node: Query, id: ID }');
const isRefused = (text: string) => validate(schema, parse(text), [createDepthLimitRule(3)]).length > 0;

describe('createDepthLimitRule', () => {
  it.each([
    ['{ node { node { id } } }', false],
    ['{ node { node { node { id } } } }', true],
    ['{ a: node { ... { ... on Query { node { node { id } } } } } }', true],
    ['{ node { ...A } } fragment A on Query { node { ...B } } fragment B on Query { node { id } }', true],
    ['{ node { ...A } } fragment A on Query { node { id } }', false],
    ['{ ...A node { node { ...A } } } fragment A on Query { node { id } }', true],
    ['query A { id } query B { node { node { node { id } } } }', true],
    ['query __schema { node { node { node { id } } } }', true],
    ['{ ...Missing }', false],
  ])('judges %s', (text, refused) => {
    expect(isRefused(text)).toBe(refused);
  });

  it('ends on fragments that contain themselves', () => {
    expect(isRefused('{ ...A } fragment A on Query { node { ...B } } fragment B on Query { node { ...A } }')).toBe(false);
  });

  it('measures a fragment once, however often it is spread', () => {
    const fragments = Array.from({ length: 40 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`);
    expect(isRefused(`{ ...F0 } ${fragments.join(' ')} fragment F40 on Query { id }`)).toBe(false);
  });
});
