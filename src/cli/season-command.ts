import type { Command as Program } from 'commander';
import { z } from 'zod';
import { createPrismaClient } from '../data/prisma-client.ts';
import type { AnyDatabase } from '../data/schema-engine.ts';
import { createSeasonRepository } from '../data/season-repository.ts';
import { createSeasonSettings } from '../data/season-settings.ts';
import type { CommandHandler } from '../http/handover-route.ts';
import { parseArguments } from './command-arguments.ts';
import { parseTime } from './option-values.ts';
import { runCommand } from './run-command.ts';
import type { CommandSession } from './session.ts';
import { formatColumns, toHarmlessText } from './terminal-text.ts';

const setArguments = z.object({ name: z.string(), startsAt: z.string() });
const removeArguments = z.object({ name: z.string() });

/** A season as the handler answers it: plain JSON. */
interface ListedSeason {
  readonly name: string;
  /** ISO 8601. */
  readonly startsAt: string;
}

/** `farsight season list`, `season set` and `season remove`. */
export function registerSeasonCommand(program: Program, session: CommandSession): void {
  const season = program.command('season').description('Say when ranked seasons start; one lasts until the next');
  season
    .command('list')
    .description('Show all that are known, in the order they start')
    .action(() => runList(session));
  season
    .command('set')
    .description('Store when a season starts, a new one or one that is known')
    .argument('<name>', "what players call it, such as '2026'")
    .argument('<start>', 'a time with its zone, such as 2026-01-08T12:00Z')
    .action((name: string, start: string) => runSet(session, name, parseTime('The start of a season', start)));
  season
    .command('remove')
    .description('Forget a season')
    .argument('<name>', 'as the list shows it')
    .action((name: string) => runRemove(session, name));
}

/** The work of the season commands. */
export function createSeasonHandlers(database: AnyDatabase): Record<'season-list' | 'season-set' | 'season-remove', CommandHandler> {
  return {
    'season-list': async (): Promise<readonly ListedSeason[]> =>
      (await createSeasonRepository(database).findAll()).map(({ name, startsAt }) => ({ name, startsAt: startsAt.toISOString() })),
    'season-set': async (args) => {
      const { name, startsAt } = parseArguments(setArguments, args);
      await createSeasonSettings(createPrismaClient(database)).set(name, new Date(startsAt));
    },
    'season-remove': async (args) => createSeasonSettings(createPrismaClient(database)).remove(parseArguments(removeArguments, args).name),
  };
}

async function runList(session: CommandSession): Promise<void> {
  const command = { name: 'season-list', purpose: 'lists seasons', migrated: true, args: async () => ({}) } as const;
  const seasons = (await runCommand(session, command)) as readonly ListedSeason[];
  if (seasons.length === 0) session.stdout.write('No season is known.\n');
  else session.stdout.write(formatColumns(seasons.map(({ name, startsAt }) => [toHarmlessText(name), startsAt])));
}

async function runSet(session: CommandSession, name: string, startsAt: Date): Promise<void> {
  const args = async () => ({ name, startsAt: startsAt.toISOString() });
  await runCommand(session, { name: 'season-set', purpose: 'edits seasons', migrated: true, args });
  session.stdout.write(`Season ${toHarmlessText(name)} starts at ${startsAt.toISOString()}.\n`);
}

async function runRemove(session: CommandSession, name: string): Promise<void> {
  await runCommand(session, { name: 'season-remove', purpose: 'edits seasons', migrated: true, args: async () => ({ name }) });
  session.stdout.write(`Season ${toHarmlessText(name)} is forgotten.\n`);
}
