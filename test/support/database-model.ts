import { setImmediate } from 'node:timers/promises';
import type { Execution } from '../../src/cache/cacheable-request.ts';
import { createMemoryStore } from '../../src/cache/memory-store.ts';
import { parseSnapshot, sees } from '../../src/cache/snapshot.ts';
import { createInvalidationSource } from '../../src/data/invalidation-source.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';
import { once } from './log-fixture.ts';
import { createTestCache, type Failure, TEST_POLICY, type TestCache } from './test-cache.ts';

/** A table that the log watches, and beside it which transactions changed what, by triggers of their own. */
const TABLES = `
create table model_rows (id int primary key, team int not null, score int not null);
create table model_changes (statement text not null, xid bigint not null default pg_current_xact_id()::text::bigint);
create function note_model_change() returns trigger language plpgsql as $$
begin
  if old is not distinct from new then return null; end if;
  insert into model_changes (statement)
    select distinct statement from (values ('row:' || old.id), ('row:' || new.id), ('team:' || old.team), ('team:' || new.team)) as one(statement)
     where statement is not null;
  return null;
end $$;
create trigger note_model_change after insert or update or delete on model_rows for each row execute function note_model_change();
select cache.watch('model_rows', array['Player:{id}', 'list:Player | team', 'null:Player:{id} | id'])`;
const IDS = 8;
const TEAMS = 3;
const GATEWAYS = 3;
const READERS = 6;
const WRITERS = 3;

interface ModelRead {
  readonly statement: string;
  readonly snapshot: string;
}

/** An answer, and what the log of its gateway showed when it was asked for. */
interface Visit {
  readonly known: string;
  readonly reads: readonly ModelRead[];
}

/** What it came to: answers that missed a change which the log had shown, and how many were given out of the cache. */
export interface DatabaseModelReport {
  readonly faults: readonly string[];
  readonly hits: number;
}

/**
 * Has readers ask gateways, writers change rows in transactions that overlap, and gateways be replaced and the log trimmed meanwhile, all at once;
 * holds every answer against the changes that transactions noted themselves.
 * @param parts `random` gives numbers from 0 to below 1; `keepsTags` is false to see that the model notices
 */
export async function runDatabaseModel(
  database: AnyDatabase,
  { requests, random, keepsTags = true }: { requests: number; random: () => number; keepsTags?: boolean },
): Promise<DatabaseModelReport> {
  await database.runScript(TABLES);
  const draw = (below: number) => Math.floor(random() * below);
  const store = createMemoryStore({ maxBytes: 1_000_000 });
  const source = createInvalidationSource(database);
  const open = () => createTestCache({ wrapSource: () => source, store, maxTags: 10, logNow: () => performance.now() });
  const gateways: TestCache[] = [];
  const opened: TestCache[] = [];
  const replace = async (place: number) => {
    const gateway = await open();
    opened.push(gateway);
    // The old one goes on until the end: readers may be in it.
    gateways[place] = gateway;
  };
  for (let place = 0; place < GATEWAYS; place += 1) await replace(place);
  const visits: Visit[] = [];
  let asked = 0;
  const isOver = () => asked >= requests;
  const read = async () => {
    while (!isOver()) {
      asked += 1;
      const gateway = gateways[draw(GATEWAYS)] as TestCache;
      const known = gateway.log.position().snapshot;
      const key = draw(2) === 0 ? `row:${draw(IDS)}` : `team:${draw(TEAMS)}+row:${draw(IDS)}`;
      const reads = await ask(gateway, key, (one) => readStatement(database, one), keepsTags);
      if (known !== null) visits.push({ known, reads });
      await setImmediate();
    }
  };
  const write = async () => {
    while (!isOver()) {
      await changeRows(database, draw);
      for (let turns = draw(40); turns > 0; turns -= 1) await setImmediate();
    }
  };
  const disturb = async () => {
    while (!isOver()) {
      const until = asked + requests / 20;
      while (asked < until && !isOver()) await setImmediate();
      if (draw(2) === 0) await replace(draw(GATEWAYS));
      else await source.prune({ keepMs: 0, maxRows: 1 + draw(20) });
    }
  };
  await Promise.all([...Array.from({ length: READERS }, read), ...Array.from({ length: WRITERS }, write), disturb()]);
  for (const gateway of opened) await gateway.stop();
  const hits = opened.flatMap(({ reports }) => reports).filter(({ result }) => result === 'hit').length;
  return { faults: await findFaults(database, visits), hits };
}

