import { Command, CommanderError } from 'commander';
import { describeFailure, isFarsightError, toErrorMessage } from '../domain/errors.ts';
import { registerCacheCommand } from './cache-command.ts';
import { registerChannelCommand } from './channel-command.ts';
import { registerImportCommand } from './import-command.ts';
import { registerMigrateCommand } from './migrate-command.ts';
import { registerPersistedCommand } from './persisted-command.ts';
import { registerRefreshCommands } from './refresh-command.ts';
import { registerSampleCommand } from './sample-command.ts';
import { registerSeasonCommand } from './season-command.ts';
import { registerServeCommand } from './serve-command.ts';
import { type CommandSession, EXIT_CODE_HELP, EXIT_CODES } from './session.ts';

/** Runs one command line; failures become one line on standard error and an exit code. Cannot reject. */
export async function runProgram(session: CommandSession, argv: readonly string[]): Promise<void> {
  try {
    await createProgram(session).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) session.setExitCode(EXIT_CODES.usage);
      return;
    }
    if (session.signal.aborted) {
      session.stderr.write('farsight: stopped; what was stored before stays\n');
      session.setExitCode(EXIT_CODES.stopped);
      return;
    }
    session.stderr.write(`farsight: ${isFarsightError(error) ? describeFailure(error) : `unexpected: ${toErrorMessage(error)}`}\n`);
    session.setExitCode(EXIT_CODES.failed);
  }
}

function createProgram(session: CommandSession): Command {
  const program = new Command('farsight')
    .description('A GraphQL gateway for competitive-game communities')
    .showHelpAfterError('(--help shows what there is)')
    .configureOutput({ writeOut: (text) => session.stdout.write(text), writeErr: (text) => session.stderr.write(text) })
    .exitOverride()
    .addHelpText('after', EXIT_CODE_HELP);
  registerServeCommand(program);
  registerImportCommand(program, session);
  registerSampleCommand(program, session);
  registerMigrateCommand(program, session);
  registerChannelCommand(program, session);
  registerSeasonCommand(program, session);
  registerRefreshCommands(program, session);
  registerPersistedCommand(program, session);
  registerCacheCommand(program, session);
  copySettings(program);
  return program;
}

/** Commander hands settings down only to commands that are made after them. */
function copySettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    copySettings(child);
  }
}
