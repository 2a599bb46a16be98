import { resolve } from 'node:path';
import type { Command as Program } from 'commander';
import { toExitCode } from '../ingest/import-report.ts';
import type { ImportSummary } from '../ingest/importer.ts';
import { type ReporterEvent, replayEvent } from '../ingest/reporter-events.ts';
import type { ImportArguments } from './import-handler.ts';
import { parseChannel, parseObservedAt } from './option-values.ts';
import { runCommand } from './run-command.ts';
import type { CommandSession } from './session.ts';
import { spoolStandardInput } from './standard-input-file.ts';
import { createTerminalReporter } from './terminal-reporter.ts';

interface ImportFlags {
  readonly strict?: boolean;
  readonly channel?: string;
  readonly observedAt?: string;
  readonly verbose?: boolean;
}

/** `farsight import`. */
export function registerImportCommand(program: Program, session: CommandSession): void {
  program
    .command('import')
    .description('Store what files hold: matches, players and ranks, channels and posts')
    .argument('<path...>', 'files, folders, globs (quoted), .gz; - is standard input')
    .option('--strict', 'stop at the first record that cannot be read')
    .option('--channel <name>', 'the channel of records that name none: @handle or a numeric id')
    .option('--observed-at <time>', 'when counts that carry no time were taken, such as 2026-06-16T18:00:00Z')
    .option('--verbose', 'show every rejected record, not only the first of each file')
    .action((paths: string[], flags: ImportFlags) => runImportProgram(session, paths, flags));
}

async function runImportProgram(session: CommandSession, paths: readonly string[], flags: ImportFlags): Promise<void> {
  const options = {
    strict: flags.strict ?? false,
    channel: flags.channel === undefined ? null : parseChannel(flags.channel),
    observedAt: flags.observedAt === undefined ? null : parseObservedAt(flags.observedAt).toISOString(),
  };
  const reporter = createTerminalReporter({
    progress: session.stderr,
    summary: session.stdout,
    verbose: flags.verbose ?? false,
    noColor: session.noColor,
  });
  await using spools = new AsyncDisposableStack();
  const args = async (where: 'here' | 'gateway'): Promise<ImportArguments> => {
    if (where === 'here') return { ...options, paths: [...paths], stdinFile: null };
    // The gateway runs in another folder and has another standard input.
    const stdinFile = paths.includes('-') ? spools.use(await spoolStandardInput(session.stdin, session.signal)).path : null;
    return { ...options, paths: paths.map((path) => (path === '-' ? path : resolve(path))), stdinFile };
  };
  const summary = (await runCommand(session, {
    name: 'import',
    purpose: 'imports files',
    migrated: true,
    args,
    onEvent: (event) => replayEvent(reporter, event as ReporterEvent),
  })) as ImportSummary;
  reporter.finish(summary);
  session.setExitCode(toExitCode(summary));
}
