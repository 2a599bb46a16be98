import { graphql } from 'graphql';
import { composeContextFactory } from '../src/compose-context.ts';
import type { PostgresDatabase } from '../src/data/postgres-database.ts';
import { toGlobalId } from '../src/domain/global-id.ts';
import { createSchema } from '../src/execution/schema.ts';
import { type AnalyticsWorld, WORLD_NOW, withAnalyticsWorld } from './support/analytics-world.ts';
import { startContender } from './support/contender-process.ts';
import { writeReport } from './support/report.ts';
import { timeRequests } from './support/single-requests.ts';

/** Matches of ten players each, so that there are a million participants by default; and how many comparisons of each kind. */
const [matches = 100_000, comparisons = 60] = process.argv.slice(2).map(Number);
const COMPARED = [1, 10, 50] as const;
/** Milliseconds, at the median. */
const AIM_MS = 150;

const FIGURES = {
  'figures of games':
    'gameName tagLine ranks { tier division } month: periodStats(period: MONTH) { ...period } season: periodStats(period: SEASON) { ...period } all: periodStats(period: ALL) { ...period } positions { position share games winRate { value low high } kda }',
  'and ratings, champions, standings': `rating { value low high provisional games } stability { status spread current { result length } longestWinStreak }
    champions(first: 5) { champion { name } games winRate { value low high } kda }
    winRateStanding: standing(stat: WIN_RATE) { rank percentile players } kdaStanding: standing(stat: KDA) { rank percentile players }`,
  'and courses, recommendations':
    'ratingTrajectory(days: 30) { before value low high } recommendations { kind text evidence { n effect low high } }',
} as const;
const PERIOD =
  'fragment period on PeriodStats { games winRate { value low high } kda csPerMinute damagePerMinute visionPerMinute previous { games } winRateChange { effect low high } }';

interface Compared {
  readonly data?: { readonly analytics?: { readonly comparePlayers: readonly ({ readonly all: { readonly games: number } } | null)[] } };
}

await withAnalyticsWorld(matches, async (world) => {
  await using servers = new AsyncDisposableStack();
  const server = await startContender({
    file: 'servers/farsight-server.ts',
    databaseUrl: world.url,
    environment: { BENCH_NOW: WORLD_NOW.toISOString() },
  });
  servers.defer(() => server.stop());
  const rows = [];
  let selection = '';
  for (const [selected, fields] of Object.entries(FIGURES)) {
    selection += ` ${fields}`;
    for (const [kind, choose] of Object.entries(createChoices(world)))
      rows.push({ selected, players: kind, ...(await measureSelection({ world, url: server.url, selection, choose })) });
  }
  const toMs = (value: number) => `${value.toFixed(0)} ms`;
  writeReport(
    'compare-players',
    `Players compared over HTTP, nothing stored, ${world.matches * 10} participants`,
    rows.map(({ selected, players, statements, times }) => ({
      'selected of each': selected,
      'matches of each': players,
      [`statements for ${COMPARED.join(', ')}`]: statements.join(', '),
      ...Object.fromEntries(COMPARED.map((count, at) => [`${count}, p50`, toMs(times[at]?.at(0.5) ?? Number.NaN)])),
      '50, p95': toMs(times.at(-1)?.at(0.95) ?? Number.NaN),
    })),
  );
  if (rows.some(({ statements, times }) => new Set(statements).size > 1 || (times.at(-1)?.at(0.5) ?? 0) >= AIM_MS)) process.exitCode = 1;
});

/** Players by number, so that each comparison is of others: of a hundred matches each, and of all kinds, of which most have a thousand. */
function createChoices({ histories }: AnalyticsWorld): Readonly<Record<string, (index: number) => number>> {
  const [short, middle, long] = histories.map(({ playerIds }) => playerIds);
  const pick = (ids: readonly number[] | undefined, index: number) => ids?.[index % ids.length] ?? 0;
  return {
    '100': (index) => pick(short, index * 7),
    '100 to 10,000': (index) => (index % 5 === 0 ? pick(long, index / 5) : pick(index % 5 === 1 ? short : middle, index)),
  };
}

async function measureSelection({
  world,
  url,
  selection,
  choose,
}: {
  world: AnalyticsWorld;
  url: string;
  selection: string;
  choose: (index: number) => number;
}) {
  const query = `query Compare($ids: [ID!]!) { analytics { comparePlayers(ids: $ids) { ${selection} } } } ${PERIOD}`;
  const toIds = (count: number, from: number) => {
    const ids = new Set<number>();
    for (let index = from * 13; ids.size < count; index += 1) ids.add(choose(index));
    return [...ids].map((id) => toGlobalId('Player', `player-${id}`));
  };
  const statements: number[] = [];
  const times = [];
  for (const count of COMPARED) {
    statements.push(await countStatements(world.database, query, toIds(count, 0)));
    const toBody = (index: number) => JSON.stringify({ query, variables: { ids: toIds(count, index) } });
    times.push(await timeRequests(url, comparisons, { toBody, assertAnswer: (answer) => assertCompared(answer, count) }));
  }
  return { statements, times };
}

/** @throws Error for a comparison that would be quick because somebody is missing from it */
function assertCompared(answer: unknown, count: number): void {
  const compared = (answer as Compared).data?.analytics?.comparePlayers.filter((player) => (player?.all.games ?? 0) > 0);
  if (compared?.length !== count) throw new Error(`${compared?.length} of ${count} were compared`);
}

async function countStatements(database: PostgresDatabase, source: string, ids: readonly string[]): Promise<number> {
  const contextValue = composeContextFactory(database, undefined, { now: () => WORLD_NOW })({
    viewer: { role: 'ANONYMOUS' },
    requestId: 'bench',
  });
  const { errors } = await graphql({ schema: createSchema(), source, variableValues: { ids }, contextValue });
  if (errors) throw errors[0];
  return contextValue.statements.total();
}
