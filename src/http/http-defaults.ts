import type { Logger } from '../observability/logger.ts';

/** Where Apollo Sandbox runs: alone, and embedded in the landing page. */
const SANDBOX_ORIGINS = ['https://studio.apollographql.com', 'https://sandbox.embed.apollographql.com'];

/**
 * Longer headers that say what a client prefers count as none, which RFC 9110, section 12.5.1, allows: 16 KB of them take 10 to 70 ms to be
 * understood. Browsers send some 150 characters.
 */
export const MAX_PREFERENCE_LENGTH = 1_024;

/** Headers that a page of another origin may read of an answer, beside those that every page may. */
export const EXPOSED_HEADERS: readonly string[] = ['x-request-id', 'farsight-written', 'cache-status', 'age', 'etag', 'server-timing'];

/** Of every answer, whatever it is. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;

/** Origins whose pages may read answers: Sandbox, and those that are configured. */
export function listAllowedOrigins(configured: readonly string[]): readonly string[] {
  return [...SANDBOX_ORIGINS, ...configured];
}

/** What is logged of an answered request: nothing of its query string or body. */
export interface AnsweredRequest {
  readonly requestId: string;
  /** Of the trace that it is sampled for; null for all others. */
  readonly traceId: string | null;
  readonly method: string;
  /** As it is registered; null where nothing is. */
  readonly route: string | null;
  readonly status: number;
  readonly elapsedMs: number;
}

/** One line a request. */
export function logAnswered(logger: Logger, { requestId, traceId, method, route, status, elapsedMs }: AnsweredRequest): void {
  const line = {
    requestId,
    ...(traceId === null ? {} : { traceId }),
    method,
    route,
    status,
    durationMs: Math.round(elapsedMs * 10) / 10,
  };
  // Probes come every few seconds and say nothing while all is well.
  const quiet = route?.startsWith('/health/') && status < 500;
  logger[quiet ? 'debug' : 'info'](line, 'Request answered');
}
