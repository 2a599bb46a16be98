import type DataLoader from 'dataloader';
import type { ParticipantRow } from '../data/participant-repository.ts';
import type { PlayerActivityRow, PlayerNameRow, PlayerRow } from '../data/player-repository.ts';
import type { RankRow } from '../data/rank-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createListLoader, createRowLoader } from './batch-loader.ts';
import { type ConnectionLoader, createConnectionLoader } from './connection-loader.ts';

/** Loads players and what hangs on them. */
export interface PlayerLoaders {
  readonly playerById: DataLoader<string, PlayerRow | null>;
  readonly playerByPuuid: DataLoader<string, PlayerRow | null>;
  /** By the key `foldRiotId` makes. */
  readonly playerByRiotId: DataLoader<string, PlayerRow | null>;
  readonly playerActivity: DataLoader<string, PlayerActivityRow | null>;
  readonly playerNames: DataLoader<string, PlayerNameRow[]>;
  readonly playerRanks: DataLoader<string, RankRow[]>;
  readonly playersByName: ConnectionLoader<PlayerRow>;
  readonly playersByActivity: ConnectionLoader<PlayerRow>;
  readonly rankHistory: ConnectionLoader<RankRow>;
  readonly playerMatches: ConnectionLoader<ParticipantRow>;
}

/** Player loaders of one request. */
export function createPlayerLoaders({ players, ranks, participants }: Repositories, observer: BatchObserver): PlayerLoaders {
  return {
    playerById: createRowLoader(observer.fetch('playerById', players.findByIds), { ofRow: ({ id }) => id, ofKey: (id) => id }),
    playerByPuuid: createRowLoader(observer.fetch('playerByPuuid', players.findByPuuids), {
      ofRow: ({ puuid }) => puuid,
      ofKey: (puuid) => puuid,
    }),
    playerByRiotId: createRowLoader(observer.fetch('playerByRiotId', players.findByRiotIds), {
      ofRow: ({ riotIdKey }) => riotIdKey,
      ofKey: (key) => key,
    }),
    playerActivity: createRowLoader(observer.fetch('playerActivity', players.findActivity), {
      ofRow: ({ playerId }) => playerId,
      ofKey: (id) => id,
    }),
    playerNames: createListLoader(observer.fetch('playerNames', players.findNames), ({ playerId }) => playerId),
    playerRanks: createListLoader(observer.fetch('playerRanks', ranks.findNewest), ({ playerId }) => playerId),
    playersByName: createConnectionLoader(observer.relation('playersByName', players.byName)),
    playersByActivity: createConnectionLoader(observer.relation('playersByActivity', players.byActivity)),
    rankHistory: createConnectionLoader(observer.relation('rankHistory', ranks.history)),
    playerMatches: createConnectionLoader(observer.relation('playerMatches', participants.ofPlayer)),
  };
}
