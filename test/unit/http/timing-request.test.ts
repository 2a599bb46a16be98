import type { FastifyReply } from 'fastify';
import { describe, expect, it } from 'vitest';
import { addServerTiming, wantsTiming } from '../../../src/http/timing-request.ts';
import { currentRequest, runInRequest } from '../../../src/observability/request-scope.ts';

describe('wantsTiming', () => {
  it.each([
    ['OPERATOR', { 'farsight-timing': '1' }, true],
    ['OPERATOR', { 'farsight-timing': '0' }, false],
    ['OPERATOR', { 'farsight-timing': 'true' }, false],
    ['OPERATOR', {}, false],
    ['ANONYMOUS', { 'farsight-timing': '1' }, false],
  ] as const)('is for %s with %o: %s', (role, headers, expected) => {
    expect(wantsTiming({ role }, headers)).toBe(expected);
  });
});

describe('addServerTiming', () => {
  const readHeader = (prepare: () => void) =>
    runInRequest('test', () => {
      const headers = new Map<string, unknown>();
      prepare();
      addServerTiming({ header: (name: string, value: unknown) => headers.set(name, value) } as unknown as FastifyReply);
      return headers.get('server-timing');
    });
  const trace = (count: number) => {
    const request = currentRequest();
    if (request) request.readStatements = () => ({ count, busyMs: 8.12345 });
  };

  it('names the phases that were, the statements and the total', () => {
    const header = readHeader(() => {
      trace(3);
      Object.assign(currentRequest()?.phases ?? {}, { execute: 12, encode: 0.25 });
    });
    expect(header).toMatch(/^execute;dur=12, encode;dur=0.25, sql;dur=8.123;desc="3 statements", total;dur=\d+(\.\d{1,3})?$/);
  });

  it('says nothing of a request that is not traced', () => {
    expect(readHeader(() => undefined)).toBeUndefined();
    expect(readHeader(() => trace(1))).toMatch(/desc="1 statement"/);
  });
});
