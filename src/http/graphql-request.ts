import { MIMEType } from 'node:util';
import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { MAX_PREFERENCE_LENGTH } from './http-defaults.ts';

/** A request that cannot be read, and the status that says why. */
export class UnreadableRequestError extends Error {
  readonly statusCode: 400 | 415;

  constructor(statusCode: 400 | 415, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** What is said of a content type that is none of ours, or none at all. */
export const UNSUPPORTED_TYPE = 'The content-type must be application/json';

/** Types a page may send without asking first. The check against forged requests answers them, so they pass without a body. */
const SIMPLE_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The request as Apollo Server takes it, with its body parsed.
 * @throws UnreadableRequestError when the body is of another type, encoding or charset than JSON in UTF-8, or is not JSON
 */
export function toGraphqlRequest(request: FastifyRequest): HTTPGraphQLRequest {
  return {
    method: request.method,
    headers: toHeaderMap(request.headers),
    search: readSearch(request.url),
    body: request.method === 'POST' ? readBody(request) : undefined,
  };
}

function toHeaderMap(headers: FastifyRequest['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Apollo Server would work it out in full.
  if ((headers.accept?.length ?? 0) > MAX_PREFERENCE_LENGTH) map.delete('accept');
  return map;
}

function readSearch(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}

function readBody(request: FastifyRequest): unknown {
  const header = request.headers['content-type'];
  if (header === undefined) return undefined;
  const type = parseMediaType(header);
  if (type !== null && SIMPLE_TYPES.has(type.essence)) return undefined;
  if (type?.essence !== 'application/json') {
    throw new UnreadableRequestError(415, UNSUPPORTED_TYPE);
  }
  const charset = type.params.get('charset')?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw new UnreadableRequestError(415, 'The charset must be utf-8');
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new UnreadableRequestError(415, 'The body must be sent without content-encoding');
  }
  return Buffer.isBuffer(request.body) && request.body.byteLength > 0 ? parseJson(request.body) : undefined;
}

function parseMediaType(header: string): MIMEType | null {
  try {
    return new MIMEType(header);
  } catch {
    return null;
  }
}

function parseJson(bytes: Buffer): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new UnreadableRequestError(400, 'The body is not valid UTF-8');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableRequestError(400, `Invalid JSON in the body: ${error instanceof Error ? error.message : 'cannot be parsed'}`);
  }
}
