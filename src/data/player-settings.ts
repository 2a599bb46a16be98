import { FarsightError } from '../domain/errors.ts';
import { assertTimeZone } from '../domain/time-zone.ts';
import type { PrismaClient } from './prisma-client.ts';

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
   * Stores the changes, all or none.
   * @throws FarsightError `NOT_FOUND` for the player; `BAD_INPUT` with the `field` in its facts
   */
  update(puuid: string, changes: PlayerSettingsChanges): Promise<void>;
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
      const count = isEmpty
        ? await prisma.player.count({ where: { puuid } })
        : (await prisma.player.updateMany({ where: { puuid }, data })).count;
      if (count === 0) throw new FarsightError('NOT_FOUND', 'There is no player with that id');
    },
  };
}
