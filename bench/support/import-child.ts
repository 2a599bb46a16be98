import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { importers } from '../../src/ingest/importers.ts';
import { MATCH_COLUMNS, PARTICIPANT_COLUMNS, TEAM_COLUMNS } from '../../src/ingest/riot/match-rows.ts';
import { runImport } from '../../src/ingest/run-import.ts';
import { SILENT_REPORTER } from '../../src/ingest/sample/load-sample.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { toBareRows } from './bare-rows.ts';

/** Matches copied at once by the bare loop. */
const BARE_BATCH = 1_000;
/** Of what carries no time. */
const OBSERVED_AT = new Date('2026-06-01T00:00:00Z');
const PLAYER_COLUMNS = ['id', 'puuid', 'platform', 'game_name', 'tag_line', 'name_key', 'riot_id_key'] as const;
const ACTIVITY_COLUMNS = ['player_id', 'platform', 'last_played_at'] as const;
const NAME_COLUMNS = ['player_id', 'game_name', 'tag_line', 'first_seen_at', 'last_seen_at'] as const;

const [mode, file, url] = process.argv.slice(2);
if (file === undefined || url === undefined) throw new Error('Usage: import-child.ts farsight|bare FILE URL');
const database = createPostgresDatabase(url);
await seedChampions(database);
const startedAt = performance.now();
const records = mode === 'farsight' ? await importWithFarsight(file) : await copyBare(file);
console.log(
  JSON.stringify({ records, seconds: (performance.now() - startedAt) / 1_000, peakMegabytes: process.resourceUsage().maxRSS / 1_024 }),
);
await database.close();

async function importWithFarsight(path: string): Promise<number> {
  const { byFormat } = await runImport({
    database,
    options: { paths: [path], strict: true, channel: null, observedAt: OBSERVED_AT },
    reporter: SILENT_REPORTER,
    importers,
    stdin: Readable.from([]),
  });
  return Object.values(byFormat).reduce((sum, { added }) => sum + added, 0);
}

/** What any importer must at least do: parse each line and copy its rows. No checks, no look-ups, nothing twice, names only first seen. */
async function copyBare(path: string): Promise<number> {
  const playerIds = new Map<string, number>();
  let batch = createBatch();
  let records = 0;
  let inFlight = Promise.resolve();
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }) })) {
    records += 1;
    toBareRows(JSON.parse(line), { matchKey: records, playerIds, ...batch });
    if (records % BARE_BATCH !== 0) continue;
    await inFlight;
    inFlight = copyBatch(batch);
    batch = createBatch();
  }
  await inFlight;
  await copyBatch(batch);
  return records;
}

function createBatch() {
  return {
    players: [] as unknown[][],
    activity: [] as unknown[][],
    names: [] as unknown[][],
    matches: [] as unknown[][],
    teams: [] as unknown[][],
    participants: [] as unknown[][],
  };
}

async function copyBatch({ players, activity, names, matches, teams, participants }: ReturnType<typeof createBatch>): Promise<void> {
  await database.transaction(async (writer) => {
    await writer.copy('players', PLAYER_COLUMNS, players);
    await writer.copy('player_activity', ACTIVITY_COLUMNS, activity);
    await writer.copy('player_names', NAME_COLUMNS, names);
    await writer.copy('matches', MATCH_COLUMNS, matches);
    await writer.copy('teams', TEAM_COLUMNS, teams);
    await writer.copy('participants', PARTICIPANT_COLUMNS, participants);
  });
}
