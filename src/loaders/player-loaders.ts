import type DataLoader from 'dataloader';
import type { PagedRelation } from '../data/keyset-page.ts';
import type { ParticipantRow } from '../data/participant-repository.ts';
import type { PlayerActivityRow, PlayerNameRow, PlayerRow } from '../data/player-repository.ts';
import type { RankRow } from '../data/rank-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import { listTag, partTag, rowTag } from '../domain/cache-tags.ts';
import { createListLoader, createRowLoader } from './batch-loader.ts';
import { type ConnectionLoader, createConnectionLoader } from './connection-loader.ts';
import type { MatchLoaderParts } from './match-loaders.ts';
import { rememberPages } from './remembered-pages.ts';
import {
  type ConnectionReport,
  reportByContestedKey,
  reportById,
  reportByKey,
  reportPart,
  reportPartList,
  reportRootList,
} from './tag-reports.ts';

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

const PLAYERS_BY_ACTIVITY = listTag('Player', 'activity');
const reportPlayers = reportRootList('Player');
/** Whether and where a player stands in it follows from two tables. */
const reportPlayersByActivity: ConnectionReport<PlayerRow> = {
  members: (tags, parent, order) => {
    reportPlayers.members(tags, parent, order);
    tags.add(PLAYERS_BY_ACTIVITY);
  },
  item: reportPlayers.item,
};
const reportPlayerMatches: ConnectionReport<ParticipantRow> = {
  members: reportPart('Player', 'matches'),
  item: (tags, { matchId }) => tags.add(rowTag('Match', matchId)),
};

/** Player loaders of one request. */
export function createPlayerLoaders(repositories: Repositories, parts: MatchLoaderParts): PlayerLoaders {
  const { players, ranks } = repositories;
  const { observer, tags } = parts;
  const ofKey = (key: string) => key;
  return {
    playerById: createRowLoader(
      observer.fetch('playerById', players.findByIds),
      { ofRow: ({ id }) => id, ofKey, report: reportById('Player') },
      tags,
    ),
    playerByPuuid: createRowLoader(
      observer.fetch('playerByPuuid', players.findByPuuids),
      { ofRow: ({ puuid }) => puuid, ofKey, report: reportByKey('Player') },
      tags,
    ),
    playerByRiotId: createRowLoader(
      observer.fetch('playerByRiotId', players.findByRiotIds),
      { ofRow: ({ riotIdKey }) => riotIdKey, ofKey, report: reportByContestedKey('Player') },
      tags,
    ),
    playerActivity: createRowLoader(
      observer.fetch('playerActivity', players.findActivity),
      { ofRow: ({ playerId }) => playerId, ofKey, report: reportPart('Player', 'activity') },
      tags,
    ),
    playerNames: createListLoader(
      observer.fetch('playerNames', players.findNames),
      { parentOf: ({ playerId }) => playerId, report: reportPart('Player', 'names') },
      tags,
    ),
    playerRanks: createListLoader(
      observer.fetch('playerRanks', ranks.findNewest),
      { parentOf: ({ playerId }) => playerId, report: reportPart('Player', 'ranks') },
      tags,
    ),
    playersByName: createConnectionLoader(observer.relation('playersByName', players.byName), reportPlayers, tags),
    playersByActivity: createConnectionLoader(observer.relation('playersByActivity', players.byActivity), reportPlayersByActivity, tags),
    rankHistory: createConnectionLoader(observer.relation('rankHistory', ranks.history), reportPartList('Player', 'ranks'), tags),
    playerMatches: createConnectionLoader(createPlayerMatches(repositories, parts), reportPlayerMatches, tags),
  };
}

/** Pages of a player's matches: those in memory are not read again. */
function createPlayerMatches({ participants }: Repositories, { observer, memory }: MatchLoaderParts): PagedRelation<ParticipantRow> {
  return rememberPages(observer.relation('playerMatches', participants.ofPlayer), {
    shelf: memory.playerPages,
    tagOf: (playerId) => partTag('Player', playerId, 'matches'),
    tagOfRow: ({ matchId }) => rowTag('Match', matchId),
  });
}
