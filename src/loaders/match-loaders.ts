import type DataLoader from 'dataloader';
import type { ChampionRow } from '../data/champion-repository.ts';
import type { MatchRow, QueueRow, TeamRow } from '../data/match-repository.ts';
import type { ParticipantDetailsRow, ParticipantKey, ParticipantRow } from '../data/participant-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createListLoader, createRowLoader } from './batch-loader.ts';
import { type ConnectionLoader, createConnectionLoader } from './connection-loader.ts';

/** Loads matches, their parts, and static data. Ids are row ids unless said. */
export interface MatchLoaders {
  readonly matchById: DataLoader<string, MatchRow | null>;
  /** By Riot's id. */
  readonly matchByMatchId: DataLoader<string, MatchRow | null>;
  readonly matchParticipants: DataLoader<string, ParticipantRow[]>;
  readonly matchTeams: DataLoader<string, TeamRow[]>;
  readonly participantDetails: DataLoader<ParticipantKey, ParticipantDetailsRow | null, string>;
  readonly championById: DataLoader<number, ChampionRow | null, string>;
  readonly queueById: DataLoader<number, QueueRow | null, string>;
  readonly matches: ConnectionLoader<MatchRow>;
}

/** Match loaders of one request. */
export function createMatchLoaders({ matches, participants, champions }: Repositories, observer: BatchObserver): MatchLoaders {
  const toParticipantKey = ({ matchId, slot }: ParticipantKey) => `${matchId}/${slot}`;
  return {
    matchById: createRowLoader(observer.fetch('matchById', matches.findByIds), { ofRow: ({ id }) => id, ofKey: (id) => id }),
    matchByMatchId: createRowLoader(observer.fetch('matchByMatchId', matches.findByMatchIds), {
      ofRow: ({ matchId }) => matchId,
      ofKey: (matchId) => matchId,
    }),
    matchParticipants: createListLoader(observer.fetch('matchParticipants', participants.findByMatches), ({ matchId }) => matchId),
    matchTeams: createListLoader(observer.fetch('matchTeams', matches.findTeams), ({ matchId }) => matchId),
    participantDetails: createRowLoader(observer.fetch('participantDetails', participants.findDetails), {
      ofRow: toParticipantKey,
      ofKey: toParticipantKey,
    }),
    championById: createRowLoader(observer.fetch('championById', champions.findByIds), { ofRow: ({ id }) => String(id), ofKey: String }),
    queueById: createRowLoader(observer.fetch('queueById', matches.findQueues), { ofRow: ({ id }) => String(id), ofKey: String }),
    matches: createConnectionLoader(observer.relation('matches', matches.all)),
  };
}
