import { graphql } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { composeContextFactory } from '../../src/compose-context.ts';
import { toRecommendationId } from '../../src/domain/recommendation-id.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2025-06-15T10:00:00Z');
/**
 * All of 60 days up to 14 June. `timed` posts at 9, 13 and 21 Kyiv time and, on Sundays alone, at 18, which brings four times the views. `mixed` posts a photo with twice the views and a text a day;
 * `undated` the same without snapshots. `fewer` posts four times a day, in the last four weeks once; `cut` posts the same to 8 June, when its import ended. `rising` has views that grow by 2 % a day.
 * `holes` is as `fewer`, but the numbers of messages go on as before. `empty` has none.
 */
const WORLD = `
insert into channels (id, platform, handle, handle_key, title_key, time_zone) values
  (1, 'TELEGRAM', 'timed', 'timed', 'a', 'Europe/Kyiv'), (2, 'TELEGRAM', 'mixed', 'mixed', 'b', null), (3, 'TELEGRAM', 'undated', 'undated', 'c', null),
  (4, 'TELEGRAM', 'fewer', 'fewer', 'd', null), (5, 'TELEGRAM', 'cut', 'cut', 'e', null), (6, 'TELEGRAM', 'rising', 'rising', 'f', null),
  (7, 'TELEGRAM', 'holes', 'holes', 'g', null), (8, 'TELEGRAM', 'empty', 'empty', 'h', null);
insert into posts (channel_id, message_id, published_at, views, source_rank)
  select 1, 10 * n + slot, day + hour * interval '1 hour', (case when hour = 15 then 4000 else 1000 end) + (n * 37 + slot * 91) % 200, 2
  from generate_series(1, 60) n, lateral (select '2025-06-15'::timestamptz - n * interval '1 day' as day) days, unnest(array[6, 10, 15, 18]) with ordinality hours(hour, slot)
  where hour <> 15 or extract(isodow from day) = 7;
insert into posts (channel_id, message_id, published_at, media_type, text, views, source_rank)
  select channel_id, 2 * n + slot, '2025-06-15'::timestamptz - n * interval '1 day' + (slot + n) % 2 * interval '1 hour', case when slot = 1 then 'photo' end,
    case when n % 3 = 0 then 'https://example.org' end, (case when slot = 1 then 2000 else 1000 end) + (n * 37 + slot * 91) % 300, 2
  from unnest(array[2, 3]) channel_id, generate_series(1, 60) n, generate_series(0, 1) slot;
insert into posts (channel_id, message_id, published_at, source_rank)
  select channel_id, case when channel_id = 7 then 1000 - 4 * n + slot else row_number() over (partition by channel_id order by n desc, slot) end,
    '2025-06-15'::timestamptz - n * interval '1 day' + slot * interval '4 hours', 2
  from unnest(array[4, 7]) channel_id, generate_series(1, 70) n, generate_series(0, 3) slot where n > 27 or slot = 0;
insert into posts (channel_id, message_id, published_at, source_rank)
  select 5, 1000 - 4 * n + slot, '2025-06-15'::timestamptz - n * interval '1 day' + slot * interval '4 hours', 2 from generate_series(7, 70) n, generate_series(0, 3) slot;
insert into posts (channel_id, message_id, published_at, views, source_rank)
  select 6, 100 - n, '2025-06-15'::timestamptz - n * interval '1 day', round((1000 + n * 37 % 90) * exp(-0.02 * n)), 2 from generate_series(1, 60) n;
insert into post_snapshots (post_id, observed_at, views) select id, published_at + interval '24 hours', views from posts where channel_id in (1, 2, 6);`;

const FIELDS = `id kind reasonCode evidence { unit n effect low high } time { weekday hour hours timeZone } mediaType hasLink basis
  trend { direction pValue slope n } priority confidence expiresAt text dismissedUntil rating`;
const ask = (handle: string, args = '') => `{ channel(by: { handle: { name: "${handle}" } }) { recommendations${args} { ${FIELDS} } } }`;
const PHOTO = toRecommendationId({ owner: 'Channel', key: '2', recommendation: 'CONTENT:MEDIA:photo' });
const FEEDBACK = `__typename ... on UserError { message } ... on RecommendationFeedbackSuccess { id }
  ... on ChannelFeedbackSuccess { channel { handle recommendations { id } } }`;
const dismiss = (id: string) => `mutation { dismissRecommendation(input: { id: "${id}", days: 3 }) { ${FEEDBACK} } }`;
const rate = (id: string, rating: number) => `mutation { rateRecommendation(input: { id: "${id}", rating: ${rating} }) { ${FEEDBACK} } }`;

