import type { Command as Program } from 'commander';
import { z } from 'zod';
import { type ChannelChanges, createChannelSettings } from '../data/channel-settings.ts';
import { createPlayerRepository } from '../data/player-repository.ts';
import { createPrismaClient, type PrismaClient } from '../data/prisma-client.ts';
import type { AnyDatabase } from '../data/schema-engine.ts';
import { toHandleKey } from '../domain/channel-name.ts';
import { FarsightError } from '../domain/errors.ts';
import { foldRiotId } from '../domain/fold-name.ts';
import type { CommandHandler } from '../http/handover-route.ts';
import { parseArguments } from './command-arguments.ts';
import { parseChannel } from './option-values.ts';
import { runCommand } from './run-command.ts';
import type { CommandSession } from './session.ts';

const platform = 'TELEGRAM';
const text = z.string().optional();
const setArguments = z.object({ channel: z.string(), owner: text, timeZone: text, handle: text, title: text });

type SetArguments = z.output<typeof setArguments>;

/** `farsight channel set`. */
export function registerChannelCommand(program: Program, session: CommandSession): void {
  program
    .command('channel')
    .description('Edit channels')
    .command('set')
    .description("Set what no source tells of a channel; an empty value ('') clears it")
    .argument('<channel>', '@handle or the numeric id of the platform')
    .option('--owner <player>', 'the player it belongs to: Name#TAG or a puuid')
    .option('--time-zone <name>', 'an IANA name such as Europe/Berlin')
    .option('--handle <handle>', 'with or without @')
    .option('--title <title>', 'kept from then on, whatever imports say')
    .action((channel: string, flags: Omit<SetArguments, 'channel'>) => runSet(session, { ...flags, channel: parseChannel(channel) }));
}

/** The work of `farsight channel set`. */
export function createChannelSetHandler(database: AnyDatabase): CommandHandler {
  return async (args) => {
    const { channel, owner, ...rest } = parseArguments(setArguments, args);
    const prisma = createPrismaClient(database);
    const id = await findChannel(prisma, channel);
    const changes: ChannelChanges = {
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, toNullable(value)])),
      ...(owner === undefined ? {} : { ownerPuuid: await findOwner(database, owner) }),
    };
    await createChannelSettings(prisma).update(id, changes);
  };
}

async function runSet(session: CommandSession, args: SetArguments): Promise<void> {
  const changed = Object.keys(args).filter((name) => name !== 'channel');
  if (changed.length === 0)
    throw new FarsightError('BAD_INPUT', 'channel set needs at least one of --owner, --time-zone, --handle and --title');
  await runCommand(session, { name: 'channel-set', purpose: 'edits a channel', migrated: true, args: async () => args });
  session.stdout.write(`Channel ${args.channel} is changed.\n`);
}

/**
 * The row id of a channel.
 * @param channel `@handle`, or the platform's id in decimal digits
 * @throws FarsightError `NOT_FOUND`
 */
export async function findChannel(prisma: PrismaClient, channel: string): Promise<string> {
  const where = channel.startsWith('@')
    ? { platform_handleKey: { platform, handleKey: toHandleKey(channel) } }
    : { platform_externalId: { platform, externalId: BigInt(channel) } };
  const found = await prisma.channel.findUnique({ where, select: { id: true } });
  if (found === null) throw new FarsightError('NOT_FOUND', `There is no channel ${channel}; import something of it first`);
  return found.id.toString();
}

async function findOwner(database: AnyDatabase, owner: string): Promise<string | null> {
  if (owner === '') return null;
  const [gameName = '', tagLine] = owner.split('#');
  const players = createPlayerRepository(database);
  const [player] =
    tagLine === undefined ? await players.findByPuuids([owner]) : await players.findByRiotIds([foldRiotId(gameName, tagLine)]);
  if (player === undefined)
    throw new FarsightError(
      'NOT_FOUND',
      `There is no player ${JSON.stringify(owner)}: --owner takes Name#TAG or a puuid of a stored player`,
    );
  return player.puuid;
}

function toNullable(value: string | undefined): string | null | undefined {
  return value === '' ? null : value;
}
