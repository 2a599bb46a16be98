import { foldName } from '../../src/domain/fold-name.ts';
import { type NodeType, toGlobalId } from '../../src/domain/global-id.ts';
import { type SmallParticipant, type SmallPost, type SmallWorld, START_MS } from './seed-small.ts';

/** A connection with its contents in order, as an oracle in memory has them. */
export interface ConnectionCase {
  /** As error messages name it. */
  readonly connection: string;
  /** Global id of the object the field is on; null for a root field. */
  readonly parent: { readonly type: NodeType; readonly id: string } | null;
  readonly field: string;
  /** The field that tells nodes apart within the connection. */
  readonly key: string;
  /** Order and filter as written in an operation; '' for none. */
  readonly args: string;
  readonly expected: readonly string[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SEARCHES = [
  'twin',
  'TWIN',
  '대상',
  '대상혁',
  'ПРИВ',
  'рив',
  '%',
  '0%',
  '100%',
  '___',
  'r_s',
  'k\\s',
  'trailing ',
  'ing ',
  ' l',
  "t's",
  'a',
  'AB',
  'abc',
  'frak',
  'fis',
  'i̇st',
  'ß',
  '\u{20000}',
  '\u{1F600}',
  'no such name',
];
const FROM = START_MS + 5 * HOUR_MS;
const BEFORE = START_MS + 20 * HOUR_MS;
const RANGE = `From: "${new Date(FROM).toISOString()}"`;
const RANGE_END = `Before: "${new Date(BEFORE).toISOString()}"`;

type Sortable = number | string;

/** In the order of all keys; text by code point, as UTF-8 sorts, which JavaScript does not. */
function sortBy<Row>(rows: readonly Row[], toKeys: (row: Row) => readonly Sortable[], direction: 'asc' | 'desc'): Row[] {
  const compare = (a: Sortable, b: Sortable) =>
    typeof a === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(String(b))) : a === b ? 0 : a < Number(b) ? -1 : 1;
  const compareKeys = (a: readonly Sortable[], b: readonly Sortable[]) =>
    a.map((key, index) => compare(key, b[index] ?? 0)).find((order) => order !== 0) ?? 0;
  return [...rows].sort((a, b) => (direction === 'asc' ? 1 : -1) * compareKeys(toKeys(a), toKeys(b)));
}

function matchesSearch(nameKey: string, search: string): boolean {
  const folded = foldName(search);
  return [...folded].length < 3 ? nameKey.startsWith(folded) : nameKey.includes(folded);
}

/** Every connection with its orders and filters over {@link SmallWorld}. */
export function listConnectionCases(world: SmallWorld): ConnectionCase[] {
  return [
    ...playerCases(world),
    ...matchCases(world),
    ...playerMatchCases(world),
    ...channelCases(world),
    ...postCases(world),
    ...seriesCases(world),
  ];
}

function playerCases({ players }: SmallWorld): ConnectionCase[] {
  const orders = {
    NAME_ASC: sortBy(players, ({ nameKey, id }) => [nameKey, id], 'asc'),
    NAME_DESC: sortBy(players, ({ nameKey, id }) => [nameKey, id], 'desc'),
    LAST_PLAYED_ASC: sortBy(players, ({ lastPlayedAt, id }) => [lastPlayedAt, id], 'asc'),
    LAST_PLAYED_DESC: sortBy(players, ({ lastPlayedAt, id }) => [lastPlayedAt, id], 'desc'),
  };
  return Object.entries(orders).flatMap(([order, sorted]) => {
    const toCase = (filter: string, expected: typeof sorted): ConnectionCase => ({
      connection: 'Query.players',
      parent: null,
      field: 'players',
      key: 'puuid',
      args: `orderBy: ${order}${filter && `, filter: { ${filter} }`}`,
      expected: expected.map(({ puuid }) => puuid),
    });
    return [
      toCase('', sorted),
      toCase(
        'platform: KR',
        sorted.filter(({ platform }) => platform === 'KR'),
      ),
      toCase(
        'platform: EUW1, search: "twi"',
        sorted.filter(({ platform, nameKey }) => platform === 'EUW1' && nameKey.includes('twi')),
      ),
      ...(/NAME_ASC|PLAYED_DESC/.test(order) ? SEARCHES : []).map((search) =>
        toCase(
          `search: ${JSON.stringify(search)}`,
          sorted.filter(({ nameKey }) => matchesSearch(nameKey, search)),
        ),
      ),
    ];
  });
}

function matchCases({ matches }: SmallWorld): ConnectionCase[] {
  const sorted = sortBy(matches, ({ startedAt, id }) => [startedAt, id], 'desc');
  const filters: Record<string, (match: (typeof sorted)[number]) => boolean> = {
    '': () => true,
    'platform: KR': ({ platform }) => platform === 'KR',
    'queueId: 420': ({ queueId }) => queueId === 420,
    'patch: "15.1"': ({ patch }) => patch === '15.1',
    'patch: "no such"': () => false,
    'remake: true': ({ remake }) => remake,
    'remake: false': ({ remake }) => !remake,
    [`started${RANGE}`]: ({ startedAt }) => startedAt >= FROM,
    [`started${RANGE_END}`]: ({ startedAt }) => startedAt < BEFORE,
    [`started${RANGE}, started${RANGE_END}, queueId: 420, remake: false`]: ({ startedAt, queueId, remake }) =>
      startedAt >= FROM && startedAt < BEFORE && queueId === 420 && !remake,
  };
  return Object.entries(filters).map(([filter, holds]) => ({
    connection: 'Query.matches',
    parent: null,
    field: 'matches',
    key: 'matchId',
    args: filter && `filter: { ${filter} }`,
    expected: sorted.filter(holds).map(({ matchId }) => matchId),
  }));
}

function playerMatchCases({ participants }: SmallWorld): ConnectionCase[] {
  const filters: Record<string, (part: SmallParticipant) => boolean> = {
    '': () => true,
    'queueId: 1700': ({ match }) => match.queueId === 1700,
    'championId: 2': ({ championId }) => championId === 2,
    'position: JUNGLE': ({ position }) => position === 'JUNGLE',
    'result: WIN': ({ win }) => win,
    'result: LOSS': ({ win }) => !win,
    'remake: true': ({ match }) => match.remake,
    'remake: false': ({ match }) => !match.remake,
    [`started${RANGE}`]: ({ match }) => match.startedAt >= FROM,
    [`started${RANGE_END}`]: ({ match }) => match.startedAt < BEFORE,
    'queueId: 420, championId: 1, result: WIN, remake: false': ({ match, championId, win }) =>
      match.queueId === 420 && championId === 1 && win && !match.remake,
  };
  return [1, 2].flatMap((player) => {
    const own = participants.filter(({ playerId }) => playerId === player);
    const sorted = sortBy(own, ({ match }) => [match.startedAt, match.id], 'desc');
    return Object.entries(filters).map(([filter, holds]) => ({
      connection: 'Player.matches',
      parent: { type: 'Player' as const, id: toGlobalId('Player', `puuid-${player}`) },
      field: 'matches',
      key: 'matchId',
      args: filter && `filter: { ${filter} }`,
      expected: sorted.filter(holds).map(({ match }) => match.matchId),
    }));
  });
}

function channelCases({ channels }: SmallWorld): ConnectionCase[] {
  const sorted = sortBy(channels, ({ titleKey, id }) => [titleKey, id], 'asc');
  const common = { field: 'channels', key: 'handle' };
  const toHandles = (rows: typeof sorted) => rows.map(({ id }) => `Handle_${id}`);
  return [
    { connection: 'Query.channels', parent: null, ...common, args: '', expected: toHandles(sorted) },
    { connection: 'Query.channels', parent: null, ...common, args: 'filter: { platform: TELEGRAM }', expected: toHandles(sorted) },
    ...SEARCHES.map((search) => ({
      connection: 'Query.channels',
      parent: null,
      ...common,
      args: `filter: { search: ${JSON.stringify(search)} }`,
      expected: toHandles(sorted.filter(({ titleKey }) => matchesSearch(titleKey, search))),
    })),
    {
      connection: 'Player.channels',
      parent: { type: 'Player', id: toGlobalId('Player', 'puuid-1') },
      ...common,
      args: '',
      expected: toHandles(sorted.filter(({ ownerId }) => ownerId === 1)),
    },
  ];
}

function postCases({ posts }: SmallWorld): ConnectionCase[] {
  const own = posts.filter(({ channelId }) => channelId === 1);
  const byTime = ({ publishedAt, id }: SmallPost) => [publishedAt, id];
  const byViews = ({ views, id }: SmallPost) => [views ?? -1, id];
  const orders = {
    PUBLISHED_AT_ASC: sortBy(own, byTime, 'asc'),
    PUBLISHED_AT_DESC: sortBy(own, byTime, 'desc'),
    VIEWS_ASC: sortBy(own, byViews, 'asc'),
    VIEWS_DESC: sortBy(own, byViews, 'desc'),
  };
  const filters: Record<string, (post: SmallPost) => boolean> = {
    '': ({ deleted }) => !deleted,
    'deleted: true': ({ deleted }) => deleted,
    'deleted: null': ({ deleted }) => !deleted,
    [`published${RANGE}, published${RANGE_END}`]: ({ deleted, publishedAt }) => !deleted && publishedAt >= FROM && publishedAt < BEFORE,
  };
  return Object.entries(orders).flatMap(([order, sorted]) =>
    Object.entries(filters).map(([filter, holds]) => ({
      connection: 'Channel.posts',
      parent: { type: 'Channel' as const, id: toGlobalId('Channel', '1') },
      field: 'posts',
      key: 'messageId',
      args: `orderBy: ${order}${filter && `, filter: { ${filter} }`}`,
      expected: sorted.filter(holds).map(({ id }) => String(id)),
    })),
  );
}

function seriesCases({ posts }: SmallWorld): ConnectionCase[] {
  const days = (count: number) => Array.from({ length: count }, (_, index) => new Date(START_MS + (index + 1) * DAY_MS).toISOString());
  const published = posts[0]?.publishedAt ?? 0;
  const hours = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => new Date(published + (from + index) * HOUR_MS).toISOString());
  const post = { type: 'Post', id: toGlobalId('Post', '1') } as const;
  return [
    {
      connection: 'Player.rankHistory',
      parent: { type: 'Player', id: toGlobalId('Player', 'puuid-1') },
      field: 'rankHistory',
      key: 'observedAt',
      args: 'queue: RANKED_FLEX_SR',
      expected: days(7),
    },
    {
      connection: 'Channel.subscriberHistory',
      parent: { type: 'Channel', id: toGlobalId('Channel', '1') },
      field: 'subscriberHistory',
      key: 'observedAt',
      args: '',
      expected: days(6),
    },
    { connection: 'Post.history', parent: post, field: 'history', key: 'observedAt', args: '', expected: hours(1, 5) },
    { connection: 'Post.versions', parent: post, field: 'versions', key: 'at', args: '', expected: hours(0, 3) },
  ];
}
