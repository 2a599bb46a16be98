import type { ImportReporter } from './importer.ts';

type Method = keyof ImportReporter;

/** One call of a reporter as a plain value that JSON carries unchanged: the method's name, then its arguments. */
export type ReporterEvent = { [Name in Method]: readonly [Name, ...Parameters<NonNullable<ImportReporter[Name]>>] }[Method];

/** More often than this nobody can read; an importer may tell of every record. */
const PROGRESS_MS = 100;

/**
 * A reporter that emits what it hears as events. Of a file's progress it emits at most ten a second, and the last before anything
 * else is told.
 */
export function createEventReporter(emit: (event: ReporterEvent) => void, nowMs = () => performance.now()): ImportReporter {
  let emittedAtMs = Number.NEGATIVE_INFINITY;
  let held: ReporterEvent | null = null;
  const tell = (event: ReporterEvent) => {
    if (held !== null) emit(held);
    held = null;
    emit(event);
  };
  return {
    planned: (...call) => tell(['planned', ...call]),
    fileStarted: (...call) => tell(['fileStarted', ...call]),
    progress: (...call) => {
      held = ['progress', ...call];
      if (nowMs() - emittedAtMs < PROGRESS_MS) return;
      emittedAtMs = nowMs();
      emit(held);
      held = null;
    },
    rejected: (...call) => tell(['rejected', ...call]),
    note: (...call) => tell(['note', ...call]),
    fileFinished: (...call) => tell(['fileFinished', ...call]),
  };
}

/** Calls a reporter as another one was called. */
export function replayEvent(reporter: ImportReporter, event: ReporterEvent): void {
  switch (event[0]) {
    case 'planned':
      reporter.planned?.(event[1], event[2]);
      break;
    case 'fileStarted':
      reporter.fileStarted(event[1], event[2]);
      break;
    case 'progress':
      reporter.progress(event[1], event[2], event[3]);
      break;
    case 'rejected':
      reporter.rejected(event[1], event[2]);
      break;
    case 'note':
      reporter.note(event[1], event[2]);
      break;
    case 'fileFinished':
      reporter.fileFinished(event[1], event[2]);
      break;
  }
}
