import { advanceStandings, findStandingDifferences, markStandings } from '../data/standing-refresh.ts';
import type { RefreshStep } from './refresh-step.ts';

/** Computes where players stand, queue by queue; after the steps that keep months and ratings. */
export const standingStep: RefreshStep = {
  name: 'standings',
  advance: async (database, { deep }) => {
    const rows = await advanceStandings(database, deep);
    return rows === null ? { kind: 'idle' } : { kind: 'worked', rows };
  },
  check: async (database) => {
    const differences = await findStandingDifferences(database);
    return differences.map(({ queueId, rows }) => `Queue ${queueId}: ${rows} standings differ from a recount`);
  },
  repair: async (database) =>
    markStandings(
      database,
      (await findStandingDifferences(database)).map(({ queueId }) => queueId),
    ),
};
