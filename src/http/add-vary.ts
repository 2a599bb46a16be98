import type { FastifyReply } from 'fastify';

/** Names one more request header that the answer depends on, for caches. */
export function addVary(reply: FastifyReply, name: string): void {
  const present = reply.getHeader('vary');
  reply.header('vary', present === undefined ? name : `${String(present)}, ${name}`);
}
