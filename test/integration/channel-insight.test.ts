import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeContextFactory } from '../../src/compose-context.ts';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2025-06-15T10:00:00Z');
const HUGE = '9007199254740993';

/**
 * `grown` gains 10 to 12 subscribers a day, from 1 May on 40 to 42, and 500 on 20 May. `curve` has posts of about 1,000 views a day after they were published,
 * and one of 9,000; `timed` three times as many at 18:00 UTC; `undated` the same without snapshots; `few` five posts; `mixed` kinds of posts.
 */
const WORLD = `
insert into channels (id, platform, handle, handle_key, title_key, time_zone) values
  (1, 'TELEGRAM', 'grown', 'grown', 'a', 'Europe/Kyiv'), (2, 'TELEGRAM', 'curve', 'curve', 'b', null), (3, 'TELEGRAM', 'timed', 'timed', 'c', 'Europe/Kyiv'),
  (4, 'TELEGRAM', 'undated', 'undated', 'd', null), (5, 'TELEGRAM', 'few', 'few', 'e', null), (6, 'TELEGRAM', 'mixed', 'mixed', 'f', null), (7, 'TELEGRAM', 'empty', 'empty', 'g', null);

insert into subscriber_snapshots select 1, day + interval '20 hours', 1000 + sum(gain) over (order by day) from (
  select '2025-01-01'::timestamptz + n * interval '1 day' as day,
    (case when n >= 120 then 40 else 10 end) + (n * 7 % 3) + (case when n = 139 then 500 else 0 end) as gain
  from generate_series(0, 164) n) days;

insert into posts (id, channel_id, message_id, published_at, views, source_rank)
  select 100 + n, 2, n, '2025-05-20'::timestamptz + n * interval '1 day', 1, 2 from generate_series(1, 20) n
  union all values (198, 2, 98, '2025-06-14 05:00+00'::timestamptz, 1, 2), (199, 2, 99, '2025-06-14 06:00+00'::timestamptz, 1, 2);
insert into post_snapshots (post_id, observed_at, views)
  select id, published_at + hours * interval '1 hour', (case when id = 199 then 9000 else 1000 + 20 * (id % 10) end) * hours / 24
  from posts, unnest(array[1, 3, 6, 12, 24]) hours where channel_id = 2;

insert into posts (id, channel_id, message_id, published_at, views, source_rank)
  select 1000 * channel_id + n, channel_id, n, '2025-04-16'::timestamptz + (n / 4) * interval '1 day' + (array[8, 12, 18, 22])[1 + n % 4] * interval '1 hour',
    (case when n % 4 = 2 then 3000 else 1000 end) + n * 37 % 200, 2
  from unnest(array[3, 4]) channel_id, generate_series(0, 239) n;
insert into post_snapshots (post_id, observed_at, views) select id, published_at + interval '24 hours', views from posts where channel_id = 3;

insert into posts (channel_id, message_id, published_at, views, source_rank)
  select 5, n, '2025-05-01'::timestamptz + n * interval '9 days', 1000 + n, 2 from generate_series(1, 4) n;

insert into posts (channel_id, message_id, published_at, deleted_at, media_type, text, views, source_rank) values
  (6, 1, '2025-06-01', null, 'photo', 'See https://example.org', 300, 3), (6, 2, '2025-06-02', null, 'photo', 'No address', ${HUGE}, 3),
  (6, 3, '2025-06-03', null, null, 'T.ME/other', null, 3), (6, 4, '2025-06-04', null, 'video_file', null, 100, 3), (6, 5, '2025-06-05', '2025-06-06', 'poll', null, 100, 3);`;

const channel = (handle: string, selection: string) => `{ channel(by: { handle: { name: "${handle}" } }) { ${selection} } }`;
const range = (from: string, before: string) => `range: { from: "${from}", before: "${before}" }`;

