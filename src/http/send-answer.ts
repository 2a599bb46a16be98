import { Readable } from 'node:stream';
import type { HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerBody } from '../cache/answer-body.ts';
import type { CacheReport } from '../cache/cache-report.ts';
import type { CacheScope } from '../execution/cache-policy.ts';
import { chooseCoding } from './accept-encoding.ts';
import { addVary } from './add-vary.ts';
import { chooseAnswerStatus } from './answer-status.ts';
import { type CacheOutcome, listVaryHeaders, writeCacheControl, writeCacheStatus } from './cache-headers.ts';
import { findCurrentCopy } from './conditional-request.ts';

/** A stored answer, or one as good as stored, on its way to a client. */
export interface StoredDelivery {
  readonly body: AnswerBody;
  readonly scope: CacheScope;
  readonly report: CacheReport;
  /** Content type. */
  readonly type: string;
  readonly httpMaxAgeSeconds: number;
}

/** Sends what Apollo Server answers. */
export function sendResponse(reply: FastifyReply, request: FastifyRequest, response: HTTPGraphQLResponse): FastifyReply {
  reply.code(chooseAnswerStatus(request.headers.accept, response));
  for (const [name, value] of response.headers) reply.header(name, value);
  // The Accept header decides between JSON types, parts of an incremental answer, and the landing page.
  addVary(reply, 'Accept');
  if (response.body.kind === 'complete') return reply.send(response.body.string);
  return reply.send(Readable.from(response.body.asyncIterator));
}

/** Sends an answer that was made for this request and is not stored. */
export function sendMade(
  reply: FastifyReply,
  { text, type, why }: { text: string; type: string; why: 'bypass' | 'method' | 'request' },
): FastifyReply {
  reply.header('content-type', type);
  reply.header('cache-status', writeCacheStatus({ kind: 'forwarded', why, stored: null, collapsed: false, detail: null }));
  addVary(reply, 'Accept');
  return reply.send(text);
}

/** What is sent of a stored answer. */
export interface PreparedAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, number | string>>;
  /** Request headers that the answer depends on. */
  readonly varies: readonly string[];
  /** Null for a client whose copy is right. */
  readonly bytes: Buffer | null;
}

/** An answer in the coding that the client likes best, or the news that its copy is right. */
export function prepareStored({ method, headers }: Pick<FastifyRequest, 'headers' | 'method'>, delivery: StoredDelivery): PreparedAnswer {
  const { body, scope, report, type, httpMaxAgeSeconds } = delivery;
  const ageSeconds = Math.floor(report.ageMs / 1_000);
  const secondsLeft = (report.freshMs - report.ageMs) / 1_000;
  const about: Record<string, number | string> = {
    'cache-status': writeCacheStatus(toOutcome(report, secondsLeft)),
    'cache-control': writeCacheControl({ storable: true, scope, ageSeconds, secondsLeft }, httpMaxAgeSeconds),
  };
  if (report.tier !== null) about['age'] = ageSeconds;
  const varies = listVaryHeaders({ scope, forEachViewer: false });
  const coding = chooseCoding(headers['accept-encoding']);
  const copy = findCurrentCopy({ method, ifNoneMatch: headers['if-none-match'] }, body.etags(coding));
  if (copy !== null) return { status: 304, headers: { ...about, etag: copy }, varies, bytes: null };
  // Asking for a compressed form has it made for whoever comes next: of what is not kept nobody comes.
  const variant = body.take(report.stored ? coding : 'identity');
  about['content-type'] = type;
  if (variant.coding !== 'identity') about['content-encoding'] = variant.coding;
  if (method !== 'POST') about['etag'] = variant.etag;
  return { status: 200, headers: about, varies, bytes: variant.bytes };
}

/** Sends a stored answer. */
export function sendStored(reply: FastifyReply, request: FastifyRequest, delivery: StoredDelivery): FastifyReply {
  const { status, headers, varies, bytes } = prepareStored(request, delivery);
  reply.code(status).headers(headers);
  for (const name of varies) addVary(reply, name);
  return bytes === null ? reply.send() : reply.send(bytes);
}

/**
 * Sends a stored answer with what became of it, which nobody may keep: neither its ETag nor its age is theirs.
 * @param delivery `tell` adds it to the answer's text
 */
export function sendTold(
  reply: FastifyReply,
  { body, report, type, tell }: Pick<StoredDelivery, 'body' | 'report' | 'type'> & { tell: (text: string) => string },
): FastifyReply {
  reply.header('cache-status', writeCacheStatus(toOutcome(report, (report.freshMs - report.ageMs) / 1_000)));
  reply.header('cache-control', 'no-store');
  reply.header('content-type', type);
  addVary(reply, 'Accept');
  return reply.send(tell(body.identity.toString()));
}

function toOutcome({ result, tier, reason, collapsed, stored }: CacheReport, secondsLeft: number): CacheOutcome {
  switch (result) {
    case 'hit':
    case 'stale':
      return { kind: 'hit', tier: tier ?? 'L1', secondsLeft };
    case 'stale-if-error':
      return { kind: 'stale-if-error', secondsLeft };
    case 'bypass':
      return { kind: 'forwarded', why: 'bypass', stored: null, collapsed, detail: 'log-behind' };
    case 'miss':
      return {
        kind: 'forwarded',
        why: reason === 'absent' ? 'uri-miss' : 'stale',
        stored: stored ? { secondsLeft } : null,
        collapsed,
        detail: reason === 'absent' ? null : reason,
      };
  }
}
