import { isTitle, MAX_TITLE_LENGTH, toChannelKeys } from '../domain/channel-name.ts';
import { FarsightError } from '../domain/errors.ts';
import { assertTimeZone } from '../domain/time-zone.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './prisma-client.ts';
import { writeInTransaction } from './prisma-write.ts';

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
   * Stores the changes, all or none, and answers the id of the transaction that wrote: the invalidation log shows them where it shows that one.
   * @param id row id
   * @throws FarsightError `NOT_FOUND` for the channel; `BAD_INPUT` or `CONFLICT` with the `field` in its facts
   */
  update(id: string, changes: ChannelChanges): Promise<number | null>;
}

const HANDLE = /^[A-Za-z0-9_]{1,64}$/;
/** An import changes a channel once a batch; so many changes in between are no accident of timing. */
const MAX_ATTEMPTS = 5;

/** {@link ChannelSettings} over Prisma. */
export function createChannelSettings(prisma: PrismaClient): ChannelSettings {
  return {
    update: async (id, changes) => {
      let names = await readNames(prisma, id);
      const others = { ...(await toOwner(prisma, changes.ownerPuuid)), ...toTimeZone(changes.timeZone) };
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
        // Keys follow from both names, and an import or another operator may change one meanwhile: stored only if none did.
        const found = { id: BigInt(id), ...names };
        const write = prisma.channel.updateMany({ where: found, data: { ...others, ...toNames(names, changes) } });
        const { count, xid } = await writeInTransaction(prisma, write).catch((error: unknown) => {
          throw toConflict(error, changes);
        });
        if (count > 0) return xid;
        names = await readNames(prisma, id);
      }
      throw new FarsightError('CONFLICT', 'The channel is being changed by others all the time; try again later');
    },
  };
}

interface ChannelNames {
  readonly handle: string | null;
  readonly title: string | null;
  readonly titlePinned: boolean;
}

async function readNames(prisma: PrismaClient, id: string): Promise<ChannelNames> {
  const select = { handle: true, title: true, titlePinned: true };
  const names = await prisma.channel.findUnique({ where: { id: BigInt(id) }, select });
  if (names === null) throw new FarsightError('NOT_FOUND', `There is no channel with row id ${id}`);
  return names;
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

function toNames(known: ChannelNames, { handle, title }: ChannelChanges) {
  const newHandle = typeof handle === 'string' ? assertHandle(handle.replace(/^@/, '')) : handle;
  if (typeof title === 'string') assertTitle(title);
  const next = {
    handle: newHandle === undefined ? known.handle : newHandle,
    title: title === undefined ? known.title : title,
  };
  return { ...next, ...toChannelKeys(next), titlePinned: title === undefined ? known.titlePinned : title !== null };
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
  if (isTitle(title)) return;
  throw new FarsightError('BAD_INPUT', `A title must be 1 to ${MAX_TITLE_LENGTH} characters without NUL, got ${[...title].length}`, {
    facts: { field: 'title' },
  });
}

function toConflict(error: unknown, { handle }: ChannelChanges): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return error;
  return new FarsightError('CONFLICT', `The handle "${handle ?? ''}" belongs to another channel already`, {
    cause: error,
    facts: { field: 'handle' },
  });
}
