import { findPercentileDifferences } from '../data/percentile-refresh.ts';
import { advanceStandings, findStandingDifferences, markStandings } from '../data/standing-refresh.ts';
import type { RefreshStep } from './refresh-step.ts';

/** Computes where players stand and what is usual, queue by queue; after the steps that keep months and ratings. */
export const standingStep: RefreshStep = {
  name: 'standings',
  advance: async (database, { deep }) => {
    const rows = await advanceStandings(database, deep);
    return rows === null ? { kind: 'idle' } : { kind: 'worked', rows };
  },
  check: async (database) => {
    const standings = await findStandingDifferences(database);
    const percentiles = await findPercentileDifferences(database);
    return [
      ...standings.map(({ queueId, rows }) => `Queue ${queueId}: ${rows} standings differ from a recount`),
      ...percentiles.map(({ queueId, rows }) => `Queue ${queueId}: ${rows} percentiles differ from a recount`),
    ];
  },
  repair: async (database) => {
    const differences = [...(await findStandingDifferences(database)), ...(await findPercentileDifferences(database))];
    await markStandings(database, [...new Set(differences.map(({ queueId }) => queueId))]);
  },
};
