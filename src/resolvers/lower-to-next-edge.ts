import type { ClockWindow } from '../domain/clock-window.ts';
import type { Context } from '../execution/context.ts';

/** What a resolver that depends on the clock looked at. */
export interface ClockReading {
  readonly now: Date;
  readonly window: Pick<ClockWindow, 'nextEdge'>;
}

/**
 * Ends the answer's time when the window becomes another one. Seconds count from `now`, so that an answer that is made for long must not be
 * stored longer than that.
 * @param by the `Type.field` whose resolver calls
 */
export function lowerToNextEdge({ policy }: Pick<Context, 'policy'>, { now, window }: ClockReading, by: string): void {
  policy?.lower({ maxAgeSeconds: (window.nextEdge.getTime() - now.getTime()) / 1000 }, by);
}
