import { FarsightError } from '../domain/errors.ts';
import type { RecommendationName } from '../domain/recommendation-id.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './prisma-client.ts';
import { writeInTransaction } from './prisma-write.ts';

/** What is said of a recommendation; an absent field stays, null clears. */
export interface FeedbackChanges {
  readonly dismissedUntil?: Date | null;
  /** 1–5. */
  readonly rating?: number | null;
}

/** Stores what is said of recommendations. */
export interface RecommendationFeedback {
  /**
   * Answers the id of the transaction that wrote, by which the invalidation log shows it.
   * @throws FarsightError `NOT_FOUND` for the player or channel; `BAD_INPUT` for another rating
   */
  store(name: RecommendationName, changes: FeedbackChanges): Promise<number | null>;
}

const RATINGS = { least: 1, most: 5 } as const;
/** Where it is stored, and by what its owner is found. */
const TABLES = {
  Channel: { feedback: 'channel_feedback', id: 'channel_id', owners: 'channels', key: 'id', type: 'bigint' },
  Player: { feedback: 'player_feedback', id: 'player_id', owners: 'players', key: 'puuid', type: 'text' },
} as const;

/** {@link RecommendationFeedback} over Prisma. */
export function createRecommendationFeedback(prisma: PrismaClient): RecommendationFeedback {
  return {
    store: async (name, changes) => {
      assertRating(changes.rating);
      const { count, xid } = await writeInTransaction(prisma, prisma.$executeRaw(toUpsert(name, changes)));
      if (count > 0) return xid;
      throw new FarsightError('NOT_FOUND', `There is no ${name.owner.toLowerCase()} with that id`, { facts: { field: 'id' } });
    },
  };
}

/** One statement, so that nobody can remove the owner in between. It writes nothing where there is none. */
function toUpsert({ owner, key, recommendation }: RecommendationName, { dismissedUntil, rating }: FeedbackChanges): Prisma.Sql {
  const kept = (name: string, isKept: boolean) => Prisma.raw(`${name} = ${isKept ? `kept.${name}` : `excluded.${name}`}`);
  const table = TABLES[owner];
  const [feedback, id, owners] = [Prisma.raw(table.feedback), Prisma.raw(table.id), Prisma.raw(table.owners)];
  return Prisma.sql`insert into ${feedback} as kept (${id}, recommendation, dismissed_until, rating)
select id, ${recommendation}, ${dismissedUntil ?? null}::timestamptz, ${rating ?? null}::smallint
from ${owners} where ${Prisma.raw(table.key)} = ${key}::${Prisma.raw(table.type)}
on conflict (${id}, recommendation) do update set
  ${kept('dismissed_until', dismissedUntil === undefined)}, ${kept('rating', rating === undefined)}`;
}

function assertRating(rating: number | null | undefined): void {
  if (typeof rating !== 'number' || (rating >= RATINGS.least && rating <= RATINGS.most)) return;
  const message = `"rating" must be from ${RATINGS.least} (useless) to ${RATINGS.most} (helped), got ${rating}`;
  throw new FarsightError('BAD_INPUT', message, { facts: { field: 'rating' } });
}
