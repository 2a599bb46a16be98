import type { FastifyInstance } from 'fastify';
import { METRICS_CONTENT_TYPE } from '../observability/metrics.ts';

/** Serves `/metrics` for Prometheus, to whoever reaches the port: it holds names of the schema and the code, and numbers. */
export function registerMetricsRoute(app: FastifyInstance, print: () => Promise<string>): void {
  app.get('/metrics', async (_request, reply) => {
    reply.type(METRICS_CONTENT_TYPE);
    return print();
  });
}
