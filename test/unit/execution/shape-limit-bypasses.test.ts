import {
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  GraphQLError,
  parse,
  type VariableNode,
  validate,
  visit,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { PARSE_LIMITS, toParseLimitError } from '../../../src/execution/parse-limits.ts';
import { createSchema } from '../../../src/execution/schema.ts';
import { createShapeCheck, SHAPE_LIMITS } from '../../../src/execution/shape-limits.ts';

const schema = createSchema();
const check = createShapeCheck(SHAPE_LIMITS, 'development');
const repeat = (count: number, toText: (index: number) => string) =>
  Array.from({ length: count }, (_unused, index) => toText(index)).join(' ');
const nest = (levels: number, open: string, inner: string, close = '}') => `${open.repeat(levels)}${inner}${close.repeat(levels)}`;

/** Which step answers a text: the parser, the shape check with what it names, validation, or none, which runs it. */
type Outcome = { readonly by: 'parser' | 'validation' | 'nobody' } | { readonly by: 'shape'; readonly names: string };
interface Judged {
  readonly outcome: Outcome;
  readonly document: DocumentNode | null;
}

function judge(text: string): Judged {
  const document = tryParse(text);
  if (document instanceof GraphQLError) return { outcome: { by: 'parser' }, document: null };
  const error = check(document);
  if (error !== null) return { outcome: { by: 'shape', names: /it has (?:at least )?\d+ (.*),/.exec(error.message)?.[1] ?? '' }, document };
  return { outcome: { by: validate(schema, document).length > 0 ? 'validation' : 'nobody' }, document };
}

function tryParse(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, PARSE_LIMITS);
  } catch (error) {
    const limit = toParseLimitError(error, 'development');
    if (limit !== null) return limit;
    throw error;
  }
}

const shape = (names: string): Outcome => ({ by: 'shape', names });
const PARSER: Outcome = { by: 'parser' };
const VALIDATION: Outcome = { by: 'validation' };
const NOBODY: Outcome = { by: 'nobody' };

const DEPTH = shape('levels of fields');
const NESTING = shape('levels of selections, lists and input objects');
const ALIASES = shape('aliases');
const ROOTS = shape('root fields');
const PER_NODE = shape('directives in one place');
const DIRECTIVES = shape('directives');
const FIELDS = shape('fields');
const NAMESAKES = shape('pairs of fields with the same response name');
const DEFINITIONS = shape('operations and fragments');
const OPERATIONS = shape('operations');
const NAMES = shape('characters in a name');

const deepPlayers = nest(11, 'channels { nodes { owner { ', 'gameName', '} } } ');

/**
 * What got past limiters of others, by the name it goes by. Sources: the issues and pull requests of graphql-armor (#738, #772, #823, #361), the checks of
 * graphql-cop, OWASP's GraphQL cheat sheet, advisories of Apollo (GHSA-q2f9-x4p4-7xmh), graphql-js (CVE-2023-26144, #3955), gqlgen
 * (CVE-2023-49559), graphql-java (CVE-2022-37734, #2549, #3112), webonyx/graphql-php (GHSA-fc86-6rv6-2jpm, GHSA-r7cg-qjjm-xhqq).
 */
