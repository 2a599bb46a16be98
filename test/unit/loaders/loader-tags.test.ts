import { describe, expect, it } from 'vitest';
import type { Page, PagedRelation } from '../../../src/data/keyset-page.ts';
import { createRepositories, type Repositories } from '../../../src/data/repositories.ts';
import { createLoaders, type Loaders } from '../../../src/loaders/loaders.ts';
import { createTagCollector } from '../../../src/loaders/tag-collector.ts';

type ConnectionName = { [Name in keyof Loaders]: Loaders[Name] extends { connect: unknown } ? Name : never }[keyof Loaders];
type KeyLoader = Exclude<keyof Loaders, ConnectionName>;

interface KeyCase {
  /** Of a row that is there, and of none. */
  readonly present: unknown;
  readonly absent: unknown;
  readonly row: object;
  /** What is reported of a key with a row, and of one without. */
  readonly whenPresent: readonly string[];
  readonly whenAbsent: readonly string[];
}

interface ConnectionCase {
  readonly relation: (repositories: Repositories) => PagedRelation<unknown>;
  readonly parent: string;
  readonly row: object;
  readonly counted: readonly string[];
  /** By order: of a page without items, in which nothing was found. */
  readonly empty: Readonly<Record<string, readonly string[]>>;
  /** What an item adds. */
  readonly item: readonly string[];
}

const CALENDAR = { from: new Date('2026-01-01'), until: new Date('2026-01-03'), timeZone: 'UTC' };
const CALENDAR_EDGES = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 3)];

