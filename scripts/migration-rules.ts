import type { Migration } from '../src/data/migration-files.ts';
import { classifyMigration, splitStatements } from '../src/data/migration-script.ts';

const NAME = /^\d{14}_[a-z][a-z0-9_]*$/;
const IDENTIFIER = String.raw`((?:"[^"]+"|[\w$]+)(?:\s*\.\s*(?:"[^"]+"|[\w$]+))?)`;
const CREATE_TABLE = new RegExp(
  String.raw`^create\s+(?:unlogged\s+|temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?${IDENTIFIER}`,
  'i',
);
const CREATE_INDEX = new RegExp(
  String.raw`^create\s+(?:unique\s+)?index\s+(concurrently\s+)?(?:if\s+not\s+exists\s+)?(?:${IDENTIFIER}\s+)??on\s+(?:only\s+)?${IDENTIFIER}`,
  'i',
);
const ALTER_TABLE = new RegExp(String.raw`^alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?${IDENTIFIER}`, 'i');
const BUILDS_INDEX =
  /\badd\s+(?:constraint\s+\S+\s+)?(?:unique|primary\s+key|exclude)\b(?!\s+using\s+index\b)|\badd\s+column\b[^,]*\b(?:unique|primary\s+key)\b/i;

/**
 * What is wrong with the migrations, one sentence each, with the migration's name: an index that would lock a table with rows,
 * `CONCURRENTLY` beside other statements, and scripts that manage transactions and so cannot be tried again.
 */
export function findMigrationFaults(migrations: readonly Migration[]): readonly string[] {
  return migrations.flatMap((migration) =>
    [...findNameFaults(migration), ...findScriptFaults(migration)].map((fault) => `${migration.name}: ${fault}`),
  );
}

function findNameFaults({ name }: Migration): readonly string[] {
  return NAME.test(name) ? [] : ['its name must be fourteen digits of a time, then _ and lower-case words'];
}

function findScriptFaults({ script }: Migration): readonly string[] {
  const nature = classifyMigration(script);
  const faults = nature.kind === 'unsafe' ? [`it cannot be tried again after a failure, because ${nature.because}`] : [];
  const statements = splitStatements(script);
  const created = new Set(statements.flatMap((statement) => toName(CREATE_TABLE.exec(statement)?.[1])));
  return [...faults, ...statements.flatMap((statement) => findIndexFaults(statement, created))];
}

function findIndexFaults(statement: string, created: ReadonlySet<string>): readonly string[] {
  const index = CREATE_INDEX.exec(statement);
  if (index !== null) {
    const [table = ''] = toName(index[3]);
    if (index[1] !== undefined || created.has(table)) return [];
    return [`an index on ${table}, a table of an earlier migration, must be made by CREATE INDEX CONCURRENTLY, alone in its migration`];
  }
  const [altered] = toName(ALTER_TABLE.exec(statement)?.[1]);
  if (altered === undefined || created.has(altered) || !BUILDS_INDEX.test(statement)) return [];
  return [
    `a unique or primary key on ${altered}, a table of an earlier migration, must be added with USING INDEX, on an index that a migration before it made CONCURRENTLY`,
  ];
}

/** A table's name without schema and quotes, as Postgres folds it; none when there is none. */
function toName(identifier: string | undefined): string[] {
  const last = identifier?.split('.').at(-1)?.trim();
  if (last === undefined) return [];
  return [last.startsWith('"') ? last.slice(1, -1) : last.toLowerCase()];
}
