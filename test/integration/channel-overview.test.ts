import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelDaysStep } from '../../src/jobs/channel-days-step.ts';
import { once } from '../support/log-fixture.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const HUGE = '9007199254740993';
/** The full channel has all measures, `exports` no views, `reacted` views and reactions alone, `huge` counts that no double holds, `empty` nothing. */
const WORLD = `
insert into channels (id, platform, handle, handle_key, title_key, time_zone) values
  (1, 'TELEGRAM', 'full', 'full', 'a', 'Europe/Kyiv'), (2, 'TELEGRAM', 'exports', 'exports', 'b', null), (3, 'TELEGRAM', 'reacted', 'reacted', 'c', null),
  (4, 'TELEGRAM', 'huge', 'huge', 'd', null), (5, 'TELEGRAM', 'empty', 'empty', 'e', null);
insert into posts (channel_id, message_id, published_at, deleted_at, views, forwards, replies, reaction_count, source_rank) values
  (1, 1, '2025-03-29 23:30+00', null, 100, 10, 4, 6, 2), (1, 2, '2025-03-30 12:00+00', null, 300, 30, 12, 18, 2), (1, 3, '2025-03-31 12:00+00', null, 200, 20, null, 30, 2),
  (1, 4, '2025-04-01 21:30+00', null, 400, 1, 1, 1, 2), (1, 5, '2025-03-30 12:00+00', '2025-04-01', 9999, 999, 999, 999, 2), (1, 6, '2025-03-31 12:00+00', null, 1, 0, 0, 1, 2),
  (2, 1, '2025-03-30 12:00+00', null, null, null, null, 5, 3), (2, 2, '2025-03-30 13:00+00', null, null, null, null, null, 3),
  (3, 1, '2025-03-30 12:00+00', null, 1000, null, null, 50, 1), (3, 2, '2025-03-31 12:00+00', null, 1000, null, null, null, 1),
  (4, 1, '2025-03-30 12:00+00', null, ${HUGE}, ${HUGE}, 0, 0, 2), (4, 2, '2025-03-30 13:00+00', null, ${HUGE}, 1, 0, 0, 2);
insert into subscriber_snapshots (channel_id, observed_at, subscribers) values
  (1, '2025-03-29 20:00+00', 1000), (1, '2025-03-30 20:00+00', 1010), (1, '2025-04-01 20:00+00', 1250), (1, '2025-04-05 20:00+00', 5000),
  (3, '2025-03-01 20:00+00', 500), (4, '2025-03-29 20:00+00', 1), (4, '2025-03-30 20:00+00', ${HUGE});`;

const RATES = `reachRate { value posts reason } engagementRate { value posts reason } knownEngagementRate { value posts reason } knownInteractions
  errSubscribers { value posts reason } viralityRate { value posts reason }`;
const ALL = `from before timeZone posts postsWithViews views meanViews forwards replies reactions ${RATES}
  subscribers subscribersAt subscriberChange subscribersBeforeAt`;
const channel = (handle: string, selection: string) => `{ channel(by: { handle: { name: "${handle}" } }) { ${selection} } }`;
const range = (from: string, before: string) => `range: { from: "${from}", before: "${before}" }`;
const END_OF_MARCH = range('2025-03-29T12:00:00Z', '2025-04-01T12:00:00Z');

