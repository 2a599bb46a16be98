import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withBenchDatabase } from './support/bench-database.ts';
import { type ContenderProcess, startContender } from './support/contender-process.ts';
import { assertPeersInstalled } from './support/http-load.ts';
import { type HttpContender, measureRounds, toContenderRows } from './support/http-rounds.ts';
import { NESTED_QUERY } from './support/nested-query.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

/** Another count of rounds may be given as an argument. */
const ROUNDS = Number(process.argv[2] ?? 9);
const SECONDS = 3;
const CONNECTIONS = 16;
const BODY = JSON.stringify({ query: NESTED_QUERY });

interface Contender {
  readonly name: string;
  readonly file: string;
  /** Farsight's requests a second divided by its own. */
  readonly aim?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

assertPeersInstalled();
const redisUrl = process.env['BENCH_REDIS_URL'] ?? process.env['TEST_REDIS_URL'];
const folder = mkdtempSync(join(tmpdir(), 'farsight-cached-'));
const constantFile = join(folder, 'answer.json');
try {
  await withBenchDatabase(async (database, databaseUrl) => {
    await seedForServing(database);
    const compare = async (report: string, title: string, list: readonly Contender[]) => {
      await using servers = new AsyncDisposableStack();
      const contenders: HttpContender[] = [];
      for (const { name, file, aim = '', environment = {} } of list) {
        const server = await startContender({ file, databaseUrl, environment });
        servers.defer(() => server.stop());
        contenders.push({ name, aim, server, body: BODY });
        await keepAnswer(server);
      }
      const rounds = await measureRounds(contenders, { database, rounds: ROUNDS, seconds: SECONDS, connections: CONNECTIONS });
      writeReport(report, title, toContenderRows(rounds, contenders, 'Farsight'), { node: process.version, rounds });
    };
    await compare('cached', 'A cached answer of 21 KB, all checks on', [
      { name: 'Farsight', file: 'servers/farsight-server.ts', environment: { RESPONSE_CACHE: 'on' } },
      { name: 'constant bytes', file: 'servers/constant-server.ts', aim: '≥ 0.75', environment: { CONSTANT_FILE: constantFile } },
      { name: 'Apollo Server and its response cache', file: 'peers/apollo-cache-server.ts', aim: '≥ 6' },
      { name: 'Yoga and its response cache', file: 'peers/yoga-cache-server.ts', aim: '≥ 6' },
      { name: 'Mercurius and its cache', file: 'peers/mercurius-cache-server.ts', aim: '≥ 6' },
    ]);
    if (!redisUrl) {
      console.log('Left out, because neither BENCH_REDIS_URL nor TEST_REDIS_URL is set: the same out of Redis');
      return;
    }
    await compare('cached-shared', 'The same out of Redis, nothing held in the process', [
      {
        name: 'Farsight',
        file: 'servers/farsight-server.ts',
        environment: { RESPONSE_CACHE: 'on', RESPONSE_CACHE_MB: '0', REDIS_URL: redisUrl },
      },
      {
        name: 'Apollo Server and its response cache on Keyv',
        file: 'peers/apollo-cache-server.ts',
        aim: '≥ 2',
        environment: { PEER_REDIS_URL: redisUrl },
      },
    ]);
  });
} finally {
  rmSync(folder, { recursive: true });
}

/** The first answer is what the constant server is to send. */
async function keepAnswer(server: ContenderProcess): Promise<void> {
  const response = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: BODY });
  const text = await response.text();
  if (!response.ok || !text.includes('"data"')) throw new Error(`${server.url} answered ${response.status}: ${text.slice(0, 300)}`);
  if (!existsSync(constantFile)) writeFileSync(constantFile, text);
}
