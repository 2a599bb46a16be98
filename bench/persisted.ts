import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { withBenchDatabase } from './support/bench-database.ts';
import { startContender } from './support/contender-process.ts';
import { assertPeersInstalled, postOnce } from './support/http-load.ts';
import { type HttpContender, measureRounds, toContenderRows } from './support/http-rounds.ts';
import { NESTED_QUERY } from './support/nested-query.ts';
import { type ReportRow, writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

/** Another count of rounds may be given as an argument. */
const ROUNDS = Number(process.argv[2] ?? 9);
const SECONDS = 3;
const CONNECTIONS = 8;

interface Operation {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

/** A wide answer, where the text is a small part of the work, and a small one, where it is a large part. */
const OPERATIONS = [
  toOperation('Nested', NESTED_QUERY.replace('query', 'query Nested')),
  toOperation(
    'OnePlayer',
    `query OnePlayer { players(first: 1) { nodes { id puuid platform gameName tagLine } pageInfo { hasNextPage endCursor } } }`,
  ),
];

assertPeersInstalled();
const folder = mkdtempSync(join(tmpdir(), 'farsight-bench-'));
try {
  const manifest = join(folder, 'persisted-operations.json');
  writeFileSync(manifest, JSON.stringify(toApolloManifest(OPERATIONS)));
  await withBenchDatabase(async (database, databaseUrl) => {
    await seedForServing(database);
    await using servers = new AsyncDisposableStack();
    const server = await startContender({
      file: 'servers/farsight-server.ts',
      databaseUrl,
      environment: { PERSISTED_OPERATIONS: manifest, PERSISTED_MODE: 'apq' },
    });
    servers.defer(() => server.stop());
    const pairs = OPERATIONS.map(({ id, name, body }): readonly [HttpContender, HttpContender] => [
      { name: `${name} by id`, aim: '', server, body: JSON.stringify({ documentId: id }) },
      { name: `${name} by text`, aim: '> 1', server, body: JSON.stringify({ query: body }) },
    ]);
    for (const [byId, byText] of pairs) {
      const answers = await Promise.all([byId, byText].map(({ body }) => postOnce(server.url, body)));
      if (!isDeepStrictEqual(answers[0], answers[1])) throw new Error(`${byId.name} and ${byText.name} are not answered alike`);
    }
    const rounds = await measureRounds(pairs.flat(), { database, rounds: ROUNDS, seconds: SECONDS, connections: CONNECTIONS });
    const rows = pairs.flatMap((pair) => toContenderRows(rounds, pair, pair[0].name).map(withSharedColumn));
    writeReport('persisted', 'A persisted operation by its id against its text, on the same gateway', rows, {
      node: process.version,
      rounds,
    });
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function toOperation(name: string, body: string): Operation {
  return { id: createHash('sha256').update(body).digest('hex'), name, body };
}

/** As `@apollo/generate-persisted-query-manifest` writes it. */
function toApolloManifest(operations: readonly Operation[]): object {
  return {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: operations.map((operation) => ({ ...operation, type: 'query' })),
  };
}

/** Rows of different operations stand in one table: the ratio's column does not name its operation. */
function withSharedColumn(row: ReportRow): ReportRow {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column.replace(/^.* by id ÷/, 'by id ÷'), value]));
}
