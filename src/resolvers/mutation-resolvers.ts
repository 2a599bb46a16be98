import { type ErrorCode, FarsightError, isFarsightError } from '../domain/errors.ts';
import { fromGlobalId, type NodeType } from '../domain/global-id.ts';
import { invariant } from '../domain/invariant.ts';
import type { Context } from '../execution/context.ts';
import type { Resolvers, UpdateChannelInput } from '../generated/graphql.ts';

/** Which failures are data, and of what type. */
const PLAYER_ERRORS = { NOT_FOUND: 'NotFoundError', BAD_INPUT: 'InvalidValueError' } as const;
const CHANNEL_ERRORS = { ...PLAYER_ERRORS, CONFLICT: 'ConflictError' } as const;

/** Changes by an operator. */
export const mutationResolvers: Pick<Resolvers, 'Mutation' | 'UpdateChannelPayload' | 'UpdatePlayerSettingsPayload' | 'UserError'> = {
  Mutation: {
    updateChannel: async (_root, { input }, context) => {
      assertOperator(context);
      return orUserError('UpdateChannelSuccess', CHANNEL_ERRORS, async () => {
        const id = requireKey(input.id, 'Channel', 'id');
        await context.settings.channels.update(id, toChannelChanges(input));
        const channel = await context.refreshLoaders().channelById.load(id);
        invariant(channel !== null, `channel ${id} after its update`);
        return { channel };
      });
    },
    updatePlayerSettings: async (_root, { input }, context) => {
      assertOperator(context);
      return orUserError('UpdatePlayerSettingsSuccess', PLAYER_ERRORS, async () => {
        const puuid = requireKey(input.id, 'Player', 'id');
        await context.settings.players.update(puuid, {
          ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
          ...(input.mainQueueId === undefined ? {} : { mainQueueId: input.mainQueueId }),
        });
        const player = await context.refreshLoaders().playerByPuuid.load(puuid);
        invariant(player !== null, 'a player after their update');
        return { player };
      });
    },
  },
  UpdateChannelPayload: { __resolveType: toTypename },
  UpdatePlayerSettingsPayload: { __resolveType: toTypename },
  UserError: { __resolveType: toTypename },
};

function toTypename<Name extends string>(value: { __typename?: Name | undefined }): Name {
  invariant(value.__typename !== undefined, 'a payload with its type');
  return value.__typename;
}

function assertOperator({ viewer }: Context): void {
  if (viewer.role !== 'OPERATOR') {
    throw new FarsightError(
      'FORBIDDEN',
      'Only an operator may change things: send "Authorization: Bearer" with the OPERATOR_TOKEN of this gateway',
    );
  }
}

function requireKey(id: string, type: NodeType, field: string): string {
  const node = fromGlobalId(id);
  if (node?.type !== type)
    throw new FarsightError('BAD_INPUT', `"${field}" must be the global id of a ${type}, got "${id.slice(0, 60)}"`, { facts: { field } });
  return node.key;
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

/** Expected failures of a change are data. */
async function orUserError<Typename extends string, Success extends object, ErrorTypename extends string>(
  typename: Typename,
  errorTypenames: Readonly<Partial<Record<ErrorCode, ErrorTypename>>>,
  change: () => Promise<Success>,
): Promise<(Success & { __typename: Typename }) | { __typename: ErrorTypename; message: string; field: string }> {
  try {
    return { ...(await change()), __typename: typename };
  } catch (error) {
    const errorTypename = isFarsightError(error) ? errorTypenames[error.code] : undefined;
    if (!isFarsightError(error) || errorTypename === undefined) throw error;
    return { __typename: errorTypename, message: error.message, field: String(error.facts['field'] ?? 'id') };
  }
}
