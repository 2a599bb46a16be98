import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withBenchDatabase } from './support/bench-database.ts';
import { startContender } from './support/contender-process.ts';
import { shareByFunction, shareByPart } from './support/cpu-profile.ts';
import { assertPeersInstalled, runLoad } from './support/http-load.ts';
import { NESTED_QUERY } from './support/nested-query.ts';
import { type ReportRow, writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const SERVER = process.argv[2] ?? 'servers/farsight-server.ts';
const WARM_UP_SECONDS = 5;
const SECONDS = 10;
const CONNECTIONS = 8;
const FUNCTIONS = 60;

assertPeersInstalled();
await withBenchDatabase(async (database, databaseUrl) => {
  await seedForServing(database);
  await using servers = new AsyncDisposableStack();
  const server = await startContender({ file: SERVER, databaseUrl });
  servers.defer(() => server.stop());
  const load = { url: server.url, body: JSON.stringify({ query: NESTED_QUERY }), connections: CONNECTIONS };
  await runLoad({ ...load, seconds: WARM_UP_SECONDS });
  const before = await server.usage();
  const plain = await runLoad({ ...load, seconds: SECONDS });
  const after = await server.usage();
  const cpuMs = ((after.cpuSeconds - before.cpuSeconds) * 1_000) / plain.requests;

  const profiled = runLoad({ ...load, seconds: SECONDS });
  await delay(1_000);
  const profile = await server.profile((SECONDS - 2) * 1_000);
  await profiled;

  const toRow = ({ name, fraction }: { name: string; fraction: number }): ReportRow => ({
    where: name,
    'share of CPU time': `${(fraction * 100).toFixed(1)} %`,
    'ms a request': (fraction * cpuMs).toFixed(3),
  });
  const title = `Where ${SERVER} spends its ${cpuMs.toFixed(2)} ms of CPU a nested query`;
  writeReport('profile-parts', `${title}, by package and folder`, shareByPart(profile).map(toRow));
  writeReport('profile-functions', `${title}, by function alone`, shareByFunction(profile).slice(0, FUNCTIONS).map(toRow));
  const folder = fileURLToPath(new URL('report/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}nested-query.cpuprofile`, JSON.stringify(profile));
  console.log(`The profile itself, for a browser's developer tools: ${folder}nested-query.cpuprofile`);
});
