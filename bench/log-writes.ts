import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineStatement } from '../src/data/database.ts';
import { createInvalidationSource } from '../src/data/invalidation-source.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../src/data/postgres-database.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { measureImport, writeMatches } from './support/import-process.ts';
import { type Round, runPaired, toMedianRate, toRatio } from './support/paired-runs.ts';
import { type ReportRow, writeReport } from './support/report.ts';

const WRITERS = 50;
const PLAYERS = 10_000;
/** Other counts may be given as arguments. */
const [ROUNDS = 5, MATCHES = 10_000, SECONDS = 5] = process.argv.slice(2).map(Number);

const touch = defineStatement(
  'bench_touch',
  `update players set time_zone = case when time_zone = 'UTC' then 'Asia/Seoul' else 'UTC' end where id = $1`,
);
const fill = `insert into players (id, puuid, platform) select n, 'bench' || n, 'EUW1' from generate_series(1, ${PLAYERS}) n`;
const disable = `do $$ declare one record; begin
  for one in select tgrelid::regclass as watched, tgname as name from pg_trigger where tgname like 'cache\\_%' loop
    execute format('alter table %s disable trigger %I', one.watched, one.name);
  end loop;
end $$`;

const wakes = await withBenchDatabase((_database, url) => measureWrites(url));
const imports = await measureImports();
writeReport('log-writes', 'What the invalidation log costs who writes', [
  toRow(`single rows, ${WRITERS} writers, wake on ÷ off`, wakes, 'writes/s'),
  toRow(`import of ${MATCHES} matches, log on ÷ off`, imports, 'matches/s'),
]);

function toRow(measurement: string, rounds: readonly Round[], of: string): ReportRow {
  const { median, low, high } = toRatio(rounds, 'on', 'off');
  return {
    measurement,
    rounds: rounds.length,
    'on ÷ off': median.toFixed(2),
    range: `${low.toFixed(2)}–${high.toFixed(2)}`,
    on: `${Math.round(toMedianRate(rounds, 'on'))} ${of}`,
    off: `${Math.round(toMedianRate(rounds, 'off'))} ${of}`,
  };
}

type Side = 'off' | 'on';

/** One of both after the other, and each begins every other round. */
async function runRounds(measure: (side: Side) => Promise<number>): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rates: Record<string, number> = {};
    for (const side of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) rates[side] = await measure(side);
    rounds.push(rates);
  }
  return rounds;
}

async function measureWrites(url: string): Promise<Round[]> {
  const database = createPostgresDatabase(url, { maxConnections: WRITERS });
  await database.runScript(fill);
  const stop = await listen(database);
  const options = { rounds: 1, milliseconds: SECONDS * 1_000, concurrency: WRITERS };
  try {
    return await runRounds(async (side) => {
      await database.runScript(`alter table cache.outbox ${side === 'on' ? 'enable always' : 'disable'} trigger wake`);
      return toMedianRate(await runPaired([{ name: side, run: () => write(database) }], options), side);
    });
  } finally {
    await stop();
    await database.close();
  }
}

function write(database: PostgresDatabase): Promise<unknown> {
  return database.query(touch, [1 + Math.floor(Math.random() * PLAYERS)]);
}

/** Looks at the log when woken, one look at a time, and once more if woken meanwhile. */
async function listen(database: PostgresDatabase): Promise<() => Promise<void>> {
  let after = '1:1:';
  let looks: Promise<void> | undefined;
  let again = false;
  const look = async () => {
    do {
      again = false;
      ({ snapshot: after } = await log.pull(after));
    } while (again);
    looks = undefined;
  };
  const onWake = () => {
    if (looks === undefined) looks = look();
    else again = true;
  };
  const log = await createInvalidationSource(database).connect({ onWake, onLost: () => undefined });
  return async () => {
    await looks;
    await log.close();
  };
}

async function measureImports(): Promise<Round[]> {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-bench-'));
  try {
    const file = await writeMatches(folder, MATCHES);
    return await runRounds((side) => importRate(file, side));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On an empty database each time. */
function importRate(file: string, side: Side): Promise<number> {
  return withBenchDatabase(async (database, url) => {
    if (side === 'off') await database.runScript(disable);
    const { records, seconds } = await measureImport('farsight', file, url);
    const [row] = await database.query<{ rows: number }>(
      defineStatement('bench_log_rows', 'select count(*)::int as rows from cache.outbox'),
      [],
    );
    if ((row?.rows ?? 0) > 0 !== (side === 'on')) throw new Error(`The log has ${row?.rows} rows of an import with the log ${side}`);
    return records / seconds;
  });
}
