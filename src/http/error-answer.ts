import type { FastifyReply } from 'fastify';

const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  503: 'SERVICE_UNAVAILABLE',
};

/** Answers an error in GraphQL's shape, which every client of this server can read. */
export function sendError(reply: FastifyReply, answer: { status: number; message: string; requestId?: string }): FastifyReply {
  const { status, message, requestId } = answer;
  const extensions = { code: CODES[status] ?? 'INTERNAL_SERVER_ERROR', ...(requestId === undefined ? {} : { requestId }) };
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify({ errors: [{ message, extensions }] })}\n`);
}
