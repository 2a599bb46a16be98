import { channelsRelation, playerChannelsRelation, subscriberHistoryRelation } from '../../src/data/channel-repository.ts';
import { defineStatement, type Reader } from '../../src/data/database.ts';
import { type FilterValues, fetchPages } from '../../src/data/keyset-page.ts';
import type { KeysetRelation } from '../../src/data/keyset-statement.ts';
import { matchesRelation } from '../../src/data/match-repository.ts';
import { playerMatchesRelation } from '../../src/data/participant-repository.ts';
import { playersByActivityRelation, playersRelation } from '../../src/data/player-repository.ts';
import { channelPostsRelation, postHistoryRelation, postVersionsRelation } from '../../src/data/post-repository.ts';
import { rankHistoryRelation } from '../../src/data/rank-repository.ts';
import { leaderboardRelation } from '../../src/data/standing-repository.ts';
import type { CursorValues } from '../../src/domain/cursor.ts';
import type { PageWindow } from '../../src/domain/page-window.ts';
import { BUSY_CHANNEL, BUSY_PLAYER, COMMON_NAME, RARE_CHAMPION_ID, RARE_NAME, RARE_QUEUE_ID } from './seed-large.ts';

/** What is read of a relation in plan tests. */
export interface RelationCases {
  readonly relation: KeysetRelation;
  /** The parent with the longest history, an ordinary one, and one that does not exist. */
  readonly parents: readonly string[];
  /** Filters by what they are called in the test's name. */
  readonly filters: Readonly<Record<string, FilterValues>>;
}

/** Rows of a page in plan tests. */
export const PAGE_SIZE = 20;

const EARLY = new Date('2023-02-01T00:00:00Z');
const LATE = new Date('2024-03-01T00:00:00Z');
const ROOT = [''];
const PLAYERS = [BUSY_PLAYER, '4711', '999999'];
const CHANNELS = [BUSY_CHANNEL, '42', '999999'];
const POSTS = ['5', '42', '999999'];
const SEARCHES = {
  'rare search': { search: [`%${RARE_NAME}%`] },
  'common search': { search: [`%${COMMON_NAME}%`] },
  'vain search': { search: ['%nobody is called so%'] },
  prefix: { prefix: ['ma', 'ma\u{10FFFF}'] },
  'vain prefix': { prefix: ['~', '~\u{10FFFF}'] },
};

const PLAYER_FILTERS = {
  'no filter': {},
  platform: { platform: ['KR'] },
  ...SEARCHES,
  'platform and rare search': { platform: ['KR'], ...SEARCHES['rare search'] },
  'platform and prefix': { platform: ['KR'], ...SEARCHES.prefix },
};

