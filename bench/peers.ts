import { isDeepStrictEqual } from 'node:util';
import { withBenchDatabase } from './support/bench-database.ts';
import { startContender } from './support/contender-process.ts';
import { assertPeersInstalled, postOnce } from './support/http-load.ts';
import { type HttpContender, measureRounds, toContenderRows } from './support/http-rounds.ts';
import { NESTED_QUERY } from './support/nested-query.ts';
import { POSTGRAPHILE_QUERY, toFarsightShape } from './support/postgraphile-query.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const FARSIGHT = 'Farsight';
/** Another count of rounds may be given as an argument. */
const ROUNDS = Number(process.argv[2] ?? 9);
const SECONDS = 3;
const CONNECTIONS = 8;

interface PeerContender extends HttpContender {
  readonly reshape: (answer: unknown) => unknown;
}

interface Peer {
  readonly name: string;
  readonly file: string;
  /** Farsight's requests a second divided by its own. */
  readonly aim?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where it is not Farsight's. */
  readonly query?: string;
  /** Brings an answer into the shape of Farsight's. */
  readonly reshape?: (answer: unknown) => unknown;
}

const PEERS: readonly Peer[] = [
  { name: FARSIGHT, file: 'servers/farsight-server.ts' },
  { name: 'Apollo Server', file: 'servers/apollo-server.ts', aim: '≥ 3' },
  { name: 'Mercurius with JIT', file: 'peers/mercurius-server.ts', aim: '≥ 1' },
  {
    name: 'PostGraphile',
    file: 'peers/postgraphile-server.ts',
    aim: '≥ 2',
    environment: { GRAPHILE_ENV: 'production' },
    query: POSTGRAPHILE_QUERY,
    reshape: toFarsightShape,
  },
  { name: 'one SQL statement as JSON', file: 'servers/one-statement-server.ts', aim: '≥ 0.7' },
];

assertPeersInstalled();
await withBenchDatabase(async (database, databaseUrl) => {
  await seedForServing(database);
  await using servers = new AsyncDisposableStack();
  const contenders: PeerContender[] = [];
  for (const { name, file, aim = '', environment = {}, query = NESTED_QUERY, reshape = keepShape } of PEERS) {
    const server = await startContender({ file, databaseUrl, environment });
    servers.defer(() => server.stop());
    contenders.push({ name, aim, server, body: JSON.stringify({ query }), reshape });
  }
  await assertAlike(contenders);
  const rounds = await measureRounds(contenders, { database, rounds: ROUNDS, seconds: SECONDS, connections: CONNECTIONS });
  await assertAlike(contenders);
  const title = '20 players × 5 matches × participant and match, uncached, over HTTP';
  writeReport('peers', title, toContenderRows(rounds, contenders, FARSIGHT), { node: process.version, rounds });
});

async function assertAlike(contenders: readonly PeerContender[]): Promise<void> {
  const [first, ...others] = await Promise.all(
    contenders.map(async ({ name, server, body, reshape }) => ({ name, answer: reshape(await postOnce(server.url, body)) })),
  );
  for (const { name, answer } of others)
    if (!isDeepStrictEqual(answer, first?.answer)) throw new Error(`${name} and ${first?.name} do not answer alike`);
}

function keepShape(answer: unknown): unknown {
  return answer;
}