describeOnDatabases('recommendations for a channel', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  let now = NOW;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(WORLD);
    run = createRunOperation(test.database, null, () => now);
  });
  afterAll(() => test.dispose());
  beforeEach(async () => {
    now = NOW;
    await test.database.runScript('delete from channel_feedback');
  });

  const read = async (handle: string, args?: string) => {
    const { data, errors } = await run(ask(handle, args));
    expect(errors).toBeUndefined();
    return data.channel.recommendations;
  };

  it('tell the hour that does well and is seldom used, in the zone of the channel', async () => {
    const [time, ...others] = await read('timed');
    expect(others).toEqual([]);
    expect(time).toMatchObject({
      kind: 'BEST_TIME',
      reasonCode: 'TIME_ABOVE_USUAL',
      id: toRecommendationId({ owner: 'Channel', key: '1', recommendation: 'BEST_TIME:7:18' }),
      // Eight Sundays; 15:00 UTC is 18:00 in Kyiv.
      evidence: { unit: 'RELATIVE_DIFFERENCE', n: 8 },
      time: { weekday: 7, hour: 18, hours: 1, timeZone: 'Europe/Kyiv' },
      basis: 'VIEWS_AT_24_HOURS',
      priority: 'HIGH',
      mediaType: null,
      hasLink: null,
      trend: null,
      expiresAt: '2025-06-28T18:00:00.000Z',
    });
    // Four times the others' views, shrunk.
    expect(time.evidence.effect).toBeGreaterThan(1);
    expect(time.evidence.effect).toBeLessThan(3);
    expect(time.evidence.low).toBeGreaterThan(0.3);
    expect(time.text).toMatch(
      /^8 posts on Sundays from 18:00 to 19:00 \(Europe\/Kyiv\) got 1\d\d % more views in 24 hours than usual \(95 % interval \d+ % to \d+ %\); 4 % of the posts were made then\.$/,
    );
  });

  it.each([
    ['mixed', 'VIEWS_AT_24_HOURS', 'views in 24 hours'],
    ['undated', 'SETTLED_VIEWS', 'views in all'],
  ])('tell what the better posts of %s have in common, by %s', async (handle, basis, words) => {
    const [photo, ...others] = await read(handle);
    expect(others).toEqual([]);
    expect(photo).toMatchObject({
      kind: 'CONTENT',
      reasonCode: 'MEDIA_TYPE_ABOVE_OTHERS',
      mediaType: 'photo',
      hasLink: null,
      time: null,
      basis,
      evidence: { unit: 'RELATIVE_DIFFERENCE', n: basis === 'SETTLED_VIEWS' ? 47 : 60 },
      priority: 'HIGH',
    });
    // Between 2000 to 2300 and 1000 to 1300.
    expect(photo.evidence.effect).toBeCloseTo(2150 / 1150 - 1, 1);
    expect(photo.evidence.low).toBeGreaterThan(0.75);
    expect(photo.text).toMatch(
      new RegExp(
        `^${photo.evidence.n} posts with photo got 8\\d % more ${words} than the others \\(95 % interval [78]\\d % to 9\\d %\\)\\.$`,
      ),
    );
  });

  it('tell that a channel posts less, but not of an import that ended, or that lacks posts', async () => {
    const [less, ...others] = await read('fewer');
    expect(others).toEqual([]);
    expect(less).toMatchObject({
      kind: 'ACTIVITY',
      reasonCode: 'ACTIVITY_BELOW_USUAL',
      basis: null,
      evidence: { unit: 'RELATIVE_DIFFERENCE' },
      priority: 'HIGH',
    });
    // One a day against four: the newest, and the first week of the four, are not the whole of it.
    expect(less.evidence.effect).toBeLessThan(-0.6);
    expect(less.evidence.high).toBeLessThan(-1 / 3);
    expect(less.text).toMatch(
      /^The channel made \d\.\d posts a week in the last four weeks, \d\d % fewer than the 2\d\.\d of the twelve before \(95 % interval −\d\d % to −\d\d %\)\.$/,
    );
    expect(await read('cut')).toEqual([]);
    expect(await read('holes')).toEqual([]);
  });

  it('tell that views rise, with the trend', async () => {
    const [rising, ...others] = await read('rising');
    expect(others).toEqual([]);
    expect(rising).toMatchObject({
      kind: 'REACH_TREND',
      reasonCode: 'REACH_RISING',
      basis: 'VIEWS_AT_24_HOURS',
      trend: { direction: 'RISING', n: 60 },
      priority: 'HIGH',
    });
    expect(rising.trend.slope).toBeCloseTo(0.02, 2);
    expect(rising.evidence).toMatchObject({ n: 60, effect: expect.closeTo(Math.expm1(30 * rising.trend.slope), 9) });
    expect(rising.evidence.low).toBeGreaterThan(0.5);
    expect(rising.confidence).toBeGreaterThan(0.99);
    expect(rising.text).toMatch(
      /^Views in 24 hours of 60 posts rise by 8\d % in 30 days \(95 % interval \d\d % to \d\d %\), p < 0\.001\.$/,
    );
  });

  it('are none without posts, and end when the newest post is two weeks old', async () => {
    expect(await read('empty')).toEqual([]);
    now = new Date('2025-06-27T23:59:59Z');
    expect(await read('rising')).toHaveLength(1);
    now = new Date('2025-06-28T00:00:00Z');
    expect(await read('rising')).toEqual([]);
  });

  it('are hidden while they are dismissed, rated apart from that, and told of the channel', async () => {
    const { data } = await run(dismiss(PHOTO), {}, 'OPERATOR');
    expect(data.dismissRecommendation).toEqual({
      __typename: 'ChannelFeedbackSuccess',
      id: PHOTO,
      channel: { handle: 'mixed', recommendations: [] },
    });
    const rated = await run(rate(PHOTO, 4), {}, 'OPERATOR');
    expect(rated.data.rateRecommendation).toMatchObject({ __typename: 'ChannelFeedbackSuccess', id: PHOTO });
    expect(await read('mixed')).toEqual([]);
    expect(await read('mixed', '(includeDismissed: true)')).toMatchObject([
      { id: PHOTO, dismissedUntil: '2025-06-18T10:00:00.000Z', rating: 4 },
    ]);
    now = new Date('2025-06-18T10:00:00Z');
    expect(await read('mixed')).toMatchObject([{ id: PHOTO, rating: 4 }]);
  });

  it('take no feedback for a channel that is not, nor from others than operators', async () => {
    const gone = toRecommendationId({ owner: 'Channel', key: '999', recommendation: 'CONTENT:LINK' });
    const { data, errors } = await run(dismiss(gone), {}, 'OPERATOR');
    expect(errors).toBeUndefined();
    expect(data.dismissRecommendation).toEqual({ __typename: 'NotFoundError', message: 'There is no channel with that id' });
    expect((await run(rate(PHOTO, 4))).errors?.[0]?.message).toContain('Only an operator');
    expect(await test.database.query({ name: 'said', label: 'said', text: 'select * from channel_feedback' }, [])).toEqual([]);
  });

  it.each([0, 21, -1])('refuse a list of %d, naming the argument', async (first) => {
    const { errors } = await run(ask('timed', `(first: ${first})`));
    expect(errors?.[0]?.message).toBe(`"first" of Channel.recommendations must be from 1 to 20, got ${first}`);
  });

  it('cost three statements for all channels, and none beside best times', async () => {
    const { data, statements } = await run('{ channels { nodes { recommendations { text } bestTimes { status } } } }');
    const counts = data.channels.nodes.map(({ recommendations }: { recommendations: unknown[] }) => recommendations.length);
    expect(counts).toEqual([1, 1, 1, 1, 0, 1, 0, 0]);
    expect(statements).toBe(4);
  });

  it('are stored until one ends or comes back, within the hour', async () => {
    const lowered: number[] = [];
    const policy = { lower: ({ maxAgeSeconds }: { maxAgeSeconds: number }) => void lowered.push(maxAgeSeconds) };
    const source = ask('mixed');
    const readAt = async (moment: Date) => {
      lowered.length = 0;
      const create = composeContextFactory(test.database, undefined, { now: () => moment });
      const contextValue = { ...create({ viewer: { role: 'ANONYMOUS' }, requestId: 'test' }), policy };
      await graphql({ schema: createSchema(), source, contextValue });
      return Math.min(...lowered);
    };
    expect(await readAt(new Date('2025-06-15T10:20:00Z'))).toBe(2400);
    await test.database.runScript(
      `insert into channel_feedback (channel_id, recommendation, dismissed_until) values (2, 'CONTENT:MEDIA:photo', '2025-06-15 10:30+00')`,
    );
    expect(await readAt(new Date('2025-06-15T10:20:00Z'))).toBe(600);
  });
});
