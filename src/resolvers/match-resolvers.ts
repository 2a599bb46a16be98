import { FarsightError } from '../domain/errors.ts';
import { toGlobalId } from '../domain/global-id.ts';
import type { MatchFilter, Resolvers } from '../generated/graphql.ts';
import { connectionFields, edgeFields, toNodes } from './connection.ts';
import { requireRow } from './require-row.ts';

/** Matches, teams, participants and static data. */
export const matchResolvers: Pick<Resolvers, 'Ban' | 'Match' | 'MatchConnection' | 'MatchEdge' | 'Participant' | 'Team'> & {
  Query: Pick<NonNullable<Resolvers['Query']>, 'match' | 'matches'>;
} = {
  Query: {
    match: (_root, { matchId }, { loaders }) => loaders.matchByMatchId.load(matchId),
    matches: (_root, { filter, ...args }, { loaders }) =>
      loaders.matches.connect({ connection: 'Query.matches', parent: '', order: 'STARTED_AT_DESC', filters: toMatchFilters(filter), args }),
  },
  Match: {
    id: ({ matchId }) => toGlobalId('Match', matchId),
    queue: ({ queueId }, _args, { loaders }) => (queueId === null ? null : loaders.queueById.load(queueId)),
    participants: ({ id }, _args, { loaders }) => loaders.matchParticipants.load(id),
    teams: ({ id }, _args, { loaders }) => loaders.matchTeams.load(id),
  },
  MatchConnection: { ...connectionFields, nodes: toNodes },
  MatchEdge: edgeFields,
  Team: {
    bans: ({ banChampionIds, banPickTurns }) =>
      banChampionIds.map((championId, index) => ({ championId, pickTurn: banPickTurns[index] ?? 0 })),
    objectives: ({ objectives }) => [...objectives],
  },
  Ban: { champion: ({ championId }, _args, { loaders }) => loaders.championById.load(championId) },
  Participant: {
    player: ({ playerId }, _args, { loaders }) => (playerId === null ? null : loaders.playerById.load(playerId)),
    bot: ({ playerId }) => playerId === null,
    match: ({ matchId }, _args, { loaders }) => requireRow(loaders.matchById.load(matchId), 'match'),
    champion: ({ championId }, _args, { loaders }) => requireRow(loaders.championById.load(championId), 'champion'),
    details: ({ matchId, slot }, _args, { loaders }) => requireRow(loaders.participantDetails.load({ matchId, slot }), 'participant'),
  },
};

function toMatchFilters(filter: MatchFilter | null | undefined): Record<string, readonly unknown[]> {
  if (!filter) return {};
  const { startedFrom, startedBefore, platform, queueId, patch, remake } = filter;
  if (patch?.includes('\0'))
    throw new FarsightError('BAD_INPUT', '"patch" of Query.matches must be like "14.23", got a text with a NUL character');
  return {
    ...(platform ? { platform: [platform] } : {}),
    ...(typeof queueId === 'number' ? { queueId: [queueId] } : {}),
    ...(typeof patch === 'string' ? { patch: [patch] } : {}),
    ...(typeof remake === 'boolean' ? { [remake ? 'onlyRemakes' : 'noRemakes']: [] } : {}),
    ...(startedFrom ? { startedFrom: [startedFrom] } : {}),
    ...(startedBefore ? { startedBefore: [startedBefore] } : {}),
  };
}
