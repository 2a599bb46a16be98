import fc from 'fast-check';
import { getOperationAST, getVariableValues, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../../src/execution/schema.ts';
import { listUsedVariables, toCanonicalVariables } from '../../../src/execution/used-variables.ts';

function parseOperation(source: string, name?: string) {
  const document = parse(source);
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error('No operation');
  return { document, operation };
}

function list(source: string, name?: string) {
  const { document, operation } = parseOperation(source, name);
  return listUsedVariables(document, operation);
}

/** The text for all variables of a set of values. */
function toText(values: Readonly<Record<string, unknown>>) {
  return toCanonicalVariables(Object.keys(values).sort(), values);
}

describe('listUsedVariables', () => {
  it.each([
    ['arguments', 'query ($b: ID!, $a: Int) { node(id: $b) { id(n: $a) } }', ['a', 'b']],
    ['literals, at any depth', 'query ($a: Int, $b: Int) { f(x: { y: [1, { z: $a }, [$b]] }) }', ['a', 'b']],
    ['conditions', 'query ($a: Boolean!, $b: Boolean!) { f @skip(if: $a) ... @include(if: $b) { g } }', ['a', 'b']],
    [
      'directives of the operation and of fragments',
      'query ($a: Int, $b: Int) @d(x: $a) { ...F } fragment F on Q @d(x: $b) { f }',
      ['a', 'b'],
    ],
    ['fragments in fragments', 'query ($a: Int) { ...F } fragment F on Q { f { ...G } } fragment G on Q { g(x: $a) }', ['a']],
    ['fragments that contain themselves', 'query ($a: Int) { ...F } fragment F on Q { f(x: $a) ...F }', ['a']],
  ])('finds those in %s', (_what, source, names) => {
    expect(list(source)).toEqual(names);
  });

  it('leaves out what is only declared, and what another operation or an unused fragment uses', () => {
    const source = `query A($a: Int, $b: Int) { f(x: $a) } query B($c: Int) { f(x: $c) ...F } fragment F on Q { f(x: $d) }`;
    expect(list(source, 'A')).toEqual(['a']);
    expect(list(source, 'B')).toEqual(['c', 'd']);
  });

  it('walks a fragment once, however often it is spread', () => {
    const fragments = Array.from({ length: 60 }, (_unused, index) => `fragment F${index} on Q { ...F${index + 1} ...F${index + 1} }`);
    expect(list(`{ ...F0 } ${fragments.join(' ')} fragment F60 on Q { f(x: $a) }`)).toEqual(['a']);
  });
});

describe('toCanonicalVariables', () => {
  it('writes values in one form', () => {
    expect(toText({ b: [1, 'x', null, true], a: { z: 1.5, y: { x: [] } } })).toBe('{"a":{"y":{"x":[]},"z":1.5},"b":[1,"x",null,true]}');
  });

  it('takes only the names that count, and tells null from absence', () => {
    expect(toCanonicalVariables(['a', 'c'], { a: 1, b: 2 })).toBe('{"a":1}');
    expect(toCanonicalVariables(['a'], {})).toBe('{}');
    expect(toCanonicalVariables(['a'], { a: undefined })).toBe('{}');
    expect(toCanonicalVariables(['a'], { a: null })).toBe('{"a":null}');
    expect(toCanonicalVariables(['toString'], {})).toBe('{}');
  });

  it('tells apart what JSON does not', () => {
    const date = new Date('2025-03-01T12:00:00Z');
    const values = [
      0,
      -0,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      null,
      1,
      1n,
      '1',
      '1n',
      date,
      date.toISOString(),
      date.getTime(),
      new Date(Number.NaN),
    ];
    const objects = [
      { getTime: 1 },
      [],
      {},
      [null],
      [[]],
      '[]',
      '{}',
      `Date(${date.getTime()})`,
      'null',
      true,
      'true',
      ['a', 'b'],
      ['a,b'],
      ['a","b'],
    ];
    const texts = [...values, ...objects].map((value) => toText({ value }));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).not.toContain(null);
  });

  it.each([
    ['an object of a class', new Map([[1, 2]])],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['bytes', new Uint8Array(2)],
    ['something without a value in a list', [undefined]],
    ['what nests too deeply', Array.from({ length: 60 }).reduce((inner) => [inner], 1)],
  ])('has no text for %s, at any depth', (_what, value) => {
    expect(toText({ a: { b: [value] } })).toBeNull();
    expect(toText({ a: value })).toBeNull();
  });

  it('has no text for a name that objects of values cannot hold', () => {
    expect(toCanonicalVariables(['__proto__'], {})).toBeNull();
  });

  it('is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(canonicalObjects(), fc.infiniteStream(fc.integer()), (values, ranks) => {
        expect(toText(shuffleKeys(values, ranks) as Record<string, unknown>)).toBe(toText(values));
      }),
    );
  });

  it('is never the same for different values', () => {
    let differing = 0;
    fc.assert(
      fc.property(canonicalObjects(), canonicalObjects(), (one, other) => {
        const isSame = toTree(one) === toTree(other);
        if (!isSame) differing += 1;
        expect(toText(one) === toText(other)).toBe(isSame);
      }),
      { numRuns: 500 },
    );
    expect(differing).toBeGreaterThan(200);
  });

  it('is the same for a default that is sent and one that is filled in, by coercion', () => {
    const schema = createSchema();
    const source = `query ($from: DateTime, $filter: PostFilter, $n: Int = 3) {
      channel(by: { id: "x" }) { a: posts(first: $n, filter: $filter) { totalCount } b: posts(filter: { publishedFrom: $from }) { totalCount } }
    }`;
    const { document, operation } = parseOperation(source);
    const toKey = (inputs: Record<string, unknown>) => {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs);
      return coerced ? toCanonicalVariables(listUsedVariables(document, operation), coerced) : null;
    };
    const key = toKey({ from: '2025-03-01T12:00:00Z', filter: {}, unused: 1 });
    expect(key).toBe('{"filter":{"deleted":false},"from":Date(1740830400000),"n":3}');
    expect(toKey({ filter: { deleted: false }, n: 3, from: '2025-03-01T13:00:00+01:00' })).toBe(key);
    expect(toKey({ filter: { deleted: null }, n: 3, from: '2025-03-01T12:00:00Z' })).not.toBe(key);
  });
});

/** Values of a kind that are alike often enough to collide if they could. */
function canonicalObjects(): fc.Arbitrary<Record<string, unknown>> {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(null, true, 0, -0, 1, '', '1', 'a', '"', ',', 1n, new Date(0), 'Date(0)', '1n'),
      fc.string({ maxLength: 3 }),
      fc.double(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c"', '__proto__'), tie('value'), { maxKeys: 3 }),
    ),
  }));
  return fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { maxKeys: 3 });
}

/** Another way to tell values apart, for comparison: every value with its kind, keys sorted. */
function toTree(value: unknown): string {
  if (Array.isArray(value)) return `list ${value.length} ${value.map(toTree).join(' ')}`;
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `object ${entries.length} ${entries.map(([key, item]) => `${toTree(key)} ${toTree(item)}`).join(' ')}`;
  }
  if (typeof value === 'string') return `string ${value.length} ${value}`;
  return Object.is(value, -0) ? 'number -0' : `${typeof value} ${String(value)}`;
}

function shuffleKeys(value: unknown, ranks: fc.Stream<number>): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffleKeys(item, ranks));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).map(([key, item]) => ({ key, item, rank: ranks.next().value ?? 0 }));
  return Object.fromEntries(entries.sort((one, other) => one.rank - other.rank).map(({ key, item }) => [key, shuffleKeys(item, ranks)]));
}
