import type { FastifyInstance } from 'fastify';
import type { HttpConfig } from '../config/config.ts';
import { FarsightError } from '../domain/errors.ts';

/** Where a server listens. */
export interface ListenAddress {
  /** Without a path. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

const FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there',
  EACCES: 'this process may not',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such host',
};

/**
 * Starts to listen.
 * @throws FarsightError `BAD_CONFIG` when host and port cannot be had
 */
export async function listen(app: FastifyInstance, { host, port }: Pick<HttpConfig, 'host' | 'port'>): Promise<ListenAddress> {
  try {
    const url = await app.listen({ host, port });
    return { url, host, port: Number(new URL(url).port || 80) };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const reason = FAILURES[code];
    if (reason === undefined) throw cause;
    throw new FarsightError('BAD_CONFIG', `PORT ${port} on HOST ${host} must be free to listen on, but ${reason} (${code})`, { cause });
  }
}