const KEY_CASES: Readonly<Record<KeyLoader, KeyCase>> = {
  playerById: { present: '5', absent: '6', row: { id: '5' }, whenPresent: ['Player:5'], whenAbsent: ['Player:6'] },
  playerByPuuid: {
    present: 'abc',
    absent: 'xyz',
    row: { id: '5', puuid: 'abc' },
    whenPresent: ['Player:5'],
    whenAbsent: ['null:Player:xyz'],
  },
  playerByRiotId: {
    present: 'name#tag',
    absent: 'no#body',
    row: { id: '5', riotIdKey: 'name#tag' },
    whenPresent: ['null:Player:name#tag', 'Player:5'],
    whenAbsent: ['null:Player:no#body'],
  },
  playerActivity: {
    present: '5',
    absent: '6',
    row: { playerId: '5' },
    whenPresent: ['Player:5.activity'],
    whenAbsent: ['Player:6.activity'],
  },
  playerNames: { present: '5', absent: '6', row: { playerId: '5' }, whenPresent: ['Player:5.names'], whenAbsent: ['Player:6.names'] },
  playerFeedback: {
    present: '5',
    absent: '6',
    row: { ownerId: '5' },
    whenPresent: ['Player:5.feedback'],
    whenAbsent: ['Player:6.feedback'],
  },
  channelFeedback: {
    present: '5',
    absent: '6',
    row: { ownerId: '5' },
    whenPresent: ['Channel:5.feedback'],
    whenAbsent: ['Channel:6.feedback'],
  },
  recentGames: {
    present: '5',
    absent: '6',
    row: { playerId: '5' },
    whenPresent: ['Player:5.matches', 'Player:5.stats'],
    whenAbsent: ['Player:6.matches', 'Player:6.stats'],
  },
  playerRanks: { present: '5', absent: '6', row: { playerId: '5' }, whenPresent: ['Player:5.ranks'], whenAbsent: ['Player:6.ranks'] },
  newestRating: {
    present: { playerId: '5', ladder: null },
    absent: { playerId: '6', ladder: 420 },
    row: { playerId: '5', askedLadder: null, ladder: 440 },
    whenPresent: ['Player:5.rating'],
    whenAbsent: ['Player:6.rating'],
  },
  ratedGames: {
    present: { playerId: '5', ladder: 420 },
    absent: { playerId: '6', ladder: null },
    row: { playerId: '5', askedLadder: 420, ladder: 420 },
    whenPresent: ['Player:5.rating'],
    whenAbsent: ['Player:6.rating'],
  },
  ratingDays: {
    present: { playerId: '5', ladder: 420, calendar: CALENDAR },
    absent: { playerId: '6', ladder: null, calendar: CALENDAR },
    row: { playerId: '5', askedLadder: 420, ladder: 420, edges: CALENDAR_EDGES, calendar: CALENDAR },
    whenPresent: ['Player:5.rating'],
    whenAbsent: ['Player:6.rating'],
  },
  rankFit: { present: 420, absent: 440, row: { ladder: 420 }, whenPresent: ['Ladder:420'], whenAbsent: ['null:Ladder:440'] },
  matchById: { present: '7', absent: '8', row: { id: '7' }, whenPresent: ['Match:7'], whenAbsent: ['Match:8'] },
  matchByMatchId: {
    present: 'EUW1_1',
    absent: 'EUW1_2',
    row: { id: '7', matchId: 'EUW1_1' },
    whenPresent: ['Match:7'],
    whenAbsent: ['null:Match:EUW1_2'],
  },
  matchParticipants: { present: '7', absent: '8', row: { matchId: '7' }, whenPresent: ['Match:7'], whenAbsent: ['Match:8'] },
  matchTeams: { present: '7', absent: '8', row: { matchId: '7' }, whenPresent: ['Match:7'], whenAbsent: ['Match:8'] },
  participantDetails: {
    present: { matchId: '7', slot: 1 },
    absent: { matchId: '8', slot: 1 },
    row: { matchId: '7', slot: 1 },
    whenPresent: ['Match:7'],
    whenAbsent: ['Match:8'],
  },
  championById: { present: 1, absent: 2, row: { id: 1 }, whenPresent: ['Champion:1'], whenAbsent: ['null:Champion:2'] },
  queueById: { present: 420, absent: 0, row: { id: 420 }, whenPresent: ['Queue:420'], whenAbsent: ['null:Queue:0'] },
  channelById: { present: '3', absent: '4', row: { id: '3' }, whenPresent: ['Channel:3'], whenAbsent: ['null:Channel:4'] },
  channelByHandle: {
    present: { platform: 'TELEGRAM', handleKey: 'there' },
    absent: { platform: 'TELEGRAM', handleKey: 'gone' },
    row: { id: '3', platform: 'TELEGRAM', handleKey: 'there' },
    whenPresent: ['Channel:3'],
    whenAbsent: ['null:Channel:TELEGRAM/gone'],
  },
  newestSubscribers: {
    present: '3',
    absent: '4',
    row: { channelId: '3' },
    whenPresent: ['Channel:3.subscribers'],
    whenAbsent: ['Channel:4.subscribers'],
  },
  standing: {
    present: { playerId: '5', queueId: 420, stat: 'KDA' },
    absent: { playerId: '6', queueId: 420, stat: 'KDA' },
    row: { playerId: '5', queueId: 420, stat: 'KDA' },
    whenPresent: ['Player:5.standings'],
    whenAbsent: ['Player:6.standings'],
  },
  metaScopes: {
    present: '420',
    absent: '440',
    row: { id: '5', queueId: 420 },
    whenPresent: ['null:Meta:420'],
    whenAbsent: ['null:Meta:440'],
  },
  metaMatches: { present: '5', absent: '6', row: { id: '5' }, whenPresent: ['Meta:5'], whenAbsent: ['Meta:6'] },
  metaChampions: {
    present: { scopeId: '5', position: 'TOP' },
    absent: { scopeId: '6', position: 'TOP' },
    row: { place: 0 },
    whenPresent: ['Meta:5'],
    whenAbsent: ['Meta:6'],
  },
  metaMatchups: {
    present: { scopeId: '5', championId: 1, position: 'TOP' },
    absent: { scopeId: '6', championId: 1, position: 'TOP' },
    row: { place: 0 },
    whenPresent: ['Meta:5'],
    whenAbsent: ['Meta:6'],
  },
  postById: { present: '9', absent: '10', row: { id: '9' }, whenPresent: ['Post:9'], whenAbsent: ['null:Post:10'] },
  channelFigures: {
    present: { channelId: '3', edges: [0, 1] },
    absent: { channelId: '4', edges: [0, 1] },
    row: { place: 0 },
    whenPresent: ['Channel:3.figures'],
    whenAbsent: ['Channel:4.figures'],
  },
  subscribersAt: {
    present: { channelId: '3', at: new Date(0) },
    absent: { channelId: '4', at: new Date(0) },
    row: { place: 0 },
    whenPresent: ['Channel:3.subscribers'],
    whenAbsent: ['Channel:4.subscribers'],
  },
  subscriberEnds: {
    present: { channelId: '3', edges: [0, 1] },
    absent: { channelId: '4', edges: [0, 1] },
    row: { place: 0 },
    whenPresent: ['Channel:3.subscribers'],
    whenAbsent: ['Channel:4.subscribers'],
  },
  observations: {
    present: { channelId: '3', from: new Date(0), before: new Date(1), first: 1 },
    absent: { channelId: '4', from: new Date(0), before: new Date(1), first: 1 },
    row: { place: 0 },
    whenPresent: ['Channel:3.subscribers'],
    whenAbsent: ['Channel:4.subscribers'],
  },
  postGaps: {
    present: { channelId: '3', from: new Date(0), before: new Date(1) },
    absent: { channelId: '4', from: new Date(0), before: new Date(1) },
    row: { place: 0 },
    whenPresent: ['Channel:3.figures'],
    whenAbsent: ['Channel:4.figures'],
  },
  viewsAround: {
    present: { postId: '9', at: new Date(0) },
    absent: { postId: '10', at: new Date(0) },
    row: { place: 0 },
    whenPresent: ['Post:9.history'],
    whenAbsent: ['Post:10.history'],
  },
  channelContent: {
    present: { channelId: '3', from: new Date(0), before: new Date(1) },
    absent: { channelId: '4', from: new Date(0), before: new Date(1) },
    row: { place: 0 },
    whenPresent: ['Channel:3.figures'],
    whenAbsent: ['Channel:4.figures'],
  },
  newestPost: {
    present: '3',
    absent: '4',
    row: { channelId: '3' },
    whenPresent: ['Channel:3.figures'],
    whenAbsent: ['Channel:4.figures'],
  },
  postAges: {
    present: { channelId: '3', from: new Date(0), before: new Date(1), first: 1, ages: [24] },
    absent: { channelId: '4', from: new Date(0), before: new Date(1), first: 1, ages: [24] },
    row: { place: 0, postId: '9' },
    whenPresent: ['Channel:3.figures', 'Post:9.history'],
    whenAbsent: ['Channel:4.figures'],
  },
  topPosts: {
    present: { channelId: '3', sort: 'VIEWS', from: new Date(0), before: new Date(1), first: 1 },
    absent: { channelId: '4', sort: 'VIEWS', from: new Date(0), before: new Date(1), first: 1 },
    row: { place: 0, id: '9' },
    whenPresent: ['Channel:3.figures', 'Post:9'],
    whenAbsent: ['Channel:4.figures'],
  },
  playerPeriods: {
    present: { playerId: '5', queueId: null, position: null, from: null, before: null },
    absent: { playerId: '6', queueId: null, position: null, from: null, before: null },
    row: { place: 0 },
    whenPresent: ['Player:5.stats'],
    whenAbsent: ['Player:6.stats'],
  },
  playerChampions: {
    present: { playerId: '5', queueId: null, position: null },
    absent: { playerId: '6', queueId: null, position: null },
    row: { place: 0 },
    whenPresent: ['Player:5.stats'],
    whenAbsent: ['Player:6.stats'],
  },
  playerPositions: {
    present: { playerId: '5', queueId: 420, position: null },
    absent: { playerId: '6', queueId: 420, position: null },
    row: { place: 0 },
    whenPresent: ['Player:5.stats'],
    whenAbsent: ['Player:6.stats'],
  },
  newestGames: {
    present: { playerId: '5', queueId: null, position: null, most: 20 },
    absent: { playerId: '6', queueId: null, position: null, most: 20 },
    row: { place: 0 },
    whenPresent: ['Player:5.stats'],
    whenAbsent: ['Player:6.stats'],
  },
  percentiles: {
    present: { queueId: 420, position: 'TOP' },
    absent: { queueId: 440, position: 'TOP' },
    row: { place: 0 },
    whenPresent: ['Queue:420.percentiles'],
    whenAbsent: ['Queue:440.percentiles'],
  },
  // All of them are under one key.
  seasons: { present: '', absent: 'none', row: { name: '2026' }, whenPresent: ['list:Season'], whenAbsent: ['list:Season'] },
};

