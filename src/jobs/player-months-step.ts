import { findPlayerMonthDifferences, type PlayerMonthDifference, recountPlayerMonths } from '../data/player-month-recount.ts';
import type { RefreshStep } from './refresh-step.ts';

const MAX_TOLD = 20;

/** Months of players: kept by triggers in the transaction that changes participants, so that there is nothing to refresh. */
export const playerMonthsStep: RefreshStep = {
  name: 'player months',
  advance: () => Promise.resolve({ kind: 'idle' }),
  check: async (database) => (await findPlayerMonthDifferences(database, MAX_TOLD)).map(describe),
  repair: recountPlayerMonths,
};

function describe({ playerId, month, queueId, position, championId, storedGames, countedGames }: PlayerMonthDifference): string {
  const where = `player ${playerId}, ${month.slice(0, 7)}, ${queueId === -1 ? 'no queue' : `queue ${queueId}`}, ${position === '' ? 'no position' : position}, champion ${championId}`;
  if (storedGames === null) return `${where}: not stored, ${countedGames} games counted`;
  if (countedGames === null) return `${where}: ${storedGames} games stored, none counted`;
  const same = storedGames === countedGames;
  return same ? `${where}: sums of ${storedGames} games differ` : `${where}: ${storedGames} games stored, ${countedGames} counted`;
}
