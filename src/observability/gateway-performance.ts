import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { CacheMetrics } from './cache-metrics.ts';
import { type CachePerformance, toCachePerformance } from './cache-performance.ts';
import type { PerformanceReport } from './performance-report.ts';
import type { PerformanceWindow, PerformanceWindows } from './performance-windows.ts';

/** Which process measured. */
export interface GatewayIdentity {
  /** Made anew at each start. */
  readonly instance: string;
  readonly host: string;
  readonly pid: number;
  readonly startedAt: Date;
}

/** What one gateway measured of itself; others behind the same address know their own. */
export interface GatewayPerformance {
  readonly gateway: GatewayIdentity;
  readonly read: (window: PerformanceWindow) => PerformanceReport;
  /** What the response cache did in the window of a report, and how it is now; null where there is none. */
  readonly readCache: (report: PerformanceReport) => CachePerformance | null;
}

/** The measurements of a gateway that starts now in this process. */
export function createGatewayPerformance({
  windows,
  cache,
}: {
  readonly windows: Pick<PerformanceWindows, 'read'>;
  readonly cache: Pick<CacheMetrics, 'isBreakerOpen' | 'state'>;
}): GatewayPerformance {
  return {
    gateway: { instance: randomUUID(), host: hostname(), pid: process.pid, startedAt: new Date() },
    read: windows.read,
    readCache: ({ counts, top }) => {
      const state = cache.state();
      const [lag] = top('invalidations', 'TOTAL_DESC', 1);
      return state && toCachePerformance({ state, breakerOpen: cache.isBreakerOpen(), counts, lag });
    },
  };
}
