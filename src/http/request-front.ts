import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Logger } from '../observability/logger.ts';
import type { AnsweredOperation } from '../observability/work-listener.ts';
import { type FastPath, MAX_REQUEST_BYTES, mayBeFast, type RawRequest, type ReadRequest } from './fast-path.ts';
import { type Gate, passGates } from './gates.ts';
import type { Requester } from './graphql-options.ts';
import { EXPOSED_HEADERS, logAnswered, SECURITY_HEADERS } from './http-defaults.ts';
import { chooseRequestId } from './request-id.ts';
import { prepareStored } from './send-answer.ts';

/** What is known of a request when it goes on to be read. */
export interface FrontNote {
  /** Null for one that a gate refused. */
  readonly requester: Requester | null;
  /** What a gate refused it with; absent for one that passed. */
  readonly refusal?: { readonly error: unknown };
  /** What stands for it on the fast path, which has no answer to it; absent where it was not looked for there. */
  readonly raw?: string;
}

/** Parts of {@link RequestFront}. */
export interface RequestFrontParts {
  readonly fastPath: FastPath;
  readonly identify: (request: Pick<RawRequest, 'headers'>) => Requester;
  readonly gates: readonly Gate[];
  readonly observeOperation: (operation: AnsweredOperation) => void;
  readonly httpMaxAgeSeconds: number;
  /** Of the GraphQL endpoint. */
  readonly path: string;
  /** Whose pages may read answers. */
  readonly allowedOrigins: readonly string[];
  readonly logger: Logger;
}

/**
 * Answers requests from stored bytes before the framework sees them: it takes as long for such an answer as all else together. A request
 * that it has no answer to goes on whole, with a note of what is known of it.
 */
export class RequestFront {
  readonly #parts: RequestFrontParts;
  readonly #notes = new WeakMap<IncomingMessage, FrontNote>();
  #isClosing = false;

  constructor(parts: RequestFrontParts) {
    this.#parts = parts;
  }

  /** What is known of a request; undefined for one that did not pass here. */
  noteOf(request: IncomingMessage): FrontNote | undefined {
    return this.#notes.get(request);
  }

  /** Keeps what a request came to that went on. */
  remember(raw: string, read: ReadRequest): void {
    this.#parts.fastPath.remember(raw, read);
  }

  /** From here on all requests go on: their answers say that their connection ends. */
  close(): void {
    this.#isClosing = true;
  }

  /** Stands before the listener of a server's requests. */
  install(server: Server): void {
    const [handle, ...others] = server.listeners('request');
    if (handle === undefined || others.length > 0) throw new Error(`Expected one listener of requests, got ${others.length}`);
    const next = handle as (request: IncomingMessage, response: ServerResponse) => void;
    server.removeAllListeners('request');
    server.on('request', (request, response) => this.answer(request, response, () => next(request, response)));
  }

  answer(request: IncomingMessage, response: ServerResponse, next: () => void): void {
    const { method = '', url = '', headers } = request;
    const raw = { method, url, headers };
    const startedAt = performance.now();
    const requester = this.#isClosing || !isBelow(url, this.#parts.path) ? null : this.#admit(request, raw);
    if (requester === null || !mayBeFast(raw, requester)) next();
    else {
      readBody(request, (body) => {
        const text = this.#parts.fastPath.toRaw(raw, body, requester);
        const isSent = text !== null && this.#send({ request, response, raw, startedAt }, text);
        if (text !== null && !isSent) this.#notes.set(request, { requester, raw: text });
        if (!isSent) next();
      });
    }
  }

  #admit(request: IncomingMessage, raw: RawRequest): Requester | null {
    try {
      passGates(this.#parts.gates, raw);
      const requester = this.#parts.identify(raw);
      this.#notes.set(request, { requester });
      return requester;
    } catch (error) {
      this.#notes.set(request, { requester: null, refusal: { error } });
      return null;
    }
  }

  #send({ request, response, raw, startedAt }: Arrived, text: string): boolean {
    const { fastPath, httpMaxAgeSeconds, observeOperation, logger, path } = this.#parts;
    const fast = fastPath.find(text, raw);
    if (fast === null) return false;
    const { status, headers, varies, bytes } = prepareStored(raw, { ...fast.answer, type: fast.type, httpMaxAgeSeconds });
    const requestId = chooseRequestId(raw.headers['x-request-id']);
    response.writeHead(status, {
      vary: `Origin, ${varies.join(', ')}`,
      'x-request-id': requestId,
      ...SECURITY_HEADERS,
      ...this.#allow(raw.headers.origin),
      ...headers,
      ...(bytes === null ? {} : { 'content-length': bytes.byteLength }),
    });
    response.end(bytes ?? undefined);
    // Its end, which nothing is in front of.
    request.resume();
    const elapsedMs = performance.now() - startedAt;
    observeOperation({ name: fast.operationName, outcome: 'ok', durationMs: elapsedMs });
    logAnswered(logger, { requestId, traceId: null, method: raw.method, route: path, status, elapsedMs });
    return true;
  }

  #allow(origin: string | undefined): Readonly<Record<string, string>> {
    const exposed = { 'access-control-expose-headers': EXPOSED_HEADERS.join(', ') };
    if (origin === undefined || !this.#parts.allowedOrigins.includes(origin)) return exposed;
    return { 'access-control-allow-origin': origin, ...exposed };
  }
}

/** A request that arrived whole. */
interface Arrived {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly raw: RawRequest;
  readonly startedAt: number;
}

function isBelow(url: string, path: string): boolean {
  if (!url.startsWith(path)) return false;
  const after = url[path.length];
  return after === undefined || after === '?' || after === '/';
}

/**
 * Gives the body of a POST that is there with the head, as small ones are, and puts it back for whoever reads next; null for other bodies, of
 * which nothing is read.
 */
function readBody(request: IncomingMessage, take: (body: Buffer | null) => void): void {
  const length = request.method === 'POST' ? Number(request.headers['content-length']) : 0;
  if (!(length > 0 && length <= MAX_REQUEST_BYTES)) {
    take(null);
    return;
  }
  request.once('readable', () => {
    const body: Buffer | null = request.read(length);
    if (body !== null) request.unshift(body);
    take(body);
  });
}
