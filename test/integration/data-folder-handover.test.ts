import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HandedOverCommand, runHandedOver } from '../../src/cli/handover-client.ts';
import { FarsightError } from '../../src/domain/errors.ts';
import { type CommandHandler, registerHandoverRoute } from '../../src/http/handover-route.ts';
import { createHttpServer } from '../../src/http/http-server.ts';
import { createLogger } from '../../src/observability/logger.ts';

const TOKEN = 'token-of-the-lock-file';
const NAMED: CommandHandler = async (args, { emit }) => {
  emit(['note', 'a', 'b']);
  emit(['note', 'c', 'd']);
  return { args };
};

describe('registerHandoverRoute', () => {
  let app: FastifyInstance;
  let logged: string;
  let port: number;
  /** Ends when the handler's signal is aborted, with what became of it. */
  let patient: { started: Promise<void>; ended: Promise<string> };

  beforeEach(async () => {
    logged = '';
    const logger = createLogger({ logLevel: 'info' }, { write: (line: string) => (logged += line) });
    app = createHttpServer({ config: { bodyLimitBytes: 1_024, corsOrigins: [] }, logger });
    const started = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<string>();
    patient = { started: started.promise, ended: ended.promise };
    const waiting: CommandHandler = async (_args, { emit, signal }) => {
      emit('started');
      started.resolve();
      if (!signal.aborted) await once(signal, 'abort');
      ended.resolve('aborted');
      return 'stopped early';
    };
    const handlers: Record<string, CommandHandler> = {
      named: NAMED,
      waiting,
      refusing: () => Promise.reject(new FarsightError('NOT_FOUND', 'There is no channel @a')),
      broken: () => Promise.reject(new TypeError('x is not a function of /home/somebody')),
      chatty: async (_args, { emit }) => {
        for (let index = 0; index < 100_000; index += 1) emit('x'.repeat(100));
        return 'done';
      },
    };
    registerHandoverRoute(app, { token: TOKEN, handlers, logger });
    port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  });
  afterEach(() => app.close());

  const run = (name: string, more: Partial<HandedOverCommand> & { token?: string } = {}) =>
    runHandedOver(
      { host: '127.0.0.1', port, pid: 1, token: more.token ?? TOKEN },
      { name, args: { a: [1] }, onEvent: () => undefined, onDropped: () => undefined, signal: new AbortController().signal, ...more },
    );

  it('streams events as they come, then the result', async () => {
    const events: unknown[] = [];
    expect(await run('named', { onEvent: (event) => events.push(event) })).toEqual({ args: { a: [1] } });
    expect(events).toEqual([
      ['note', 'a', 'b'],
      ['note', 'c', 'd'],
    ]);
  });

  it('carries an expected error with its code, and masks a defect, which it logs', async () => {
    await expect(run('refusing')).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no channel @a' });
    const masked = await run('broken').catch((error: Error) => error.message);
    expect(masked).toBe('It failed inside the gateway, whose log says why');
    expect(logged).toContain('x is not a function');
  });

  it('is not there for a wrong token, an unknown command, and names of the prototype', async () => {
    await expect(run('named', { token: 'wrong' })).rejects.toThrow(/status 404/);
    await expect(run('nothing')).rejects.toThrow(/status 404/);
    await expect(run('constructor')).rejects.toThrow(/status 404/);
    expect(logged).not.toContain(TOKEN);
  });

  it.each([
    ['127.0.0.1', 200],
    ['127.8.8.8', 200],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
    ['10.0.0.9', 404],
    ['::ffff:10.0.0.9', 404],
    ['2001:db8::1', 404],
  ])('answers a caller from %s who has the token with %i', async (remoteAddress, status) => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' };
    const reply = await app.inject({ method: 'POST', url: '/internal/commands/named', remoteAddress, headers, payload: {} });
    expect(reply.statusCode).toBe(status);
  });

  it('takes long command lines but no endless ones', async () => {
    expect(await run('named', { args: { paths: ['x'.repeat(500_000)] } })).toBeDefined();
    await expect(run('named', { args: { paths: ['x'.repeat(2_000_000)] } })).rejects.toThrow(/too many paths|EPIPE|ECONNRESET/);
  });

  it('aborts the command when its caller leaves', async () => {
    const leaving = new AbortController();
    const outcome = run('waiting', { signal: leaving.signal }).catch((error: Error) => error);
    await patient.started;
    leaving.abort();
    expect(await patient.ended).toBe('aborted');
    expect(await outcome).toBeInstanceOf(Error);
  });

  it('aborts the command when the gateway closes, which waits for its end', async () => {
    const outcome = run('waiting');
    await patient.started;
    await app.close();
    expect(await outcome).toBe('stopped early');
  });

  it('leaves events out for a reader that is too slow, says how many, and still answers', async () => {
    let events = 0;
    let dropped = 0;
    const result = await run('chatty', { onEvent: () => (events += 1), onDropped: (count) => (dropped += count) });
    expect(result).toBe('done');
    expect(dropped).toBeGreaterThan(0);
    expect(events + dropped).toBe(100_000);
  });

  it('says that a gateway which ended did not do it', async () => {
    const outcome = run('waiting').catch((error: unknown) => error);
    await patient.started;
    app.server.closeAllConnections();
    expect(await outcome).toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringMatching(
        /gateway \(process 1, .*\) ended before the command did\. What was stored before stays: run this again$/,
      ),
    });
  });

  it('says how to go on when the gateway cannot be reached', async () => {
    await app.close();
    await expect(run('waiting')).rejects.toThrow(
      /gateway \(process 1, .*\) owns the data folder and could not do this: connect ECONNREFUSED/,
    );
  });
});
