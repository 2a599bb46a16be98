import type { FastifyInstance } from 'fastify';
import { addVary } from './add-vary.ts';

/** Serves `/`: a browser goes on to Sandbox, anything else is told where things are. */
export function registerRootRoute(app: FastifyInstance, graphqlPath: string): void {
  app.get('/', (request, reply) => {
    addVary(reply, 'Accept');
    if (request.headers.accept?.includes('text/html')) return reply.redirect(graphqlPath);
    return { name: 'Farsight', graphql: graphqlPath, health: { live: '/health/live', ready: '/health/ready' } };
  });
}
