import { readdirSync, readFileSync } from 'node:fs';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createShapeCheck, SHAPE_LIMITS, type ShapeLimits } from '../../../src/execution/shape-limits.ts';

const EXAMPLES = new URL('../../../examples/', import.meta.url);
const FULL_INTROSPECTION = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});
/** All that one may have; each test takes one away. */
const UNLIMITED = Object.fromEntries(Object.keys(SHAPE_LIMITS).map((name) => [name, Number.POSITIVE_INFINITY])) as unknown as ShapeLimits;

/** What is said in development of a text that may have so much of one limit; null when it may go on. */
function judge(limit: keyof ShapeLimits, allowed: number, text: string): string | null {
  return createShapeCheck({ ...UNLIMITED, [limit]: allowed }, 'development')(parse(text))?.message ?? null;
}

const doubling = (levels: number) =>
  `{ ...F0 } ${Array.from({ length: levels }, (_unused, index) => `fragment F${index} on Q { ...F${index + 1} ...F${index + 1} }`).join(' ')} fragment F${levels} on Q { a: b @c }`;

describe('createShapeCheck', () => {
  it.each<[limit: keyof ShapeLimits, what: string, text: string, expected: number]>([
    [
      'definitions',
      'operations, fragments and what does not belong',
      'query A { a } query B { b } fragment C on Q { c } type D { d: Int }',
      4,
    ],
    ['operations', 'operations alone', 'query A { a } mutation B { b } fragment C on Q { c } type D { d: Int }', 2],
    ['nameLength', 'the longest name', '{ a bbb }', 3],
    ['nameLength', 'the longest alias', '{ aaaa: b }', 4],
    ['nameLength', 'the longest name of an argument, a field of a value, a directive', '{ a(bb: { ccc: 1 }) @d }', 3],
    ['nameLength', 'the longest name of an operation or variable', 'query Aa($bbb: C) { d }', 3],
    ['nameLength', 'no text in strings', '{ a(b: "ccccc") }', 1],
    ['directivesPerNode', 'those of a field', '{ a @b @c d @e }', 2],
    ['directivesPerNode', 'those of an operation', 'query @a @b @c { d }', 3],
    ['directivesPerNode', 'those of a variable', 'query ($a: B @c @d) { e }', 2],
    ['directivesPerNode', 'those of a fragment and of its spread', '{ ...A @b } fragment A on Q @c @d { e }', 2],
    ['directivesPerNode', 'those of an inline fragment', '{ ... @a @b { c } }', 2],
    ['namesakes', 'pairs of fields that answer under one name', '{ a b: a c: a a { a b: c } }', 3 + 1],
    ['namesakes', 'pairs across fragments, each fragment once', '{ a ...A ...A } fragment A on Q { a }', 1],
    [
      'introspections',
      'fields that ask for the schema, in fragments too',
      '{ __schema { a } b: __type(name: "c") { d } ...A } fragment A on Q { e: __schema { f } }',
      3,
    ],
    ['introspections', 'no `__typename`', '{ __typename a: __typename }', 0],
    ['nesting', 'selections', '{ a { b } }', 2],
    ['nesting', 'inline fragments', '{ a { ... { ... { b } } } }', 4],
    ['nesting', 'fragments in fragments', '{ ...A } fragment A on Q { ...B } fragment B on Q { ... { c } }', 4],
    ['nesting', 'lists and input objects', '{ a(b: [{ c: [1] }]) }', 4],
    ['nesting', 'values of directives and defaults', 'query ($a: B = [[1]]) { c @d(e: [[[1]]]) }', 4],
    ['nesting', 'lists in a type', 'query ($a: [[[B]]]) { c }', 3],
    ['depth', 'fields', '{ a { b { c } } d }', 3],
    ['depth', 'no inline fragments', '{ a { ... { ... on B { c } } } }', 2],
    ['depth', 'fields in fragments, where they are spread', '{ a { ...A } ...A } fragment A on Q { b { ...B } } fragment B on Q { c }', 3],
    ['depth', 'the deepest operation', 'query A { a } query B { a { b } }', 2],
    ['depth', 'fragments that nothing spreads', '{ a } fragment A on Q { a { b } }', 2],
    [
      'depth',
      'introspection like all else',
      'query __schema { __schema { types { ...__type } } } fragment __type on __Type { fields { name } }',
      4,
    ],
    ['rootFields', 'fields of the operation', '{ a { b c } d }', 2],
    ['rootFields', 'those in fragments', '{ a ...A ... { ...A } } fragment A on Q { b c { d } }', 5],
    ['rootFields', 'not what fragments hold elsewhere', '{ a { ...A } } fragment A on Q { b c d }', 1],
    ['aliases', 'all of them', '{ a: b { c: __typename d: d } e }', 3],
    ['aliases', 'those in fragments each time', '{ ...A b { ...A } ...A } fragment A on Q { a: b c: d }', 6],
    ['directives', 'all of them', 'query ($a: B @c) @d { e @f ... @g { h } ...A @i } fragment A on Q @j { k @l }', 7],
    ['directives', 'those in fragments each time', '{ ...A ...A } fragment A on Q { b @c }', 2],
    ['fields', 'fields', '{ a { b c } }', 3],
    ['fields', 'those in fragments each time', '{ ...A b { ...A } } fragment A on Q { c ...B } fragment B on Q { d e }', 7],
    ['fields', 'fragments that do not exist as nothing', '{ a ...Missing }', 1],
    ['fields', 'all fragments of one name', '{ ...A } fragment A on Q { a } fragment A on Q { b c }', 3],
    ['fields', 'what fragments double, up to a billion', doubling(29), 2 ** 29],
    ['fields', 'no more than a billion', doubling(90), 1_000_000_000],
    ['aliases', 'no more than a billion either', doubling(90), 1_000_000_000],
    ['directives', 'no more than a billion either', doubling(90), 1_000_000_000],
  ])('counts as %s %s: %s', (limit, _what, text, expected) => {
    expect(judge(limit, expected, text)).toBeNull();
    expect(judge(limit, expected - 1, text)).toMatch(new RegExp(`it has (at least )?${expected} `));
  });

  it.each([
    '{ ...A } fragment A on Q { ...A }',
    '{ ...A } fragment A on Q { a { ...B } } fragment B on Q { b { ...A } }',
    'fragment A on Q { ...B ...B } fragment B on Q { ...A ...A }',
    '{ ...__proto__ ...constructor } fragment constructor on Q { ...toString }',
  ])('ends on fragments that lead nowhere, which validation refuses: %s', (text) => {
    expect(createShapeCheck(SHAPE_LIMITS, 'production')(parse(text))).toBeNull();
  });

  it('allows as much as a limit says, and no more', () => {
    const check = createShapeCheck({ ...UNLIMITED, aliases: 2 }, 'production');
    expect(check(parse('{ a: b c: d }'))).toBeNull();
    expect(check(parse('{ a: b c: d e: f }'))).not.toBeNull();
  });

  it('says in development which limit, what was found, what is allowed, and where', () => {
    const check = (limits: Partial<ShapeLimits>, text: string) =>
      createShapeCheck({ ...UNLIMITED, ...limits }, 'development')(parse(text))?.toJSON();
    expect(check({ depth: 1 }, '{\n  a {\n    ...A\n  }\n}\nfragment A on Q {\n  b\n}')).toEqual({
      message: 'The operation is too complex: it has 2 levels of fields, at most 1 are allowed',
      locations: [{ line: 7, column: 3 }],
      extensions: { code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } },
    });
    expect(check({ rootFields: 1 }, 'query A { a }\nquery B { a b }')).toMatchObject({
      message: 'The operation is too complex: it has 2 root fields, at most 1 are allowed',
      locations: [{ line: 2, column: 1 }],
    });
    expect(check({ fields: 100 }, doubling(90))?.message).toContain('at least 1000000000 fields, at most 100');
  });

  it('says in production the same of each limit: no number, no name, no place', () => {
    const texts = Object.keys(SHAPE_LIMITS).map((limit) => createShapeCheck({ ...UNLIMITED, [limit]: -1 }, 'production')(parse('{ a }')));
    for (const error of texts) {
      expect(error?.toJSON()).toEqual({
        message: 'The operation is too complex',
        extensions: { code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } },
      });
    }
  });

  it('looks at each node once, whatever fragments make of it', () => {
    const visits = (levels: number) => {
      let count = 0;
      const document = parse(doubling(levels), { noLocation: true });
      const counted = JSON.parse(JSON.stringify(document), (_key, value) =>
        value?.kind === undefined
          ? value
          : new Proxy(value, {
              get: (target, key) => {
                if (key === 'kind') count += 1;
                return Reflect.get(target, key);
              },
            }),
      );
      createShapeCheck(SHAPE_LIMITS, 'production')(counted);
      return count;
    };
    const step = visits(41) - visits(40);
    expect(visits(81) - visits(80)).toBe(step);
    expect(visits(80)).toBeLessThan(100 * step);
  });
});

describe('SHAPE_LIMITS', () => {
  const examples = readdirSync(EXAMPLES).filter((name) => name.endsWith('.graphql'));
  it.each([
    ...examples.map((name) => [name, readFileSync(new URL(name, EXAMPLES), 'utf8')] as const),
    ['introspection', FULL_INTROSPECTION] as const,
  ])('leave %s twice the room that it needs, and a third more depth', (_name, text) => {
    const half = Object.fromEntries(Object.entries(SHAPE_LIMITS).map(([limit, value]) => [limit, value / 2])) as unknown as ShapeLimits;
    expect(createShapeCheck({ ...half, depth: (SHAPE_LIMITS.depth * 3) / 4 }, 'development')(parse(text))?.message).toBeUndefined();
  });
});
