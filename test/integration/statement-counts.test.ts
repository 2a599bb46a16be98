import { type GraphQLOutputType, getNamedType, getNullableType, isListType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInvalidationLog } from '../../src/cache/invalidation-log.ts';
import { createRowCache } from '../../src/cache/row-cache.ts';
import { createInvalidationSource } from '../../src/data/invalidation-source.ts';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { PARENTS, seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

interface ListFieldCase {
  /** The operation for `count` parents, or for a root field `count` items. */
  readonly query: (count: number) => string;
  /** Path to the parents (for a root field, to the items) in the answer; lists on the way are flattened. */
  readonly parents: string;
  readonly statements: number;
  /** Of one parent, where it lacks what others have; the same when absent. */
  readonly ofOne?: number;
  /** With what it asks for of finished matches in memory; the same when absent. */
  readonly remembered?: number;
}

const ids = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => toGlobalId('Player', `puuid-${index + 1}`)));
const channelIds = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => toGlobalId('Channel', String(index + 1))));
const ofPlayers = (selection: string) => (count: number) =>
  `{ players(first: ${count}, orderBy: LAST_PLAYED_DESC) { nodes { puuid ${selection} } } }`;
const ofMatches = (selection: string) => (count: number) =>
  `{ matches(first: ${count}, filter: { queueId: 420 }) { nodes { matchId ${selection} } } }`;
const ofChannels = (selection: string) => (count: number) => `{ channels(first: ${count}) { nodes { handle ${selection} } } }`;
const RANGE = 'range: { from: "2025-01-01T12:00:00Z", before: "2025-01-20T12:00:00Z" }';
const OVERVIEW = `posts postsWithViews views meanViews forwards replies reactions reachRate { value posts reason } engagementRate { value }
  knownEngagementRate { value } errSubscribers { value } viralityRate { value } subscribers subscribersAt subscriberChange subscribersBeforeAt`;
