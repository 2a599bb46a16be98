import type { Database } from '../data/database.ts';
import { FarsightError } from '../domain/errors.ts';
import { toExitCode } from '../ingest/import-report.ts';
import type { FormatImporter, ImportOptions } from '../ingest/importer.ts';
import { runImport } from '../ingest/run-import.ts';
import { parseChannelOption } from '../ingest/telegram/channel-option.ts';
import type { TerminalReporter } from './terminal-reporter.ts';

/** What `farsight import` is called with. */
export interface ImportCommand extends ImportOptions {
  readonly database: Database;
  readonly importers: readonly FormatImporter[];
  readonly reporter: TerminalReporter;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Aborted by Ctrl-C. */
  readonly signal?: AbortSignal | undefined;
  readonly now?: () => Date;
}

/**
 * Imports and shows the result.
 * @returns what the process should exit with: 0 when all was taken, 1 when something was rejected, 2 when it stopped early
 * @throws the error of the database
 */
export async function runImportCommand(command: ImportCommand): Promise<0 | 1 | 2> {
  const { reporter, paths, strict, channel, observedAt, ...run } = command;
  const summary = await runImport({ ...run, reporter, options: { paths, strict, channel, observedAt } });
  reporter.finish(summary);
  return toExitCode(summary);
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads `--observed-at`.
 * @throws FarsightError `BAD_INPUT` unless it is an ISO 8601 time with its zone that exists
 */
export function parseObservedAt(text: string): Date {
  const time = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  // `Date` moves 31 February into March: the day that was written must still be there.
  const day = Number(text.slice(8, 10));
  const daysInMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  if (ISO_TIME.test(text) && !Number.isNaN(time.getTime()) && day <= daysInMonth) return time;
  throw new FarsightError(
    'BAD_INPUT',
    `--observed-at must be a time with its zone, such as 2026-06-16T18:00:00Z or 2026-06-16T20:00+02:00, got ${JSON.stringify(text)}`,
    { facts: { option: '--observed-at', value: text } },
  );
}

/**
 * Checks `--channel`, so that a bad one is refused before anything is read.
 * @throws FarsightError `BAD_INPUT` unless it is a handle, an address or a numeric id
 */
export function parseChannel(text: string): string {
  parseChannelOption(text);
  return text;
}
