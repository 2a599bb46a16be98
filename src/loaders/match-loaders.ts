import type DataLoader from 'dataloader';
import type { ChampionRow } from '../data/champion-repository.ts';
import type { MatchRow, QueueRow, TeamRow } from '../data/match-repository.ts';
import type { ParticipantDetailsRow, ParticipantKey, ParticipantRow } from '../data/participant-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createListLoader, createRowLoader } from './batch-loader.ts';
import { type ConnectionLoader, createConnectionLoader } from './connection-loader.ts';
import type { TagCollector } from './tag-collector.ts';
import { reportById, reportByKey, reportRootList } from './tag-reports.ts';

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

const reportMatch = reportById('Match');

/** Match loaders of one request. */
export function createMatchLoaders(
  { matches, participants, champions }: Repositories,
  observer: BatchObserver,
  tags: TagCollector,
): MatchLoaders {
  const ofKey = (key: string) => key;
  const toParticipantKey = ({ matchId, slot }: ParticipantKey) => `${matchId}/${slot}`;
  return {
    matchById: createRowLoader(observer.fetch('matchById', matches.findByIds), { ofRow: ({ id }) => id, ofKey, report: reportMatch }, tags),
    matchByMatchId: createRowLoader(
      observer.fetch('matchByMatchId', matches.findByMatchIds),
      { ofRow: ({ matchId }) => matchId, ofKey, report: reportByKey('Match') },
      tags,
    ),
    matchParticipants: createListLoader(
      observer.fetch('matchParticipants', participants.findByMatches),
      { parentOf: ({ matchId }) => matchId, report: reportMatch },
      tags,
    ),
    matchTeams: createListLoader(
      observer.fetch('matchTeams', matches.findTeams),
      { parentOf: ({ matchId }) => matchId, report: reportMatch },
      tags,
    ),
    participantDetails: createRowLoader(
      observer.fetch('participantDetails', participants.findDetails),
      { ofRow: toParticipantKey, ofKey: toParticipantKey, report: (collector, { matchId }) => reportMatch(collector, matchId) },
      tags,
    ),
    championById: createRowLoader(
      observer.fetch('championById', champions.findByIds),
      { ofRow: ({ id }) => String(id), ofKey: String, report: reportByKey('Champion') },
      tags,
    ),
    queueById: createRowLoader(
      observer.fetch('queueById', matches.findQueues),
      { ofRow: ({ id }) => String(id), ofKey: String, report: reportByKey('Queue') },
      tags,
    ),
    matches: createConnectionLoader(observer.relation('matches', matches.all), reportRootList('Match'), tags),
  };
}
