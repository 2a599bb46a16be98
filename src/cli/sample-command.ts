import type { Command as Program } from 'commander';
import { z } from 'zod';
import type { Database } from '../data/database.ts';
import { FarsightError } from '../domain/errors.ts';
import type { CommandHandler } from '../http/handover-route.ts';
import { toExitCode } from '../ingest/import-report.ts';
import type { ImportSummary } from '../ingest/importer.ts';
import { importers } from '../ingest/importers.ts';
import { createEventReporter, type ReporterEvent, replayEvent } from '../ingest/reporter-events.ts';
import { loadSample } from '../ingest/sample/load-sample.ts';
import { type SampleOptions, toSampleOptions } from '../ingest/sample/sample-options.ts';
import { writeSample } from '../ingest/sample/write-sample.ts';
import { seedChampions } from '../ingest/static/champion-seed.ts';
import { refreshAfterImport } from '../jobs/refresh-after-import.ts';
import { parseArguments } from './command-arguments.ts';
import { parseTime } from './option-values.ts';
import { runCommand } from './run-command.ts';
import type { CommandSession } from './session.ts';
import { createTerminalReporter } from './terminal-reporter.ts';

/** The options of `farsight sample` as the command line gives them. */
export interface SampleFlags {
  readonly size?: string;
  readonly seed?: string;
  readonly players?: string;
  readonly matches?: string;
  readonly channels?: string;
  readonly days?: string;
  readonly end?: string;
  readonly write?: string;
  readonly verbose?: boolean;
}

const whole = z.number().int();
const sampleArguments = z.object({ seed: whole, players: whole, matches: whole, channels: whole, days: whole, end: z.iso.datetime() });

/** `farsight sample`. */
export function registerSampleCommand(program: Program, session: CommandSession): void {
  program
    .command('sample')
    .description('Generate players, matches and channels, the same for the same seed and end, and store or write them')
    .option('--size <size>', 'small (60 players, 300 matches), medium (5,000 matches) or large (a million participants)', 'small')
    .option('--seed <number>', 'another number, another sample', '1')
    .option('--players <number>', 'instead of what the size says')
    .option('--matches <number>', 'instead of what the size says')
    .option('--channels <number>', 'instead of what the size says')
    .option('--days <number>', 'how far back it reaches')
    .option('--end <time>', 'when it ends, such as 2026-06-16T18:00:00Z (default: the last full hour)')
    .option('--write <folder>', 'write files instead of storing')
    .option('--verbose', 'show every rejected record')
    .action((flags: SampleFlags) => runSample(session, flags));
}

/** The work of `farsight sample`: emits reporter events, answers the summary. */
export function createSampleHandler(database: Database): CommandHandler {
  return async (args, { emit, signal }) => {
    const { end, ...extent } = parseArguments(sampleArguments, args);
    await seedChampions(database);
    const reporter = createEventReporter(emit);
    const summary = await loadSample({
      database,
      importers,
      options: toSampleOptions({ ...extent, end: new Date(end) }),
      reporter,
      signal,
    });
    await refreshAfterImport(database, { reporter, signal });
    return summary;
  };
}

/**
 * Reads the options of `farsight sample`.
 * @throws FarsightError `BAD_INPUT` for one that is no number, no time, or out of range
 */
export function parseSampleFlags(flags: SampleFlags, now: Date): SampleOptions {
  const numbers: Partial<Record<'seed' | 'players' | 'matches' | 'channels' | 'days', number>> = {};
  for (const name of ['seed', 'players', 'matches', 'channels', 'days'] as const) {
    const text = flags[name];
    if (text === undefined) continue;
    if (!/^\d{1,15}$/.test(text)) throw new FarsightError('BAD_INPUT', `--${name} must be a whole number, got ${JSON.stringify(text)}`);
    numbers[name] = Number(text);
  }
  const end = flags.end === undefined ? {} : { end: parseTime('--end', flags.end) };
  return toSampleOptions({ ...numbers, ...end, ...(flags.size === undefined ? {} : { size: flags.size }), now });
}

async function runSample(session: CommandSession, flags: SampleFlags): Promise<void> {
  const options = parseSampleFlags(flags, new Date());
  if (flags.write !== undefined) {
    const written = await writeSample(flags.write, options);
    session.stdout.write(`Wrote ${written.length} files; ${flags.write}/README.md has the commands that import them.\n`);
    return;
  }
  const reporter = createTerminalReporter({
    progress: session.stderr,
    summary: session.stdout,
    verbose: flags.verbose ?? false,
    noColor: session.noColor,
  });
  const summary = (await runCommand(session, {
    name: 'sample',
    purpose: 'loads a sample',
    migrated: true,
    args: async () => ({ ...options, end: options.end.toISOString() }),
    onEvent: (event) => replayEvent(reporter, event as ReporterEvent),
  })) as ImportSummary;
  reporter.finish(summary);
  session.setExitCode(toExitCode(summary));
}
