import { FarsightError } from '../domain/errors.ts';
import { isStorableTime } from '../domain/time-range.ts';
import type { PrismaClient } from './prisma-client.ts';

/** Edits the table of seasons. */
export interface SeasonSettings {
  /**
   * Stores when a season starts, a new one or one that is known.
   * @throws FarsightError `BAD_INPUT` for a name that is empty or long, or a time that is none
   */
  set(name: string, startsAt: Date): Promise<void>;
  /** @throws FarsightError `NOT_FOUND` */
  remove(name: string): Promise<void>;
}

const MAX_NAME_LENGTH = 64;

/** {@link SeasonSettings} over Prisma. */
export function createSeasonSettings(prisma: PrismaClient): SeasonSettings {
  return {
    set: async (name, startsAt) => {
      if (name.trim() === '' || name.length > MAX_NAME_LENGTH || name.includes('\0'))
        throw new FarsightError(
          'BAD_INPUT',
          `A season's name must have 1 to ${MAX_NAME_LENGTH} characters, got ${JSON.stringify(name.slice(0, 80))}`,
        );
      if (!isStorableTime(startsAt.getTime()))
        throw new FarsightError('BAD_INPUT', 'A season must start at a time of the years 1 to 9999, such as 2026-01-08T12:00Z');
      await prisma.season.upsert({ where: { name }, create: { name, startsAt }, update: { startsAt } });
    },
    remove: async (name) => {
      const { count } = await prisma.season.deleteMany({ where: { name } });
      if (count === 0) throw new FarsightError('NOT_FOUND', `There is no season ${JSON.stringify(name)}; "season list" shows them`);
    },
  };
}
