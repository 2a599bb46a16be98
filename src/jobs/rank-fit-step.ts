import { fitRanks } from '../analytics/rank-fit.ts';
import { toLadderPoints } from '../analytics/rank-ladder.ts';
import type { Reader } from '../data/database.ts';
import {
  hasRankFitMarks,
  listRankFits,
  markRankFits,
  RANKED_LADDERS,
  readRankedRatings,
  storeRankFit,
  takeRankFitMark,
} from '../data/rank-fit-store.ts';
import type { RankFitRow } from '../data/rating-repository.ts';
import type { RefreshStep } from './refresh-step.ts';

/** With fewer, a rating is mostly where everybody starts, and would make the line flatter for those who have more. */
const MIN_GAMES = 20;

/**
 * Fits ladder points of ranks to ratings, ladder by ladder, where ratings or ranks changed: after the rating step, which leaves a mark when a ladder is done.
 * A ladder with too few players of both has no line.
 */
export const rankFitStep: RefreshStep = {
  name: 'rank fits',
  advance: async (database) => {
    if (!(await hasRankFitMarks(database))) return { kind: 'idle' };
    return database.transaction(async (writer) => {
      const ladder = await takeRankFitMark(writer);
      if (ladder === null) return { kind: 'idle' };
      return { kind: 'worked', rows: await storeRankFit(writer, ladder, await fitLadder(writer, ladder)) };
    });
  },
  check: async (database) => {
    const stored = new Map((await listRankFits(database)).map((fit) => [fit.ladder, fit]));
    const differences: string[] = [];
    for (const ladder of new Set([...RANKED_LADDERS.keys(), ...stored.keys()])) {
      const fit = await fitLadder(database, ladder);
      if (!isSame(fit, stored.get(ladder) ?? null))
        differences.push(`The line from ratings to ranks in ladder ${ladder} differs from a recount`);
    }
    return differences;
  },
  repair: async (database) => {
    const stored = await listRankFits(database);
    await database.transaction((writer) => markRankFits(writer, [...RANKED_LADDERS.keys(), ...stored.map(({ ladder }) => ladder)]));
  },
};

async function fitLadder(reader: Reader, ladder: number): Promise<Omit<RankFitRow, 'ladder'> | null> {
  if (!RANKED_LADDERS.has(ladder)) return null;
  const rows = await readRankedRatings(reader, ladder, MIN_GAMES);
  const pairs = rows.flatMap(({ rating, ...rank }) => {
    const points = toLadderPoints(rank);
    return points === null ? [] : [{ rating, points }];
  });
  const fit = fitRanks(pairs);
  return fit && { slope: fit.slope, intercept: fit.intercept, residual: fit.residualDeviation, players: fit.n };
}

function isSame(one: Omit<RankFitRow, 'ladder'> | null, other: Omit<RankFitRow, 'ladder'> | null): boolean {
  if (one === null || other === null) return one === other;
  return one.slope === other.slope && one.intercept === other.intercept && one.residual === other.residual && one.players === other.players;
}
