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
const [ROUNDS = 5, SECONDS = 30] = process.argv.slice(2).map(Number);
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

  const rounds: { alone: Half; beside: Half }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await runHalf(server, [hot]);
    rounds.push({ alone, beside: await runHalf(server, [hot, different]) });
  }
  const rows = rounds.map(({ alone, beside }, index) => toRow(`round ${index + 1}`, alone, beside));
  const title = `${HOT_PER_SECOND} requests a second of ${HOT_QUERIES.length} hot operations, alone and beside ${DOCUMENTS_PER_MINUTE} different documents a minute`;
  writeReport('many-documents', title, [...rows, toRow('all', ...pool(rounds))]);
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

function toRow(round: string, alone: Half, beside: Half): ReportRow {
  const [aloneP99, besideP99] = [alone, beside].map((half) => quantile(half.hot.latenciesMs, 0.99)) as [number, number];
  return {
    round,
    'p50 alone, ms': quantile(alone.hot.latenciesMs, 0.5).toFixed(1),
    'p50 beside': quantile(beside.hot.latenciesMs, 0.5).toFixed(1),
    'p99 alone': aloneP99.toFixed(1),
    'p99 beside': besideP99.toFixed(1),
    'p99 beside ÷ alone': (besideP99 / aloneP99).toFixed(2),
    aim: `≤ ${AIM}`,
    'documents answered': beside.others?.statuses['200'] ?? 0,
    'documents refused': beside.others?.statuses['400'] ?? 0,
    'heap MB alone': alone.heapMb.toFixed(1),
    'heap MB beside': beside.heapMb.toFixed(1),
    'resident MB beside': Math.round(beside.residentMb),
  };
}

/** All rounds as one; memory as it was in the last. */
function pool(rounds: readonly { alone: Half; beside: Half }[]): [Half, Half] {
  const join = (halves: readonly Half[]): Half => {
    const last = halves.at(-1);
    if (last === undefined) throw new Error('At least one round must be run');
    const others = halves.flatMap((half) => (half.others === null ? [] : [half.others]));
    return { ...last, hot: joinResults(halves.map((half) => half.hot)), others: others.length === 0 ? null : joinResults(others) };
  };
  return [join(rounds.map(({ alone }) => alone)), join(rounds.map(({ beside }) => beside))];
}

function joinResults(results: readonly StreamResult[]): StreamResult {
  const statuses: Record<string, number> = {};
  for (const result of results)
    for (const [status, count] of Object.entries(result.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
  return { latenciesMs: results.flatMap(({ latenciesMs }) => latenciesMs).sort((left, right) => left - right), statuses };
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
