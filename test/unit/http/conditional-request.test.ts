import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentCoding } from '../../../src/cache/answer-body.ts';
import { createAnswerBody } from '../../../src/cache/answer-body.ts';
import { findCurrentCopy } from '../../../src/http/conditional-request.ts';

const find = (ifNoneMatch: string | undefined, { method = 'GET', etags = ['"a-br"', '"a"'] } = {}) =>
  findCurrentCopy({ method, ifNoneMatch }, etags);

describe('findCurrentCopy', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['"a"', '"a"'],
    ['"a-br"', '"a-br"'],
    ['"b"', null],
    ['W/"a"', '"a"'],
    ['w/"a"', null],
    ['"b", "a"', '"a"'],
    ['"b","c"  ,W/"a"', '"a"'],
    [', ,"b",, "a" ,', '"a"'],
    ['"a", "a-br"', '"a-br"'],
    ['"b, \\"a", "c"', null],
    ['"x,", "a"', '"a"'],
    ['*', '"a-br"'],
    [' * ', '"a-br"'],
    ['"*"', null],
    ['*, "b"', null],
    ['a', null],
    ['"a', null],
    ['"b" "a"', null],
    ['"ba"', null],
    ['""', null],
  ])('for If-None-Match: %s is %s', (header, expected) => {
    expect(find(header)).toBe(expected);
  });

  it.each(['GET', 'HEAD'])('answers %s', (method) => {
    expect(find('"a"', { method })).toBe('"a"');
  });

  it.each(['POST', 'PUT', 'OPTIONS', 'get'])('never answers %s', (method) => {
    expect([find('"a"', { method }), find('*', { method })]).toEqual([null, null]);
  });

  it('has no copy where there is no ETag', () => {
    expect([find('*', { etags: [] }), find('"a"', { etags: [] })]).toEqual([null, null]);
  });

  it('finds a tag of a list wherever it stands', () => {
    const tag = fc.stringMatching(/^[!#-~]{0,12}$/).map((text) => `"${text}"`);
    const listed = fc.tuple(tag, fc.boolean()).map(([text, isWeak]) => (isWeak ? `W/${text}` : text));
    fc.assert(
      fc.property(fc.array(listed), fc.array(listed), tag, (before, after, wanted) => {
        expect(find([...before, wanted, ...after].join(', '), { etags: [wanted] })).toBe(wanted);
        const others = [...before, ...after].filter((one) => !one.endsWith(wanted));
        expect(find(others.join(' , '), { etags: [wanted] })).toBeNull();
      }),
    );
  });

  it('never takes a copy of another body, or in a coding that its holder would not be sent', () => {
    const codings: readonly ContentCoding[] = ['identity', 'gzip', 'br'];
    const coding = fc.constantFrom(...codings);
    const text = fc.string({ minLength: 1500, maxLength: 1600 });
    fc.assert(
      fc.property(text, text, coding, coding, (one, other, held, accepted) => {
        const listEtags = (content: string, codingOf: ContentCoding) =>
          createAnswerBody(Buffer.from(content), { compress: () => null }).etags(codingOf);
        const [etag] = listEtags(one, held);
        const expected = held === accepted || held === 'identity' ? etag : null;
        expect(find(etag, { etags: [...listEtags(one, accepted)] })).toBe(expected);
        expect(find(etag, { etags: [...listEtags(other, accepted)] })).toBe(one === other ? expected : null);
      }),
      { numRuns: 50 },
    );
  });
});
