import type { Command as Program } from 'commander';
import { z } from 'zod';
import { type CachePurge, createCachePurges, type PurgeTarget } from '../data/cache-purge.ts';
import { createInvalidationSource } from '../data/invalidation-source.ts';
import { createPrismaClient } from '../data/prisma-client.ts';
import type { AnyDatabase } from '../data/schema-engine.ts';
import type { TagType } from '../domain/cache-tags.ts';
import { FarsightError } from '../domain/errors.ts';
import type { CommandHandler } from '../http/handover-route.ts';
import { findChannel } from './channel-command.ts';
import { parseArguments } from './command-arguments.ts';
import { parseChannel } from './option-values.ts';
import { runCommand } from './run-command.ts';
import type { CommandSession } from './session.ts';
import { formatCount, toHarmlessText } from './terminal-text.ts';

interface PurgeFlags {
  readonly player?: string;
  readonly channel?: string;
  readonly match?: string;
  readonly type?: string;
  readonly everything?: boolean;
}

/** What the handler is called with: as the flags say it, checked as far as that goes without a database. */
type PurgeArguments = z.output<typeof purgeArguments>;

const TYPES = ['Champion', 'Channel', 'Ladder', 'Match', 'Meta', 'Player', 'Post', 'Queue', 'Season'] as const satisfies readonly TagType[];
const KINDS = ['player', 'channel', 'match', 'type', 'everything'] as const;
const purgeArguments = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('player'), puuid: z.string() }),
  z.object({ kind: z.literal('channel'), channel: z.string() }),
  z.object({ kind: z.literal('match'), matchId: z.string() }),
  z.object({ kind: z.literal('type'), type: z.enum(TYPES) }),
  z.object({ kind: z.literal('everything') }),
]);

/** `farsight cache purge`, below `cache`. */
export function registerCachePurgeCommand(cache: Program, session: CommandSession): void {
  cache
    .command('purge')
    .description('Drop stored answers, on all gateways of the database; changes do that by themselves')
    .option('--player <puuid>', 'those with a player')
    .option('--channel <channel>', 'those with a channel: @handle or the numeric id of the platform')
    .option('--match <id>', "those with a match, by Riot's id")
    .option('--type <type>', `those with any of a type: ${TYPES.join(', ')}`)
    .option('--everything', 'all')
    .action((flags: PurgeFlags) => runPurge(session, flags));
}

/** The work of `farsight cache purge`: answers how many tags were purged. */
export function createCachePurgeHandler({
  database,
  onPurge,
}: {
  database: AnyDatabase;
  onPurge?: (purge: CachePurge) => void;
}): CommandHandler {
  const purges = createCachePurges(database, createInvalidationSource(database), onPurge);
  return async (args) => {
    const { tags } = await purges.purge(await toTarget(database, parseArguments(purgeArguments, args)));
    return tags.length;
  };
}

async function toTarget(database: AnyDatabase, args: PurgeArguments): Promise<PurgeTarget> {
  return args.kind === 'channel' ? { kind: 'channel', id: await findChannel(createPrismaClient(database), args.channel) } : args;
}

async function runPurge(session: CommandSession, flags: PurgeFlags): Promise<void> {
  const args = readFlags(flags);
  const tags = await runCommand(session, { name: 'cache-purge', purpose: 'purges answers', migrated: true, args: async () => args });
  session.stdout.write(`${describe(args)} purged, by ${formatCount(Number(tags))} ${tags === 1 ? 'tag' : 'tags'}.\n`);
}

/** @throws FarsightError `BAD_INPUT` unless one flag says what */
function readFlags(flags: PurgeFlags): PurgeArguments {
  const given = KINDS.filter((kind) => flags[kind] !== undefined);
  if (given.length !== 1)
    throw new FarsightError('BAD_INPUT', `cache purge needs one of ${KINDS.map((kind) => `--${kind}`).join(', ')}, got ${given.length}`);
  const { player, channel, match, type } = flags;
  if (player !== undefined) return { kind: 'player', puuid: requireText('--player', player) };
  if (channel !== undefined) return { kind: 'channel', channel: parseChannel(channel) };
  if (match !== undefined) return { kind: 'match', matchId: requireText('--match', match) };
  return type === undefined ? { kind: 'everything' } : { kind: 'type', type: parseType(type) };
}

function requireText(option: string, text: string): string {
  if (text.trim() === '' || text.includes('\0'))
    throw new FarsightError('BAD_INPUT', `${option} must be an id, got ${JSON.stringify(text)}`);
  return text;
}

function parseType(text: string): TagType {
  const type = TYPES.find((known) => known.toLowerCase() === text.toLowerCase());
  if (type === undefined) throw new FarsightError('BAD_INPUT', `--type must be one of ${TYPES.join(', ')}, got ${JSON.stringify(text)}`);
  return type;
}

function describe(args: PurgeArguments): string {
  switch (args.kind) {
    case 'player':
      return `Answers with the player ${toHarmlessText(args.puuid)} are`;
    case 'channel':
      return `Answers with the channel ${args.channel} are`;
    case 'match':
      return `Answers with the match ${toHarmlessText(args.matchId)} are`;
    case 'type':
      return `Answers with any ${args.type} are`;
    case 'everything':
      return 'All answers are';
  }
}
