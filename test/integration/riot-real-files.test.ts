import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/data/database.ts';
import { riotImporters } from '../../src/ingest/riot/riot-importers.ts';
import { runImport } from '../../src/ingest/run-import.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { dumpRiotRows } from '../support/riot-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const FOLDER = new URL('../../../shared/data/riot', import.meta.url).pathname;
const FILES = existsSync(FOLDER);
if (!FILES) console.log(`Left out, because absent: the real Riot files (${FOLDER}).`);

const EXPECTED: [string, string, object][] = [
  ['match-v5/nolasaurus_matches.ndjson.gz', 'riot-match-v5', { read: 80, added: 80 }],
  ['match-v5/nolasaurus_timelines.ndjson.gz', 'riot-timeline', { read: 80, ignored: 80 }],
  ['match-v5/baglasaga_arena16_aram.ndjson.gz', 'riot-match-v5', { read: 5, added: 5 }],
  ['match-v5/single/vincentadufour_flex_NA1_5155731459.json.gz', 'riot-match-v5', { read: 1, added: 1 }],
  ['match-v5/single/vincentadufour_problem_game_NA1_4878560807.json.gz', 'riot-match-v5', { read: 1, added: 1 }],
  ['flat/jaskieeeer_match_data.csv.gz', 'riot-flat-matches', { read: 1_446, waiting: 1_446 }],
  ['flat/jaskieeeer_match_participants.csv.gz', 'riot-flat-matches', { read: 14_460, added: 14_460 }],
  ['flat/jaskieeeer_summoners_rank.csv.gz', 'riot-ranks-csv', { read: 10_594, added: 10_537, changed: 57 }],
  ['flat/vincentadufour_flat_match_v5.csv.gz', 'riot-flat-match-v5', { read: 490, added: 490 }],
  ['api/topcheese_account.json', 'riot-account', { read: 1, added: 1 }],
  ['api/topcheese_league_entries.json', 'riot-league-entries', { read: 1, added: 1 }],
  ['api/xalozz_lp-history.json', 'riot-ladder-history', { read: 4, ignored: 4 }],
  ['static/ddragon_champion_11.14.1.json', 'data-dragon-champions', { read: 155, unchanged: 155 }],
  ['static/riot_queues.json', 'riot-queues', { read: 96, added: 96 }],
];

describeOnDatabases('the real Riot files', (kind) => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await kind.create();
    database = test.database;
    await seedChampions(database);
  });
  afterAll(() => test.dispose());

  it.skipIf(!FILES)('import with every record accounted for', { timeout: 60_000 }, async () => {
    for (const [file, format, counts] of EXPECTED) {
      const { byFormat } = await importFile(database, file);
      expect(byFormat, file).toEqual({ [format]: { ...ZERO, ...counts } });
    }
    const rows = await dumpRiotRows(database);
    expect(rows.matches).toHaveLength(87 + 1_446 + 49);
    expect(rows.champions.filter((champion) => champion['name'] === null)).toEqual([]);
    expect(Math.max(...rows.matches.map(({ row }) => Number((row as Record<string, unknown>)['duration_seconds'])))).toBeLessThan(4_000);
  });
});

const ZERO = { read: 0, added: 0, changed: 0, unchanged: 0, ignored: 0, waiting: 0, rejected: 0 };

function importFile(database: Database, file: string) {
  const nothing = () => undefined;
  return runImport({
    database,
    importers: riotImporters,
    stdin: Readable.from([]),
    options: { paths: [`${FOLDER}/${file}`], strict: true, channel: null, observedAt: null },
    reporter: { fileStarted: nothing, progress: nothing, rejected: nothing, note: nothing, fileFinished: nothing },
  });
}