const ACTIVE_PLAYERS = ['list:Player', 'list:Player.activity'];
const POSTS = ['Channel:3.posts'];
const POSTS_BY_VIEWS = ['Channel:3.posts', 'Channel:3.posts.views'];

const CONNECTION_CASES: Readonly<Record<ConnectionName, ConnectionCase>> = {
  playersByName: {
    relation: ({ players }) => players.byName,
    parent: '',
    row: { id: '5' },
    counted: ['list:Player'],
    empty: { NAME_ASC: ['list:Player'], NAME_DESC: ['list:Player'] },
    item: ['Player:5'],
  },
  playersByActivity: {
    relation: ({ players }) => players.byActivity,
    parent: '',
    row: { id: '5' },
    counted: ACTIVE_PLAYERS,
    empty: { LAST_PLAYED_ASC: ACTIVE_PLAYERS, LAST_PLAYED_DESC: ACTIVE_PLAYERS },
    item: ['Player:5'],
  },
  rankHistory: {
    relation: ({ ranks }) => ranks.history,
    parent: '5',
    row: { playerId: '5' },
    counted: ['Player:5.ranks'],
    empty: { OBSERVED_AT_ASC: ['Player:5.ranks'] },
    item: [],
  },
  playerMatches: {
    relation: ({ participants }) => participants.ofPlayer,
    parent: '5',
    row: { matchId: '7', playerId: '5' },
    counted: ['Player:5.matches'],
    empty: { STARTED_AT_DESC: ['Player:5.matches'] },
    item: ['Match:7'],
  },
  matches: {
    relation: ({ matches }) => matches.all,
    parent: '',
    row: { id: '7' },
    counted: ['list:Match'],
    empty: { STARTED_AT_DESC: ['list:Match'] },
    item: ['Match:7'],
  },
  channels: {
    relation: ({ channels }) => channels.all,
    parent: '',
    row: { id: '3' },
    counted: ['list:Channel'],
    empty: { TITLE_ASC: ['list:Channel'] },
    item: ['Channel:3'],
  },
  playerChannels: {
    relation: ({ channels }) => channels.ofPlayer,
    parent: '5',
    row: { id: '3', ownerPlayerId: '5' },
    counted: ['Player:5.channels'],
    empty: { TITLE_ASC: ['Player:5.channels'] },
    item: ['Channel:3'],
  },
  subscriberHistory: {
    relation: ({ channels }) => channels.subscriberHistory,
    parent: '3',
    row: { channelId: '3' },
    counted: ['Channel:3.subscribers'],
    empty: { OBSERVED_AT_ASC: ['Channel:3.subscribers'] },
    item: [],
  },
  channelPosts: {
    relation: ({ posts }) => posts.ofChannel,
    parent: '3',
    row: { id: '9', channelId: '3' },
    counted: POSTS,
    empty: { PUBLISHED_AT_ASC: POSTS, PUBLISHED_AT_DESC: POSTS, VIEWS_ASC: POSTS_BY_VIEWS, VIEWS_DESC: POSTS_BY_VIEWS },
    item: ['Post:9'],
  },
  leaderboard: {
    relation: ({ standings }) => standings.leaderboard,
    parent: '420',
    row: { playerId: '5' },
    counted: ['Queue:420.standings'],
    empty: { RANK_ASC: ['Queue:420.standings'] },
    item: [],
  },
  postHistory: {
    relation: ({ posts }) => posts.history,
    parent: '9',
    row: { postId: '9' },
    counted: ['Post:9.history'],
    empty: { OBSERVED_AT_ASC: ['Post:9.history'] },
    item: [],
  },
  postVersions: {
    relation: ({ posts }) => posts.versions,
    parent: '9',
    row: { postId: '9' },
    counted: ['Post:9.versions'],
    empty: { AT_ASC: ['Post:9.versions'] },
    item: [],
  },
};

