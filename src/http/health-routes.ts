import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.ts';

/**
 * Serves `/health/live` (200 while the process answers) and `/health/ready` (200 when requests can be served, else 503, with
 * the state of each part). Neither may be cached.
 */
export function registerHealthRoutes(app: FastifyInstance, checkReadiness: () => Promise<Readiness>): void {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const readiness = await checkReadiness();
    reply.code(readiness.status === 'ready' || readiness.status === 'degraded' ? 200 : 503);
    return readiness;
  });
}
