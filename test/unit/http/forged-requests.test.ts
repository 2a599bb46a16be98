import { HeaderMap } from '@apollo/server';
import { describe, expect, it } from 'vitest';
import { isCertainlyAsked } from '../../../src/http/forged-requests.ts';

describe('isCertainlyAsked', () => {
  it.each([
    ['POST', { 'content-type': 'application/json' }, true],
    ['POST', { 'content-type': 'Application/JSON ; charset=utf-8' }, true],
    ['POST', { 'content-type': 'application/jsonp' }, false],
    ['POST', { 'content-type': 'text/plain', 'apollo-require-preflight': '1' }, false],
    ['POST', {}, false],
    ['GET', {}, false],
    ['GET', { 'apollo-require-preflight': '' }, false],
    ['GET', { 'apollo-require-preflight': '1' }, true],
    ['GET', { 'x-apollo-operation-name': 'Page' }, true],
    ['GET', { 'content-type': 'application/json' }, true],
    ['GET', { 'content-type': 'text/plain', 'apollo-require-preflight': '1' }, false],
    ['PUT', { 'content-type': 'application/json' }, false],
    ['HEAD', { 'apollo-require-preflight': '1' }, false],
  ])('of a %s with %o is %s', (method, headers, expected) => {
    const request = { method, headers: new HeaderMap(Object.entries(headers)), search: '', body: method === 'POST' ? {} : undefined };
    expect(isCertainlyAsked(request)).toBe(expected);
  });

  it('is false of a body that could not be read as JSON', () => {
    const headers = new HeaderMap([['content-type', 'application/json']]);
    expect(isCertainlyAsked({ method: 'POST', headers, search: '', body: undefined })).toBe(false);
  });
});
