import type { Database } from '../data/database.ts';
import { FarsightError } from '../domain/errors.ts';
import { toExitCode } from '../ingest/import-report.ts';
import type { FormatImporter } from '../ingest/importer.ts';
import { loadSample } from '../ingest/sample/load-sample.ts';
import { type SampleOptions, toSampleOptions } from '../ingest/sample/sample-options.ts';
import { writeSample } from '../ingest/sample/write-sample.ts';
import type { TerminalReporter, TextStream } from './terminal-reporter.ts';

/** The options of `farsight sample` as the command line gives them. */
export interface SampleArguments {
  readonly size?: string | undefined;
  readonly seed?: string | undefined;
  readonly players?: string | undefined;
  readonly matches?: string | undefined;
  readonly channels?: string | undefined;
  readonly days?: string | undefined;
  /** ISO 8601 with its zone. */
  readonly end?: string | undefined;
}

/**
 * Reads the options of `farsight sample`.
 * @throws FarsightError `BAD_INPUT` for one that is no number or out of range
 */
export function parseSampleArguments(given: SampleArguments, now: Date): SampleOptions {
  const numbers: Partial<Record<'seed' | 'players' | 'matches' | 'channels' | 'days', number>> = {};
  for (const name of ['seed', 'players', 'matches', 'channels', 'days'] as const) {
    const text = given[name];
    if (text === undefined) continue;
    if (!/^\d+$/.test(text)) throw new FarsightError('BAD_INPUT', `--${name} must be a whole number, got ${JSON.stringify(text)}`);
    numbers[name] = Number(text);
  }
  const end = given.end === undefined ? {} : { end: toEnd(given.end) };
  return toSampleOptions({ ...numbers, ...end, ...(given.size === undefined ? {} : { size: given.size }), now });
}

function toEnd(text: string): Date {
  const end = new Date(text);
  if (/(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(end.getTime())) return end;
  throw new FarsightError('BAD_INPUT', `--end must be a time with its zone, such as 2026-06-16T18:00:00Z, got ${JSON.stringify(text)}`);
}

/** Where `farsight sample` puts what it generates. */
export interface SampleCommand {
  readonly options: SampleOptions;
  readonly database: Database;
  readonly importers: readonly FormatImporter[];
  readonly reporter: TerminalReporter;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads a sample and shows the result.
 * @returns what the process should exit with, as for an import
 */
export async function runSampleCommand(command: SampleCommand): Promise<0 | 1 | 2> {
  const summary = await loadSample(command);
  command.reporter.finish(summary);
  return toExitCode(summary);
}

/** `farsight sample --write FOLDER`: writes the files instead, which needs no database. */
export async function runWriteSampleCommand(folder: string, options: SampleOptions, output: TextStream): Promise<0> {
  const written = await writeSample(folder, options);
  output.write(`Wrote ${written.length} files; ${folder}/README.md has the commands that import them.\n`);
  return 0;
}
