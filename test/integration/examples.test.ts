import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/domain/global-id.ts';
import { createRunOperation, type RunOperation } from '../support/run-operation.ts';
import { seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const FOLDER = new URL('../../examples/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

interface Example {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Different ones; each runs once. */
  readonly statements: number;
  /** How many may run a second time, where two fields at different depths ask for rows of one kind and their answers race. */
  readonly racing?: number;
  /** When it is asked; now, when absent. */
  readonly at?: Date;
  /** Part of the answer's data. */
  readonly answer: object;
}

const EXAMPLES: Readonly<Record<string, Example>> = {
  'player-page': {
    variables: { puuid: 'puuid-1' },
    statements: 11,
    answer: { player: { gameName: 'Twin', matches: { totalCount: 130, pageInfo: { hasNextPage: true } } } },
  },
  'player-rating': {
    variables: { puuid: 'puuid-1' },
    statements: 5,
    answer: { player: { rating: { value: 30, games: 25, queueId: 420, rankEstimate: { tier: 'GOLD' } }, stability: { games: 25 } } },
  },
  'player-insights': {
    variables: { puuid: 'puuid-1' },
    statements: 5,
    at: new Date('2025-01-10T00:00:00Z'),
    answer: { player: { gameName: 'Twin', insights: { status: 'OK' }, trends: { kda: { status: 'OK', direction: 'STABLE' } } } },
  },
  'player-percentiles': {
    variables: { puuid: 'puuid-1' },
    statements: 3,
    answer: { player: { gameName: 'Twin', percentiles: { status: 'OK' } } },
  },
  'match-page': {
    variables: { matchId: 'EUW1_4' },
    statements: 6,
    racing: 1,
    answer: { match: { matchId: 'EUW1_4', teams: [{ bans: [{ championId: 1 }, { champion: null }] }, {}] } },
  },
  'recent-players': { variables: { platform: 'KR' }, statements: 5, answer: { players: { totalCount: 20 } } },
  'channel-page': {
    variables: { handle: '@handle_1' },
    statements: 7,
    answer: { channel: { subscribers: '4000000006', posts: { totalCount: 38 } } },
  },
  'channel-analytics': {
    variables: { handle: '@handle_1' },
    statements: 8,
    answer: { channel: { activity: { state: 'SILENT' }, bestTimes: { status: 'INSUFFICIENT_DATA' }, recommendations: [] } },
  },
  search: {
    variables: { term: 'twin' },
    statements: 2,
    answer: { players: { nodes: [{ gameName: 'Twin' }, { gameName: 'Twin' }, { gameName: 'TWIN' }] } },
  },
  'refetch-nodes': {
    variables: {
      ids: [
        toGlobalId('Player', 'puuid-1'),
        toGlobalId('Player', 'gone'),
        toGlobalId('Match', 'EUW1_1'),
        toGlobalId('Channel', '1'),
        toGlobalId('Post', '1'),
      ],
    },
    statements: 4,
    answer: { nodes: [{ gameName: 'Twin' }, null, { matchId: 'EUW1_1' }, { __typename: 'Channel' }, { text: 'Post 1' }] },
  },
  'older-to-newer': {
    variables: { id: toGlobalId('Player', 'puuid-1'), championId: 2 },
    statements: 3,
    answer: { node: { matches: { pageInfo: { hasPreviousPage: true } } } },
  },
  meta: {
    variables: {},
    statements: 5,
    racing: 1,
    answer: { analytics: { meta: { patch: '15.2', previousPatch: '15.1', status: 'OK', matches: 500 } } },
  },
  compare: {
    variables: { comparedIds: [toGlobalId('Player', 'puuid-1'), toGlobalId('Player', 'gone')] },
    statements: 3,
    answer: { analytics: { comparePlayers: [{ gameName: 'Twin' }, null] } },
  },
  'edit-channel': {
    variables: { input: { id: toGlobalId('Channel', '1'), ownerId: toGlobalId('Player', 'puuid-1'), timeZone: 'Europe/Kyiv' } },
    statements: 2,
    answer: { updateChannel: { __typename: 'UpdateChannelSuccess', channel: { timeZone: 'Europe/Kyiv', owner: { gameName: 'Twin' } } } },
  },
};

describe('the examples', () => {
  it('are each run below and listed in the README with their statements', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
    expect(files.map((name) => name.replace('.graphql', '')).sort()).toEqual(Object.keys(EXAMPLES).sort());
    for (const [name, { statements, racing = 0 }] of Object.entries(EXAMPLES)) {
      const row = read('README.md')
        .split('\n')
        .find((line) => line.startsWith(`| \`${name}\` `));
      expect(row, name).toMatch(
        name === 'refetch-nodes'
          ? /one a type/
          : new RegExp(`\\| ${statements}${racing ? `–${statements + racing}` : ''}( to read it back)? \\|$`),
      );
    }
  });
});

describeOnDatabases('an example', (kind) => {
  let test: TestDatabase;
  let run: RunOperation;
  let now: Date | null = null;
  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    run = createRunOperation(test.database, null, () => now ?? new Date());
  });
  afterAll(() => test.dispose());

  for (const [name, { variables, statements, at = null, answer, racing = 0 }] of Object.entries(EXAMPLES)) {
    it(`answers ${name}`, async () => {
      now = at;
      const result = await run(read(`${name}.graphql`), { ...variables }, 'OPERATOR');
      expect(result.errors).toBeUndefined();
      expect(result.data).toMatchObject(answer);
      expect(result.counts.map(({ label, count }) => `${label} ${count}`)).toHaveLength(statements);
      expect(result.statements).toBeGreaterThanOrEqual(statements);
      expect(result.statements).toBeLessThanOrEqual(statements + racing);
    });
  }

  it('goes on backwards from where it stopped', async () => {
    const source = read('older-to-newer.graphql');
    const variables = EXAMPLES['older-to-newer']?.variables;
    const last = (await run(source, { ...variables })).data.node.matches;
    const { data } = await run(source, { ...variables, before: last.pageInfo.startCursor });
    const times = [...data.node.matches.edges, ...last.edges].map(({ node }) => Date.parse(node.startedAt));
    expect(times).toHaveLength(10);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('is refused to who may not edit', async () => {
    const { errors } = await run(read('edit-channel.graphql'), { ...EXAMPLES['edit-channel']?.variables });
    expect(errors?.[0]?.message).toContain('Only an operator');
  });
});
