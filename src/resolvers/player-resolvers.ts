import { FarsightError } from '../domain/errors.ts';
import { foldRiotId } from '../domain/fold-name.ts';
import { toGlobalId } from '../domain/global-id.ts';
import type { PlayerFilter, PlayerMatchFilter, Resolvers } from '../generated/graphql.ts';
import { connectionFields, edgeFields, toNodes } from './connection.ts';
import { toSearchFilters } from './name-search.ts';
import { requireRow } from './require-row.ts';

const ROOT = '';
/** UTF-16 code units. */
const MAX_RIOT_ID_PART = 256;

/** Players, their names, ranks and matches. */
export const playerResolvers: Pick<
  Resolvers,
  'Player' | 'PlayerConnection' | 'PlayerEdge' | 'PlayerMatchConnection' | 'PlayerMatchEdge' | 'RankSnapshotConnection' | 'RankSnapshotEdge'
> & { Query: Pick<NonNullable<Resolvers['Query']>, 'player' | 'players'> } = {
  Query: {
    player: (_root, { by }, { loaders }) => {
      if (typeof by.puuid === 'string') return loaders.playerByPuuid.load(by.puuid);
      if (by.riotId) return isRiotId(by.riotId) ? loaders.playerByRiotId.load(foldRiotId(by.riotId.gameName, by.riotId.tagLine)) : null;
      throw new FarsightError('BAD_INPUT', '"by" of Query.player needs exactly one of "puuid" and "riotId", and it must not be null');
    },
    players: (_root, { filter, orderBy, ...args }, { loaders }) => {
      const order = orderBy ?? 'NAME_ASC';
      const isByName = order === 'NAME_ASC' || order === 'NAME_DESC';
      return (isByName ? loaders.playersByName : loaders.playersByActivity).connect({
        connection: 'Query.players',
        parent: ROOT,
        order,
        filters: toPlayerFilters(filter),
        args,
      });
    },
  },
  Player: {
    id: ({ puuid }) => toGlobalId('Player', puuid),
    lastPlayedAt: async ({ id }, _args, { loaders }) => {
      const activity = await loaders.playerActivity.load(id);
      return activity?.lastPlayedAt instanceof Date ? activity.lastPlayedAt : null;
    },
    settings: (player) => player,
    names: ({ id }, _args, { loaders }) => loaders.playerNames.load(id),
    ranks: ({ id }, _args, { loaders }) => loaders.playerRanks.load(id),
    rankHistory: ({ id }, { queue, ...args }, { loaders }) =>
      loaders.rankHistory.connect({
        connection: 'Player.rankHistory',
        parent: id,
        order: 'OBSERVED_AT_ASC',
        filters: { queue: [queue] },
        args,
      }),
    matches: ({ id }, { filter, ...args }, { loaders }) =>
      loaders.playerMatches.connect({
        connection: 'Player.matches',
        parent: id,
        order: 'STARTED_AT_DESC',
        filters: toPlayerMatchFilters(filter),
        args,
      }),
    channels: ({ id }, args, { loaders }) =>
      loaders.playerChannels.connect({ connection: 'Player.channels', parent: id, order: 'TITLE_ASC', filters: {}, args }),
  },
  PlayerConnection: { ...connectionFields, nodes: toNodes },
  PlayerEdge: edgeFields,
  PlayerMatchConnection: {
    ...connectionFields,
    edges: async (connection) => (await connection.page()).items.map((item) => ({ item, connection, participant: item.row })),
    nodes: async (connection, _args, { loaders }) => {
      const { items } = await connection.page();
      return Promise.all(items.map(({ row }) => requireRow(loaders.matchById.load(row.matchId), 'match')));
    },
  },
  PlayerMatchEdge: {
    ...edgeFields,
    node: ({ item }, _args, { loaders }) => requireRow(loaders.matchById.load(item.row.matchId), 'match'),
  },
  RankSnapshotConnection: { ...connectionFields, nodes: toNodes },
  RankSnapshotEdge: edgeFields,
};

/** Riot's names have 16 characters, its tags 5. Nobody has a much longer one, and folding an endless text would hold the process. */
function isRiotId({ gameName, tagLine }: { gameName: string; tagLine: string }): boolean {
  return gameName.length <= MAX_RIOT_ID_PART && tagLine.length <= MAX_RIOT_ID_PART;
}

function toPlayerFilters(filter: PlayerFilter | null | undefined): Record<string, readonly unknown[]> {
  if (!filter) return {};
  return { ...(filter.platform ? { platform: [filter.platform] } : {}), ...toSearchFilters('Query.players', filter.search) };
}

function toPlayerMatchFilters(filter: PlayerMatchFilter | null | undefined): Record<string, readonly unknown[]> {
  if (!filter) return {};
  const { startedFrom, startedBefore, queueId, championId, position, result, remake } = filter;
  return {
    ...(typeof queueId === 'number' ? { queueId: [queueId] } : {}),
    ...(typeof championId === 'number' ? { championId: [championId] } : {}),
    ...(position ? { position: [position] } : {}),
    ...(result ? { win: [result === 'WIN'] } : {}),
    ...(typeof remake === 'boolean' ? { [remake ? 'onlyRemakes' : 'noRemakes']: [] } : {}),
    ...(startedFrom ? { startedFrom: [startedFrom] } : {}),
    ...(startedBefore ? { startedBefore: [startedBefore] } : {}),
  };
}
