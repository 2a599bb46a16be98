import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { FarsightError } from '../../../src/domain/errors.ts';
import { createErrorTranslator } from '../../../src/execution/errors.ts';
import { createCapturingLogger, type LoggedLine } from '../../support/capturing-logger.ts';

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

  it('does not log what the client did wrong', () => {
    const { translate, lines }: { lines: LoggedLine[]; translate: ReturnType<typeof createErrorTranslator> } = createTranslator();
    translate(INTERNAL, new FarsightError('BAD_INPUT', 'first must be 1–100'));
    expect(lines).toEqual([]);
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
