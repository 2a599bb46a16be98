import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { describe, expect, it } from 'vitest';
import { chooseAnswerStatus } from '../../../src/http/answer-status.ts';

const answer = (status: number | undefined, body: unknown): HTTPGraphQLResponse => ({
  ...(status === undefined ? {} : { status }),
  headers: new HeaderMap(),
  body: { kind: 'complete', string: typeof body === 'string' ? body : JSON.stringify(body) },
});
const errors = (...codes: unknown[]) => ({ errors: codes.map((code) => ({ message: 'No', extensions: { code } })) });
const PARSE_ERROR = answer(400, errors('GRAPHQL_PARSE_FAILED'));

describe('chooseAnswerStatus', () => {
  it.each(['application/json', 'Application/JSON; charset=utf-8', 'text/html, application/json;q=0.9', 'application/json, */*'])(
    'is 200 for an error of parsing when %s is accepted',
    (accept) => {
      expect(chooseAnswerStatus(accept, PARSE_ERROR)).toBe(200);
    },
  );

  it.each([
    undefined,
    '',
    '*/*',
    'application/*',
    'application/jsonp',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/json, application/GraphQL-Response+json;q=0.1',
  ])('stays 400 when %s is accepted', (accept) => {
    expect(chooseAnswerStatus(accept, PARSE_ERROR)).toBe(400);
  });

  it.each(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])('is 200 for %s', (code) => {
    expect(chooseAnswerStatus('application/json', answer(400, errors(code, code)))).toBe(200);
  });

  it.each([
    ['a refused request', errors('BAD_REQUEST')],
    ['an operation that is too complex', errors('OPERATION_TOO_COMPLEX')],
    ['an error without a code', { errors: [{ message: 'No' }] }],
    ['errors of several kinds', errors('GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST')],
    ['an answer with data', { data: null, ...errors('BAD_USER_INPUT') }],
    ['no errors', {}],
    ['several answers', [errors('GRAPHQL_PARSE_FAILED')]],
    ['nothing', 'null'],
    ['text that is no JSON', 'errors: []'],
  ])('stays 400 for %s', (_what, body) => {
    expect(chooseAnswerStatus('application/json', answer(400, body))).toBe(400);
  });

  it('leaves any other status as it is', () => {
    const body = errors('BAD_USER_INPUT');
    expect(chooseAnswerStatus('application/json', answer(undefined, body))).toBe(200);
    for (const status of [401, 405, 500]) expect(chooseAnswerStatus('application/json', answer(status, body))).toBe(status);
  });
});
