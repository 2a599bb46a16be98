import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withBenchDatabase } from './support/bench-database.ts';
import { startContender } from './support/contender-process.ts';
import { type CpuShare, shareByCaller, shareByFunction, shareByPart, shareByPartAlone } from './support/cpu-profile.ts';
import { assertPeersInstalled, runLoad } from './support/http-load.ts';
import { NESTED_QUERY } from './support/nested-query.ts';
import { type ReportRow, writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { stored: { type: 'boolean', default: false }, 'past-front': { type: 'boolean', default: false } },
});
const [SERVER = 'servers/farsight-server.ts'] = positionals;
const REQUEST = toRequest();
const WARM_UP_SECONDS = 5;
const SECONDS = 10;
const CONNECTIONS = 8;
const FUNCTIONS = 60;

assertPeersInstalled();
await withBenchDatabase(async (database, databaseUrl) => {
  await seedForServing(database);
  await using servers = new AsyncDisposableStack();
  const server = await startContender({ file: SERVER, databaseUrl, environment: REQUEST.isStored ? { RESPONSE_CACHE: 'on' } : {} });
  servers.defer(() => server.stop());
  const load = { url: server.url, body: JSON.stringify({ query: NESTED_QUERY }), connections: CONNECTIONS, headers: REQUEST.headers };
  await runLoad({ ...load, seconds: WARM_UP_SECONDS });
  if (REQUEST.isStored) await assertStored(load);
  const before = await server.usage();
  const plain = await runLoad({ ...load, seconds: SECONDS });
  const after = await server.usage();
  const cpuMicroseconds = ((after.cpuSeconds - before.cpuSeconds) * 1e6) / plain.requests;

  const profiled = runLoad({ ...load, seconds: SECONDS });
  await delay(1_000);
  const profile = await server.profile((SECONDS - 2) * 1_000);
  await profiled;

  const toRow = ({ name, fraction }: CpuShare): ReportRow => ({
    where: name,
    'share of CPU time': `${(fraction * 100).toFixed(1)} %`,
    'µs a request': (fraction * cpuMicroseconds).toFixed(1),
  });
  const title = `Where ${SERVER} spends its ${cpuMicroseconds.toFixed(1)} µs of CPU ${REQUEST.of}`;
  for (const [way, by, shares] of [
    ['parts', 'by package and folder, each with what Node does for it', shareByPart(profile)],
    ['parts-alone', 'by package and folder alone', shareByPartAlone(profile)],
    ['callers', 'by function, each with what Node does for it', shareByCaller(profile).slice(0, FUNCTIONS)],
    ['functions', 'by function alone', shareByFunction(profile).slice(0, FUNCTIONS)],
  ] as const)
    writeReport(`${REQUEST.report}-${way}`, `${title}, ${by}`, shares.map(toRow));
  const folder = fileURLToPath(new URL('report/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${REQUEST.report}.cpuprofile`, JSON.stringify(profile));
  console.log(`The profile itself, for a browser's developer tools: ${folder}${REQUEST.report}.cpuprofile`);
});

function toRequest() {
  if (values['past-front']) {
    // The front leaves requests with this header to the framework's route, where it means nothing unless an operator sends it.
    const headers = { 'farsight-cache': '1' };
    return { report: 'profile-past-front', of: 'a stored answer past the front', isStored: true, headers };
  }
  if (values.stored) return { report: 'profile-stored', of: 'a stored answer', isStored: true, headers: {} };
  return { report: 'profile', of: 'a nested query', isStored: false, headers: {} };
}

/** Else a profile of answers that are made would be taken for one of those that are not. */
async function assertStored({
  url,
  body,
  headers,
}: {
  url: string;
  body: string;
  headers: Readonly<Record<string, string>>;
}): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  await response.text();
  const status = response.headers.get('cache-status');
  if (status?.includes('; hit') !== true) throw new Error(`${SERVER} must answer from what it stored, but its Cache-Status is ${status}`);
}
