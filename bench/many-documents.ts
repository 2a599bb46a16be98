import { createRandom } from '../src/ingest/sample/random.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { type ContenderProcess, startContender } from './support/contender-process.ts';
import { createDifferentDocuments } from './support/different-documents.ts';
import { postOnce } from './support/http-load.ts';
import { type ArrivalStream, quantile, runOpenLoop, type StreamResult } from './support/open-loop.ts';
import { type ReportRow, writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const DOCUMENTS_PER_MINUTE = 10_000;
const HOT_PER_SECOND = 50;
/** Other rounds and seconds of each half of a round may be given as arguments. */
const [ROUNDS = 9, SECONDS = 15] = process.argv.slice(2).map(Number);
const WARM_UP_SECONDS = 10;
const AIM = 1.2;

const HOT_QUERIES = [
  'query Player($name: String!) { player(by: { riotId: { gameName: $name, tagLine: "EUW" } }) { puuid gameName tagLine matches(first: 5) { edges { participant { win kills deaths assists } node { matchId startedAt } } } } }',
  'query Match($id: String!) { match(matchId: $id) { matchId gameMode patch startedAt durationSeconds participants { teamId position win kills deaths assists player { gameName } } } }',
  'query Recent { matches(first: 10) { nodes { matchId queueId startedAt teams { teamId win } } } }',
  'query Search($search: String!) { players(first: 10, filter: { search: $search }) { nodes { puuid gameName tagLine } } }',
];

interface Half {
  readonly hot: StreamResult;
  readonly others: StreamResult | null;
  /** Of the gateway, after collecting garbage. */
  readonly residentMb: number;
  readonly heapMb: number;
}

interface Round {
  readonly alone: Half;
  readonly beside: Half;
}

/** Milliseconds, a ratio, counts and megabytes. */
type Figures = Readonly<Record<(typeof COLUMNS)[number], number>>;

const COLUMNS = [
  'p50 alone, ms',
  'p50 beside',
  'p99 alone',
  'p99 beside',
  'p99 beside ÷ alone',
  'documents answered',
  'documents refused',
  'heap MB alone',
  'heap MB beside',
  'resident MB beside',
] as const;

const random = createRandom('many-documents');
const different: ArrivalStream = {
  name: 'different',
  perSecond: DOCUMENTS_PER_MINUTE / 60,
  nextBody: (
    (next) => () =>
      JSON.stringify({ query: next() })
  )(createDifferentDocuments(random)),
};
const hot: ArrivalStream = { name: 'hot', perSecond: HOT_PER_SECOND, nextBody: nextHotBody };

await withBenchDatabase(async (database, databaseUrl) => {
  await seedForServing(database);
  await using servers = new AsyncDisposableStack();
  const server = await startContender({ file: 'servers/farsight-server.ts', databaseUrl, nodeOptions: ['--expose-gc'] });
  servers.defer(() => server.stop());
  await assertHot(server.url);
  await runOpenLoop(server.url, [hot, different], { seconds: WARM_UP_SECONDS, random });

  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await runHalf(server, [hot]);
    rounds.push({ alone, beside: await runHalf(server, [hot, different]) });
  }
  const rows = rounds.map(toFigures);
  const title = `${HOT_PER_SECOND} requests a second of ${HOT_QUERIES.length} hot operations, alone and beside ${DOCUMENTS_PER_MINUTE} different documents a minute`;
  writeReport('many-documents', title, [...rows.map((figures, index) => toRow(`${index + 1}`, figures)), toRow('median', toMedians(rows))]);
});

async function runHalf(server: ContenderProcess, streams: readonly ArrivalStream[]): Promise<Half> {
  const results = await runOpenLoop(server.url, streams, { seconds: SECONDS, random });
  const answered = results.get(hot.name);
  if (answered === undefined || Object.keys(answered.statuses).some((status) => status !== '200'))
    throw new Error(`Hot operations must all be answered with 200, got ${JSON.stringify(answered?.statuses)}`);
  const { residentBytes, heapBytes } = await server.usage('collect');
  return {
    hot: answered,
    others: results.get(different.name) ?? null,
    residentMb: residentBytes / 1024 ** 2,
    heapMb: heapBytes / 1024 ** 2,
  };
}

function toFigures({ alone, beside }: Round): Figures {
  const [aloneP99, besideP99] = [quantile(alone.hot.latenciesMs, 0.99), quantile(beside.hot.latenciesMs, 0.99)];
  return {
    'p50 alone, ms': quantile(alone.hot.latenciesMs, 0.5),
    'p50 beside': quantile(beside.hot.latenciesMs, 0.5),
    'p99 alone': aloneP99,
    'p99 beside': besideP99,
    'p99 beside ÷ alone': besideP99 / aloneP99,
    'documents answered': beside.others?.statuses['200'] ?? 0,
    'documents refused': beside.others?.statuses['400'] ?? 0,
    'heap MB alone': alone.heapMb,
    'heap MB beside': beside.heapMb,
    'resident MB beside': beside.residentMb,
  };
}

/** Of each column by itself. */
function toMedians(rows: readonly Figures[]): Figures {
  const median = (column: keyof Figures) =>
    quantile(
      rows.map((row) => row[column]).sort((left, right) => left - right),
      0.5,
    );
  return Object.fromEntries(COLUMNS.map((column) => [column, median(column)])) as Figures;
}

function toRow(round: string, figures: Figures): ReportRow {
  const columns = COLUMNS.map((column) => [column, figures[column].toFixed(column.startsWith('documents') ? 0 : 2)] as const);
  return { round, ...Object.fromEntries(columns), 'aim for p99': `≤ ${AIM}` };
}

/** Hot operations must find something, or they would measure nothing. */
async function assertHot(url: string): Promise<void> {
  for (const query of HOT_QUERIES) {
    const { data, errors } = (await postOnce(url, toHotBody(query))) as { data?: Record<string, unknown>; errors?: unknown };
    if (errors !== undefined || Object.values(data ?? {})[0] === null) throw new Error(`Nothing was found by ${query}`);
  }
}

function nextHotBody(): string {
  return toHotBody(random.pick(HOT_QUERIES));
}

function toHotBody(query: string): string {
  return JSON.stringify({
    query,
    variables: {
      name: `Player ${1 + random.below(2_000)}`,
      id: `EUW1_${1 + random.below(20_000)}`,
      search: `player ${1 + random.below(9)}`,
    },
  });
}
