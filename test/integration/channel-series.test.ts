import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const HUGE = '9007199254740993';
/** Kyiv went from +2 to +3 on 2025-03-30 and back on 2025-10-26. Between messages 4 and 30 of the gappy channel many are missing, between 30 and 32 one is. */
const WORLD = `
insert into channels (id, platform, handle, handle_key, title_key, time_zone) values
  (1, 'TELEGRAM', 'kyiv', 'kyiv', 'a', 'Europe/Kyiv'), (2, 'TELEGRAM', 'gappy', 'gappy', 'b', null), (3, 'TELEGRAM', 'empty', 'empty', 'c', null);
insert into posts (id, channel_id, message_id, published_at, deleted_at, views, forwards, replies, reaction_count, source_rank) values
  (11, 1, 1, '2025-03-29 21:59:59.999+00', null, 100, 10, 4, 6, 2), (12, 1, 2, '2025-03-29 22:00+00', null, 300, 30, null, null, 2),
  (13, 1, 3, '2025-03-30 20:59:59.999+00', null, ${HUGE}, null, null, null, 2), (14, 1, 4, '2025-03-30 21:00+00', null, null, 1, 1, 1, 2),
  (21, 2, 1, '2025-05-01 12:00+00', null, 5, null, null, null, 1), (22, 2, 3, '2025-05-03 12:00+00', null, 7, null, null, null, 1),
  (23, 2, 4, '2025-05-04 12:00+00', null, null, null, null, null, 1), (24, 2, 30, '2025-05-07 12:00+00', null, 9, null, null, null, 1),
  (25, 2, 31, '2025-05-08 12:00+00', '2025-05-20', 9, null, null, null, 1), (26, 2, 32, '2025-05-09 12:00+00', null, 9, null, null, null, 1);
insert into subscriber_snapshots (channel_id, observed_at, subscribers) values
  (1, '2025-03-27 21:00+00', 90), (1, '2025-03-28 12:00+00', 100), (1, '2025-03-28 21:59:59+00', 110), (1, '2025-03-29 20:00+00', 105),
  (1, '2025-03-31 01:00+00', 120), (1, '2025-04-01 05:00+00', ${HUGE});
insert into post_snapshots (post_id, observed_at, views) values
  (11, '2025-03-29 22:30:00+00', 40), (11, '2025-03-29 23:59:59.999+00', 70), (11, '2025-03-30 11:59:59.999+00', 100), (11, '2025-04-02 00:00+00', 130),
  (12, '2025-03-30 22:00:00+00', 300), (12, '2025-03-30 23:00:00+00', null);`;

const range = (from: string, before: string) => `range: { from: "${from}", before: "${before}" }`;
const WEEKEND = range('2025-03-28T00:00:00Z', '2025-03-31T12:00:00Z');
const channel = (handle: string, selection: string) => `{ channel(by: { handle: { name: "${handle}" } }) { ${selection} } }`;

interface Point {
  readonly from: string;
  readonly before: string;
  readonly value: number | null;
  readonly count: string | null;
  readonly posts: number | null;
}

