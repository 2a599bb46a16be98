import type DataLoader from 'dataloader';
import type { ChampionRow } from '../data/champion-repository.ts';
import type { MatchRow, QueueRow, TeamRow } from '../data/match-repository.ts';
import type { ParticipantDetailsRow, ParticipantKey, ParticipantRow } from '../data/participant-repository.ts';
import type { Repositories } from '../data/repositories.ts';
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
export function createMatchLoaders({ matches, participants, champions }: Repositories): MatchLoaders {
  const toParticipantKey = ({ matchId, slot }: ParticipantKey) => `${matchId}/${slot}`;
  return {
    matchById: createRowLoader(matches.findByIds, { ofRow: ({ id }) => id, ofKey: (id) => id }),
    matchByMatchId: createRowLoader(matches.findByMatchIds, { ofRow: ({ matchId }) => matchId, ofKey: (matchId) => matchId }),
    matchParticipants: createListLoader(participants.findByMatches, ({ matchId }) => matchId),
    matchTeams: createListLoader(matches.findTeams, ({ matchId }) => matchId),
    participantDetails: createRowLoader(participants.findDetails, { ofRow: toParticipantKey, ofKey: toParticipantKey }),
    championById: createRowLoader(champions.findByIds, { ofRow: ({ id }) => String(id), ofKey: String }),
    queueById: createRowLoader(matches.findQueues, { ofRow: ({ id }) => String(id), ofKey: String }),
    matches: createConnectionLoader(matches.all),
  };
}
