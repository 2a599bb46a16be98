import type { Database } from '../data/database.ts';
import { markRankFits } from '../data/rank-fit-store.ts';
import { hasRatingWork, listRatingLadders, markAllRatings, saveRatingProgress, takeRatingWork } from '../data/rating-checkpoints.ts';
import { type LadderWork, type StoredRatingRow, storeRatings } from '../data/rating-store.ts';
import { computeRatingPiece, type RatingPiece } from './rating-piece.ts';
import type { RefreshStep } from './refresh-step.ts';

/** Matches of a transaction. Fewer cost more round trips; more hold the embedded database, and the ratings' lock, for longer. */
const PIECE_MATCHES = { postgres: 400, pglite: 100 } as const;
/** Differences told at most. */
const MAX_DIFFERENCES = 20;

/**
 * Rates matches in the order they were played, ladder by ladder, from the earliest one that changed: a ladder's later ratings follow from the earlier ones.
 *
 * Writers leave marks, from when on a ladder is open (see the migration `participant_rating`). Each piece takes the marks there are, goes on from
 * the checkpoint, writes the ratings that differ and moves the checkpoint, in one transaction: killed at any moment, it goes on where it was. Ratings depend on
 * matches alone, in the order of start and Riot's id, so that they come out the same in whatever order matches were stored.
 * Memory holds one piece.
 */
export const ratingStep: RefreshStep = createRatingStep((database) => PIECE_MATCHES[database.kind]);

/** The step with pieces of another size. */
export function createRatingStep(toPieceMatches: (database: Database) => number): RefreshStep {
  return {
    name: 'ratings',
    advance: async (database) => {
      if (!(await hasRatingWork(database))) return { kind: 'idle' };
      const piece = await database.transaction(async (writer) => {
        const work = await takeRatingWork(writer);
        if (work === null) return null;
        const computed = await computeRatingPiece(writer, work, toPieceMatches(database));
        await storeRatings(writer, computed.changes);
        await saveRatingProgress(writer, work.ladder, computed.reached);
        if (computed.reached === null) await markRankFits(writer, [work.ladder]);
        return computed;
      });
      return piece === null ? { kind: 'idle' } : { kind: 'worked', rows: countRows(piece) };
    },
    check: async (database) => {
      const differences: string[] = [];
      for (const ladder of await listRatingLadders(database)) {
        if (differences.length >= MAX_DIFFERENCES) break;
        for await (const difference of findDifferences(database, ladder)) {
          differences.push(difference);
          if (differences.length >= MAX_DIFFERENCES) break;
        }
      }
      return differences;
    },
    repair: markAllRatings,
  };
}

function countRows({ changes: { added, changed, gone } }: RatingPiece): number {
  return added.length + changed.length + gone.length;
}

/** What a recount from the stored ratings before each piece finds: where all of them follow from those before, all are right. */
async function* findDifferences(database: Database, ladder: number): AsyncGenerator<string> {
  let work: LadderWork | null = { ladder, startedAt: '-infinity', matchKey: '' };
  while (work !== null) {
    const { reached, changes }: RatingPiece = await computeRatingPiece(database, work, PIECE_MATCHES[database.kind]);
    for (const row of changes.added) yield `${name(row)} is missing: ${row.rating}`;
    for (const row of changes.changed) yield `${name(row)} differs from a recount: ${row.rating}`;
    for (const row of changes.gone) yield `${name(row)} is of no rated match`;
    work = reached === null ? null : { ladder, ...reached };
  }
}

function name({ ladder, matchKey, playerId }: StoredRatingRow): string {
  return `The rating in ladder ${ladder} of player ${playerId} by match ${matchKey}`;
}
