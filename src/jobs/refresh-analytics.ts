import { setImmediate } from 'node:timers/promises';
import type { Database } from '../data/database.ts';
import type { RefreshStep } from './refresh-step.ts';

/** What to bring up to date, and who hears of it. */
export interface AnalyticsRefresh {
  readonly database: Database;
  /** In this order: later ones may read what earlier ones wrote. */
  readonly steps: readonly RefreshStep[];
  /** As `RefreshRequest.deep`. */
  readonly deep: boolean;
  readonly now?: () => Date;
  /** Stops between pieces; the next refresh goes on from there. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each piece: the step, and its rows so far. */
  readonly onPiece?: (step: string, rows: number) => void;
}

/** Rows that each step looked at, by its name, and whether a signal stopped it. */
export interface RefreshSummary {
  readonly rows: Readonly<Record<string, number>>;
  readonly stopped: boolean;
}

/**
 * Runs each step until it has nothing left to do. What is imported meanwhile may be left to the next refresh.
 * @throws the error of the database; what was refreshed before stays
 */
export async function refreshAnalytics(refresh: AnalyticsRefresh): Promise<RefreshSummary> {
  const rows: Record<string, number> = {};
  for (const step of refresh.steps) {
    if (!(await finishStep(refresh, step, rows))) return { rows, stopped: true };
  }
  return { rows, stopped: false };
}

async function finishStep(refresh: AnalyticsRefresh, step: RefreshStep, rows: Record<string, number>): Promise<boolean> {
  const { database, deep, signal, now = () => new Date(), onPiece } = refresh;
  let total = 0;
  rows[step.name] = total;
  while (signal?.aborted !== true) {
    const piece = await step.advance(database, { now: now(), deep, signal });
    if (piece.kind === 'idle') return true;
    total += piece.rows;
    rows[step.name] = total;
    onPiece?.(step.name, total);
    // The embedded database works on this thread: others have their turn between pieces.
    await setImmediate();
  }
  return false;
}
