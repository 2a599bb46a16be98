import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../../src/execution/schema.ts';
import { listFieldsWithoutTag, readTagTypes } from '../../../src/execution/tag-types.ts';

const DIRECTIVE = 'directive @cacheTag(type: String!) on OBJECT interface Node { id: ID! }';
/** What reads no rows: who asks is known from the request, what was measured from the process. */
const NOT_STORED =
  /^(Query\.(performance|viewer)|(Viewer|Performance|PerformanceEntry|GatewayProcess|CachePerformance|CacheRequestCount|InvalidationLag|CacheLog)\..+)$/;

describe('listFieldsWithoutTag', () => {
  it('finds only what reads nothing stored in the schema: of any other field no change would tell', () => {
    expect(listFieldsWithoutTag(createSchema()).filter((field) => !NOT_STORED.test(field))).toEqual([]);
  });

  it('names fields that answer with rows without a tag, and fields of such rows', () => {
    const schema = buildSchema(`${DIRECTIVE}
      type Query { count: Int player: Player lost: Lost lists: LostConnection odd: OddConnection found: Found pages: PlayerConnection! }
      type Player implements Node { id: ID! part: Part lost: [Lost!]! }
      type Part @cacheTag(type: "Player") { size: Int }
      type Lost { size: Int player: Player }
      union Found = Player | Lost
      type LostConnection { edges: [LostEdge] total: Int }
      type LostEdge { node: Lost cursor: String }
      type OddConnection { total: Int }
      type PlayerConnection { edges: [PlayerEdge] nodes: [Player] pageInfo: PageInfo total: Int }
      type PlayerEdge { node: Player cursor: String }
      type PageInfo { hasNextPage: Boolean }
      type Mutation { save: Saved }
      type Saved { ok: Boolean }`);
    expect(listFieldsWithoutTag(schema)).toEqual([
      'Query.count',
      'Query.lost',
      'Query.lists',
      'Query.odd',
      'Query.found',
      'Player.lost',
      'Lost.size',
      'LostEdge.node',
    ]);
  });
});

describe('readTagTypes', () => {
  it('refuses a tag of no type', () => {
    const read = (type: string) => () =>
      readTagTypes(buildSchema(`${DIRECTIVE} type Query { a: A } type A @cacheTag(type: "${type}") { b: Int }`));
    expect(read('B')).toThrow('@cacheTag on A must name an object type, got "B"');
    expect(read('Node')).toThrow('got "Node"');
    expect(read('A')()).toEqual(new Map([['A', 'A']]));
  });
});