const BYPASSES: readonly (readonly [name: string, text: string, outcome: Outcome])[] = [
  // Names that some limiters take for introspection, and do not count.
  ['a fragment named __schema', `{ channels { nodes { ...__schema } } } fragment __schema on Channel { owner { ${deepPlayers} } }`, DEPTH],
  ['a fragment named __type', `{ ...__type } fragment __type on Query { ${repeat(60, (i) => `a${i}: viewer { role }`)} }`, ROOTS],
  ['an operation named __schema', `query __schema { channels { nodes { owner { ${deepPlayers} } } } }`, DEPTH],
  ['an operation named __type', `query __type { ${repeat(101, (i) => `viewer { a${i}: role }`)} }`, ROOTS],
  ['an operation named IntrospectionQuery', `query IntrospectionQuery { viewer { ${repeat(101, (i) => `a${i}: role`)} } }`, ALIASES],
  ['fields aliased to __schema', `{ __schema: channels { nodes { owner { ${deepPlayers} } } } }`, DEPTH],
  // Aliases.
  ['aliases of __typename', `{ viewer { ${repeat(101, (i) => `a${i}: __typename`)} } }`, ALIASES],
  ['aliases of __typename at the root', `{ ${repeat(51, (i) => `a${i}: __typename`)} }`, ROOTS],
  [
    'aliases in a fragment that is spread often',
    `{ ${repeat(10, () => 'viewer { ...A }')} } fragment A on Viewer { ${repeat(11, (i) => `a${i}: role`)} }`,
    ALIASES,
  ],
  ['aliases that name what they rename', `{ viewer { ${repeat(101, () => 'role: role')} } }`, ALIASES],
  ['aliases in inline fragments', `{ viewer { ${repeat(101, (i) => `... { a${i}: role }`)} } }`, ALIASES],
  [
    'guessing by aliased mutations',
    `mutation { ${repeat(51, (i) => `a${i}: updateChannel(input: { id: "${i}" }) { __typename }`)} }`,
    ROOTS,
  ],
  // Root fields.
  [
    'root fields by fragments',
    `{ ...A ...B } fragment A on Query { ${repeat(26, (i) => `a${i}: __typename`)} } fragment B on Query { ${repeat(26, (i) => `b${i}: __typename`)} }`,
    ROOTS,
  ],
  ['one root field again and again', `{ ${repeat(51, () => 'viewer { role }')} }`, ROOTS],
  // Directives.
  ['directives on a field', `{ viewer { role ${'@skip(if: false)'.repeat(5)} } }`, PER_NODE],
  ['directives that do not exist', `{ __typename ${'@a'.repeat(2_000)} }`, PER_NODE],
  ['directives on a spread', `{ ...A ${'@a'.repeat(5)} } fragment A on Query { __typename }`, PER_NODE],
  ['directives on an inline fragment', `{ ... ${'@a'.repeat(5)} { __typename } }`, PER_NODE],
  ['directives on the operation', `query ${'@a'.repeat(5)} { __typename }`, PER_NODE],
  ['directives on a variable', `query ($a: Int ${'@a'.repeat(5)}) { __typename }`, PER_NODE],
  ['directives on a fragment', `{ ...A } fragment A on Query ${'@a'.repeat(5)} { __typename }`, PER_NODE],
  ['directives on a type', `{ __typename } type A ${'@a'.repeat(5)} { b: Int }`, PER_NODE],
  ['a few directives on each of many', `{ viewer { ${repeat(51, () => 'role @skip(if: false) @include(if: true)')} } }`, DIRECTIVES],
  [
    'directives in a fragment that is spread often',
    `{ viewer { ${repeat(51, () => '...A')} } } fragment A on Viewer { role @skip(if: false) @include(if: true) }`,
    DIRECTIVES,
  ],
  ['a few directives that do not exist', '{ __typename @a @b @c }', VALIDATION],
  // Depth.
  ['fields in fields', `{ channels { nodes { owner { ${deepPlayers} } } } }`, DEPTH],
  [
    'fields in fields by fragments',
    `{ ...A } ${repeat(11, (i) => `fragment ${String.fromCharCode(65 + i)} on Channel { owner { channels { nodes { ...${String.fromCharCode(66 + i)} } } } }`)} fragment L on Channel { id }`,
    DEPTH,
  ],
  [
    'an operation that is not the one to run',
    `query Small { __typename } query Large { channels { nodes { owner { ${deepPlayers} } } } }`,
    DEPTH,
  ],
  ['inline fragments in each other', `{ ${nest(500, '...{', '__typename')} }`, NESTING],
  ['inline fragments with types in each other', `{ ${nest(500, '...on Query{', '__typename')} }`, NESTING],
  [
    'fragments in fragments in a row',
    `{ ...F0 } ${repeat(80, (i) => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F80 on Query { __typename }`,
    NESTING,
  ],
  // Introspection.
  ['introspection in a circle', `{ __schema { types { ${nest(9, 'fields { type { ', 'name', '} } ')} } } }`, DEPTH],
  ['introspection in a small circle', '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }', VALIDATION],
  [
    'introspection in a circle of fragments',
    '{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...T } } }',
    VALIDATION,
  ],
  [
    'introspection of one type, often',
    `{ ${repeat(51, (i) => `a${i}: __type(name: "Player") { name }`)} }`,
    { by: 'shape', names: 'fields that ask for the schema' },
  ],
  // Fragments.
  ['fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', VALIDATION],
  ['a fragment in itself, twice', '{ ...A } fragment A on Query { ...A ...A __typename }', VALIDATION],
  ['a fragment that is not there', '{ ...A }', VALIDATION],
  [
    'two fragments of one name, the small one first',
    `{ viewer { ...A } } fragment A on Viewer { role } fragment A on Viewer { ${repeat(101, (i) => `a${i}: role`)} }`,
    ALIASES,
  ],
  [
    'two fragments of one name, the small one last',
    `{ viewer { ...A } } fragment A on Viewer { ${repeat(101, (i) => `a${i}: role`)} } fragment A on Viewer { role }`,
    ALIASES,
  ],
  [
    'fragments that double',
    `{ viewer { ...F0 } } ${repeat(40, (i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Viewer { role }`,
    FIELDS,
  ],
  [
    'fragments of fields that double',
    `{ ...F0 } ${repeat(8, (i) => `fragment F${i} on Query { a: node(id: 1) { ...F${i + 1} } b: node(id: 1) { ...F${i + 1} } }`)} fragment F8 on Query { __typename }`,
    ALIASES,
  ],
  ['a fragment of prototypes', '{ ...__proto__ ...constructor } fragment constructor on Query { __typename }', VALIDATION],
  // Definitions.
  ['many operations, of which a small one runs', repeat(21, (i) => `query A${i} { __typename }`), OPERATIONS],
  ['many fragments', `{ __typename } ${repeat(100, (i) => `fragment F${i} on Query { __typename }`)}`, DEFINITIONS],
  ['many types', repeat(101, (i) => `type A${i} { a: Int }`), DEFINITIONS],
  // Work for validation.
  ['one field again and again', `{ viewer { ${'role '.repeat(1_900)} } }`, NAMESAKES],
  ['one field with fields again and again', `{ viewer { ${'__typename '.repeat(250)} } }`, NAMESAKES],
  ['one alias again and again', `{ viewer { ${repeat(101, () => 'a: role')} } }`, ALIASES],
  ['one field in inline fragments', `{ viewer { ${'... on Viewer { role } '.repeat(800)} } }`, NAMESAKES],
  [
    'one field in fragments that all meet',
    `{ ${repeat(99, (i) => `...F${i}`)} } ${repeat(99, (i) => `fragment F${i} on Query { viewer { role } }`)}`,
    ROOTS,
  ],
  ['fields that do not exist', `{ viewer { ${repeat(2_001, (i) => `a${i}`)} } }`, FIELDS],
  ['types that do not exist', `query (${repeat(1_200, (i) => `$a${i}: A${i}`)}) { __typename }`, VALIDATION],
  // Values.
  ['lists in lists', `{ node(id: ${nest(500, '[', '', ']')}) { id } }`, NESTING],
  ['input objects in input objects', `{ players(filter: ${nest(400, '{ a: ', '1')}) { totalCount } }`, NESTING],
  ['lists in a default', `query ($a: [Int] = ${nest(100, '[', '', ']')}) { __typename }`, NESTING],
  ['lists in an argument of a directive', `{ __typename @skip(if: ${nest(100, '[', '', ']')}) }`, NESTING],
  ['lists of lists as a type', `query ($a: ${nest(500, '[', 'Int', ']')}) { __typename }`, NESTING],
  ['a page in a list', '{ players(first: [[[[1000000]]]]) { totalCount } }', VALIDATION],
  ['a number of many digits', `{ players(first: ${'9'.repeat(200_000)}) { totalCount } }`, VALIDATION],
  // A cursor is read when it runs: it is refused there, and is not in the message.
  ['a long string', `{ players(after: "${'x'.repeat(200_000)}") { totalCount } }`, NOBODY],
  ['a long block string', `{ players(after: """${'x\n'.repeat(100_000)}""") { totalCount } }`, NOBODY],
  // What is no token.
  ['comments', `{ __typename } ${'#\n'.repeat(1_001)}`, PARSER],
  ['a long comment', `{ __typename } #${'x'.repeat(200_000)}`, NOBODY],
  ['commas and spaces', `{ __typename ${', '.repeat(100_000)} }`, NOBODY],
  ['a text that is only long', `{ __typename ${' '.repeat(262_144)} }`, PARSER],
  ['tokens', `{ viewer { ${'role '.repeat(5_000)} } }`, PARSER],
  // Names: they come back with every object, and with every message.
  ['a long alias', `{ players(first: 100) { nodes { ${'a'.repeat(129)}: id } } }`, NAMES],
  [
    'a long name of an operation, in every message',
    `query ${'a'.repeat(100_000)}(${repeat(100, (i) => `$a${i}: Int`)}) { __typename }`,
    NAMES,
  ],
  ['a long name of a field, an argument, a fragment', `{ ...A } fragment A on Query { a(${'a'.repeat(129)}: 1) }`, NAMES],
  // Unicode. Neither makes two names of one.
  ['a byte order mark before and between', `\uFEFF{ viewer { \uFEFF${repeat(101, (i) => `a${i}\uFEFF: role`)} } }`, ALIASES],
];