async function ask(
  { cache }: TestCache,
  key: string,
  readOne: (statement: string) => Promise<ModelRead & { readonly tags: readonly string[] }>,
  keepsTags: boolean,
): Promise<readonly ModelRead[]> {
  const execute = async (): Promise<Execution<Failure>> => {
    const reads = [];
    for (const statement of key.split('+')) reads.push(await readOne(statement));
    const tags = keepsTags ? reads.flatMap((one) => one.tags) : [];
    return { kind: 'answer', bytes: Buffer.from(JSON.stringify(reads)), tags, policy: TEST_POLICY };
  };
  const begin = () => ({ done: execute(), abandon: () => undefined });
  const answered = await cache.answer({ key, policy: TEST_POLICY, begin, leaving: null });
  if (answered.kind === 'other') throw new Error(`No answer to ${key}`);
  return JSON.parse(answered.body.identity.toString());
}

async function readStatement(database: AnyDatabase, statement: string): Promise<ModelRead & { tags: string[] }> {
  const [kind, key] = statement.split(':');
  const where = kind === 'row' ? 'id' : 'team';
  const text = `select pg_current_snapshot()::text as snapshot, array(select id::text from model_rows where ${where} = ${key}) as ids`;
  const [row] = await database.query<{ snapshot: string; ids: string[] }>(once(text), []);
  if (row === undefined) throw new Error('No row');
  const rows = row.ids.map((id) => `Player:${id}`);
  const missing = rows.length === 0 ? [`null:Player:${key}`] : [];
  return { statement, snapshot: row.snapshot, tags: kind === 'row' ? [...rows, ...missing] : ['list:Player', ...rows] };
}

/** One transaction of some statements on few rows, in the order of their ids so that none waits for another in a circle; some are rolled back. */
async function changeRows(database: AnyDatabase, draw: (below: number) => number): Promise<void> {
  const undone = new Error('undone');
  const ids = Array.from({ length: 1 + draw(3) }, () => draw(IDS)).sort((a, b) => a - b);
  const work = database.transaction(async (writer) => {
    for (const id of ids) {
      const text =
        draw(4) === 0
          ? `delete from model_rows where id = ${id}`
          : `insert into model_rows values (${id}, ${draw(TEAMS)}, ${draw(4)}) on conflict (id) do update set team = excluded.team, score = excluded.score`;
      const inSavepoint = draw(5) === 0;
      if (inSavepoint) await writer.execute(once('savepoint one'), []);
      await writer.execute(once(text), []);
      if (inSavepoint) await writer.execute(once(draw(2) === 0 ? 'rollback to one' : 'release one'), []);
    }
    if (draw(6) === 0) throw undone;
  });
  await work.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
}

async function findFaults(database: AnyDatabase, visits: readonly Visit[]): Promise<readonly string[]> {
  const changes = new Map<string, number[]>();
  const rows = await database.query<{ statement: string; xid: string }>(once('select distinct statement, xid from model_changes'), []);
  for (const { statement, xid } of rows) changes.set(statement, [...(changes.get(statement) ?? []), Number(xid)]);
  return visits.flatMap(({ known, reads }) =>
    reads.flatMap(({ statement, snapshot }) => {
      const [shown, seen] = [parseSnapshot(known), parseSnapshot(snapshot)];
      const missed = (changes.get(statement) ?? []).filter((xid) => sees(shown, xid) && !sees(seen, xid));
      return missed.map((xid) => `${statement} at ${snapshot}: without ${xid}, which was known at ${known}`);
    }),
  );
}
