import { graphql } from 'graphql';
import { composeContextFactory } from '../src/compose-context.ts';
import type { PostgresDatabase } from '../src/data/postgres-database.ts';
import { toGlobalId } from '../src/domain/global-id.ts';
import { createSchema } from '../src/execution/schema.ts';
import { WORLD_NOW, withAnalyticsWorld } from './support/analytics-world.ts';
import { startContender } from './support/contender-process.ts';
import { writeReport } from './support/report.ts';
import { timeRequests } from './support/single-requests.ts';

/** Matches of ten players each, so that there are a million participants by default; and how many pages of each kind of player. */
const [matches = 100_000, pages = 300] = process.argv.slice(2).map(Number);
/** Milliseconds. */
const AIM_P95 = 50;

const PAGE = `query Page($id: ID!) { node(id: $id) { ... on Player {
  gameName tagLine platform lastPlayedAt settings { timeZone } ranks { tier } names { gameName }
  matches(first: 20) { edges { participant { win kills deaths assists champion { name } } node { matchId queueId startedAt durationSeconds } } }
  week: periodStats(period: WEEK) { games winRate { value low high } kda previous { games } }
  month: periodStats(period: MONTH) { games winRate { value low high } kda previous { games } }
  rating { value low high provisional }
  ratingTrajectory(days: 30) { before value }
  champions(first: 10) { champion { name } games winRate { value low high } }
  recommendations { kind text evidence { n effect low high } }
} } }`;

interface PageAnswer {
  readonly data?: {
    readonly node?: { readonly matches: { readonly edges: readonly unknown[] }; readonly month: { readonly games: number } };
  };
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
  for (const { matches: history, playerIds } of world.histories) {
    const idOf = (index: number) => toGlobalId('Player', `player-${playerIds[(index * 31) % playerIds.length]}`);
    const { at } = await timeRequests(server.url, pages, {
      toBody: (index) => JSON.stringify({ query: PAGE, variables: { id: idOf(index) } }),
      assertAnswer,
    });
    const [p50, p95, p99] = [at(0.5), at(0.95), at(0.99)];
    const statements = await countStatements(world.database, idOf(0));
    rows.push({ 'matches of the player': history, pages, statements, p50, p95, p99 });
  }
  const toMs = (value: number) => `${value.toFixed(1)} ms`;
  writeReport(
    'player-dashboard',
    `The full page of a player over HTTP, nothing stored, ${world.matches * 10} participants`,
    rows.map(({ p50, p95, p99, ...row }) => ({ ...row, p50: toMs(p50), p95: toMs(p95), p99: toMs(p99) })),
  );
  if (rows.some(({ p95 }) => p95 >= AIM_P95)) process.exitCode = 1;
});

/** @throws Error for a page that would be quick because it is empty */
function assertAnswer(answer: unknown): void {
  const player = (answer as PageAnswer).data?.node;
  if (!player?.matches.edges.length || !player.month.games) throw new Error(`A page is empty: ${JSON.stringify(answer).slice(0, 300)}`);
}

async function countStatements(database: PostgresDatabase, id: string): Promise<number> {
  const createContext = composeContextFactory(database, undefined, { now: () => WORLD_NOW });
  const contextValue = createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' });
  const { errors } = await graphql({ schema: createSchema(), source: PAGE, variableValues: { id }, contextValue });
  if (errors) throw errors[0];
  return contextValue.statements.total();
}
