import type { Reader, Statement } from '../../src/data/database.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';

/** A node of `explain (analyze, format json)`, as far as plan tests look at it. Rows are averages over `Actual Loops`. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How the server is to plan: for these very values, or once for all values. */
export type PlanMode = 'force_custom_plan' | 'force_generic_plan';

/** A statement with the values it ran with. */
export interface RecordedStatement {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/** Explains statements on one session. */
export interface Explainer {
  /** Runs the statement and answers its plan. */
  explain(recorded: RecordedStatement, mode: PlanMode): Promise<PlanNode>;
  close(): Promise<void>;
}

/** Opens a session for {@link Explainer.explain}. */
export async function createExplainer(database: AnyDatabase): Promise<Explainer> {
  const client = database.kind === 'postgres' ? await database.pool.connect() : null;
  const run = async (sql: string): Promise<Record<string, unknown>[]> => {
    if (database.kind === 'pglite') return (await database.session.exec(sql)).at(-1)?.rows ?? [];
    return (await client?.query(sql))?.rows ?? [];
  };
  return {
    explain: async ({ statement, values }, mode) => {
      await run(`set plan_cache_mode = ${mode}`);
      await run(`prepare explained as ${statement.text}`);
      try {
        const parameters = values.length === 0 ? '' : `(${values.map(toLiteral).join(', ')})`;
        const [row] = await run(`explain (analyze, timing off, format json) execute explained${parameters}`);
        const plan = row?.['QUERY PLAN'];
        return (typeof plan === 'string' ? JSON.parse(plan) : plan)[0].Plan;
      } finally {
        await run('deallocate explained');
      }
    },
    close: async () => client?.release(),
  };
}

/** A reader that also remembers what it was asked. */
export function recordReader(reader: Reader): Reader & { readonly recorded: RecordedStatement[] } {
  const recorded: RecordedStatement[] = [];
  return {
    recorded,
    query: (statement, values) => {
      recorded.push({ statement, values });
      return reader.query(statement, values);
    },
  };
}

/** All nodes of a plan. */
export function listNodes(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(listNodes)];
}

/** Rows that the scans of a plan looked at, whether or not a filter let them pass. */
export function countRowsRead(plan: PlanNode): number {
  const scans = listNodes(plan).filter((node) => node['Relation Name'] !== undefined);
  return scans.reduce((sum, node) => {
    const perLoop = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    return sum + perLoop * node['Actual Loops'];
  }, 0);
}

/** Largest number of rows that one sort of the plan took in, in one go. */
export function countRowsSorted(plan: PlanNode): number {
  const sorts = listNodes(plan).filter((node) => node['Node Type'] === 'Sort');
  return Math.max(0, ...sorts.flatMap(({ Plans = [] }) => Plans.map((input) => input['Actual Rows'])));
}

function toLiteral(value: unknown): string {
  const text = toText(value);
  return text === null ? 'null' : `'${text.replaceAll("'", "''")}'`;
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((item) => JSON.stringify(toText(item))).join(',')}}`;
  return String(value);
}