const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Every field that answers with a list or a connection, and what a page with it costs, whatever the number of parents. */
const CASES: Readonly<Record<string, ListFieldCase>> = {
  'Query.nodes': { query: (count) => `{ nodes(ids: ${ids(count)}) { id } }`, parents: 'nodes', statements: 1 },
  'Query.players': {
    query: (count) => `{ players(first: ${count}) { ${PAGE} edges { cursor node { puuid } } nodes { puuid } } }`,
    parents: 'players.nodes',
    statements: 1,
  },
  'Query.matches': {
    query: (count) => `{ matches(first: ${count}) { ${PAGE} edges { cursor node { matchId } } nodes { matchId } } }`,
    parents: 'matches.nodes',
    statements: 1,
  },
  'Query.channels': {
    query: (count) => `{ channels(first: ${count}) { ${PAGE} edges { cursor node { handle } } nodes { handle } } }`,
    parents: 'channels.nodes',
    statements: 1,
  },
  'Query.seasons': {
    query: (count) => `{ seasons { name } players(first: ${count}) { nodes { puuid } } }`,
    parents: 'players.nodes',
    statements: 2,
  },
  'Player.names': { query: ofPlayers('names { gameName }'), parents: 'players.nodes', statements: 2 },
  'Player.ranks': { query: ofPlayers('ranks { tier }'), parents: 'players.nodes', statements: 2 },
  'Player.rankHistory': {
    query: ofPlayers(`rankHistory(queue: RANKED_SOLO_5x5, first: 2) { ${PAGE} edges { cursor } nodes { tier } }`),
    parents: 'players.nodes',
    statements: 2,
  },
  // The page of participants, their matches (for nodes and edges alike), their champions, and whose they are: known already.
  'Player.matches': {
    query: ofPlayers(
      `matches(first: 3) { ${PAGE} nodes { matchId } edges { cursor node { matchId } participant { kills champion { name } match { patch } } } }`,
    ),
    parents: 'players.nodes',
    statements: 4,
    remembered: 2,
  },
  'Player.ratingTrajectory': {
    query: ofPlayers(
      'rating { value rankEstimate { points } } ratingTrajectory(days: 365) { value } stability { games } rankForecast(target: { rating: 30 }) { probability }',
    ),
    parents: 'players.nodes',
    statements: 5,
  },
  // Games, feedback, which patches there are, and champions and matchups of the newest: the first player's queue has none that counts.
  'Player.recommendations': { query: ofPlayers('recommendations { id }'), parents: 'players.nodes', statements: 6, ofOne: 4 },
  // Games and ratings by day; none of it is of the last year, so that there is no champion or match to name.
  'PlayerInsights.insights': {
    query: ofPlayers('insights(days: 365) { status games insights { kind text champion { name } match { matchId } } }'),
    parents: 'players.nodes',
    statements: 3,
  },
  'Player.champions': { query: ofPlayers('champions(first: 2) { games champion { name } }'), parents: 'players.nodes', statements: 3 },
  'Player.positions': { query: ofPlayers('positions { position games }'), parents: 'players.nodes', statements: 2 },
  'PlayerPercentiles.figures': {
    query: ofPlayers('percentiles { status games players figures { stat value percentile } }'),
    parents: 'players.nodes',
    statements: 3,
  },
  'Player.channels': {
    query: ofPlayers(`channels(first: 2) { ${PAGE} edges { cursor node { title } } nodes { title owner { puuid } } }`),
    parents: 'players.nodes',
    statements: 3,
  },
  'Match.participants': {
    query: ofMatches('participants { kills player { puuid } champion { key } }'),
    parents: 'matches.nodes',
    statements: 4,
    remembered: 3,
  },
  'Match.teams': { query: ofMatches('teams { win }'), parents: 'matches.nodes', statements: 2, remembered: 1 },
  'Team.objectives': {
    query: ofMatches('teams { objectives { objective kills } }'),
    parents: 'matches.nodes',
    statements: 2,
    remembered: 1,
  },
  'Team.bans': {
    query: ofMatches('teams { bans { pickTurn champion { name } } }'),
    parents: 'matches.nodes',
    statements: 3,
    remembered: 2,
  },
  'ParticipantDetails.items': {
    query: ofMatches('participants { details { items } }'),
    parents: 'matches.nodes',
    statements: 3,
    remembered: 1,
  },
  'ParticipantDetails.summonerSpells': {
    query: ofMatches('participants { details { summonerSpells } }'),
    parents: 'matches.nodes',
    statements: 3,
    remembered: 1,
  },
  'ParticipantDetails.augments': {
    query: ofMatches('participants { details { augments } }'),
    parents: 'matches.nodes',
    statements: 3,
    remembered: 1,
  },
  'Analytics.comparePlayers': {
    query: (count) =>
      `{ analytics { comparePlayers(ids: ${ids(count)}) { puuid lastPlayedAt ranks { tier } matches(first: 5) { edges { participant { win } } } } } }`,
    parents: 'analytics.comparePlayers',
    statements: 4,
    remembered: 3,
  },
  'Analytics.compareChannels': {
    // No more than ten are compared at once.
    query: (count) =>
      `{ channels(first: ${count}) { nodes { id } } analytics { compareChannels(ids: ${channelIds(Math.min(count, 10))}) { title subscribers overview { posts } } } }`,
    parents: 'channels.nodes',
    statements: 4,
  },
  'Analytics.leaderboard': {
    query: (count) =>
      `{ analytics { leaderboard(stat: KDA, first: ${count}) { ${PAGE} edges { cursor } nodes { rank value percentile player { puuid } } } } }`,
    parents: 'analytics.leaderboard.nodes',
    statements: 2,
  },
  // Which patches there are, their champions with those of the patch before, how many matches, and what champions are called.
  'Meta.champions': {
    query: (count) =>
      `{ analytics { meta(first: ${count}) { matches champions { champion { key } winRate { low } pickRate { value } banRate { value } shift { winRate { effect } } } } } }`,
    parents: 'analytics.meta.champions',
    statements: 4,
  },
  'MetaChampion.matchups': {
    query: (count) => `{ analytics { meta(first: ${count}) { champions { matchups(first: 2) { expected opponent { key } } } } } }`,
    parents: 'analytics.meta.champions',
    statements: 5,
  },
  'Channel.subscriberHistory': {
    query: ofChannels(`subscribers subscriberHistory(last: 2) { ${PAGE} edges { cursor } nodes { subscribers } }`),
    parents: 'channels.nodes',
    statements: 3,
  },
  'Channel.posts': {
    query: ofChannels(`posts(first: 2) { ${PAGE} edges { cursor } nodes { text channel { title } } }`),
    parents: 'channels.nodes',
    statements: 3,
  },
  // Posts by day, gaps between them, and subscribers at the ends of days and before the first.
  'Channel.series': {
    query: ofChannels(
      `a: series(metric: POSTS, ${RANGE}) { value } b: series(metric: VIEWS, ${RANGE}) { count } c: series(metric: REACH_RATE, ${RANGE}) { value posts }`,
    ),
    parents: 'channels.nodes',
    statements: 5,
  },
  'ContentMix.byMediaType': {
    query: ofChannels(`contentMix(${RANGE}) { byMediaType { mediaType share { value } } }`),
    parents: 'channels.nodes',
    statements: 2,
  },
  'ContentMix.byLink': { query: ofChannels(`contentMix(${RANGE}) { byLink { hasLink } }`), parents: 'channels.nodes', statements: 2 },
  'BestTimes.cells': { query: ofChannels('bestTimes { status cells { factor } }'), parents: 'channels.nodes', statements: 2 },
  // None is of the last days: the posts themselves are not read.
  'TrendingPosts.posts': { query: ofChannels('trendingPosts { judged posts { score } }'), parents: 'channels.nodes', statements: 2 },
  'ChannelAnomalies.anomalies': {
    query: ofChannels(`anomalies(${RANGE}) { n anomalies { score } }`),
    parents: 'channels.nodes',
    statements: 2,
  },
  // Posts by day, and gaps between them.
  'ChannelChangePoints.changes': {
    query: ofChannels(`changePoints(metric: POSTS, ${RANGE}) { n changes { shift } }`),
    parents: 'channels.nodes',
    statements: 3,
  },
  'ChannelForecast.points': { query: ofChannels('forecast(days: 30) { n points { value } }'), parents: 'channels.nodes', statements: 2 },
  // Posts at the age of a day, posts by week, and feedback: what best times and activity read costs nothing more.
  'Channel.recommendations': {
    query: ofChannels('recommendations { id text evidence { effect } } bestTimes { status }'),
    parents: 'channels.nodes',
    statements: 4,
  },
  'Channel.topPosts': {
    query: ofChannels(`topPosts(first: 2, ${RANGE}) { text views channel { title } }`),
    parents: 'channels.nodes',
    statements: 3,
  },
  // Posts by day, and subscribers at both ends.
  'ChannelOverview.knownInteractions': {
    query: ofChannels(`overview(${RANGE}) { ${OVERVIEW} knownInteractions }`),
    parents: 'channels.nodes',
    statements: 3,
  },
  'Post.reactions': { query: ofChannels('posts(first: 2) { nodes { reactions { count } } }'), parents: 'channels.nodes', statements: 2 },
  'Post.history': {
    query: ofChannels(`posts(first: 1) { nodes { history(first: 2) { ${PAGE} edges { cursor } nodes { views } } } }`),
    parents: 'channels.nodes',
    statements: 3,
  },
  'Post.versions': {
    query: ofChannels(`posts(first: 1) { nodes { versions(first: 2) { ${PAGE} edges { cursor } nodes { text } } } }`),
    parents: 'channels.nodes',
    statements: 3,
  },
  'PostSnapshot.reactions': {
    query: ofChannels('posts(first: 1) { nodes { history(first: 2) { nodes { reactions { count } } } } }'),
    parents: 'channels.nodes',
    statements: 3,
  },
};

