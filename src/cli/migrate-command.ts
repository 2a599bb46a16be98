import type { Command as Program } from 'commander';
import { z } from 'zod';
import { type MigrationState, type MigrationStatus, readMigrationStatus } from '../data/migration-status.ts';
import { applyMigrations, type MigrationEvent, resolveMigration } from '../data/migrator.ts';
import type { AnyDatabase } from '../data/schema-engine.ts';
import { FarsightError } from '../domain/errors.ts';
import type { CommandHandler } from '../http/handover-route.ts';
import { parseArguments } from './command-arguments.ts';
import { runCommand } from './run-command.ts';
import { type CommandSession, EXIT_CODES } from './session.ts';

const resolution = z.object({ name: z.string(), as: z.enum(['applied', 'rolled-back']) });
const MEANINGS: Readonly<Record<MigrationState, string>> = {
  applied: 'applied',
  pending: 'pending',
  failed: 'FAILED',
  edited: 'applied, but its text has changed since',
  unknown: 'applied by another version of Farsight',
};

/** `farsight migrate`, `migrate status` and `migrate resolve`. */
export function registerMigrateCommand(program: Program, session: CommandSession): void {
  const migrate = program
    .command('migrate')
    .description('Bring the database to this version; the embedded one is also brought there by whatever opens it');
  migrate.action(() => runMigrate(session));
  migrate
    .command('status')
    .description('Show what was applied, what is missing, and what failed')
    .action(() => runStatus(session));
  migrate
    .command('resolve')
    .description('Record by hand what became of a migration that failed half-way')
    .option('--applied <name>', 'somebody completed it')
    .option('--rolled-back <name>', 'somebody undid it: it is pending again')
    .action((options: { applied?: string; rolledBack?: string }) => runResolve(session, options));
}

/** The work of the migrate commands. */
export function createMigrateHandlers(database: AnyDatabase): Record<'migrate' | 'migrate-status' | 'migrate-resolve', CommandHandler> {
  return {
    migrate: (_args, { emit }) => applyMigrations(database, { onEvent: emit }).then((applied) => [...applied]),
    'migrate-status': () => readMigrationStatus(database),
    'migrate-resolve': async (args) => resolveMigration(database, parseArguments(resolution, args)),
  };
}

async function runMigrate(session: CommandSession): Promise<void> {
  const show = (event: MigrationEvent) => session.stderr.write(`${describeEvent(event)}\n`);
  const applied = (await runCommand(session, {
    name: 'migrate',
    purpose: 'migrates the database',
    migrated: false,
    args: async () => ({}),
    onEvent: (event) => show(event as MigrationEvent),
  })) as readonly string[];
  session.stdout.write(
    applied.length === 0 ? 'Nothing to apply: the database is up to date.\n' : `Applied ${applied.length}: ${applied.join(', ')}\n`,
  );
}

async function runStatus(session: CommandSession): Promise<void> {
  const statuses = (await runCommand(session, {
    name: 'migrate-status',
    purpose: 'reads the migrations',
    migrated: false,
    args: async () => ({}),
  })) as readonly MigrationStatus[];
  for (const { name, state, error } of statuses) session.stdout.write(`${name}  ${MEANINGS[state]}${error === null ? '' : `: ${error}`}\n`);
  if (statuses.some(({ state }) => state === 'pending' || state === 'failed')) session.setExitCode(EXIT_CODES.incomplete);
}

async function runResolve(session: CommandSession, { applied, rolledBack }: { applied?: string; rolledBack?: string }): Promise<void> {
  const name = applied ?? rolledBack;
  if (name === undefined || (applied !== undefined && rolledBack !== undefined))
    throw new FarsightError('BAD_INPUT', 'migrate resolve needs either --applied NAME or --rolled-back NAME');
  const as = applied === undefined ? 'rolled-back' : 'applied';
  await runCommand(session, {
    name: 'migrate-resolve',
    purpose: 'resolves a migration',
    migrated: false,
    args: async () => ({ name, as }),
  });
  session.stdout.write(`${name} is recorded as ${as}.\n`);
}

function describeEvent(event: MigrationEvent): string {
  switch (event.kind) {
    case 'waiting':
      return `Waiting for another migrator: ${event.holder}`;
    case 'retrying':
      return `Trying ${event.name} again, which failed before`;
    case 'applying':
      return `Applying ${event.name}`;
    case 'applied':
      return `Applied ${event.name}`;
  }
}
