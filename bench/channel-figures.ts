import { existsSync } from 'node:fs';
import { withBenchDatabase } from './support/bench-database.ts';
import { createAsker, importSet, readSetRows, type SetRow } from './support/channel-set.ts';
import { writeReport } from './support/report.ts';
import { toSetTime } from './support/shared-series.ts';

/** Where the CSV set lies, which is no part of the project. */
const [folder = '../shared/data/telegram/zhady5'] = process.argv.slice(2);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Fewer than the 1,000 observations that one series may have. */
const SERIES_DAYS = 60;
const AGE_DAYS = [1, 2, 7] as const;
const NOT_COMPARED = 'not compared: the file with the post is not in the set, its counts wait';
/** The set rounds percentages to two digits. */
const ROUNDED = 0.0051;

const SERIES = `query ($id: ID!, $granularity: SeriesGranularity!, $timezone: String, $range: TimeRangeInput!) {
  node(id: $id) { ... on Channel { series(metric: SUBSCRIBER_CHANGE, granularity: $granularity, timezone: $timezone, range: $range) { from value } } }
}`;

const toText = (time: number) => new Date(time).toISOString();

type Asker = ReturnType<typeof createAsker>;

/** What was compared, and how it came out, by how often. */
interface Comparison {
  readonly figure: string;
  readonly against: string;
  readonly outcomes: ReadonlyMap<string, number>;
}

interface Point {
  readonly time: number;
  readonly value: number | null;
}

interface Post {
  readonly publishedAt: number;
  readonly views: number;
  /** Views that were seen, by time. */
  readonly looks: readonly { readonly time: number; readonly views: number }[];
  /** `viewsAtAge` of the days of {@link AGE_DAYS}. */
  readonly atAge: readonly (number | null)[];
}

if (existsSync(folder)) await withBenchDatabase((database) => compareAll(createAsker(database), () => importSet(database, folder)));
else console.log(`Left out: there is no ${folder}. Give the folder of the CSV set as the argument.`);

async function compareAll(ask: Asker, fill: () => Promise<void>): Promise<void> {
  await fill();
  const channels = await findChannels(ask);
  const subscribers = readSetRows(folder, 'subscribers_2');
  const views = readSetRows(folder, 'post_views_observed');
  const posts = await findPosts(ask, channels);
  const comparisons = [
    await compareObservations(ask, channels, subscribers),
    await compareDays(ask, channels, { subscribers, timeZone: 'UTC' }),
    await compareDays(ask, channels, { subscribers, timeZone: 'Europe/Moscow' }),
    await compareDays(ask, channels, { subscribers, timeZone: 'Asia/Yekaterinburg' }),
    compareViews(posts, views, 'view_change'),
    compareViews(posts, views, 'percent_new_views'),
    ...AGE_DAYS.map((days, at) => compareAges(posts, { days, at })),
  ];
  const rows = comparisons.flatMap(({ figure, against, outcomes }) => {
    const compared = [...outcomes].filter(([outcome]) => outcome !== NOT_COMPARED).reduce((sum, [, count]) => sum + count, 0);
    return [...outcomes]
      .toSorted(([, one], [, other]) => other - one)
      .map(([outcome, count]) => ({
        figure,
        against,
        outcome,
        rows: count,
        share: outcome === NOT_COMPARED ? '–' : `${((100 * count) / compared).toFixed(2)} %`,
      }));
  });
  writeReport('channel-figures', 'Figures of channels against the derived columns of a published set', rows);
  if (rows.some(({ outcome }) => outcome === 'UNEXPLAINED')) process.exitCode = 1;
}

function tally<Item>(items: readonly Item[], judge: (item: Item) => string): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(items, judge)].map(([outcome, ones]) => [outcome, ones.length]));
}

/** Channels' ids, by title. */
async function findChannels(ask: Asker): Promise<ReadonlyMap<string, string>> {
  const { channels } = await ask<{ channels: { nodes: { id: string; title: string }[] } }>(
    '{ channels(first: 100) { nodes { id title } } }',
  );
  return new Map(channels.nodes.map(({ id, title }) => [title, id]));
}

interface TimedRow {
  readonly row: SetRow;
  readonly time: number;
}

/** A channel's rows of the set, by time. */
function byChannel(rows: readonly SetRow[], channels: ReadonlyMap<string, string>) {
  return [...Map.groupBy(rows, (row) => row['channel_name'] ?? '')].map(([title, ones]) => ({
    id: channels.get(title) ?? '',
    rows: ones.map((row): TimedRow => ({ row, time: toSetTime(row['datetime'] ?? '') })).toSorted((one, other) => one.time - other.time),
  }));
}

