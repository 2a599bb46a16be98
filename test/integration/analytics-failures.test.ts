import { afterAll, beforeAll, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { createRunOperation } from '../support/run-operation.ts';
import { seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** Fields of one object each, by the name they are asked for under. */
type Page = Readonly<Record<string, unknown>>;

const PLAYER_FIELDS = `periodStats { status } champions { games } positions { games } rating(queueId: 420) { value } ratingTrajectory(days: 30, queueId: 420) { value }
  stability(queueId: 420) { games } rankForecast(queueId: 420, target: { rank: { tier: "GOLD" } }) { status } standing(stat: GAMES) { rank } recommendations { kind }
  insights { status } percentiles { status }`;
const CHANNEL_FIELDS = `overview { posts } series(metric: VIEWS) { value } subscriberSeries: series(metric: SUBSCRIBERS) { value } topPosts { messageId } activity { state } contentMix { posts } bestTimes { status }
  trendingPosts { status } anomalies { status } changePoints { status } forecast { status }`;
const OPERATION = `query ($players: [ID!]!, $channels: [ID!]!) { analytics {
  comparePlayers(ids: $players) { puuid ${PLAYER_FIELDS} } compareChannels(ids: $channels) { handle ${CHANNEL_FIELDS} }
  meta { matches } leaderboard(stat: GAMES) { totalCount } } }`;
/** Statements without which there is nobody to tell of. */
const SUBJECTS = new Set(['players_by_puuid', 'channels_by_id']);

describeOnDatabases('analytics of which one statement fails', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
  });
  afterAll(() => test.dispose());

  const ask = async (failing: string | null) => {
    const query: TestDatabase['database']['query'] = (statement, values, signal) =>
      statement.name === failing ? Promise.reject(new Error('gone')) : test.database.query(statement, values, signal);
    const run = createRunOperation({ ...test.database, query });
    const {
      data,
      errors = [],
      counts,
    } = await run(OPERATION, {
      players: [1, 2, 3].map((id) => toGlobalId('Player', `puuid-${id}`)),
      channels: [1, 2, 3].map((id) => toGlobalId('Channel', String(id))),
    });
    const { comparePlayers, compareChannels, ...others } = data.analytics;
    const pages: readonly Page[] = [...comparePlayers, ...compareChannels, others];
    return { pages, errors, names: counts.map(({ name }) => name) };
  };

  it('leave all the others as they are, each failure with an error at its place', async () => {
    const healthy = await ask(null);
    expect(healthy.errors).toEqual([]);
    const failing = healthy.names.filter((name) => !SUBJECTS.has(name));
    expect(failing.length).toBeGreaterThan(15);
    for (const name of failing) {
      const { pages, errors } = await ask(name);
      expect(errors.length, name).toBeGreaterThan(0);
      const nulled = new Set(errors.map(({ path = [] }) => path.slice(0, 4).join('.')));
      let left = 0;
      pages.forEach((page, index) => {
        expect(page, `${name}: page ${index}`).not.toBeNull();
        for (const [field, value] of Object.entries(page)) {
          const expected = healthy.pages[index]?.[field];
          if (value === null && expected !== null) continue;
          expect(value, `${name}: ${field} of page ${index}`).toEqual(expected);
          left += 1;
        }
      });
      // Of some seventy: a statement serves a few fields.
      expect(left, `${name} fails ${[...nulled].join(' ')}`).toBeGreaterThan(40);
    }
  });
});