describeOnDatabases('figures of a channel', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(WORLD);
    run = createRunOperation(test.database, null, () => new Date('2025-04-02T10:00:00Z'));
  });
  afterAll(() => test.dispose());

  const ask = async (handle: string, selection: string) => {
    const { data, errors } = await run(channel(handle, selection));
    expect(errors).toBeUndefined();
    return data.channel;
  };
  const refuse = async (selection: string) => (await run(channel('full', selection))).errors?.[0];

  describe('over a range', () => {
    it('are sums and means of the posts that stand, and rates of sums over the same posts', async () => {
      const { overview } = await ask('full', `overview(${END_OF_MARCH}) { ${ALL} }`);
      // Posts 1, 2, 3 and 6; of them 1, 2 and 6 have all counts: (20 + 60 + 1) / (100 + 300 + 1), (20 + 60 + 1) / 3 / 1010.
      expect(overview).toEqual({
        from: '2025-03-29T12:00:00.000Z',
        before: '2025-04-01T12:00:00.000Z',
        timeZone: 'Europe/Kyiv',
        posts: 4,
        postsWithViews: 4,
        views: '601',
        meanViews: 150.25,
        forwards: '60',
        replies: '16',
        reactions: '55',
        reachRate: { value: 150.25 / 1010, posts: 4, reason: null },
        engagementRate: { value: 81 / 401, posts: 3, reason: null },
        knownEngagementRate: { value: 131 / 601, posts: 4, reason: null },
        knownInteractions: ['REACTIONS', 'FORWARDS', 'COMMENTS'],
        errSubscribers: { value: 81 / 3 / 1010, posts: 3, reason: null },
        viralityRate: { value: 60 / 601, posts: 4, reason: null },
        subscribers: '1010',
        subscribersAt: '2025-03-30T20:00:00.000Z',
        subscriberChange: null,
        subscribersBeforeAt: null,
      });
    });

    it('begin and end to the millisecond, within a day and over days', async () => {
      const posts = async (from: string, before: string) =>
        (await ask('full', `overview(${range(from, before)}) { posts }`)).overview.posts;
      expect(await posts('2025-03-30T12:00:00Z', '2025-03-31T12:00:00Z')).toBe(1);
      expect(await posts('2025-03-30T12:00:00.001Z', '2025-03-31T12:00:00Z')).toBe(0);
      expect(await posts('2025-03-30T12:00:00Z', '2025-03-31T12:00:00.001Z')).toBe(3);
      expect(await posts('2025-03-30T12:00:00Z', '2025-03-30T12:00:00.001Z')).toBe(1);
      expect(await posts('2025-03-29T23:30:00Z', '2025-04-01T21:30:00Z')).toBe(4);
      expect(await posts('1925-05-01T00:00:00Z', '2025-04-30T00:00:00Z')).toBe(5);
    });

    it('tell growth from the newest observations until both ends, and none where nothing was observed in between', async () => {
      const growth = async (from: string, before: string) =>
        (await ask('full', `overview(${range(from, before)}) { subscribers subscriberChange subscribersBeforeAt }`)).overview;
      expect(await growth('2025-03-29T20:00:00Z', '2025-04-01T20:00:00Z')).toEqual({
        subscribers: '1250',
        subscriberChange: '250',
        subscribersBeforeAt: '2025-03-29T20:00:00.000Z',
      });
      expect(await growth('2025-04-02T00:00:00Z', '2025-04-03T00:00:00Z')).toMatchObject({ subscribers: '1250', subscriberChange: null });
      expect(await growth('2025-03-01T00:00:00Z', '2025-03-02T00:00:00Z')).toMatchObject({ subscribers: null, subscriberChange: null });
    });

    it('are null with a reason where a source lacks a measure', async () => {
      const rates = (await ask('exports', `overview(${END_OF_MARCH}) { posts views meanViews reactions forwards ${RATES} subscribers }`))
        .overview;
      const unknown = (reason: string) => ({ value: null, posts: 0, reason });
      expect(rates).toEqual({
        posts: 2,
        views: null,
        meanViews: null,
        reactions: '5',
        forwards: null,
        reachRate: unknown('VIEWS_MISSING'),
        engagementRate: unknown('VIEWS_MISSING'),
        knownEngagementRate: unknown('VIEWS_MISSING'),
        knownInteractions: ['REACTIONS'],
        errSubscribers: unknown('FORWARDS_MISSING'),
        viralityRate: unknown('VIEWS_MISSING'),
        subscribers: null,
      });
      expect((await ask('reacted', `overview(${END_OF_MARCH}) { ${RATES} }`)).overview).toEqual({
        reachRate: { value: 2, posts: 2, reason: null },
        engagementRate: unknown('FORWARDS_MISSING'),
        knownEngagementRate: { value: 0.05, posts: 1, reason: null },
        knownInteractions: ['REACTIONS'],
        errSubscribers: unknown('FORWARDS_MISSING'),
        viralityRate: unknown('FORWARDS_MISSING'),
      });
      expect((await ask('empty', `overview(${END_OF_MARCH}) { posts views knownInteractions reachRate { reason } }`)).overview).toEqual({
        posts: 0,
        views: null,
        knownInteractions: [],
        reachRate: { reason: 'NO_POSTS' },
      });
      expect(
        (await ask('full', 'overview(range: { from: "2025-03-01T00:00:00Z", before: "2025-03-02T00:00:00Z" }) { reachRate { reason } }'))
          .overview,
      ).toEqual({ reachRate: { reason: 'NO_POSTS' } });
    });

    it('hold sums and growth that a double does not', async () => {
      expect(
        (await ask('huge', `overview(${range('2025-03-30T00:00:00Z', '2025-03-31T00:00:00Z')}) { views forwards subscriberChange }`))
          .overview,
      ).toEqual({
        views: '18014398509481986',
        forwards: '9007199254740994',
        subscriberChange: '9007199254740992',
      });
    });

    it('are those of the last 30 days of the zone without one, through a day of 23 hours', async () => {
      const days = async (args: string) => (await ask('full', `overview${args} { from before timeZone posts }`)).overview;
      // Kyiv went from +2 to +3 on 2025-03-30.
      expect(await days('')).toEqual({
        from: '2025-03-03T22:00:00.000Z',
        before: '2025-04-02T21:00:00.000Z',
        timeZone: 'Europe/Kyiv',
        posts: 5,
      });
      expect(await days('(timezone: "UTC")')).toMatchObject({ from: '2025-03-04T00:00:00.000Z', before: '2025-04-03T00:00:00.000Z' });
      expect((await ask('reacted', 'overview { timeZone }')).overview.timeZone).toBe('UTC');
    });

    it('refuse what makes no sense, and name the argument', async () => {
      const field = async (selection: string) => {
        const error = await refuse(selection);
        expect(error?.extensions?.['code'] ?? (error?.originalError as { code?: string } | undefined)?.code).toBe('BAD_INPUT');
        return error?.message;
      };
      const over = (args: string) => field(`overview(${args}) { posts }`);
      expect(await over(range('2025-04-01T00:00:00Z', '2025-03-01T00:00:00Z'))).toContain(
        '"range" of Channel.overview must end after it begins',
      );
      expect(await over(range('2025-04-01T00:00:00Z', '2025-04-01T00:00:00Z'))).toContain('"range" of Channel.overview');
      expect(await over(range('1800-04-01T00:00:00Z', '2025-04-01T00:00:00Z'))).toContain(
        '"range" of Channel.overview must span at most 100 years',
      );
      expect(await over('timezone: "Europe/Nowhere"')).toBe(
        '"timezone" of Channel.overview must be an IANA name such as "Europe/Kyiv", got "Europe/Nowhere"',
      );
      expect(await over('timezone: "+02:00"')).toContain('"timezone" of Channel.overview');
      expect(await field('topPosts(first: 51) { id }')).toBe('"first" of Channel.topPosts must be from 1 to 50, got 51');
      expect(await field('topPosts(first: 0) { id }')).toContain('"first" of Channel.topPosts');
      expect(await field(`topPosts(${range('2023-01-01T00:00:00Z', '2025-03-01T00:00:00Z')}) { id }`)).toContain(
        '"range" of Channel.topPosts must span at most 400 days',
      );
      expect(await field('topPosts(timezone: "Nowhere") { id }')).toContain('"timezone" of Channel.topPosts');
    });
  });

  describe('top posts', () => {
    const top = async (handle: string, args: string) =>
      ((await ask(handle, `topPosts(${args}) { messageId }`)).topPosts as { messageId: string }[]).map(({ messageId }) => messageId);

    it('lead by the count that is asked for, of equals the newest, without those that lack it', async () => {
      expect(await top('full', `sort: VIEWS, ${END_OF_MARCH}`)).toEqual(['2', '3', '1', '6']);
      expect(await top('full', 'sort: VIEWS, first: 2')).toEqual(['4', '2']);
      expect(await top('full', `sort: FORWARDS, ${END_OF_MARCH}`)).toEqual(['2', '3', '1', '6']);
      expect(await top('full', `sort: REACTIONS, ${END_OF_MARCH}`)).toEqual(['3', '2', '1', '6']);
      expect(await top('full', `sort: REPLIES, ${END_OF_MARCH}`)).toEqual(['2', '1', '6']);
      expect(await top('reacted', `sort: VIEWS, ${END_OF_MARCH}`)).toEqual(['2', '1']);
      expect(await top('exports', `sort: VIEWS, ${END_OF_MARCH}`)).toEqual([]);
    });

    it('lead by engagement beside an average post: one reaction to one view does not', async () => {
      // 131 interactions and 601 views of four posts: (50 + 32.75) / (200 + 150.25) = 0.236, (1 + 32.75) / (1 + 150.25) = 0.223, 0.211 and 0.206.
      expect(await top('full', `sort: ENGAGEMENT_RATE, ${END_OF_MARCH}`)).toEqual(['3', '6', '1', '2']);
      expect(await top('reacted', `sort: ENGAGEMENT_RATE, ${END_OF_MARCH}`)).toEqual(['1']);
    });

    it('are ordered by counts that a double does not tell apart', async () => {
      await test.database.query(once(`update posts set views = ${HUGE} - 1 where channel_id = 4 and message_id = 2`), []);
      expect(await top('huge', `sort: VIEWS, ${END_OF_MARCH}`)).toEqual(['1', '2']);
    });
  });

  it('are examined and repaired as a step of analytics', async () => {
    expect(await channelDaysStep.advance(test.database, { deep: true, now: new Date() })).toEqual({ kind: 'idle' });
    expect(await channelDaysStep.check(test.database)).toEqual([]);
    await test.database.query(once("delete from channel_days where channel_id = 1 and day = '2025-03-30'"), []);
    await test.database.query(once("update channel_days set posts = 7 where channel_id = 1 and day = '2025-03-31'"), []);
    expect(await channelDaysStep.check(test.database)).toEqual([
      'channel 1, 2025-03-30: no row is stored, 1 posts stand or their counts differ',
      'channel 1, 2025-03-31: a row of 7 posts is stored, 2 posts stand or their counts differ',
    ]);
    await channelDaysStep.repair(test.database);
    expect(await channelDaysStep.check(test.database)).toEqual([]);
  });
});