/** Every relation with every filter alone, and pairs that clients send. */
export const RELATION_CASES: readonly RelationCases[] = [
  { relation: playersRelation, parents: ROOT, filters: PLAYER_FILTERS },
  { relation: playersByActivityRelation, parents: ROOT, filters: PLAYER_FILTERS },
  {
    relation: matchesRelation,
    parents: ROOT,
    filters: {
      'no filter': {},
      platform: { platform: ['KR'] },
      queueId: { queueId: [420] },
      'rare queueId': { queueId: [RARE_QUEUE_ID] },
      patch: { patch: ['14.3'] },
      onlyRemakes: { onlyRemakes: [] },
      noRemakes: { noRemakes: [] },
      startedFrom: { startedFrom: [LATE] },
      startedBefore: { startedBefore: [EARLY] },
      'patch and queueId': { patch: ['14.3'], queueId: [420] },
      'platform and queueId': { platform: ['KR'], queueId: [450] },
      'queueId and startedBefore': { queueId: [420], startedBefore: [EARLY] },
      'platform and a range': { platform: ['KR'], startedFrom: [EARLY], startedBefore: [LATE] },
    },
  },
  {
    relation: playerMatchesRelation,
    parents: PLAYERS,
    filters: {
      'no filter': {},
      queueId: { queueId: [420] },
      'rare queueId': { queueId: [RARE_QUEUE_ID] },
      championId: { championId: [17] },
      'rare championId': { championId: [RARE_CHAMPION_ID] },
      position: { position: ['JUNGLE'] },
      'rare position': { position: ['UTILITY'] },
      win: { win: [true] },
      onlyRemakes: { onlyRemakes: [] },
      noRemakes: { noRemakes: [] },
      startedFrom: { startedFrom: [LATE] },
      startedBefore: { startedBefore: [EARLY] },
      'a range': { startedFrom: [EARLY], startedBefore: [LATE] },
      'championId and win': { championId: [17], win: [true] },
      'queueId and noRemakes': { queueId: [420], noRemakes: [] },
      'queueId and startedBefore': { queueId: [420], startedBefore: [LATE] },
      'rare championId and queueId': { championId: [RARE_CHAMPION_ID], queueId: [420] },
      'position and queueId': { position: ['TOP'], queueId: [420] },
      'onlyRemakes and startedBefore': { onlyRemakes: [], startedBefore: [EARLY] },
    },
  },
  { relation: channelsRelation, parents: ROOT, filters: { 'no filter': {}, platform: { platform: ['TELEGRAM'] }, ...SEARCHES } },
  { relation: playerChannelsRelation, parents: PLAYERS, filters: { 'no filter': {} } },
  { relation: subscriberHistoryRelation, parents: CHANNELS, filters: { 'no filter': {} } },
  {
    relation: channelPostsRelation,
    parents: CHANNELS,
    filters: {
      standing: { standing: [] },
      deleted: { deleted: [] },
      'standing since': { standing: [], publishedFrom: [LATE] },
      'standing until': { standing: [], publishedBefore: [EARLY] },
      'deleted in a range': { deleted: [], publishedFrom: [EARLY], publishedBefore: [LATE] },
    },
  },
  { relation: postHistoryRelation, parents: POSTS, filters: { 'no filter': {} } },
  { relation: postVersionsRelation, parents: POSTS, filters: { 'no filter': {} } },
  { relation: leaderboardRelation, parents: ['420', '440', '1'], filters: { stat: { stat: ['KDA'] } } },
  { relation: rankHistoryRelation, parents: PLAYERS, filters: { queue: { queue: ['RANKED_SOLO_5x5'] } } },
];

/** Cursors a page is read with. */
export const CURSORS = ['no cursor', 'after', 'before', 'after and before'] as const;

/** Which page is read. */
export interface PageCase {
  readonly order: string;
  readonly direction: PageWindow['direction'];
  readonly filters: FilterValues;
  readonly cursors: (typeof CURSORS)[number];
  readonly middle: MiddlePositions;
}

/** Two positions in the longest history, at two and at three fifths of it. */
export type MiddlePositions = readonly [CursorValues, CursorValues];

/** Finds {@link MiddlePositions} in an order, filters aside. */
export async function findMiddle(reader: Reader, { relation, parents }: RelationCases, order: string): Promise<MiddlePositions> {
  const { columns = [], direction = 'asc' } = relation.orders[order] ?? {};
  const rows = relation.parent === null ? relation.from : `${relation.from} where ${relation.parent} = ${parents[0]}`;
  const text = `select ${columns.map(({ sql }, index) => `${sql} as key_${index}`).join(', ')} from ${rows}
    order by ${columns.map(({ sql }) => `${sql} ${direction}`).join(', ')} limit 1 offset (select count(*) from ${rows}) * `;
  const positions = await Promise.all(
    ['2 / 5', '3 / 5'].map(async (share, index) => {
      const statement = defineStatement(`middle_${relation.name}_${order.toLowerCase()}_${index}`, text + share);
      const [row = {}] = await reader.query<Record<string, Date | string>>(statement, []);
      return Object.values(row);
    }),
  );
  return [positions[0] ?? [], positions[1] ?? []];
}

/** Reads a page of each parent through `reader`; cursors stand at the same two positions for all of them. */
export async function readPages(reader: Reader, { relation, parents }: RelationCases, page: PageCase): Promise<void> {
  const { order, direction, filters, cursors, middle } = page;
  const window: PageWindow = {
    direction,
    size: PAGE_SIZE,
    after: cursors.includes('after') ? middle[0] : null,
    before: cursors.includes('before') ? middle[1] : null,
  };
  await fetchPages(
    reader,
    relation,
    { order, filters },
    parents.map((parent) => ({ parent, window })),
  );
}
