import { GraphQLError, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { FarsightError } from '../../../src/domain/errors.ts';
import { createErrorTranslator } from '../../../src/execution/errors.ts';
import { createSchema } from '../../../src/execution/schema.ts';
import { createCapturingLogger, type LoggedLine } from '../../support/capturing-logger.ts';

const schema = createSchema();

function createTranslator(mode: 'development' | 'production' = 'production') {
  const { logger, lines } = createCapturingLogger();
  return { translate: createErrorTranslator({ mode, logger }), lines };
}
const INTERNAL = { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

describe('createErrorTranslator', () => {
  it('finds what was thrown under several wrappings', () => {
    const thrown = new FarsightError('NOT_FOUND', 'There is no channel 7');
    const wrapped = new GraphQLError('outer', { originalError: new GraphQLError('inner', { originalError: thrown }) });
    expect(createTranslator().translate(INTERNAL, wrapped)).toEqual({
      message: 'There is no channel 7',
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('lets a refusal of a plugin keep its code, status and message', () => {
    const refusal = new GraphQLError('Not so', { extensions: { code: 'REFUSED' } });
    expect(createTranslator().translate({ message: 'Not so', extensions: { code: 'REFUSED' } }, refusal)).toEqual({
      message: 'Not so',
      extensions: { code: 'REFUSED' },
    });
  });

  it('takes a refusal without a code and without a path for a bad request', () => {
    const refusal = new GraphQLError('provided sha does not match query');
    expect(createTranslator().translate(INTERNAL, refusal).extensions?.['code']).toBe('BAD_REQUEST');
  });

  it('drops the extensions of an error it masks', () => {
    const formatted = { message: 'x', extensions: { code: 'ECONNREFUSED', address: '10.0.0.7', stacktrace: ['a'] } };
    expect(createTranslator().translate(formatted, new Error('x'))).toEqual(expect.objectContaining({ message: 'Internal error' }));
    expect(JSON.stringify(createTranslator().translate(formatted, new Error('x')))).not.toContain('10.0.0.7');
  });

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['an object whose properties throw', new Proxy({}, { get: () => raise(), getPrototypeOf: () => raise() })],
    ['an error that is its own cause', selfCaused()],
  ])('does not throw on %s', (_name, thrown) => {
    for (const mode of ['development', 'production'] as const) {
      expect(createTranslator(mode).translate(INTERNAL, thrown).message).toBe('Internal error');
    }
  });

  it('masks even when logging fails', () => {
    const failing = { error: () => raise(), warn: () => raise() };
    const translate = createErrorTranslator({ mode: 'production', logger: failing as never });
    expect(translate(INTERNAL, new Error('x'))).toEqual({ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  });

  it('tells a parser that ran out of stack from a defect', () => {
    const { translate, lines } = createTranslator();
    const error = new GraphQLError('x', { originalError: new RangeError('Maximum call stack size exceeded') });
    const ofParser = translate({ message: 'x', extensions: { code: 'GRAPHQL_PARSE_FAILED' } }, error);
    expect(ofParser).toEqual({ message: 'The operation is too complex', extensions: { code: 'OPERATION_TOO_COMPLEX' } });
    expect(lines).toEqual([]);
    expect(translate(INTERNAL, error).message).toBe('Internal error');
    expect(lines).toHaveLength(1);
  });

  it.each(['production', 'development'] as const)(
    'answers a long message in %s by its beginning and its end, in time linear in it',
    (mode) => {
      const error = new GraphQLError(`Bad value "${'Did you mean '.repeat(40_000)}"; Field "serch" is not defined. Did you mean "search"?`);
      const startedAt = performance.now();
      const { message } = createTranslator(mode).translate({ message: error.message, extensions: { code: 'BAD_USER_INPUT' } }, error);
      // Looked at whole, it takes ten seconds and more.
      expect(performance.now() - startedAt).toBeLessThan(500);
      expect(message.length).toBeLessThan(2_010);
      expect(message).toMatch(/^Bad value "/);
      expect(message.endsWith(mode === 'development' ? 'Did you mean "search"?' : '')).toBe(true);
      if (mode === 'production') expect(message).not.toContain('search');
    },
  );

  it('does not log what the client did wrong', () => {
    const { translate, lines }: { lines: LoggedLine[]; translate: ReturnType<typeof createErrorTranslator> } = createTranslator();
    translate(INTERNAL, new FarsightError('BAD_INPUT', 'first must be 1–100'));
    expect(lines).toEqual([]);
  });
});

/** Every form in which graphql-js suggests, each from the place that makes it. */
const SUGGESTING: readonly (readonly [form: string, query: string, variables: Record<string, unknown>, suggestion: string])[] = [
  ['one name', '{ viewr }', {}, ' Did you mean "viewer"?'],
  ['two names', '{ playrs { totalCount } }', {}, ' Did you mean "players" or "player"?'],
  ['types to narrow to', '{ node(id: "x") { gameName } }', {}, ' Did you mean to use an inline fragment on "Player"?'],
  ['several types', 'query ($f: PlayerFilte) { players(filter: $f) { totalCount } }', {}, ' Did you mean "PlayerFilter", '],
  ['an argument', '{ players(firs: 1) { totalCount } }', {}, ' Did you mean "first"'],
  ['an argument of a directive', '{ viewer @skip(iff: true) { role } }', {}, ' Did you mean "if"?'],
  ['a field of an input object', '{ players(filter: { serch: "x" }) { totalCount } }', {}, ' Did you mean "search"?'],
  ['a selection', '{ viewer }', {}, ' Did you mean "viewer { ... }"?'],
  ['an enum value', '{ players(orderBy: NAME_AS) { totalCount } }', {}, ' Did you mean the enum value "NAME_ASC"'],
  ['an enum value for text', '{ players(orderBy: "NAME_ASC") { totalCount } }', {}, ' Did you mean the enum value "NAME_ASC"'],
  [
    'an enum value in a variable',
    'query ($o: PlayerOrder) { players(orderBy: $o) { totalCount } }',
    { o: 'NAME_AS' },
    ' Did you mean the enum value "NAME_ASC"',
  ],
  [
    'a field of an input object in a variable',
    'query ($f: PlayerFilter) { players(filter: $f) { totalCount } }',
    { f: { serch: 'x' } },
    ' Did you mean "search"?',
  ],
];

describe.each(['production', 'development'] as const)('an answer in %s', (mode) => {
  it.each(SUGGESTING)(`${mode === 'production' ? 'hides' : 'shows'} a suggestion of %s`, async (_form, query, variables, suggestion) => {
    const { logger } = createCapturingLogger();
    const translate = createErrorTranslator({ mode, logger });
    const result = await graphql({ schema, source: query, variableValues: variables });
    const suggesting = (result.errors ?? []).filter(({ message }) => message.includes(suggestion));
    expect(suggesting).toHaveLength(1);
    for (const error of suggesting) {
      const { message } = translate({ ...error.toJSON(), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }, error);
      expect(message.includes('Did you mean')).toBe(mode === 'development');
      if (mode === 'production') expect(error.message.startsWith(message)).toBe(true);
    }
  });

  it.each(['Did you mean x?', 'Did you mean ', 'Did you mean ?', 'x\nDid you mean\n'])(
    'is not led astray by a client that writes %j itself',
    (text) => {
      const { translate } = createTranslator(mode);
      const error = new GraphQLError(`Enum "Color" cannot represent non-enum value: "${text}". Did you mean the enum value "RED"?`);
      const { message } = translate({ message: error.message, extensions: { code: 'BAD_USER_INPUT' } }, error);
      expect(message.includes('RED')).toBe(mode === 'development');
    },
  );

  it.each([
    ['a defect', new Error('x')],
    ['an expected failure', new FarsightError('BAD_INPUT', 'x')],
    ['a refusal', new GraphQLError('x', { extensions: { code: 'REFUSED' } })],
    [
      'a defect with extensions of its own',
      Object.assign(new Error('x'), { extensions: { code: 'BAD_USER_INPUT', stacktrace: ['at a'] } }),
    ],
    ['a syntax error', new GraphQLError('Syntax Error: x')],
  ])('shows no stack trace of %s', (_what, thrown) => {
    const located = thrown instanceof GraphQLError ? thrown : new GraphQLError(thrown.message, { originalError: thrown, path: ['a'] });
    const formatted = {
      ...located.toJSON(),
      extensions: {
        ...located.extensions,
        code: 'REFUSED',
        stacktrace: located.stack?.split('\n'),
        exception: { stacktrace: [thrown.stack] },
      },
    };
    const text = JSON.stringify(createTranslator(mode).translate(formatted, located));
    expect(text).not.toContain('stacktrace');
    expect(text).not.toMatch(/\bat |\.ts:/);
  });
});

function raise(): never {
  throw new Error('on purpose');
}

function selfCaused(): Error {
  const error = new Error('round');
  error.cause = error;
  return error;
}
