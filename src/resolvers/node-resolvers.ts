import { FarsightError } from '../domain/errors.ts';
import { fromGlobalId, type NodeType } from '../domain/global-id.ts';
import { MAX_PAGE_SIZE } from '../domain/page-window.ts';
import type { Resolvers, ResolversTypes } from '../generated/graphql.ts';
import type { Loaders } from '../loaders/loaders.ts';

type NodeRow = Awaited<ResolversTypes['Node']>;
/** A row does not say what type it is: the id it was found by does. */
type TypedRow = NodeRow & { readonly __typename: NodeType };

/** `node`, `nodes`, and what type a node is of. */
export const nodeResolvers: Pick<Resolvers, 'Node'> & { Query: Pick<NonNullable<Resolvers['Query']>, 'node' | 'nodes' | 'viewer'> } = {
  Query: {
    node: (_root, { id }, { loaders }) => loadNode(loaders, id),
    nodes: (_root, { ids }, { loaders }) => {
      if (ids.length > MAX_PAGE_SIZE)
        throw new FarsightError('BAD_INPUT', `"ids" of Query.nodes takes up to ${MAX_PAGE_SIZE} ids, got ${ids.length}`);
      return Promise.all(ids.map((id) => loadNode(loaders, id)));
    },
    viewer: (_root, _args, { viewer }) => viewer,
  },
  Node: { __resolveType: (node) => (node as TypedRow).__typename },
};

async function loadNode(loaders: Loaders, id: string): Promise<TypedRow | null> {
  const node = fromGlobalId(id);
  if (node === null) return null;
  const row = await loadRow(loaders, node.type, node.key);
  return row === null ? null : { ...row, __typename: node.type };
}

function loadRow(loaders: Loaders, type: NodeType, key: string): Promise<NodeRow | null> {
  switch (type) {
    case 'Player':
      return loaders.playerByPuuid.load(key);
    case 'Match':
      return loaders.matchByMatchId.load(key);
    case 'Channel':
      return loaders.channelById.load(key);
    case 'Post':
      return loaders.postById.load(key);
  }
}