describeOnDatabases('what channels are like', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(WORLD);
    run = createRunOperation(test.database, null, () => NOW);
  });
  afterAll(() => test.dispose());

  const ask = async (handle: string, selection: string) => {
    const { data, errors } = await run(channel(handle, selection));
    expect(errors).toBeUndefined();
    return data.channel;
  };
  const refused = async (selection: string) => (await run(channel('grown', selection))).errors?.[0]?.message;

  describe('activity', () => {
    const activity = async (handle: string, now: Date) => {
      const { data, errors } = await createRunOperation(
        test.database,
        null,
        () => now,
      )(channel(handle, 'activity { state lastPostAt postsADay }'));
      expect(errors).toBeUndefined();
      return data.channel.activity;
    };

    it('is told from the newest post and the posts of the last 28 days', async () => {
      expect(await activity('timed', NOW)).toEqual({ state: 'ACTIVE', lastPostAt: '2025-06-14T22:00:00.000Z', postsADay: 111 / 28 });
      expect(await activity('few', new Date('2025-06-07T10:00:00Z'))).toMatchObject({ state: 'LOW', postsADay: 3 / 28 });
      expect(await activity('few', NOW)).toMatchObject({ state: 'DORMANT', lastPostAt: '2025-06-06T00:00:00.000Z' });
      expect(await activity('few', new Date('2025-07-07T10:00:00Z'))).toMatchObject({ state: 'SILENT', postsADay: 0 });
      expect(await activity('empty', NOW)).toEqual({ state: 'SILENT', lastPostAt: null, postsADay: 0 });
    });

    it('is stored until it becomes another one at most', async () => {
      const lowered: number[] = [];
      const now = new Date('2025-06-12T23:59:30Z');
      const policy = { lower: ({ maxAgeSeconds }: { maxAgeSeconds: number }) => void lowered.push(maxAgeSeconds) };
      const create = composeContextFactory(test.database, undefined, { now: () => now });
      const context = { ...create({ viewer: { role: 'ANONYMOUS' }, requestId: 'test' }), policy };
      const { data } = await graphql({ schema: createSchema(), source: channel('few', 'activity { state }'), contextValue: context });
      expect(data).toMatchObject({ channel: { activity: { state: 'LOW' } } });
      // The newest post is seven days old half a minute later.
      expect(Math.min(...lowered)).toBe(30);
    });
  });

  describe('content mix', () => {
    it('is the share of posts and views by attachment and by link', async () => {
      const { contentMix } = await ask(
        'mixed',
        `contentMix(${range('2025-06-01T00:00:00Z', '2025-06-08T00:00:00Z')}) { posts
          byMediaType { mediaType share { posts value low high views viewsShare meanViews } } byLink { hasLink share { posts value views } } }`,
      );
      expect(contentMix.posts).toBe(4);
      const [photo, ...others] = contentMix.byMediaType;
      // Wilson bounds of 2 of 4: 0.5 ± 1.96 / 1.9604 √(0.0625 + 3.8416 / 64).
      expect(photo).toEqual({
        mediaType: 'photo',
        share: {
          posts: 2,
          value: 0.5,
          low: expect.closeTo(0.15, 3),
          high: expect.closeTo(0.85, 3),
          views: '9007199254741293',
          viewsShare: expect.closeTo(1, 9),
          meanViews: expect.closeTo(4_503_599_627_370_646, -1),
        },
      });
      expect(others).toHaveLength(2);
      expect(others).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            mediaType: null,
            share: expect.objectContaining({ posts: 1, value: 0.25, views: null, meanViews: null }),
          }),
          expect.objectContaining({ mediaType: 'video_file', share: expect.objectContaining({ posts: 1, views: '100', meanViews: 100 }) }),
        ]),
      );
      expect(contentMix.byLink).toEqual(
        expect.arrayContaining([
          { hasLink: true, share: { posts: 2, value: 0.5, views: '300' } },
          { hasLink: false, share: { posts: 2, value: 0.5, views: '9007199254741093' } },
        ]),
      );
    });

    it('has no kinds without posts', async () => {
      expect((await ask('empty', 'contentMix { posts byMediaType { mediaType } byLink { hasLink } }')).contentMix).toEqual({
        posts: 0,
        byMediaType: [],
        byLink: [],
      });
    });
  });

  describe('best times', () => {
    const ALL = 'status timeZone basis n usualViews cells { weekday hour posts n factor low high }';
    interface Cell {
      readonly weekday: number;
      readonly hour: number;
      readonly posts: number;
      readonly factor: number | null;
      readonly low: number | null;
    }

    it('find the hour that does well in the zone of the channel, and hide those without posts', async () => {
      const { bestTimes } = await ask('timed', `bestTimes { ${ALL} }`);
      expect(bestTimes).toMatchObject({ status: 'OK', timeZone: 'Europe/Kyiv', basis: 'VIEWS_AT_24_HOURS' });
      const cells: readonly Cell[] = bestTimes.cells;
      expect(cells).toHaveLength(168);
      expect(cells[0]).toMatchObject({ weekday: 1, hour: 0 });
      expect(cells[167]).toMatchObject({ weekday: 7, hour: 23 });
      const shown = cells.filter(({ factor }) => factor !== null);
      // 18:00 UTC is 21:00 in Kyiv, in summer.
      const best = shown.filter(({ low }) => (low ?? 0) > 1);
      expect(new Set(best.map(({ hour }) => hour))).toEqual(new Set([21]));
      expect(best).toHaveLength(7);
      expect(new Set(cells.filter(({ posts }) => posts > 0).map(({ hour }) => hour))).toEqual(new Set([1, 11, 15, 21]));
      for (const { factor } of best) expect(factor).toBeGreaterThan(1.8);
    });

    it('are of settled posts where a source has no snapshots', async () => {
      const { bestTimes } = await ask('undated', `bestTimes(timezone: "UTC") { ${ALL} }`);
      expect(bestTimes).toMatchObject({ status: 'OK', basis: 'SETTLED_VIEWS' });
      expect((bestTimes.cells as Cell[]).filter(({ low }) => (low ?? 0) > 1).every(({ hour }) => hour === 18)).toBe(true);
      expect((bestTimes.cells as Cell[]).reduce((sum, { posts }) => sum + posts, 0)).toBeLessThan(240 - 13 * 4);
    });

    it('show nothing from five posts', async () => {
      expect((await ask('few', `bestTimes { ${ALL} }`)).bestTimes).toMatchObject({
        status: 'INSUFFICIENT_DATA',
        usualViews: null,
        cells: [],
      });
    });
  });

  describe('trending posts', () => {
    const ALL = 'status judged posts { score ageHours views usualViews n post { id messageId } }';

    it('are those far above the others of the channel at the same age, with the evidence', async () => {
      const { data, errors, statements } = await run(channel('curve', `trendingPosts { ${ALL} }`));
      expect(errors).toBeUndefined();
      expect(statements).toBe(3);
      expect(data.channel.trendingPosts).toEqual({
        status: 'OK',
        judged: 2,
        posts: [
          {
            score: expect.any(Number),
            ageHours: 24,
            views: 9000,
            // The median of 1000, 1020, … 1180, twice each, on the scale of logarithms.
            usualViews: expect.closeTo(1090, 0),
            n: 20,
            post: { id: toGlobalId('Post', '199'), messageId: '99' },
          },
        ],
      });
      // Python 3: (log1p(9000) - m) / (1.482602218505602 * median(abs(x - m))) with x = log1p of the twenty and m = median(x) is 31.036051554631005.
      expect(data.channel.trendingPosts.posts[0].score).toBeCloseTo(31.03605, 4);
    });

    it('compare at the largest age that is known of a post', async () => {
      const early = createRunOperation(test.database, null, () => new Date('2025-06-14T12:30:00Z'));
      const { data } = await early(channel('curve', 'trendingPosts(windowHours: 12) { judged posts { ageHours } }'));
      expect(data.channel.trendingPosts).toEqual({ judged: 2, posts: [{ ageHours: 24 }] });
    });

    it('are none where nothing can be compared', async () => {
      for (const handle of ['empty', 'undated', 'few'])
        expect((await ask(handle, `trendingPosts(windowHours: 168) { ${ALL} }`)).trendingPosts).toEqual({
          status: 'INSUFFICIENT_DATA',
          judged: 0,
          posts: [],
        });
    });
  });

  describe('daily series', () => {
    it('have days that stand out from their weekday', async () => {
      const { anomalies } = await ask(
        'grown',
        `anomalies(${range('2025-05-03T00:00:00Z', '2025-06-20T00:00:00Z')}) { status n deviation anomalies { from before value expected score } }`,
      );
      expect(anomalies).toMatchObject({ status: 'OK', n: 43 });
      expect(anomalies.anomalies).toEqual([
        {
          from: '2025-05-19T21:00:00.000Z',
          before: '2025-05-20T21:00:00.000Z',
          value: expect.any(Number),
          expected: expect.any(Number),
          score: expect.any(Number),
        },
      ]);
      expect(anomalies.anomalies[0].value).toBeGreaterThan(530);
      expect(anomalies.anomalies[0].expected).toBeLessThan(43);
    });

    it('have days from which on the level is another', async () => {
      const { changePoints } = await ask(
        'grown',
        'changePoints { status n changes { at lastBefore levelBefore levelAfter shift low high } }',
      );
      expect(changePoints.status).toBe('OK');
      expect(changePoints.changes).toHaveLength(1);
      const [change] = changePoints.changes;
      expect(change).toMatchObject({ at: '2025-04-30T21:00:00.000Z', lastBefore: '2025-04-29T21:00:00.000Z' });
      expect(change.levelBefore).toBeCloseTo(11, 0);
      expect(change.low).toBeLessThan(30);
      expect(change.high).toBeGreaterThan(30);
    });

    it('are forecast from today on, with bands that widen', async () => {
      const { forecast } = await ask('grown', 'forecast(days: 30) { status n method mase points { from before value low high } }');
      expect(forecast).toMatchObject({ status: 'OK', method: 'HOLT_WINTERS' });
      expect(forecast.mase).toBeLessThan(1);
      expect(forecast.points).toHaveLength(30);
      expect(forecast.points[0].from).toBe('2025-06-14T21:00:00.000Z');
      expect(forecast.points[29].before).toBe('2025-07-14T21:00:00.000Z');
      const widths: number[] = forecast.points.map(({ low, high }: { low: number; high: number }) => high - low);
      expect(widths).toEqual([...widths].sort((one, other) => one - other));
      const [{ data }] = await Promise.all([run(channel('grown', 'subscribers'))]);
      expect(forecast.points[0].value - Number(data.channel.subscribers)).toBeGreaterThan(20);
    });

    it('are insufficient where too few days are known, and say so', async () => {
      const few = `anomalies(metric: VIEWS) { status n deviation anomalies { score } } changePoints { status n changes { shift } }
        forecast { status n method mase points { value } }`;
      for (const handle of ['few', 'empty'])
        expect(await ask(handle, few)).toEqual({
          anomalies: { status: 'INSUFFICIENT_DATA', n: 0, deviation: null, anomalies: [] },
          changePoints: { status: 'INSUFFICIENT_DATA', n: 0, changes: [] },
          forecast: { status: 'INSUFFICIENT_DATA', n: 0, method: null, mase: null, points: [] },
        });
      expect((await ask('timed', 'anomalies(metric: POSTS) { status n }')).anomalies).toEqual({
        status: 'NO_SPREAD',
        n: expect.any(Number),
      });
    });

    it('leave out days that are not over, and counts that still rise', async () => {
      const n = async (selection: string) => Object.values<{ n: number }>(await ask('timed', selection))[0]?.n;
      const may = range('2025-05-01T00:00:00Z', '2025-07-01T00:00:00Z');
      // From the first of May, Kyiv time, to the fourteenth of June, and to the thirty-first of May.
      expect(await n(`changePoints(metric: POSTS, ${may}) { n }`)).toBe(45);
      expect(await n(`changePoints(metric: VIEWS, ${may}) { n }`)).toBe(31);
      expect(await n(`changePoints(metric: POSTS, ${range('2025-07-01T00:00:00Z', '2025-07-09T00:00:00Z')}) { n }`)).toBe(0);
    });
  });

  it('refuse what makes no sense, and name the argument', async () => {
    expect(await refused('forecast(days: 0) { n }')).toBe('"days" of Channel.forecast must be from 1 to 30, got 0');
    expect(await refused('forecast(days: 31) { n }')).toBe('"days" of Channel.forecast must be from 1 to 30, got 31');
    expect(await refused('forecast(timezone: "Nowhere") { n }')).toContain('"timezone" of Channel.forecast');
    expect(await refused('trendingPosts(windowHours: 0) { judged }')).toContain(
      '"windowHours" of Channel.trendingPosts must be from 1 to 168',
    );
    expect(await refused('trendingPosts(first: 51) { judged }')).toContain('"first" of Channel.trendingPosts must be from 1 to 50');
    expect(await refused('bestTimes(timezone: "Nowhere") { n }')).toContain('"timezone" of Channel.bestTimes');
    expect(await refused('anomalies(metric: SUBSCRIBERS) { n }')).toContain('"metric" of Channel.anomalies must be');
    expect(await refused('changePoints(metric: SUBSCRIBERS) { n }')).toContain('"metric" of Channel.changePoints must be');
    const long = range('2020-01-01T00:00:00Z', '2025-01-01T00:00:00Z');
    const backwards = range('2025-01-02T00:00:00Z', '2025-01-01T00:00:00Z');
    for (const field of ['anomalies', 'changePoints', 'contentMix'])
      for (const given of [long, backwards]) {
        const selection = field === 'contentMix' ? 'posts' : 'n';
        expect(await refused(`${field}(${given}) { ${selection} }`)).toContain(`"range" of Channel.${field} must`);
      }
  });

  it('cost the same statements for all channels as for one', async () => {
    const selection = `handle activity { state } contentMix { posts } bestTimes { status } trendingPosts { judged } anomalies { n } changePoints(metric: POSTS) { n }
      forecast { n } overview { posts }`;
    const { data, errors, statements } = await run(`{ channels { nodes { ${selection} } } }`);
    expect(errors).toBeUndefined();
    expect(data.channels.nodes).toHaveLength(7);
    const one = await run(channel('curve', selection));
    expect(statements).toBe(one.statements);
  });
});
