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
    ['HEAD', { 'apollo-require-preflight': '1' }, true],
    ['HEAD', {}, false],
    ['POST', { 'content-type': 'application/json; charset=utf-16' }, false],
    ['POST', { 'content-type': 'application/json; charset="UTF-8"' }, true],
    ['POST', { 'content-type': 'application/json; profile=x' }, false],
  ])('of a %s with %o is %s', (method, headers, expected) => {
    const sent: Record<string, string> = headers;
    expect(isCertainlyAsked({ method, contentType: sent['content-type'], header: (name) => sent[name] })).toBe(expected);
  });
});
