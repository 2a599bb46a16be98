import { FarsightError } from '../domain/errors.ts';
import { fromGlobalId, type NodeType } from '../domain/global-id.ts';
import type { Resolvers } from '../generated/graphql.ts';

const MAX_PLAYERS = 50;
const MAX_CHANNELS = 10;

/** Players and channels side by side. */
export const compareResolvers: {
  Analytics: Pick<NonNullable<Resolvers['Analytics']>, 'compareChannels' | 'comparePlayers'>;
} = {
  Analytics: {
    comparePlayers: (_analytics, { ids }, { loaders }) => {
      assertComparable(ids, { argument: '"ids" of Analytics.comparePlayers', most: MAX_PLAYERS });
      return Promise.all(ids.map((id) => loadByKey(id, 'Player', (puuid) => loaders.playerByPuuid.load(puuid))));
    },
    compareChannels: (_analytics, { ids }, { loaders }) => {
      assertComparable(ids, { argument: '"ids" of Analytics.compareChannels', most: MAX_CHANNELS });
      return Promise.all(ids.map((id) => loadByKey(id, 'Channel', (channelId) => loaders.channelById.load(channelId))));
    },
  },
};

/** @throws FarsightError `BAD_INPUT` for none, too many, or one that comes twice */
function assertComparable(ids: readonly string[], { argument, most }: { readonly argument: string; readonly most: number }): void {
  if (ids.length < 1 || ids.length > most)
    throw new FarsightError('BAD_INPUT', `${argument} takes from 1 to ${most} ids, got ${ids.length}`, { facts: { field: 'ids' } });
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new FarsightError('BAD_INPUT', `${argument} takes each id once, got ${JSON.stringify(twice.slice(0, 100))} twice`, {
      facts: { field: 'ids' },
    });
}

/** Null for what is no id of the type, as for an id under which nothing is stored: the others are there all the same. */
async function loadByKey<Row>(id: string, type: NodeType, load: (key: string) => Promise<Row | null>): Promise<Row | null> {
  const node = fromGlobalId(id);
  return node?.type === type ? load(node.key) : null;
}
