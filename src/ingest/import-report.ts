import type { ImportCounts, ImportSummary, RecordPlace } from './importer.ts';

/** Under which name files that no importer took are counted. */
export const UNKNOWN_FORMAT = 'unknown';

/** Counts of nothing yet. */
export function createCounts(): ImportCounts {
  return { read: 0, added: 0, changed: 0, unchanged: 0, ignored: 0, waiting: 0, rejected: 0 };
}

/** Adds `more` to `counts`; `read` is the sum of what became of the records. */
export function addCounts(counts: ImportCounts, more: ImportCounts): void {
  counts.added += more.added;
  counts.changed += more.changed;
  counts.unchanged += more.unchanged;
  counts.ignored += more.ignored;
  counts.waiting += more.waiting;
  counts.rejected += more.rejected;
  counts.read = counts.added + counts.changed + counts.unchanged + counts.ignored + counts.waiting + counts.rejected;
}

/** All formats together. */
export function toTotals(summary: ImportSummary): ImportCounts {
  const totals = createCounts();
  for (const counts of Object.values(summary.byFormat)) addCounts(totals, counts);
  return totals;
}

/** What a process that imported exits with: 0 when all was taken, 1 when something was rejected, 2 when it was stopped early. */
export function toExitCode(summary: ImportSummary): 0 | 1 | 2 {
  if (summary.stopped) return 2;
  return toTotals(summary).rejected > 0 ? 1 : 0;
}

/** A place as editors and compilers write it: `file:12` for a line, `file[3]` for an index. */
export function formatPlace(place: RecordPlace): string {
  if (place.line !== undefined) return `${place.file}:${place.line}`;
  return place.index === undefined ? place.file : `${place.file}[${place.index}]`;
}
