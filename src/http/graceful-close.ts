import type { FastifyInstance } from 'fastify';

const IDLE_CHECK_MS = 100;

/**
 * Stops accepting connections, lets requests under way finish, and after `timeoutMs` cuts off those that have not.
 * @returns whether all finished by themselves
 */
export async function closeGracefully(app: FastifyInstance, timeoutMs: number): Promise<boolean> {
  let cut = false;
  const timer = setTimeout(() => {
    cut = true;
    app.server.closeAllConnections();
  }, timeoutMs);
  // An answer whose head was sent before could not say that its connection ends with it.
  const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
    clearInterval(idle);
  }
  return !cut;
}
