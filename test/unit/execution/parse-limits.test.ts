import type { BaseContext } from '@apollo/server';
import { GraphQLError, getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeExecution } from '../../../src/compose-execution.ts';
import { PARSE_LIMITS, toParseLimitError } from '../../../src/execution/parse-limits.ts';
import { createSchema } from '../../../src/execution/schema.ts';
import { createCapturingLogger, type LoggedLine } from '../../support/capturing-logger.ts';

const FULL_INTROSPECTION = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});
const GENERIC = { message: 'The operation is too complex', extensions: { code: 'OPERATION_TOO_COMPLEX' } };

/** A text beyond each limit of the parser, and what is said of it in development. */
const TOO_LARGE: readonly (readonly [what: string, text: string, detail: string, locations: object[] | undefined])[] = [
  ['tokens', `{${' viewer'.repeat(5_000)}`, 'its text contains more than 5000 tokens', [{ line: 1, column: 34_996 }]],
  ['comments', `${'#\n'.repeat(1_001)}{ viewer { role } }`, 'its text contains more than 1000 comments', [{ line: 1001, column: 1 }]],
  [
    'characters',
    `{ match(matchId: "${'x'.repeat(262_144)}") { id } }`,
    'its text contains more than 262144 UTF-16 code units',
    [{ line: 1, column: 262_145 }],
  ],
];

/** Cold, the parser's stack is too small for these; once it is optimised, it finds the end that is missing. */
const DEEP_TEXTS: readonly (readonly [what: string, text: string])[] = [
  ['lists', `{ node(id: ${'['.repeat(4_900)}`],
  ['input objects', `{ node(id: ${'{a:'.repeat(1_600)}`],
  ['selections', '{ a'.repeat(2_490)],
  ['list types', `query ($a: ${'['.repeat(4_900)}`],
];

async function ask(query: string, mode: 'development' | 'production') {
  const { logger, lines } = createCapturingLogger();
  const { server } = composeExecution<BaseContext>({
    schema: createSchema(),
    mode,
    logger,
  });
  const { body, http } = await server.executeOperation({ query });
  await server.stop();
  return { status: http.status, result: body.kind === 'single' ? body.singleResult : null, defects: lines.filter(isError) };
}

function isError({ level }: LoggedLine): boolean {
  return level === 'error';
}

describe.each(['production', 'development'] as const)('a text that is too large to be parsed, in %s', (mode) => {
  it.each(TOO_LARGE)('is refused alike for %s', async (_what, query, detail, locations) => {
    const { status, result, defects } = await ask(query, mode);
    expect(status).toBe(400);
    const told = { ...GENERIC, message: `${GENERIC.message}: ${detail}`, locations };
    expect(result).toEqual({ errors: [mode === 'production' ? GENERIC : told] });
    expect(defects).toEqual([]);
  });

  it.each(DEEP_TEXTS)('is a fault of who sent it when %s nest in each other', async (_what, query) => {
    const { status, result, defects } = await ask(query, mode);
    expect(status).toBe(400);
    expect(result?.errors?.[0]?.extensions?.['code']).toMatch(/^(OPERATION_TOO_COMPLEX|GRAPHQL_PARSE_FAILED)$/);
    expect(defects).toEqual([]);
  });
});

describe('toParseLimitError', () => {
  const thrownBy = (text: string) => {
    try {
      return parse(text, PARSE_LIMITS);
    } catch (error) {
      return error;
    }
  };

  it('says 400, for who answers it', () => {
    const error = toParseLimitError(thrownBy('{ a'.repeat(5_000)), 'production');
    expect(error?.extensions).toEqual({ code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } });
  });

  it.each([
    ['{ unfinished'],
    ['{ "Document contains more than 5000 tokens. Parsing aborted." }'],
    ['"""Document contains more than 5000 tokens. Parsing aborted.""" {'],
  ])('leaves what is wrong in another way to graphql-js: %s', (text) => {
    const thrown = thrownBy(text);
    expect(thrown).toBeInstanceOf(GraphQLError);
    expect(toParseLimitError(thrown, 'development')).toBeNull();
  });

  it('says that the parser ran out of stack', () => {
    expect(toParseLimitError(new RangeError('Maximum call stack size exceeded'), 'development')?.message).toBe(
      'The operation is too complex: its brackets nest too deeply to be parsed',
    );
  });

  it('leaves what is no error of the parser', () => {
    expect(toParseLimitError(new Error('Document contains more than 5000 tokens. Parsing aborted.'), 'development')).toBeNull();
  });
});

describe('PARSE_LIMITS', () => {
  it('leave introspection ten times the room that it needs', () => {
    expect(() => parse(FULL_INTROSPECTION, { maxLexicalTokens: PARSE_LIMITS.maxLexicalTokens / 10 })).not.toThrow();
  });
});