/** A relation with the given rows on each page, in any order. */
function createRelation(rows: readonly object[]): PagedRelation<object> {
  const page: Page<object> = { items: rows.map((row) => ({ row, position: [] })), hasNextPage: false, hasPreviousPage: false };
  return {
    name: 'things',
    orders: new Proxy({}, { get: () => ['bigint'] }),
    fetchPages: async (_selection, requests) => requests.map(() => page),
    fetchCounts: async (_filters, parents) => parents.map(() => String(rows.length)),
  };
}

/** Repositories all of whose reads give the same rows. */
function createFakeRepositories(rows: readonly object[]): Repositories {
  const find = async () => rows;
  const relation = createRelation(rows);
  const repository = new Proxy({}, { get: (_target, name) => (String(name).startsWith('find') ? find : relation) });
  return new Proxy({}, { get: () => repository }) as Repositories;
}

function createTagged(rows: readonly object[]) {
  const tags = createTagCollector();
  return { loaders: createLoaders(createFakeRepositories(rows), { listener: () => undefined, tags }), tags };
}

describe('the table of loaders', () => {
  it('has every loader there is', () => {
    const { loaders } = createTagged([]);
    expect([...Object.keys(KEY_CASES), ...Object.keys(CONNECTION_CASES)].sort()).toEqual(Object.keys(loaders).sort());
  });

  it.each(Object.entries(CONNECTION_CASES))('has every order of %s', (_name, { relation, empty }) => {
    const reader = { query: () => Promise.reject(new Error('nothing is read')) };
    expect(Object.keys(empty).sort()).toEqual(Object.keys(relation(createRepositories(reader)).orders).sort());
  });
});

