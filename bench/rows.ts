import pg from 'pg';
import type { Statement } from '../src/data/database.ts';
import { buildPageStatement } from '../src/data/keyset-statement.ts';
import { matchStatements } from '../src/data/match-repository.ts';
import { unpackRows } from '../src/data/packed-rows.ts';
import { playerMatchesRelation } from '../src/data/participant-repository.ts';
import { readProcessCpu } from './support/backend-cpu.ts';
import { withBenchDatabase } from './support/bench-database.ts';
import { writeReport } from './support/report.ts';
import { seedForServing } from './support/seed.ts';

const ROUNDS = 8;
const RUNS = 500;
const WARM_UP = 50;

/** A way to read the rows of a statement. */
interface Way {
  readonly name: string;
  readonly read: (client: pg.Client, statement: Statement, values: unknown[]) => Promise<unknown>;
}

/** Times as the driver's own parsers do not: by their digits. */
const FAST_TYPES: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  21: Number,
  23: Number,
  1184: (text) => new Date(`${text.replace(' ', 'T')}:00`),
};

const WAYS: readonly Way[] = [
  {
    name: 'rows as objects, the driver’s way',
    read: (client, statement, values) => client.query({ name: `${statement.name}_rows`, text: unwrap(statement), values }),
  },
  {
    name: 'rows as arrays, parsers of our own',
    read: (client, statement, values) => {
      const types = { getTypeParser: (type: number) => FAST_TYPES[type] ?? String };
      return client.query({
        name: `${statement.name}_arrays`,
        text: unwrap(statement),
        values,
        rowMode: 'array',
        types,
      } as pg.QueryArrayConfig);
    },
  },
  {
    name: 'one JSON object a row',
    read: (client, statement, values) => {
      const text = `select json_agg(packed) as rows from (${unwrap(statement)}) packed`;
      return client.query({ name: `${statement.name}_objects`, text, values });
    },
  },
  {
    name: 'one JSON list a column',
    read: async (client, statement, values) => {
      const { rows } = await client.query({ name: statement.name, text: statement.text, values });
      return unpackRows(statement.packs ?? {}, rows[0]);
    },
  },
];

await withBenchDatabase(async (database, url) => {
  await seedForServing(database);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const report = [];
  for (const [what, statement, values] of listReads()) {
    const costs = await measure(client, { pid: Number(rows[0]?.pid), read: (way) => way.read(client, statement, values) });
    for (const [name, { server, backend }] of costs)
      report.push({ read: what, way: name, 'gateway CPU, µs': Math.round(server), 'Postgres CPU, µs': Math.round(backend) });
  }
  await client.end();
  writeReport('rows', `Ways to read rows: CPU a read, the least of ${ROUNDS} rounds of ${RUNS}`, report);
});

function listReads(): readonly (readonly [what: string, statement: Statement, values: unknown[]])[] {
  const variant = { order: 'STARTED_AT_DESC', direction: 'forward', filters: [], after: false, before: false, alone: false } as const;
  const players = Array.from({ length: 20 }, (_unused, index) => String(index + 1));
  const byId = matchStatements[0];
  if (byId === undefined) throw new Error('There is no statement for matches by id');
  return [
    ['20 pages of 6 participants', buildPageStatement(playerMatchesRelation, variant), [players.map(() => 6), players]],
    ['100 matches by id', byId, [Array.from({ length: 100 }, (_unused, index) => String(index + 1_000))]],
  ];
}

/** Least costs in microseconds: of this process, and of the connection's. Other work of the machine can only add to them. */
async function measure(client: pg.Client, { pid, read }: { pid: number; read: (way: Way) => Promise<unknown> }) {
  const least = new Map(WAYS.map(({ name }) => [name, { server: Number.POSITIVE_INFINITY, backend: Number.POSITIVE_INFINITY }]));
  for (const way of WAYS) for (let run = 0; run < WARM_UP; run += 1) await read(way);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of WAYS) {
      await client.query('select 1');
      const backendBefore = readProcessCpu(pid);
      const before = process.cpuUsage();
      for (let run = 0; run < RUNS; run += 1) await read(way);
      const { user, system } = process.cpuUsage(before);
      const known = least.get(way.name);
      if (known === undefined) continue;
      known.server = Math.min(known.server, (user + system) / RUNS);
      known.backend = Math.min(known.backend, ((readProcessCpu(pid) - backendBefore) * 1e6) / RUNS);
    }
  }
  return least;
}

/** The statement before its rows were packed. */
function unwrap({ text }: Statement): string {
  return text.replace(/^select .*\nfrom \(\n/, '').replace(/\n\) packed$/, '');
}
