import type DataLoader from 'dataloader';
import type { ChampionRow } from '../data/champion-repository.ts';
import type { MatchRow, QueueRow, TeamRow } from '../data/match-repository.ts';
import type { ParticipantDetailsRow, ParticipantKey, ParticipantRow } from '../data/participant-repository.ts';
import type { Repositories } from '../data/repositories.ts';
import { rowTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createListLoader, createRowLoader } from './batch-loader.ts';
import { type ConnectionLoader, createConnectionLoader } from './connection-loader.ts';
import type { MatchMemory } from './match-memory.ts';
import { rememberLists, rememberRows } from './remembered-reads.ts';
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

/** What match and player loaders share. */
export interface MatchLoaderParts {
  readonly observer: BatchObserver;
  readonly tags: TagCollector;
  readonly memory: MatchMemory;
}

const reportMatch = reportById('Match');
const matchTag = (id: string) => rowTag('Match', id);

/** Names a participant among all. */
function toParticipantKey({ matchId, slot }: ParticipantKey): string {
  return `${matchId}/${slot}`;
}

/** Match loaders of one request. */
export function createMatchLoaders(repositories: Repositories, parts: MatchLoaderParts): MatchLoaders {
  const { observer, tags } = parts;
  const { matches, champions } = repositories;
  return {
    ...createFinishedMatchLoaders(repositories, parts),
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

/** Of what does not change any more: all matches that are stored have been played. */
function createFinishedMatchLoaders(
  { matches, participants }: Repositories,
  { observer, tags, memory }: MatchLoaderParts,
): Omit<MatchLoaders, 'championById' | 'matches' | 'queueById'> {
  const ofKey = (key: string) => key;
  const byId = { ofRow: ({ id }: MatchRow) => id, ofKey };
  const byMatchId = { ofRow: ({ matchId }: MatchRow) => matchId, ofKey };
  const byParticipant = { ofRow: toParticipantKey, ofKey: toParticipantKey };
  const parentOf = ({ matchId }: { readonly matchId: string }) => matchId;
  const tagOf = ({ id }: MatchRow) => matchTag(id);
  const listOf = { parentOf, report: reportMatch };
  return {
    matchById: createRowLoader(
      rememberRows(observer.fetch('matchById', matches.findByIds), { ...byId, shelf: memory.matches, tagOf }),
      { ...byId, report: reportMatch },
      tags,
    ),
    matchByMatchId: createRowLoader(
      rememberRows(observer.fetch('matchByMatchId', matches.findByMatchIds), { ...byMatchId, shelf: memory.matchesByMatchId, tagOf }),
      { ...byMatchId, report: reportByKey('Match') },
      tags,
    ),
    matchParticipants: createListLoader(
      rememberLists(observer.fetch('matchParticipants', participants.findByMatches), {
        parentOf,
        shelf: memory.participants,
        tagOf: matchTag,
      }),
      listOf,
      tags,
    ),
    matchTeams: createListLoader(
      rememberLists(observer.fetch('matchTeams', matches.findTeams), { parentOf, shelf: memory.teams, tagOf: matchTag }),
      listOf,
      tags,
    ),
    participantDetails: createRowLoader(
      rememberRows(observer.fetch('participantDetails', participants.findDetails), {
        ...byParticipant,
        shelf: memory.participantDetails,
        tagOf: ({ matchId }) => matchTag(matchId),
      }),
      { ...byParticipant, report: (collector, { matchId }) => reportMatch(collector, matchId) },
      tags,
    ),
  };
}
