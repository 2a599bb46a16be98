import type { Evidence } from '../analytics/recommendation.ts';
import { toConfidence } from '../analytics/recommendation.ts';
import type { FeedbackRow } from '../data/recommendation-repository.ts';
import { FarsightError } from '../domain/errors.ts';
import type { Context } from '../execution/context.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';

/** Advice with what was said of it. */
export interface SaidAdvice {
  /** As feedback names it, see `recommendation-id.ts`. */
  readonly name: string;
  readonly evidence: Evidence;
  readonly expiresAt: Date;
  /** Null when nothing was. */
  readonly feedback: Pick<FeedbackRow, 'dismissedUntil' | 'rating'> | null;
}

/** What a field that shows advice was asked for. */
export interface ShownAdviceRequest {
  /** As clients know it, `Player.recommendations`. */
  readonly field: string;
  readonly first: number;
  readonly includeDismissed: boolean;
}

const MAX_RECOMMENDATIONS = 20;

/** @throws FarsightError `BAD_INPUT` that names the argument */
export function assertAdviceCount({ field, first }: Pick<ShownAdviceRequest, 'field' | 'first'>): void {
  if (first >= 1 && first <= MAX_RECOMMENDATIONS) return;
  throw new FarsightError('BAD_INPUT', `"first" of ${field} must be from 1 to ${MAX_RECOMMENDATIONS}, got ${first}`);
}

/** Advice with what was said of it, by its name. */
export function joinFeedback<Advice extends { readonly name: string }>(all: readonly Advice[], rows: readonly FeedbackRow[]) {
  const said = new Map(rows.map((row) => [row.recommendation, row]));
  return all.map((advice) => ({ ...advice, feedback: said.get(advice.name) ?? null }));
}

/** What is to be seen now, the most certain first. The answer lasts until the next piece of advice ends or comes back. */
export function selectShown<Advice extends SaidAdvice>(
  all: readonly Advice[],
  { field, first, includeDismissed }: ShownAdviceRequest,
  context: Pick<Context, 'now' | 'policy'>,
): Advice[] {
  const now = context.now();
  const edges = all.flatMap(({ expiresAt, feedback }) => [expiresAt, ...(feedback?.dismissedUntil ? [feedback.dismissedUntil] : [])]);
  const coming = edges.map((edge) => edge.getTime()).filter((edge) => edge > now.getTime());
  if (coming.length > 0) lowerToNextEdge(context, { now, window: { nextEdge: new Date(Math.min(...coming)) } }, field);
  return all
    .filter(({ expiresAt, feedback }) => {
      const isDismissed = (feedback?.dismissedUntil?.getTime() ?? 0) > now.getTime();
      return expiresAt > now && (includeDismissed || !isDismissed);
    })
    .sort((one, other) => toConfidence(other.evidence) - toConfidence(one.evidence) || (one.name < other.name ? -1 : 1))
    .slice(0, first);
}
