import { execute, parse } from 'graphql';
import type { Reader, Statement, Writer } from '../../src/data/database.ts';
import { createRepositories } from '../../src/data/repositories.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createLoaders } from '../../src/loaders/loaders.ts';
import { createTagCollector } from '../../src/loaders/tag-collector.ts';
import { TAG_TABLE, type TableRows } from './tag-table.ts';

/** An answer, what it was made of, and what was said of that. */
export interface TaggedAnswer {
  readonly text: string;
  readonly tags: ReadonlySet<string>;
  /** Tables that its statements name. */
  readonly tables: ReadonlySet<string>;
}

/** What a change did. */
export interface ObservedChange {
  readonly before: TableRows;
  readonly after: TableRows;
  /** Of operations that read a table that changed: the answers of all others cannot differ. By operation. */
  readonly answers: ReadonlyMap<string, string>;
}

const schema = createSchema();
const TABLES = Object.keys(TAG_TABLE);
/** Within the fixtures' time. */
const NOW = new Date('2025-01-10T12:00:00Z');
const SNAPSHOT = `select ${TABLES.map((table) => `(select coalesce(json_agg(t), '[]') from ${table} t) as ${table}`).join(', ')}`;

/** Runs one operation on a reader, which may be inside a transaction. Errors are part of the answer's text. */
export async function answer(reader: Reader, source: string): Promise<TaggedAnswer> {
  const texts: string[] = [];
  const tags = createTagCollector();
  let last: Promise<unknown> = Promise.resolve();
  const followed: Reader = {
    query: <Row>(statement: Statement, values: readonly unknown[]) => {
      texts.push(statement.text);
      // One after another: a transaction has one connection.
      const rows = last.then(() => reader.query<Row>(statement, values));
      last = rows.catch(() => undefined);
      return rows;
    },
  };
  const loaders = createLoaders(createRepositories(followed), { listener: () => undefined, tags });
  const result = await execute({ schema, document: parse(source), contextValue: { loaders, now: () => NOW, policy: null } });
  return { text: JSON.stringify(result), tags: tags.tags, tables: new Set(TABLES.filter((table) => isNamed(table, texts))) };
}

/** Runs statements in a transaction that is rolled back, and answers what they changed there. @param known the answers before them */
export async function observeChange(
  database: AnyDatabase,
  statements: readonly string[],
  known: ReadonlyMap<string, TaggedAnswer>,
): Promise<ObservedChange> {
  let observed: ObservedChange | undefined;
  const undo = new Error('undo');
  await database
    .transaction(async (writer) => {
      const before = await readTables(writer);
      for (const sql of statements) await writer.execute(toStatement(sql), []);
      const after = await readTables(writer);
      const changed = TABLES.filter((table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]));
      const answers = new Map<string, string>();
      for (const [source, { tables }] of known) {
        if (changed.some((table) => tables.has(table))) answers.set(source, (await answer(writer, source)).text);
      }
      observed = { before, after, answers };
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  if (observed === undefined) throw new Error('The transaction did not run');
  return observed;
}

async function readTables(writer: Writer): Promise<TableRows> {
  const [rows] = await writer.query<TableRows>(toStatement(SNAPSHOT), []);
  if (rows === undefined) throw new Error('No rows');
  return rows;
}

function isNamed(table: string, texts: readonly string[]): boolean {
  const pattern = new RegExp(`\\b${table}\\b`);
  return texts.some((text) => pattern.test(text));
}

function toStatement(text: string): Statement {
  return { name: 'tag_test', label: 'tag_test', text, planEachTime: true };
}
