import type { Database } from '../data/database.ts';
import { refreshAnalytics } from './refresh-analytics.ts';
import type { RefreshStep } from './refresh-step.ts';

/** What a step's rows are found to be. */
export interface StepFinding {
  readonly step: string;
  /** Where they differ from a recount; empty when they do not. */
  readonly faults: readonly string[];
  /** True when they differed, were recounted, and differ no more. */
  readonly repaired: boolean;
}

/** Compares analytics with a recount, and recounts those that differ where `repairs` says so. Call it after a refresh. */
export async function examineAnalytics(
  database: Database,
  {
    steps,
    repairs,
    signal,
  }: { readonly steps: readonly RefreshStep[]; readonly repairs: boolean; readonly signal?: AbortSignal | undefined },
): Promise<readonly StepFinding[]> {
  const findings: StepFinding[] = [];
  for (const step of steps) {
    if (signal?.aborted === true) break;
    const faults = await step.check(database);
    if (faults.length === 0 || !repairs) {
      findings.push({ step: step.name, faults, repaired: false });
      continue;
    }
    await step.repair(database);
    await refreshAnalytics({ database, steps: [step], deep: true, signal });
    const left = await step.check(database);
    findings.push({ step: step.name, faults: left.length === 0 ? faults : left, repaired: left.length === 0 });
  }
  return findings;
}
