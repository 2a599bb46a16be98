import type { TagType } from '../domain/cache-tags.ts';
import { FarsightError } from '../domain/errors.ts';
import { fromGlobalId, type NodeType } from '../domain/global-id.ts';
import { invariant } from '../domain/invariant.ts';
import type { Context } from '../execution/context.ts';
import type { CacheType, InvalidateCacheInput, Resolvers, UpdateChannelInput } from '../generated/graphql.ts';
import { assertOperator, orUserError, toTypename, USER_ERRORS } from './user-error.ts';

const CHANNEL_ERRORS = { ...USER_ERRORS, CONFLICT: 'ConflictError' } as const;

const CACHE_TYPES: Readonly<Record<CacheType, TagType>> = {
  CHAMPION: 'Champion',
  CHANNEL: 'Channel',
  LADDER: 'Ladder',
  MATCH: 'Match',
  PLAYER: 'Player',
  POST: 'Post',
  QUEUE: 'Queue',
  META: 'Meta',
  SEASON: 'Season',
};

/** Changes by an operator. */
export const mutationResolvers: Pick<Resolvers, 'Mutation' | 'UpdateChannelPayload' | 'UpdatePlayerSettingsPayload' | 'UserError'> = {
  Mutation: {
    updateChannel: async (_root, { input }, context) => {
      assertOperator(context);
      return orUserError(CHANNEL_ERRORS, async () => {
        const id = requireKey(input.id, 'Channel', 'id');
        context.noteWrite(await context.settings.channels.update(id, toChannelChanges(input)));
        const channel = await context.refreshLoaders().channelById.load(id);
        invariant(channel !== null, `channel ${id} after its update`);
        return { __typename: 'UpdateChannelSuccess' as const, channel };
      });
    },
    updatePlayerSettings: async (_root, { input }, context) => {
      assertOperator(context);
      return orUserError(USER_ERRORS, async () => {
        const puuid = requireKey(input.id, 'Player', 'id');
        const xid = await context.settings.players.update(puuid, {
          ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
          ...(input.mainQueueId === undefined ? {} : { mainQueueId: input.mainQueueId }),
        });
        context.noteWrite(xid);
        const player = await context.refreshLoaders().playerByPuuid.load(puuid);
        invariant(player !== null, 'a player after their update');
        return { __typename: 'UpdatePlayerSettingsSuccess' as const, player };
      });
    },
    invalidateCache: async (_root, { input }, context) => {
      assertOperator(context);
      const { xid, tags } = await context.cachePurges.purge(toPurgeTarget(input));
      return { written: context.noteWrite(xid), tags: [...tags] };
    },
  },
  UpdateChannelPayload: { __resolveType: toTypename },
  UpdatePlayerSettingsPayload: { __resolveType: toTypename },
  UserError: { __resolveType: toTypename },
};

function requireKey(id: string, type: NodeType, field: string): string {
  const node = fromGlobalId(id);
  if (node?.type !== type)
    throw new FarsightError('BAD_INPUT', `"${field}" must be the global id of a ${type}, got "${id.slice(0, 60)}"`, { facts: { field } });
  return node.key;
}

type PurgeTarget = Parameters<Context['cachePurges']['purge']>[0];

function toPurgeTarget({ player, channel, match, type, everything }: InvalidateCacheInput): PurgeTarget {
  if (typeof player === 'string') return { kind: 'player', puuid: requireKey(player, 'Player', 'player') };
  if (typeof channel === 'string') return { kind: 'channel', id: requireKey(channel, 'Channel', 'channel') };
  if (typeof match === 'string') return { kind: 'match', matchId: requireKey(match, 'Match', 'match') };
  if (type) return { kind: 'type', type: CACHE_TYPES[type] };
  if (everything !== true)
    throw new FarsightError('BAD_INPUT', `"everything" must be true, got ${everything}`, { facts: { field: 'everything' } });
  return { kind: 'everything' };
}

function toChannelChanges(input: UpdateChannelInput) {
  const { ownerId, timeZone, handle, title } = input;
  return {
    ...(ownerId === undefined ? {} : { ownerPuuid: ownerId === null ? null : requireKey(ownerId, 'Player', 'ownerId') }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(handle === undefined ? {} : { handle }),
    ...(title === undefined ? {} : { title }),
  };
}