describeOnDatabases('series of a channel', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(WORLD);
    run = createRunOperation(test.database, null, () => new Date('2025-04-02T10:00:00Z'));
  });
  afterAll(() => test.dispose());

  const series = async (handle: string, args: string): Promise<Point[]> => {
    const { data, errors } = await run(channel(handle, `series(${args}) { from before value count posts }`));
    expect(errors).toBeUndefined();
    return data.channel.series;
  };
  const values = async (handle: string, args: string) => (await series(handle, args)).map(({ value }) => value);
  const counts = async (handle: string, args: string) => (await series(handle, args)).map(({ count }) => count);

  describe('by day', () => {
    it('are of the calendar of the zone, through a day of 23 hours', async () => {
      const days = await series('kyiv', `metric: VIEWS, ${WEEKEND}`);
      expect(days.map(({ from }) => from)).toEqual([
        '2025-03-27T22:00:00.000Z',
        '2025-03-28T22:00:00.000Z',
        '2025-03-29T22:00:00.000Z',
        '2025-03-30T21:00:00.000Z',
      ]);
      expect(days.at(-1)?.before).toBe('2025-03-31T21:00:00.000Z');
      expect(days.map(({ count, posts }) => ({ count, posts }))).toEqual([
        { count: null, posts: 0 },
        { count: '100', posts: 1 },
        { count: '9007199254741293', posts: 2 },
        { count: null, posts: 0 },
      ]);
      expect(await counts('kyiv', `metric: VIEWS, timezone: "UTC", ${WEEKEND}`)).toEqual([null, '400', '9007199254740993', null]);
    });

    it('have 25 hours where clocks go back, and half hours where a zone has them', async () => {
      const hours = async (timezone: string, from: string, before: string) =>
        (await series('empty', `metric: VIEWS, timezone: "${timezone}", ${range(from, before)}`)).map(
          (point) => (Date.parse(point.before) - Date.parse(point.from)) / 3_600_000,
        );
      expect(await hours('Europe/Kyiv', '2025-10-25T12:00:00Z', '2025-10-27T12:00:00Z')).toEqual([24, 25, 24]);
      expect(await hours('Australia/Lord_Howe', '2025-10-04T00:00:00Z', '2025-10-06T00:00:00Z')).toEqual([24, 23.5, 24]);
    });

    it('hold the newest number of subscribers of each day, and a gap where none was observed', async () => {
      expect(await values('kyiv', `metric: SUBSCRIBERS, ${WEEKEND}`)).toEqual([110, 105, null, 120]);
      expect(await series('kyiv', 'metric: SUBSCRIBERS, range: { from: "2025-04-01T00:00:00Z", before: "2025-04-01T12:00:00Z" }')).toEqual([
        { from: '2025-03-31T21:00:00.000Z', before: '2025-04-01T21:00:00.000Z', value: Number(HUGE), count: HUGE, posts: null },
      ]);
    });

    it('tell change from one end to the next, of the first day from the day before, and none beside a gap', async () => {
      expect(await values('kyiv', `metric: SUBSCRIBER_CHANGE, ${WEEKEND}`)).toEqual([20, -5, null, null]);
      expect(await counts('kyiv', `metric: SUBSCRIBER_CHANGE, ${range('2025-04-01T00:00:00Z', '2025-04-01T12:00:00Z')}`)).toEqual([
        '9007199254740873',
      ]);
    });

    it('count no posts where the messages around are known, and nothing where messages are missing', async () => {
      const may = range('2025-04-30T00:00:00Z', '2025-05-11T00:00:00Z');
      // Nothing is known before the first and after the last; message 2 is missing between 1 and 3; 25 are between 4 and 30; 31 was deleted.
      expect(await values('gappy', `metric: POSTS, ${may}`)).toEqual([null, 1, 0, 1, 1, null, null, 1, 0, 1, null]);
      expect(await values('gappy', `metric: VIEWS, ${may}`)).toEqual([null, 5, null, 7, null, null, null, 9, null, 9, null]);
      expect(await series('gappy', `metric: POSTS, ${range('2025-05-05T00:00:00Z', '2025-05-06T00:00:00Z')}`)).toMatchObject([
        { value: null, count: null, posts: null },
      ]);
      expect(await values('empty', `metric: POSTS, ${WEEKEND}`)).toEqual([null, null, null, null]);
    });

    it('are means and rates of the posts that have the measures', async () => {
      expect(await values('kyiv', `metric: MEAN_VIEWS, ${WEEKEND}`)).toEqual([null, 100, (300 + Number(HUGE)) / 2, null]);
      expect(await values('kyiv', `metric: ENGAGEMENT_RATE, ${WEEKEND}`)).toEqual([null, 0.2, null, null]);
      expect(await values('kyiv', `metric: KNOWN_ENGAGEMENT_RATE, ${WEEKEND}`)).toEqual([null, 0.2, 0.1, null]);
      expect(await values('kyiv', `metric: VIRALITY_RATE, ${WEEKEND}`)).toEqual([null, 0.1, 0.1, null]);
      expect(await values('kyiv', `metric: FORWARDS, ${WEEKEND}`)).toEqual([null, 10, 30, 1]);
      expect(await values('kyiv', `metric: REPLIES, ${WEEKEND}`)).toEqual([null, 4, null, 1]);
      expect(await values('kyiv', `metric: REACTIONS, ${WEEKEND}`)).toEqual([null, 6, null, 1]);
      expect(await counts('kyiv', `metric: MEAN_VIEWS, ${WEEKEND}`)).toEqual([null, null, null, null]);
    });

    it('divide by the newest number of subscribers until the end of the day, carried over days without one', async () => {
      expect(await values('kyiv', `metric: REACH_RATE, ${WEEKEND}`)).toEqual([null, 100 / 105, (300 + Number(HUGE)) / 2 / 105, null]);
      expect(await values('kyiv', `metric: REACH_RATE, ${range('2025-03-30T00:00:00Z', '2025-03-30T12:00:00Z')}`)).toEqual([
        (300 + Number(HUGE)) / 2 / 105,
      ]);
      expect(await values('kyiv', `metric: ERR_SUBSCRIBERS, ${WEEKEND}`)).toEqual([null, 20 / 105, null, 3 / 120]);
      expect(await values('gappy', `metric: REACH_RATE, ${range('2025-05-01T00:00:00Z', '2025-05-02T00:00:00Z')}`)).toEqual([null]);
    });

    it('are the last 30 without a range, up to today', async () => {
      const days = await series('kyiv', 'metric: POSTS');
      expect(days).toHaveLength(31 - 1);
      expect(days[0]?.from).toBe('2025-03-03T22:00:00.000Z');
      expect(days.at(-1)?.before).toBe('2025-04-02T21:00:00.000Z');
    });
  });

  describe('by week and month', () => {
    it('begin on Monday and on the first, and hold what their days hold', async () => {
      const weeks = await series('kyiv', `metric: FORWARDS, granularity: WEEK, ${WEEKEND}`);
      expect(weeks.map(({ from, count }) => [from, count])).toEqual([
        ['2025-03-23T22:00:00.000Z', '40'],
        ['2025-03-30T21:00:00.000Z', '1'],
      ]);
      const months = await series('gappy', `metric: VIEWS, granularity: MONTH, ${range('2025-04-30T00:00:00Z', '2025-06-01T00:00:00Z')}`);
      expect(months.map(({ from, count, posts }) => [from, count, posts])).toEqual([
        ['2025-04-01T00:00:00.000Z', null, 0],
        ['2025-05-01T00:00:00.000Z', '30', 4],
      ]);
      expect(await values('kyiv', `metric: SUBSCRIBERS, granularity: MONTH, ${WEEKEND}`)).toEqual([120]);
    });
  });

  describe('by observation', () => {
    it('are each number and its change, of the first none', async () => {
      const args = `granularity: OBSERVATION, ${WEEKEND}`;
      expect(await series('kyiv', `metric: SUBSCRIBERS, ${args}`)).toMatchObject([
        { from: '2025-03-28T12:00:00.000Z', before: '2025-03-28T12:00:00.000Z', value: 100, count: '100' },
        { value: 110 },
        { value: 105 },
        { value: 120 },
      ]);
      expect(await values('kyiv', `metric: SUBSCRIBER_CHANGE, ${args}`)).toEqual([null, 10, -5, 15]);
      expect(await values('empty', `metric: SUBSCRIBERS, ${args}`)).toEqual([]);
    });
  });

  it('refuse what makes no sense, and name the argument', async () => {
    const refused = async (args: string) => (await run(channel('kyiv', `series(${args}) { value }`))).errors?.[0]?.message;
    const long = range('2023-01-01T00:00:00Z', '2024-02-06T00:00:00Z');
    expect(await refused(`metric: VIEWS, ${long}`)).toContain('"range" of Channel.series must span at most 400 days');
    expect(await refused(`metric: VIEWS, granularity: WEEK, ${long}`)).toBeUndefined();
    expect(await refused(`metric: VIEWS, granularity: WEEK, ${range('2000-01-01T00:00:00Z', '2024-01-01T00:00:00Z')}`)).toContain(
      '"range" of Channel.series must span at most 2800 days',
    );
    expect(await refused(`metric: VIEWS, granularity: MONTH, ${range('1980-01-01T00:00:00Z', '2024-01-01T00:00:00Z')}`)).toContain(
      '"range"',
    );
    expect(await refused(`metric: VIEWS, ${range('2025-01-02T00:00:00Z', '2025-01-01T00:00:00Z')}`)).toContain('"range" of Channel.series');
    expect(await refused('metric: VIEWS, timezone: "Mars/Olympus"')).toContain('"timezone" of Channel.series must be an IANA name');
    expect(await refused('metric: VIEWS, granularity: OBSERVATION')).toContain(
      '"granularity" of Channel.series must be DAY, WEEK or MONTH for VIEWS',
    );
    await test.database.runScript(
      "insert into subscriber_snapshots select 3, '2025-03-01'::timestamptz + n * interval '1 minute', n from generate_series(1, 1001) n",
    );
    const crowded = `granularity: OBSERVATION, ${range('2025-02-01T00:00:00Z', '2025-04-01T00:00:00Z')}`;
    const { errors } = await run(channel('empty', `series(metric: SUBSCRIBERS, ${crowded}) { value }`));
    expect(errors?.[0]?.message).toContain('"range" of Channel.series must hold at most 1000 observations');
  });

  it('cost the same statements for one channel and for all, whatever the metrics', async () => {
    const { statements, errors } = await run(
      `{ channels { nodes { a: series(metric: SUBSCRIBERS) { value } b: series(metric: SUBSCRIBER_CHANGE) { value } c: series(metric: POSTS) { value }
        d: series(metric: VIEWS, granularity: WEEK) { value } e: series(metric: ERR_SUBSCRIBERS, timezone: "Asia/Kolkata") { value } overview { posts subscribers } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(statements).toBe(5);
  });

  describe('views of a post at an age', () => {
    const ages = async (id: number, hours: readonly number[]) => {
      const selection = hours.map((one) => `h${one}: viewsAtAge(hours: ${one})`).join(' ');
      const { data, errors, statements } = await run(
        `{ channel(by: { handle: { name: "kyiv" } }) { posts { nodes { messageId ${selection} } } } }`,
      );
      expect(errors).toBeUndefined();
      expect(statements).toBe(3);
      const post = data.channel.posts.nodes.find(({ messageId }: { messageId: string }) => messageId === String(id));
      return hours.map((one) => post[`h${one}`]);
    };

    it('lie on the line between snapshots', async () => {
      // Half an hour and a millisecond after the publication 40, two hours after it 70, fourteen hours after it 100, and 130 after 74.
      const [one, two, eight, fourteen, day, later] = await ages(1, [1, 2, 8, 14, 24, 44]);
      expect(one).toBeCloseTo(40 + (30 * (1800 - 0.001)) / (5400 - 0.001), 6);
      expect([two, eight, fourteen]).toEqual([70, 85, 100]);
      expect(day).toBeNull();
      expect(later).toBeCloseTo(115, 4);
    });

    it('are unknown where neighbours are too far apart, after the last snapshot, and without any', async () => {
      expect(await ages(2, [1, 23, 24, 25])).toEqual([null, expect.closeTo(287.5, 6), 300, null]);
      expect(await ages(3, [1, 720])).toEqual([null, null]);
    });

    it('refuse ages that are none, and name the argument', async () => {
      for (const hours of [0, -1, 721]) {
        const { errors } = await run(channel('kyiv', `posts { nodes { viewsAtAge(hours: ${hours}) } }`));
        expect(errors?.[0]?.message).toBe(`"hours" of Post.viewsAtAge must be from 1 to 720, got ${hours}`);
      }
    });
  });
});