/** Their lists come from the gateway's memory, or from a purge: they have no parents in the database, and tests of their own. */
const IN_MEMORY = new Set(['Performance', 'CachePerformance', 'InvalidateCachePayload']);

/** Fields of the schema that answer with a list or a connection, but for those of connections themselves, which every case selects. */
function listListFields(): string[] {
  const isConnection = (type: GraphQLOutputType) => getNamedType(type).name.endsWith('Connection');
  const types = Object.values(createSchema().getTypeMap()).filter(isObjectType);
  return types
    .filter((type) => !type.name.startsWith('__') && !isConnection(type) && !IN_MEMORY.has(type.name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isListType(getNullableType(field.type)) || isConnection(field.type))
        .map((field) => `${type.name}.${field.name}`),
    );
}

function collect(value: unknown, path: string): unknown[] {
  const found = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], value);
  return Array.isArray(found) ? found : [found];
}

describe('the table of list fields', () => {
  it('has a row for each field of the schema that answers with a list or a connection', () => {
    expect(Object.keys(CASES).sort()).toEqual(listListFields().sort());
  });
});

describeOnDatabases('statements', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    run = createRunOperation(test.database);
  });
  afterAll(() => test.dispose());

  const runWell = async (query: string, variables = {}) => {
    const result = await run(query, variables);
    expect(result.errors).toBeUndefined();
    return result;
  };

  for (const [field, { query, parents, statements, ofOne = statements }] of Object.entries(CASES)) {
    it(`are ${statements} for ${field} of one parent and of fifty`, async () => {
      for (const count of [1, 50]) {
        const { data, statements: ran, counts } = await runWell(query(count));
        expect(collect(data, parents)).toHaveLength(count);
        expect({ count, ran }).toEqual({ count, ran: count === 1 ? ofOne : statements });
        expect(counts.every(({ count: times }) => times === 1)).toBe(true);
      }
    });
  }

  for (const [field, { query, statements, remembered = statements, ofOne = remembered }] of Object.entries(CASES)) {
    it(`are ${remembered} for ${field} with finished matches in memory, and the answer is the same`, async () => {
      const source = createInvalidationSource(test.database);
      const log = createInvalidationLog({ source, logger: createCapturingLogger().logger, now: () => 0 });
      await log.start();
      try {
        const runRemembering = createRunOperation(test.database, createRowCache({ log, maxBytes: 10_000_000, freezes: true }));
        for (const count of [1, 50]) {
          const first = await runRemembering(query(count));
          const again = await runRemembering(query(count));
          expect({ count, ran: again.statements }).toEqual({ count, ran: count === 1 && ofOne < remembered ? ofOne : remembered });
          expect(again.data).toEqual(first.data);
          expect(again.data).toEqual((await runWell(query(count))).data);
        }
      } finally {
        await log.stop();
      }
    });
  }

  it('are one more for totalCount, and one for totalCount alone, at the root and below', async () => {
    const cost = async (selection: string) => (await runWell(selection)).statements;
    for (const field of ['players', 'matches', 'channels']) {
      expect(await cost(`{ ${field} { nodes { id } } }`)).toBe(1);
      expect(await cost(`{ ${field} { nodes { id } totalCount } }`)).toBe(2);
      expect(await cost(`{ ${field} { totalCount } }`)).toBe(1);
    }
    for (const [list, field] of [
      ['players', 'matches'],
      ['players', 'channels'],
      ['players', 'rankHistory(queue: RANKED_SOLO_5x5)'],
      ['channels', 'posts'],
      ['channels', 'subscriberHistory'],
    ]) {
      for (const count of [1, 50]) {
        expect(await cost(`{ ${list}(first: ${count}) { nodes { ${field} { pageInfo { hasNextPage } } } } }`)).toBe(2);
        expect(await cost(`{ ${list}(first: ${count}) { nodes { ${field} { pageInfo { hasNextPage } totalCount } } } }`)).toBe(3);
        expect(await cost(`{ ${list}(first: ${count}) { nodes { ${field} { totalCount } } } }`)).toBe(2);
      }
    }
  });

  it('are none for what is not selected', async () => {
    expect((await runWell('{ viewer { role } }')).statements).toBe(0);
    expect((await runWell('{ players { __typename } }')).statements).toBe(0);
    expect((await runWell('{ players(first: 1) { nodes { matches { __typename } channels { __typename } } } }')).statements).toBe(1);
  });

  it('are none for what the gateway measured of itself', async () => {
    const list = (field: string) => `${field} { name calls }`;
    const lists = ['fields', 'operations', 'loaders', 'statements'].map(list).join(' ');
    const { data, errors, statements } = await run(`{ performance(window: LAST_HOUR) { windowSeconds ${lists} } }`, {}, 'OPERATOR');
    expect(errors).toBeUndefined();
    expect(data.performance.windowSeconds).toBeGreaterThanOrEqual(0);
    expect(statements).toBe(0);
  });

  it('are shared by aliases of a field whose sizes and cursors differ, and not by other filters, orders or directions', async () => {
    const { data: start } = await runWell('{ players(first: 2) { nodes { matches(first: 4) { edges { cursor node { matchId } } } } } }');
    const edges = start.players.nodes[1].matches.edges as { cursor: string; node: { matchId: string } }[];
    const { data, statements, counts } = await runWell(
      `query ($after: String, $before: String) { players(first: 2) { nodes {
        a: matches(first: 1) { nodes { matchId } } b: matches(first: 3, after: $after) { nodes { matchId } }
        c: matches(first: 50, before: $before) { nodes { matchId } } d: matches { totalCount }
        e: matches(last: 2) { nodes { matchId } } f: matches(filter: { result: WIN }) { edges { participant { win } } }
      } } }`,
      { after: edges[1]?.cursor, before: edges[2]?.cursor },
    );
    // a, b and c share one; e goes the other way, f has a filter. The matches of what comes at different times are read apart.
    const times = (wanted: string) => counts.filter(({ label }) => label === wanted).map(({ count }) => count);
    expect(times('player_matches_page')).toEqual([1, 1, 1]);
    expect(times('player_matches_count')).toEqual([1]);
    expect(times('matches_by_id')[0]).toBeLessThanOrEqual(2);
    expect(statements).toBeLessThanOrEqual(7);
    const player = data.players.nodes[1];
    const matchIds = (nodes: { matchId: string }[]) => nodes.map(({ matchId }) => matchId);
    expect(matchIds(player.a.nodes)).toEqual(edges.slice(0, 1).map(({ node }) => node.matchId));
    expect(matchIds(player.b.nodes).slice(0, 2)).toEqual(edges.slice(2).map(({ node }) => node.matchId));
    expect(matchIds(player.c.nodes)).toEqual(edges.slice(0, 2).map(({ node }) => node.matchId));
  });

  it('are one a type for nodes of mixed types, each answered in its place', async () => {
    const wanted = [
      toGlobalId('Player', 'puuid-1'),
      toGlobalId('Post', '1'),
      'garbage',
      toGlobalId('Match', 'EUW1_1'),
      toGlobalId('Channel', '1'),
      toGlobalId('Player', 'nobody'),
      toGlobalId('Post', '999999999999999999'),
      toGlobalId('Player', 'puuid-2'),
      toGlobalId('Player', 'puuid-1'),
      '',
    ];
    const { data, statements } = await runWell('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: wanted });
    expect(statements).toBe(4);
    const known = new Set([0, 1, 3, 4, 7, 8]);
    expect(data.nodes).toEqual(
      wanted.map((id, index) => (known.has(index) ? { __typename: Buffer.from(id, 'base64url').toString().split(':')[0], id } : null)),
    );
  });

  it('answer for each key on its own: none for a parent without rows, null for an unknown one', async () => {
    const barren = toGlobalId('Player', `puuid-${PARENTS}`);
    const { data } = await runWell(
      `query ($barren: ID!) {
        full: player(by: { puuid: "puuid-1" }) { names { gameName } matches { totalCount } }
        barren: node(id: $barren) { ... on Player { lastPlayedAt names { gameName } ranks { tier } matches { ${PAGE} totalCount nodes { id } edges { cursor } } channels { totalCount } } }
        unknown: player(by: { puuid: "nobody" }) { id } withNul: player(by: { puuid: "\\u0000" }) { id } nameless: player(by: { riotId: { gameName: "\\u0000", tagLine: "" } }) { id }
        match(matchId: "EUW1_0") { id } matchWithNul: match(matchId: "\\u0000") { id } known: match(matchId: "EUW1_7") { matchId }
        channel(by: { handle: { name: "no\\u0000body" } }) { id } there: channel(by: { handle: { name: "@HANDLE_3" } }) { handle }
      }`,
      { barren },
    );
    const empty = {
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 0,
      nodes: [],
      edges: [],
    };
    expect(data).toEqual({
      full: { names: expect.objectContaining({ length: 3 }), matches: { totalCount: 130 } },
      barren: { lastPlayedAt: null, names: [], ranks: [], matches: empty, channels: { totalCount: 0 } },
      unknown: null,
      withNul: null,
      nameless: null,
      match: null,
      matchWithNul: null,
      known: { matchId: 'EUW1_7' },
      channel: null,
      there: { handle: 'Handle_3' },
    });
  });

  it('do not grow with the depth of the same field: each level costs its own', async () => {
    const level = (inner: string) => `matches(first: 2) { edges { participant { kills ${inner} } } }`;
    const { statements } = await runWell(ofPlayers(level(`match { participants { player { ${level('')} } }`.concat(' }')))(50));
    // Players, their pages, the matches, their participants, those players, and their pages.
    expect(statements).toBe(6);
  });
});
