import { currentListener } from '../observability/request-scope.ts';

/** Runs a statement so that what follows the current request surrounds it. */
export function followStatement<T>(label: string, run: () => Promise<T>): Promise<T> {
  const follower = currentListener();
  return follower === null ? run() : follower.surroundStatement({ started: { label }, run, countRows: countOutcomeRows });
}

/** Rows that a read gave or an edit changed, by what a driver or Prisma answers. */
export function countOutcomeRows(outcome: unknown): number {
  if (Array.isArray(outcome)) return outcome.length;
  if (typeof outcome === 'number') return outcome;
  if (typeof outcome !== 'object' || outcome === null) return 0;
  return 'count' in outcome && typeof outcome.count === 'number' ? outcome.count : 1;
}