describe('the shape check', () => {
  it.each(BYPASSES)('is not passed by %s', (_name, text, outcome) => {
    expect(judge(text).outcome).toEqual(outcome);
  });

  it.each(['{ viewer { r\u200Bole } }', '{ viewer { \u0440ole } }', '{ viewer { ro\u0000le } }', '{ \u202Eviewer }'])(
    'need not know signs that no name has, because the parser does not: %j',
    (text) => {
      expect(() => parse(text, PARSE_LIMITS)).toThrow('Syntax Error');
    },
  );
});

/** Documents that make validation compare as much as the limits let them. */
const WORST: readonly (readonly [name: string, text: string])[] = [
  ['a leaf again and again', `{ viewer { ${'role '.repeat(200)} } }`],
  ['a field with arguments', `{ node(id: 1) { ... on Player { ${'matches(first: 1, after: "x") { totalCount } '.repeat(140)} } } }`],
  ['a field with fields', `{ node(id: 1) { ... on Player { ${'matches { totalCount } '.repeat(140)} } } }`],
  ['fields in inline fragments', `{ node(id: 1) { ${'... on Player { matches { totalCount } } '.repeat(140)} } }`],
  [
    'fragments that all meet',
    `{ node(id: 1) { ${repeat(98, (i) => `...F${i}`)} } } ${repeat(98, (i) => `fragment F${i} on Player { matches { totalCount } }`)}`,
  ],
  [
    'fragments in a row that all meet',
    `{ node(id: 1) { ${repeat(40, (i) => `...F${i}`)} } } ${repeat(40, (i) => `fragment F${i} on Player { matches { totalCount } ...F${i + 1} }`)} fragment F40 on Player { id }`,
  ],
  [
    'many operations over one fragment with variables',
    `${repeat(20, (i) => `query Q${i}($n: Int) { ...A }`)} fragment A on Query { ${repeat(45, (i) => `a${i}: players(first: $n) { totalCount }`)} }`,
  ],
  [
    'many operations over one list of variables',
    `${repeat(20, (i) => `query Q${i}($n: ID!) { ...A }`)} fragment A on Query { nodes(ids: [${'$n '.repeat(2_300)}]) { id } }`,
  ],
  [
    'fields in fields, again and again',
    `{ node(id: 1) { ... on Player { ${nest(2, 'channels { nodes { owner { ', 'id', '} } } ').repeat(40)} } } }`,
  ],
  [
    'introspection at each root',
    `{ ${repeat(4, (i) => `a${i}: __schema { ...A ...B }`)} } fragment A on __Schema { types { name } ...B } fragment B on __Schema { types { kind } }`,
  ],
];

