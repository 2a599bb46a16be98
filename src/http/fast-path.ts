import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { AnswerAtHand } from '../cache/response-cache.ts';
import type { Readmission } from './admit-operation.ts';
import { chooseAnswerType } from './answer-type.ts';
import { isCertainlyAsked } from './forged-requests.ts';
import type { Requester } from './graphql-options.ts';

/** Longer bodies and addresses are read each time. */
export const MAX_REQUEST_BYTES = 8 * 1024;
const MAX_KNOWN_BYTES = 16 * 1024 * 1024;
/** Of an entry beside its letters. */
const ENTRY_BYTES = 300;
/** Who names itself, as far as that decides which operations it may run; see asked-operation.ts. */
const CLIENT_HEADERS = ['apollographql-client-name', 'graphql-client-name', 'x-graphql-client-name'];
/** What a request asks for with one of these is not for the fast path to say. */
const SPECIAL_HEADERS = ['farsight-cache', 'farsight-timing', 'farsight-written'];

/** A request as it arrived. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** What a request came to when it was read. */
export interface ReadRequest {
  /** Of its answer. */
  readonly key: string;
  readonly operationName: string | null;
  readonly again: Readmission;
}

/** An answer to a request that nothing of was read. */
export interface FastAnswer {
  readonly answer: AnswerAtHand;
  /** Content type. */
  readonly type: string;
  readonly operationName: string | null;
}

/**
 * Answers requests that came before, byte for byte the same, from stored bytes: nothing of them is parsed. Whoever may not be answered
 * without being looked at closer is not: requests that a page of another site could send, other types and charsets, refused ones.
 */
export interface FastPath {
  /** The text that stands for all of a request that its answer depends on; null for requests that are always read. */
  readonly toRaw: (request: RawRequest, body: Buffer | null, requester: Requester) => string | null;
  readonly find: (raw: string, request: RawRequest) => FastAnswer | null;
  /** Keeps what a request came to. */
  readonly remember: (raw: string, read: ReadRequest) => void;
}

/** Knows no requests yet. @param peek gives an answer that may be given out as it is */
export function createFastPath(peek: (key: string) => AnswerAtHand | null): FastPath {
  const known = new LRUCache<string, ReadRequest>({
    maxSize: MAX_KNOWN_BYTES,
    // What is read of a request may hold its text once more.
    sizeCalculation: ({ key }, raw) => ENTRY_BYTES + 2 * raw.length + key.length,
  });
  return {
    toRaw,
    find: (raw, request) => {
      const read = known.get(raw);
      const type = read === undefined ? null : chooseAnswerType(request.method, request.headers.accept);
      if (read === undefined || type === null) return null;
      if (!read.again.isValid()) {
        known.delete(raw);
        return null;
      }
      const answer = peek(read.key);
      if (answer === null) return null;
      read.again.note();
      return { answer, type, operationName: read.operationName };
    },
    remember: (raw, read) => void known.set(raw, read),
  };
}

/** Whether a request may be answered without being read, as far as all but its body tells. */
export function mayBeFast({ method, url, headers }: RawRequest, { insists }: Requester): boolean {
  if (insists || url.length > MAX_REQUEST_BYTES || (headers['content-encoding'] ?? 'identity') !== 'identity') return false;
  if (SPECIAL_HEADERS.some((name) => headers[name] !== undefined)) return false;
  return isCertainlyAsked({ method, contentType: headers['content-type'], header: (name) => readHeader(headers, name) });
}

function toRaw(request: RawRequest, body: Buffer | null, requester: Requester): string | null {
  const { method, url, headers } = request;
  const isPost = method === 'POST';
  if (!mayBeFast(request, requester) || (isPost && (body === null || body.byteLength > MAX_REQUEST_BYTES))) return null;
  const client = CLIENT_HEADERS.map((name) => readHeader(headers, name) ?? '').join('\n');
  // Each byte is a letter: other bytes are another text.
  return `${isPost ? 'POST' : 'GET'}\n${requester.session ?? ''}\n${client}\n${url}\n${isPost && body !== null ? body.toString('latin1') : ''}`;
}

function readHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
