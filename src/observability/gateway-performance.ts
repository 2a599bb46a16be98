import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
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
}

/** The measurements of a gateway that starts now in this process. */
export function createGatewayPerformance({ read }: Pick<PerformanceWindows, 'read'>): GatewayPerformance {
  return { gateway: { instance: randomUUID(), host: hostname(), pid: process.pid, startedAt: new Date() }, read };
}
