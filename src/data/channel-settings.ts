import { FarsightError } from '../domain/errors.ts';
import { foldName } from '../domain/fold-name.ts';
import { assertTimeZone } from '../domain/time-zone.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './prisma-client.ts';

/** What an operator may set of a channel; an absent field stays, null clears. */
export interface ChannelChanges {
  readonly ownerPuuid?: string | null;
  /** IANA name. */
  readonly timeZone?: string | null;
  /** With or without `@`. */
  readonly handle?: string | null;
  /** A set title is left alone by imports from then on. */
  readonly title?: string | null;
}

/** Edits channels. */
export interface ChannelSettings {
  /**
   * Stores the changes, all or none.
   * @param id row id
   * @throws FarsightError `NOT_FOUND` for the channel; `BAD_INPUT` or `CONFLICT` with the `field` in its facts
   */
  update(id: string, changes: ChannelChanges): Promise<void>;
}

const MAX_TITLE_LENGTH = 256;
const HANDLE = /^[A-Za-z0-9_]{1,64}$/;

/** {@link ChannelSettings} over Prisma. */
export function createChannelSettings(prisma: PrismaClient): ChannelSettings {
  return {
    update: async (id, changes) => {
      const channel = await prisma.channel.findUnique({ where: { id: BigInt(id) } });
      if (channel === null) throw new FarsightError('NOT_FOUND', `There is no channel with row id ${id}`);
      const data = { ...(await toOwner(prisma, changes.ownerPuuid)), ...toTimeZone(changes.timeZone), ...toNames(channel, changes) };
      try {
        await prisma.channel.update({ where: { id: channel.id }, data });
      } catch (error) {
        throw toConflict(error, changes);
      }
    },
  };
}

async function toOwner(prisma: PrismaClient, puuid: string | null | undefined) {
  if (puuid === undefined) return {};
  if (puuid === null) return { ownerPlayerId: null };
  const player = await prisma.player.findUnique({ where: { puuid }, select: { id: true } });
  if (player === null) throw new FarsightError('BAD_INPUT', 'The owner must be a stored player', { facts: { field: 'ownerId' } });
  return { ownerPlayerId: player.id };
}

function toTimeZone(timeZone: string | null | undefined) {
  if (typeof timeZone === 'string') assertTimeZone(timeZone, 'timeZone');
  return timeZone === undefined ? {} : { timeZone };
}

function toNames(channel: { handle: string | null; title: string | null; titlePinned: boolean }, { handle, title }: ChannelChanges) {
  const newHandle = typeof handle === 'string' ? assertHandle(handle.replace(/^@/, '')) : handle;
  if (typeof title === 'string') assertTitle(title);
  const next = {
    handle: newHandle === undefined ? channel.handle : newHandle,
    title: title === undefined ? channel.title : title,
  };
  return {
    ...next,
    handleKey: next.handle?.toLowerCase() ?? null,
    titleKey: foldName(next.title ?? next.handle ?? ''),
    titlePinned: title === undefined ? channel.titlePinned : title !== null,
  };
}

function assertHandle(handle: string): string {
  if (!HANDLE.test(handle)) {
    throw new FarsightError('BAD_INPUT', `A handle must be 1 to 64 letters, digits and underscores, got "${handle.slice(0, 80)}"`, {
      facts: { field: 'handle' },
    });
  }
  return handle;
}

function assertTitle(title: string): void {
  const length = [...title].length;
  if (length < 1 || length > MAX_TITLE_LENGTH || title.includes('\0')) {
    throw new FarsightError('BAD_INPUT', `A title must be 1 to ${MAX_TITLE_LENGTH} characters without NUL, got ${length}`, {
      facts: { field: 'title' },
    });
  }
}

function toConflict(error: unknown, { handle }: ChannelChanges): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return error;
  return new FarsightError('CONFLICT', `The handle "${handle ?? ''}" belongs to another channel already`, {
    cause: error,
    facts: { field: 'handle' },
  });
}
