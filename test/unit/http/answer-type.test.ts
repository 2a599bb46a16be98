import { describe, expect, it } from 'vitest';
import { chooseAnswerType } from '../../../src/http/answer-type.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('chooseAnswerType', () => {
  it.each([
    ['POST', undefined, JSON_TYPE],
    ['POST', '', JSON_TYPE],
    ['POST', '*/*', JSON_TYPE],
    ['POST', 'application/json', JSON_TYPE],
    ['POST', 'application/graphql-response+json, application/json;q=0.9', RESPONSE_TYPE],
    ['POST', 'application/json;q=0.5, application/graphql-response+json', RESPONSE_TYPE],
    ['POST', 'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9', RESPONSE_TYPE],
    ['POST', 'text/csv', null],
    ['POST', 'application/json;q=0', null],
    ['POST', BROWSER, JSON_TYPE],
    ['GET', BROWSER, null],
    ['GET', 'application/json, text/html', JSON_TYPE],
    ['GET', `${'x/y, '.repeat(200)}application/json`, JSON_TYPE],
    // Too long to be worked out: as if it were not there.
    ['POST', 'text/csv, '.repeat(200), JSON_TYPE],
    ['GET', `text/html, ${'text/csv, '.repeat(200)}`, JSON_TYPE],
  ])('answers a %s that accepts %s with %s', (method, accept, expected) => {
    expect(chooseAnswerType(method, accept)).toBe(expected);
    expect(chooseAnswerType(method, accept)).toBe(expected);
  });
});