/** Changes in [from, before); one look more at the beginning, from which the first change counts. */
async function loadChanges(
  ask: Asker,
  variables: { readonly id: string; readonly granularity: 'DAY' | 'OBSERVATION'; readonly timezone: string },
  [from, before]: readonly [number, number],
): Promise<readonly Point[]> {
  const points: Point[] = [];
  for (let start = from; start < before; start += SERIES_DAYS * DAY_MS) {
    const range = { from: toText(start - DAY_MS), before: toText(Math.min(before, start + SERIES_DAYS * DAY_MS)) };
    const { node } = await ask<{ node: { series: { from: Date | string; value: number | null }[] } }>(SERIES, { ...variables, range });
    for (const { from: time, value } of node.series)
      if (Number(new Date(time)) >= start) points.push({ time: Number(new Date(time)), value });
  }
  return points;
}

/** From one look to the next. */
async function compareObservations(ask: Asker, channels: ReadonlyMap<string, string>, rows: readonly SetRow[]): Promise<Comparison> {
  const judged: string[] = [];
  for (const { id, rows: own } of byChannel(rows, channels)) {
    const first = own[0]?.time ?? 0;
    const changes = await loadChanges(ask, { id, granularity: 'OBSERVATION', timezone: 'UTC' }, [first, (own.at(-1)?.time ?? 0) + 1]);
    const byTime = new Map(changes.map(({ time, value }) => [time, value]));
    let before = first;
    for (const { row, time } of own) {
      const change = byTime.get(time) ?? null;
      const between = changes.filter((one) => one.time > before && one.time <= time).reduce((sum, { value }) => sum + (value ?? 0), 0);
      const given = Number(row['subs_change']);
      if (change === given) judged.push('equal');
      else if (time === first) judged.push('the first look of the set: it gives 0, Farsight the change since the raw counts before it');
      else judged.push(between === given ? 'another look lies between, of the raw counts: together equal' : 'UNEXPLAINED');
      before = time;
    }
  }
  return { figure: 'series(SUBSCRIBER_CHANGE, OBSERVATION)', against: 'subs_change', outcomes: tally(judged, (one) => one) };
}

/** From the end of one day to that of the next. The set adds up the changes of a UTC day, rises and falls by themselves. */
async function compareDays(
  ask: Asker,
  channels: ReadonlyMap<string, string>,
  { subscribers, timeZone }: { subscribers: readonly SetRow[]; timeZone: string },
): Promise<Comparison> {
  const judged: string[] = [];
  for (const { id, rows } of byChannel(subscribers, channels)) {
    const days = [...Map.groupBy(rows, ({ row }) => row['date'] ?? '')];
    const first = Date.parse(days[0]?.[0] ?? '');
    // Days of another zone begin on the evening before in UTC, or later.
    const changes = await loadChanges(ask, { id, granularity: 'DAY', timezone: timeZone }, [
      first - 12 * HOUR_MS,
      (rows.at(-1)?.time ?? 0) + 1,
    ]);
    for (const [date, [look]] of days) {
      const given = Number(look?.row['day_change_pos']) + Number(look?.row['day_change_neg']);
      const day = changes.find(({ time }) => new Date(time).toLocaleDateString('sv', { timeZone }) === date);
      if (day?.value === given) judged.push('equal');
      else if (Date.parse(date) === first) judged.push('the first day of the set: it lacks the change since the day before');
      else if (timeZone !== 'UTC') judged.push('days of this zone hold other looks');
      else judged.push('UNEXPLAINED');
    }
  }
  return {
    figure: `series(SUBSCRIBER_CHANGE, DAY) in ${timeZone}`,
    against: 'day_change_pos + day_change_neg',
    outcomes: tally(judged, (one) => one),
  };
}

interface PostsAnswer {
  readonly node: {
    readonly posts: {
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
      readonly nodes: readonly {
        readonly id: string;
        readonly messageId: string;
        readonly publishedAt: Date | string;
        readonly views: string | null;
      }[];
    };
  };
}

