// A process that imports, for tests that kill it or measure its memory. Says on standard output what it has done.

import type { Database } from '../../src/data/database.ts';
import { createPgliteDatabase } from '../../src/data/pglite-database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { riotImporters } from '../../src/ingest/riot/riot-importers.ts';
import { runImport } from '../../src/ingest/run-import.ts';
import { SILENT_REPORTER } from '../../src/ingest/sample/load-sample.ts';
import { telegramImporters } from '../../src/ingest/telegram/telegram-importers.ts';

const [where = '', path = '', channel = '', now = ''] = process.argv.slice(2);
const database = where.startsWith('postgres') ? createPostgresDatabase(where) : await createPgliteDatabase({ folder: where });

/** Tells the parent of each transaction before it commits and after, so that it can kill this process there. */
const telling: Database = {
  ...database,
  transaction: async (work) => {
    const result = await database.transaction(async (writer) => {
      const done = await work(writer);
      process.stdout.write('committing\n');
      return done;
    });
    process.stdout.write('committed\n');
    return result;
  },
};

const summary = await runImport({
  database: telling,
  options: { paths: [path], strict: false, channel, observedAt: new Date(now) },
  reporter: SILENT_REPORTER,
  importers: [...riotImporters, ...telegramImporters],
  stdin: process.stdin,
  now: () => new Date(now),
});
await database.close();
process.stdout.write(`${JSON.stringify(summary)}\n`);
