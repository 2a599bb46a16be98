import { isDeepStrictEqual } from 'node:util';
import { withBenchDatabase } from './support/bench-database.ts';
import { startContender } from './support/contender-process.ts';
import { assertPeersInstalled, postOnce } from './support/http-load.ts';
import { type HttpContender, measureRounds, toContenderRows } from './support/http-rounds.ts';
import { NESTED_QUERY } from './support/nested-query.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const FARSIGHT = 'Farsight';
const ASK = JSON.stringify({ query: NESTED_QUERY });

interface Peer {
  readonly name: string;
  readonly file: string;
  /** Farsight's requests a second divided by its own. */
  readonly aim?: string;
}

const PEERS: readonly Peer[] = [
  { name: FARSIGHT, file: 'servers/farsight-server.ts' },
  { name: 'Apollo Server', file: 'servers/apollo-server.ts', aim: '≥ 3' },
  { name: 'Mercurius with JIT', file: 'peers/mercurius-server.ts', aim: '≥ 1' },
  { name: 'one SQL statement as JSON', file: 'servers/one-statement-server.ts', aim: '≥ 0.7' },
];

assertPeersInstalled();
await withBenchDatabase(async (database, databaseUrl) => {
  await seedForServing(database);
  await using servers = new AsyncDisposableStack();
  const contenders: HttpContender[] = [];
  for (const { name, file, aim } of PEERS) {
    const server = await startContender({ file, databaseUrl });
    servers.defer(() => server.stop());
    contenders.push({ name, aim: aim ?? '', server, body: ASK });
  }
  await assertAlike(contenders);
  const rounds = await measureRounds(contenders, { database, rounds: Number(process.argv[2] ?? 7), seconds: 3, connections: 8 });
  await assertAlike(contenders);
  writeReport(
    'peers',
    '20 players × 5 matches × participant and match, uncached, over HTTP',
    toContenderRows(rounds, contenders, FARSIGHT),
    { rounds },
  );
});

async function assertAlike(contenders: readonly HttpContender[]): Promise<void> {
  const [first, ...others] = await Promise.all(
    contenders.map(async ({ name, server, body }) => ({ name, answer: await postOnce(server.url, body) })),
  );
  for (const { name, answer } of others)
    if (!isDeepStrictEqual(answer, first?.answer)) throw new Error(`${name} and ${first?.name} do not answer alike`);
}
