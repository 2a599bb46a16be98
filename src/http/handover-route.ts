import { createHash, timingSafeEqual } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isFarsightError } from '../domain/errors.ts';
import type { Logger } from '../observability/logger.ts';

/**
 * Does a command's work for another process. `args` came over the wire: the handler validates them. Aborting `signal` asks it to
 * stop at the next place where nothing is half done. What it emits and answers must be plain JSON values.
 */
export type CommandHandler = (args: unknown, call: { emit: (event: unknown) => void; signal: AbortSignal }) => Promise<unknown>;

/** One line of the answer; the last is a `result` or an `error`. */
export type HandoverLine =
  | { readonly kind: 'event'; readonly event: unknown }
  /** So many events were left out, because nobody read them. */
  | { readonly kind: 'dropped'; readonly count: number }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'error'; readonly code: string | null; readonly message: string };

/** Many paths on a command line are long. */
const BODY_LIMIT_BYTES = 1024 * 1024;
/** A terminal that is held back must not fill the gateway's memory. */
const BUFFER_LIMIT_BYTES = 4 * 1024 * 1024;
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Takes commands over from processes that found this gateway to be the owner of the data folder: `POST /internal/commands/:name`,
 * answered as NDJSON while the command runs. Only for callers on this machine who can read the folder's secret; for anybody else
 * the route is not there. A caller who leaves, or the gateway's own end, aborts the command.
 */
export function registerHandoverRoute(
  app: FastifyInstance,
  parts: { token: string; handlers: Readonly<Record<string, CommandHandler>>; logger: Logger },
): void {
  const running = new Set<AbortController>();
  app.addHook('preClose', async () => {
    for (const controller of running) controller.abort();
  });
  app.post<{ Params: { name: string } }>('/internal/commands/:name', {
    bodyLimit: BODY_LIMIT_BYTES,
    // Before the body is read: a stranger's is not.
    onRequest: async (request, reply) => {
      if (!isTrusted(request, parts.token)) return reply.callNotFound();
    },
    handler: async (request, reply) => {
      const { name } = request.params;
      const handler = Object.hasOwn(parts.handlers, name) ? parts.handlers[name] : undefined;
      if (handler === undefined) return reply.callNotFound();
      const controller = new AbortController();
      const lines = new PassThrough({ highWaterMark: BUFFER_LIMIT_BYTES });
      running.add(controller);
      lines.once('close', () => {
        running.delete(controller);
        controller.abort();
      });
      void answer({
        handler,
        args: request.body,
        lines,
        signal: controller.signal,
        onDefect: (error) => parts.logger.error({ err: error, command: name }, 'A command that was handed over failed'),
      });
      return reply.type('application/x-ndjson; charset=utf-8').send(lines);
    },
  });
}

function isTrusted(request: FastifyRequest, token: string): boolean {
  // The socket's own address: a header can say anything. A proxy on this machine is on loopback too; it does not know the token.
  if (!LOOPBACK.test(request.raw.socket.remoteAddress ?? '')) return false;
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(hash(given), hash(token));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

interface Call {
  readonly handler: CommandHandler;
  readonly args: unknown;
  readonly lines: PassThrough;
  readonly signal: AbortSignal;
  readonly onDefect: (error: unknown) => void;
}

/** Cannot reject. */
async function answer({ handler, args, lines, signal, onDefect }: Call): Promise<void> {
  const writer = createLineWriter(lines);
  try {
    const result = await handler(args, { emit: (event) => writer.offer({ kind: 'event', event }), signal });
    writer.end({ kind: 'result', result });
  } catch (error) {
    const expected = isFarsightError(error);
    if (!expected) onDefect(error);
    writer.end({
      kind: 'error',
      code: expected ? error.code : null,
      message: expected ? error.message : 'It failed inside the gateway, whose log says why',
    });
  }
}

function createLineWriter(lines: PassThrough): { offer(line: HandoverLine): void; end(line: HandoverLine): void } {
  let dropped = 0;
  const write = (line: HandoverLine) => {
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
  };
  const tellDropped = () => {
    if (dropped > 0) write({ kind: 'dropped', count: dropped });
    dropped = 0;
  };
  return {
    offer: (line) => {
      if (lines.writableNeedDrain) {
        dropped += 1;
        return;
      }
      tellDropped();
      write(line);
    },
    end: (line) => {
      tellDropped();
      write(line);
      lines.end();
    },
  };
}