describe.each(Object.entries(KEY_CASES))('%s', (name, { present, absent, row, whenPresent, whenAbsent }) => {
  const load = async (keys: readonly unknown[]) => {
    // Rows that say which key they answer by its place are given only where it is asked for: it then comes first.
    const { loaders, tags } = createTagged('place' in row && !keys.includes(present) ? [] : [row]);
    const loader = loaders[name as KeyLoader] as { load(key: unknown): Promise<unknown> };
    const values = await Promise.all(keys.map((key) => loader.load(key)));
    return { values, reported: [...tags.tags] };
  };

  it('reports what was found, once for a key that is asked for again', async () => {
    const { values, reported } = await load([present, present]);
    expect([values[0]].flat()).toEqual([row]);
    expect(reported).toEqual(whenPresent);
  });

  it('reports what was not found', async () => {
    const { values, reported } = await load([absent]);
    expect([values[0] ?? []].flat()).toEqual([]);
    expect(reported).toEqual(whenAbsent);
  });

  it('reports both of one batch', async () => {
    expect((await load([present, absent])).reported).toEqual([...new Set([...whenPresent, ...whenAbsent])]);
  });
});

describe.each(Object.entries(CONNECTION_CASES))('%s', (name, { parent, row, counted, empty, item }) => {
  const connect = (rows: readonly object[], order: string) => {
    const { loaders, tags } = createTagged(rows);
    const loader = loaders[name as ConnectionName];
    const connection = loader.connect({ connection: 'Some.field', parent, order, filters: {}, args: {} });
    return { connection, reported: () => [...tags.tags] };
  };
  const orders = Object.entries(empty);

  it.each(orders)('reports the list of a page by %s that is empty', async (order, tags) => {
    const { connection, reported } = connect([], order);
    expect((await connection.page()).items).toEqual([]);
    expect(reported()).toEqual(tags);
  });

  it.each(orders)('reports the list of a page by %s, and its items', async (order, tags) => {
    const { connection, reported } = connect([row], order);
    expect((await connection.page()).items).toHaveLength(1);
    expect(reported()).toEqual([...tags, ...item]);
  });

  it.each(orders)('reports the list that is counted by %s, and none of its items', async (order) => {
    const { connection, reported } = connect([row], order);
    expect(await connection.count()).toBe(1);
    expect(reported()).toEqual(counted);
  });
});
