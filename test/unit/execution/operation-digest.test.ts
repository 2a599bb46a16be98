import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { digestOperation } from '../../../src/execution/operation-digest.ts';

function digest(source: string, name?: string, options?: Parameters<typeof parse>[1]) {
  const document = parse(source, options);
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error('No operation');
  return digestOperation(document, operation);
}

describe('digestOperation', () => {
  it.each([
    ['white space', '{ a }', '{a}'],
    ['comments and commas', 'query { a(x: 1, y: 2) # why\n b }', '{a(x:1 y:2),,b}'],
    ['its name', 'query One { a }', 'query Two { a }'],
    ['whether a name is there', 'query One { a }', '{ a }'],
    ['the keyword', 'query { a }', '{ a }'],
    ['the order of variables', 'query ($x: Int = 1, $y: [Int!]) { a(x: $x, y: $y) }', 'query($y:[Int!] $x:Int=1){a(x:$x y:$y)}'],
    [
      'the order of fragments',
      '{ ...A ...B } fragment A on Q { a } fragment B on Q { b }',
      'fragment B on Q {b} fragment A on Q {a} {...A ...B}',
    ],
    ['fragments that are not spread', '{ a }', '{ a } fragment B on Q { b }'],
    ['descriptions', '"what it is" query ($x: Int) { a(x: $x) }', 'query ("why" $x: Int) { a(x: $x) }'],
    ['how a block of text is indented', '{ a(x: """\n  one\n    two\n""") }', '{ a(x: """\n\n one\n   two""") }'],
  ])('is the same whatever %s', (_what, one, other) => {
    expect(digest(one)).toBe(digest(other));
  });

  it('is the same whatever else the document holds', () => {
    const source = 'query A { a ...F } query B { b ...F } fragment F on Q { f }';
    expect(digest(source, 'A')).toBe(digest('{ a ...F } fragment F on Q { f }'));
    expect(digest(source, 'B')).toBe(digest('{ b ...F } fragment F on Q { f }'));
  });

  it('is another one for whatever asks for something else', () => {
    const sources = [
      '{ a }',
      '{ b }',
      '{ a b }',
      '{ b a }',
      '{ a: b }',
      '{ a { b } }',
      '{ a(x: "b c") }',
      '{ a(x: "bc") }',
      '{ a(x: "b  c") }',
      '{ a(x: "# b") }',
      '{ a @skip(if: true) }',
      '{ ... @skip(if: true) { a } }',
      '{ ... { a } }',
      '{ ... on Q { a } }',
      'mutation { a }',
      'query @d { a }',
      'query ($x: Int) { a(x: $x) }',
      'query ($x: Int = 1) { a(x: $x) }',
      'query ($x: Int!) { a(x: $x) }',
      'query ($x: Int, $y: Int) { a(x: $x) }',
      '{ ...F } fragment F on Q { a }',
      '{ ...F } fragment F on R { a }',
      '{ ...F } fragment F on Q @d { a }',
      '{ ...F } fragment F on Q { b }',
    ];
    expect(new Set(sources.map((source) => digest(source))).size).toBe(sources.length);
  });

  it('does not need the text to be at hand', () => {
    const source = 'query ($x: Int) { a(x: $x) ...F } fragment F on Q { a }';
    expect(digest(source, undefined, { noLocation: true })).toBe(digest(source, undefined, { noLocation: true }));
    expect(digest(source)).toMatch(/^[\w-]{43}$/);
  });
});