/** A read takes a fraction of a microsecond. */
const MAX_READS = 8 * SHAPE_LIMITS.namesakes;

/** How often validation reads the names of fields, spreads and variables: at least once for each visit, and for each comparison with another. */
function countReads(document: DocumentNode): { reads: number; messages: readonly string[] } {
  let reads = 0;
  const count = <Node extends FieldNode | FragmentSpreadNode | VariableNode>({ name, ...rest }: Node): unknown =>
    Object.defineProperty(rest, 'name', {
      enumerable: true,
      get: () => {
        reads += 1;
        return name;
      },
    });
  const counted = visit(document, { Field: { leave: count }, FragmentSpread: { leave: count }, Variable: { leave: count } });
  const messages = validate(schema, counted).map(({ message }) => message);
  return { reads, messages };
}

describe('validation of what passes the shape check', () => {
  it.each(WORST)('stays within bounds for %s', (_name, text) => {
    const document = parse(text, PARSE_LIMITS);
    expect(check(document)?.message).toBeUndefined();
    const { reads, messages } = countReads(document);
    // graphql-js gives up on comparisons that are too many, but late.
    expect(messages).not.toContain('Validation aborted.');
    expect(reads).toBeLessThan(MAX_READS);
  });

  it('would not without the limit of namesakes', () => {
    const text = `{ node(id: 1) { ... on Player { ${'matches { totalCount } '.repeat(700)} } } }`;
    expect(countReads(parse(text, PARSE_LIMITS)).reads).toBeGreaterThan(2 * MAX_READS);
  });
});
