import { FarsightError } from '../domain/errors.ts';
import { assertTimeZone } from '../domain/time-zone.ts';
import type { PrismaClient } from './prisma-client.ts';
import { writeInTransaction } from './prisma-write.ts';

/** What an operator may set of a player; an absent field stays, null clears. */
export interface PlayerSettingsChanges {
  /** IANA name. */
  readonly timeZone?: string | null;
  /** 0–65535. */
  readonly mainQueueId?: number | null;
}

/** Edits players' settings. */
export interface PlayerSettingsStore {
  /**
   * Stores the changes, all or none, and answers the id of the transaction that wrote: the invalidation log shows them where it shows that one.
   * Null when there was nothing to write.
   * @throws FarsightError `NOT_FOUND` for the player; `BAD_INPUT` with the `field` in its facts
   */
  update(puuid: string, changes: PlayerSettingsChanges): Promise<number | null>;
}

const MAX_QUEUE_ID = 65_535;

/** {@link PlayerSettingsStore} over Prisma. */
export function createPlayerSettings(prisma: PrismaClient): PlayerSettingsStore {
  return {
    update: async (puuid, { timeZone, mainQueueId }) => {
      if (typeof timeZone === 'string') assertTimeZone(timeZone, 'timeZone');
      if (typeof mainQueueId === 'number' && (mainQueueId < 0 || mainQueueId > MAX_QUEUE_ID)) {
        throw new FarsightError('BAD_INPUT', `A queue must be from 0 to ${MAX_QUEUE_ID}, got ${mainQueueId}`, {
          facts: { field: 'mainQueueId' },
        });
      }
      const data = { ...(timeZone === undefined ? {} : { timeZone }), ...(mainQueueId === undefined ? {} : { mainQueueId }) };
      // An update of nothing counts no row on one of the databases.
      const isEmpty = Object.keys(data).length === 0;
      const { count, xid } = isEmpty
        ? { count: await prisma.player.count({ where: { puuid } }), xid: null }
        : await writeInTransaction(prisma, prisma.player.updateMany({ where: { puuid }, data }));
      if (count === 0) throw new FarsightError('NOT_FOUND', 'There is no player with that id');
      return xid;
    },
  };
}