/** Posts with views, by the title and number the set has for them. */
async function findPosts(ask: Asker, channels: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Post>> {
  const numbers = new Map(readSetRows(folder, 'posts/').map((row) => [`${row['channel_name']}/${row['message_id']}`, row['id']]));
  const posts = new Map<string, Post>();
  for (const [title, id] of channels) {
    let after: string | null = null;
    do {
      const { node }: PostsAnswer = await ask(
        `query ($id: ID!, $after: String) { node(id: $id) { ... on Channel { posts(first: 100, after: $after) {
          pageInfo { endCursor hasNextPage } nodes { id messageId publishedAt views } } } } }`,
        { id, after },
      );
      for (const post of node.posts.nodes) {
        const number = numbers.get(`${title}/${post.messageId}`);
        if (post.views !== null && number !== undefined) posts.set(`${title}/${number}`, await loadPost(ask, post));
      }
      after = node.posts.pageInfo.hasNextPage ? node.posts.pageInfo.endCursor : null;
    } while (after !== null);
  }
  return posts;
}

async function loadPost(ask: Asker, { id, publishedAt, views }: PostsAnswer['node']['posts']['nodes'][number]): Promise<Post> {
  const looks: { time: number; views: number }[] = [];
  let after: string | null = null;
  let atAge: readonly (number | null)[] = [];
  do {
    const {
      node,
    }: {
      node: Record<string, number | null> & {
        history: { pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: { observedAt: string; views: string | null }[] };
      };
    } = await ask(
      `query ($id: ID!, $after: String) { node(id: $id) { ... on Post { ${AGE_DAYS.map((days) => `age${days}: viewsAtAge(hours: ${24 * days})`).join(' ')}
          history(first: 100, after: $after) { pageInfo { endCursor hasNextPage } nodes { observedAt views } } } } }`,
      { id, after },
    );
    for (const look of node.history.nodes)
      if (look.views !== null) looks.push({ time: Number(new Date(look.observedAt)), views: Number(look.views) });
    atAge = AGE_DAYS.map((days) => node[`age${days}`] ?? null);
    after = node.history.pageInfo.hasNextPage ? node.history.pageInfo.endCursor : null;
  } while (after !== null);
  return { publishedAt: Number(new Date(publishedAt)), views: Number(views), looks, atAge };
}

/** Views that are new since the look before, and their share of all that are known. */
function compareViews(posts: ReadonlyMap<string, Post>, rows: readonly SetRow[], column: 'percent_new_views' | 'view_change'): Comparison {
  const outcomes = tally(rows, (row) => {
    const post = posts.get(`${row['channel_name']}/${row['post_id']}`);
    if (post === undefined) return NOT_COMPARED;
    const time = toSetTime(row['datetime'] ?? '');
    const at = post.looks.findIndex((look) => look.time === time);
    const change = (post.looks[at]?.views ?? Number.NaN) - (post.looks[at - 1]?.views ?? 0);
    const share = (100 * change) / post.views;
    const isEqual = column === 'view_change' ? change === Number(row[column]) : Math.abs(share - Number(row[column])) < ROUNDED;
    if (isEqual) return 'equal';
    return column === 'percent_new_views' && post.views !== Number(row['current_views']) ? 'all views known are others' : 'UNEXPLAINED';
  });
  return { figure: column === 'view_change' ? 'Post.history, from one to the next' : 'the same ÷ Post.views', against: column, outcomes };
}

/** Views up to an age: the set has those of the last look before it, Farsight those at it. */
function compareAges(posts: ReadonlyMap<string, Post>, { days, at }: { days: number; at: number }): Comparison {
  const rows = readSetRows(folder, 'views_by_day').filter((row) => posts.has(`${row['channel_name']}/${row['post_id']}`));
  const outcomes = tally(rows, (row) => {
    const post = posts.get(`${row['channel_name']}/${row['post_id']}`);
    const told = post?.atAge[at] ?? null;
    const columns = Array.from({ length: days }, (_, index) => Number.parseFloat(row[String(index + 1)] ?? ''));
    const given = columns.reduce((sum, one) => sum + one, 0);
    const end = (post?.publishedAt ?? 0) + days * DAY_MS;
    const last = post?.looks.findLast(({ time }) => time <= end)?.views ?? 0;
    const next = post?.looks.find(({ time }) => time > end)?.views ?? null;
    if (told === null) return 'Farsight tells none: no looks near enough on both sides';
    if (Math.abs(told / given - 1) <= 0.01) return 'within 1 %';
    if (given === last && next !== null && told >= last && told <= next)
      return 'the set has the last look before the age, Farsight a line to the next';
    return given > last ? 'the set counts a look after the age as of the day' : 'UNEXPLAINED';
  });
  return { figure: `viewsAtAge(hours: ${24 * days})`, against: `views by day, 1${days > 1 ? `–${days}` : ''}`, outcomes };
}
