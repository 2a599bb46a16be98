import type DataLoader from 'dataloader';
import type { ParticipantRow } from '../data/participant-repository.ts';
import type { PlayerNameRow, PlayerRow } from '../data/player-repository.ts';
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
  readonly playerNames: DataLoader<string, PlayerNameRow[]>;
  readonly playerRanks: DataLoader<string, RankRow[]>;
  readonly players: ConnectionLoader<PlayerRow>;
  readonly rankHistory: ConnectionLoader<RankRow>;
  readonly playerMatches: ConnectionLoader<ParticipantRow>;
}

/** Player loaders of one request. */
export function createPlayerLoaders({ players, ranks, participants }: Repositories): PlayerLoaders {
  return {
    playerById: createRowLoader(players.findByIds, { ofRow: ({ id }) => id, ofKey: (id) => id }),
    playerByPuuid: createRowLoader(players.findByPuuids, { ofRow: ({ puuid }) => puuid, ofKey: (puuid) => puuid }),
    playerByRiotId: createRowLoader(players.findByRiotIds, { ofRow: ({ riotIdKey }) => riotIdKey, ofKey: (key) => key }),
    playerNames: createListLoader(players.findNames, ({ playerId }) => playerId),
    playerRanks: createListLoader(ranks.findNewest, ({ playerId }) => playerId),
    players: createConnectionLoader(players.all),
    rankHistory: createConnectionLoader(ranks.history),
    playerMatches: createConnectionLoader(participants.ofPlayer),
  };
}
