import { describe, expect, it } from 'vitest';
import { currentRequest, runInRequest } from '../../../src/observability/request-scope.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';

describe('createLogger', () => {
  it('adds the id of the request that is worked for, also after an await', async () => {
    const { logger, lines } = createCapturingLogger();
    await runInRequest('abc', async () => {
      await Promise.resolve();
      logger.info('inside');
    });
    logger.info('outside');
    expect(lines.map((line) => line['requestId'])).toEqual(['abc', undefined]);
  });

  it('adds the trace of a request that is sampled', () => {
    const { logger, lines } = createCapturingLogger();
    runInRequest('abc', () => {
      logger.info('before');
      const request = currentRequest();
      if (request !== undefined) request.traceId = 'def';
      logger.info('after');
    });
    expect(lines).toMatchObject([{ requestId: 'abc' }, { requestId: 'abc', traceId: 'def' }]);
    expect(lines[0]).not.toHaveProperty('traceId');
  });

  it('hides credentials at any usual depth', () => {
    const { logger, lines } = createCapturingLogger();
    logger.info({ authorization: 'Bearer x', headers: { cookie: 'y' }, req: { headers: { authorization: 'Bearer z' } } }, 'with headers');
    expect(lines[0]).toMatchObject({
      authorization: '[redacted]',
      headers: { cookie: '[redacted]' },
      req: { headers: { authorization: '[redacted]' } },
    });
  });

  it('logs an error with its causes, but not the values a driver hung onto it', () => {
    const { logger, lines } = createCapturingLogger();
    const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (puuid)=(secret)', parameters: ['secret'] });
    logger.error({ err: new Error('insert failed', { cause }) }, 'oops');
    expect(lines[0]).toMatchObject({ err: { message: 'insert failed', cause: { message: 'duplicate key', code: '23505' } } });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('ends a chain of causes that never ends', () => {
    const { logger, lines } = createCapturingLogger();
    const error = new Error('round');
    error.cause = error;
    logger.error({ err: error }, 'oops');
    expect(lines).toHaveLength(1);
  });
});
