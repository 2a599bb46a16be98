import type { FastifyReply } from 'fastify';
import type { Viewer } from '../domain/viewer.ts';
import { currentRequest, OPERATION_PHASES } from '../observability/request-scope.ts';

/** The header by which an operator asks, with `1`, where an operation's time goes. */
const TIMING_HEADER = 'farsight-timing';

/** True for an operator who asks for timing; anybody else gets none, and is not told so. */
export function wantsTiming({ role }: Viewer, headers: Readonly<Record<string, string | readonly string[] | undefined>>): boolean {
  return role === 'OPERATOR' && headers[TIMING_HEADER] === '1';
}

/**
 * Says in `Server-Timing` what is known of the current request's phases and statements, if it is traced; called when the answer's text
 * is there. As https://www.w3.org/TR/server-timing/ has it: names are tokens, durations milliseconds.
 */
export function addServerTiming(reply: FastifyReply): void {
  const request = currentRequest();
  if (request === undefined || request.readStatements === null) return;
  const { phases, startedAt } = request;
  const { count, busyMs } = request.readStatements();
  const metrics = OPERATION_PHASES.flatMap((phase) => (phases[phase] === null ? [] : [`${phase};dur=${toShown(phases[phase])}`]));
  metrics.push(`sql;dur=${toShown(busyMs)};desc="${count} ${count === 1 ? 'statement' : 'statements'}"`);
  metrics.push(`total;dur=${toShown(performance.now() - startedAt)}`);
  reply.header('server-timing', metrics.join(', '));
}

function toShown(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
