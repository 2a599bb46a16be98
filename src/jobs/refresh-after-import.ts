import type { Database } from '../data/database.ts';
import type { ImportReporter } from '../ingest/importer.ts';
import { analyticsSteps } from './analytics-steps.ts';
import { refreshAnalytics } from './refresh-analytics.ts';

/** Brings analytics up to date with what an import stored, and says which are. A stopped import's are left to the next refresh. */
export async function refreshAfterImport(
  database: Database,
  { reporter, signal }: { readonly reporter: Pick<ImportReporter, 'note'>; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const told = new Set<string>();
  const onPiece = (step: string) => {
    if (told.has(step)) return;
    told.add(step);
    reporter.note('analytics', `Bringing ${step} up to date`);
  };
  await refreshAnalytics({ database, steps: analyticsSteps, deep: false, signal, onPiece });
}
