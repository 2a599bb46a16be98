import type { FastifyReply, FastifyRequest } from 'fastify';
import { printWrittenToken, type WrittenToken } from '../cache/written-token.ts';

/** Which transactions an answer's mutations wrote; a client that sends it back wants to see their writes. */
const WRITTEN_HEADER = 'farsight-written';
/** More than an answer has: an operation has no more root fields. */
const MAX_TOKENS = 32;

/** Puts the token of a write onto an answer, beside those that are there; gives the token. */
export function addWrittenToken(reply: Pick<FastifyReply, 'getHeader' | 'header'>, written: WrittenToken): string {
  const token = printWrittenToken(written);
  const before = reply.getHeader(WRITTEN_HEADER);
  reply.header(WRITTEN_HEADER, before === undefined ? token : `${before}, ${token}`);
  return token;
}

/** The tokens that a request brings, of one header or of several; null for more than an answer ever had. */
export function readWrittenTokens({ headers }: Pick<FastifyRequest, 'headers'>): readonly string[] | null {
  const given = headers[WRITTEN_HEADER];
  if (given === undefined) return [];
  const tokens = [given].flat().flatMap((text) => text.split(',').map((token) => token.trim()));
  return tokens.length > MAX_TOKENS ? null : tokens;
}
