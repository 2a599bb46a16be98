import type DataLoader from 'dataloader';
import type { ParticipantRow } from '../data/participant-repository.ts';
import type { PlayerActivityRow, PlayerNameRow, PlayerRow } from '../data/player-repository.ts';
import type { RankRow } from '../data/rank-repository.ts';
import type { Repositories } from '../data/repositories.ts';
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
export function createPlayerLoaders({ players, ranks, participants }: Repositories): PlayerLoaders {
  return {
    playerById: createRowLoader(players.findByIds, { ofRow: ({ id }) => id, ofKey: (id) => id }),
    playerByPuuid: createRowLoader(players.findByPuuids, { ofRow: ({ puuid }) => puuid, ofKey: (puuid) => puuid }),
    playerByRiotId: createRowLoader(players.findByRiotIds, { ofRow: ({ riotIdKey }) => riotIdKey, ofKey: (key) => key }),
    playerActivity: createRowLoader(players.findActivity, { ofRow: ({ playerId }) => playerId, ofKey: (id) => id }),
    playerNames: createListLoader(players.findNames, ({ playerId }) => playerId),
    playerRanks: createListLoader(ranks.findNewest, ({ playerId }) => playerId),
    playersByName: createConnectionLoader(players.byName),
    playersByActivity: createConnectionLoader(players.byActivity),
    rankHistory: createConnectionLoader(ranks.history),
    playerMatches: createConnectionLoader(participants.ofPlayer),
  };
}
