import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { guardProcess } from '../../../src/observability/process-guards.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';

describe('guardProcess', () => {
  it('ends the process at an error nobody caught, and not at a rejection nobody handled', () => {
    const process = new EventEmitter();
    const { logger, lines } = createCapturingLogger();
    const codes: number[] = [];
    guardProcess(process, { logger, exit: (code) => codes.push(code) });
    process.emit('unhandledRejection', new Error('unheard'));
    expect(codes).toEqual([]);
    process.emit('uncaughtException', new Error('thrown'));
    expect(codes).toEqual([1]);
    expect(lines).toMatchObject([
      { level: 'error', err: { message: 'unheard' } },
      { level: 'fatal', err: { message: 'thrown' } },
    ]);
  });
});
