import { advanceMetaCount, type MetaPieceSize } from '../data/meta-counting.ts';
import { findMetaDifferences, markMetaScopes } from '../data/meta-recount.ts';
import type { RefreshStep } from './refresh-step.ts';

/** What takes about 50 ms on the embedded database. */
const PIECE: MetaPieceSize = { matches: 200, matchups: 2_500 };

/** Counts champions and matchups of patches and queues of which enough matches changed. @param size of a piece of work; for tests */
export function createMetaStep(size = PIECE): RefreshStep {
  return {
    name: 'meta',
    advance: async (database, { deep }) => {
      const rows = await advanceMetaCount(database, size, deep);
      return rows === null ? { kind: 'idle' } : { kind: 'worked', rows };
    },
    check: async (database) => {
      const differences = await findMetaDifferences(database);
      return differences.map(
        ({ patch, queueId, rows }) => `Patch ${patch}, queue ${queueId}: ${rows} rows of champions and matchups differ from a recount`,
      );
    },
    repair: async (database) => markMetaScopes(database, await findMetaDifferences(database)),
  };
}
