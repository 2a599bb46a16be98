import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchCounts } from '../../src/data/keyset-page.ts';
import { countRowsRead, countRowsSorted, createExplainer, type Explainer, listNodes, recordReader } from '../support/explain.ts';
import { CURSORS, findMiddle, PAGE_SIZE, RELATION_CASES, type RelationCases, readPages } from '../support/plan-cases.ts';
import { REPOSITORY_CASES } from '../support/plan-statements.ts';
import { LARGE, SMALLER, seedLarge } from '../support/seed-large.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** Rows a page may look at, of which it shows {@link PAGE_SIZE}: a filter without an index of its own passes over some. */
const MAX_ROWS_READ = 50 * PAGE_SIZE;
/** Of a table's rows: above this share, counting from the table itself is right. */
const MOST = 1 / 3;

/**
 * Where reading more than a page is right, and why. A name search is planned for its term, by what each way is thought to cost; posts of a
 * range in order of views must be read to be ordered, or passed over to be found; of two filters with an index each, one is used.
 */
const EXCEPTIONS: readonly { relation: string; order?: RegExp; filter: RegExp; maxRowsRead: number; mayScan?: string }[] = [
  // Players that match by name are joined with their activity; where it has few pages, hashing it whole is cheapest.
  { relation: 'players_by_activity', filter: /prefix|search/, maxRowsRead: 2 * LARGE.players, mayScan: 'player_activity' },
  { relation: 'players', order: /NAME/, filter: /platform and rare search/, maxRowsRead: 4 * MAX_ROWS_READ },
  { relation: 'matches', filter: /platform and queueId/, maxRowsRead: 3 * MAX_ROWS_READ },
  { relation: 'channel_posts', order: /VIEWS/, filter: /since|until|range/, maxRowsRead: 4 * MAX_ROWS_READ },
  { relation: 'player_matches', filter: /position and queueId/, maxRowsRead: 3 * MAX_ROWS_READ },
];

describeOnDatabases('statement plans on a large database', (kind) => {
  let test: TestDatabase;
  let explainer: Explainer;
  let largeTables: Set<string>;
  const usedIndexes = new Set<string>();

  beforeAll(async () => {
    test = await kind.create();
    await seedLarge(test.database, kind.kind === 'postgres' ? LARGE : SMALLER);
    const tables = await query<{ name: string }>("select relname as name from pg_class where relkind = 'r' and reltuples > 10000");
    largeTables = new Set(tables.map(({ name }) => name));
    explainer = await createExplainer(test.database);
  }, 180_000);
  afterAll(async () => {
    await explainer.close();
    await test.dispose();
  });

  const query = <Row>(text: string) => test.database.query<Row>({ name: 'plan_test', label: 'plan_test', text, planEachTime: true }, []);

  /** The plans of what `read` asks, planned for the values and, where the statement is prepared, once for all values. */
  const explainRead = async (read: (reader: ReturnType<typeof recordReader>) => Promise<unknown>) => {
    const reader = recordReader(test.database);
    await read(reader);
    const plans = [];
    for (const recorded of reader.recorded) {
      const modes = recorded.statement.planEachTime
        ? (['force_custom_plan'] as const)
        : (['force_custom_plan', 'force_generic_plan'] as const);
      for (const mode of modes) plans.push({ mode, plan: await explainer.explain(recorded, mode) });
    }
    expect(plans.length).toBeGreaterThan(0);
    for (const { plan } of plans) for (const node of listNodes(plan)) if (node['Index Name']) usedIndexes.add(node['Index Name']);
    return plans.map(({ mode, plan }) => ({
      mode,
      plan,
      scanned: listNodes(plan).flatMap((node) =>
        node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : [],
      ),
      read: countRowsRead(plan),
      sorted: countRowsSorted(plan),
    }));
  };

  const expectSound = async (cases: RelationCases, order: string, name: string) => {
    const { relation, parents, filters } = cases;
    const exception = EXCEPTIONS.find(
      (item) => item.relation === relation.name && item.filter.test(name) && (item.order?.test(order) ?? true),
    );
    const middle = await findMiddle(test.database, cases, order);
    for (const direction of ['forward', 'backward'] as const) {
      for (const cursors of CURSORS) {
        const page = { order, direction, filters: filters[name] ?? {}, cursors, middle };
        for (const { mode, scanned, read, sorted } of await explainRead((reader) => readPages(reader, cases, page))) {
          const where = `${relation.name} ${order} ${direction}, ${name}, ${cursors}, ${mode}`;
          expect(
            scanned.filter((table) => largeTables.has(table) && table !== exception?.mayScan),
            `tables scanned by ${where}`,
          ).toEqual([]);
          expect(read, `rows read by ${where}`).toBeLessThanOrEqual(exception?.maxRowsRead ?? MAX_ROWS_READ);
          if (!exception && !/search|prefix/.test(name)) {
            expect(sorted, `rows sorted by ${where}`).toBeLessThanOrEqual(parents.length * (PAGE_SIZE + 1));
          }
        }
      }
    }
  };

  for (const cases of RELATION_CASES) {
    describe(`pages of ${cases.relation.name}`, () => {
      for (const order of Object.keys(cases.relation.orders)) {
        for (const name of Object.keys(cases.filters)) {
          it(`read about a page by ${order} with ${name}`, () => expectSound(cases, order, name), 60_000);
        }
      }

      it('have a case for every filter', () => {
        const covered = new Set(Object.values(cases.filters).flatMap(Object.keys));
        expect(Object.keys(cases.relation.filters).filter((filter) => !covered.has(filter))).toEqual([]);
      });
    });

    describe(`counts of ${cases.relation.name}`, () => {
      for (const [name, filters] of Object.entries(cases.filters)) {
        it(`scan the table only where most of it counts, with ${name}`, async () => {
          const [{ total = '0' } = {}] = await query<{ total: string }>(`select count(*) as total from ${cases.relation.from}`);
          const counted = await fetchCounts(test.database, cases.relation, filters, cases.parents);
          const isMost = cases.relation.parent === null && Number(counted[0]) > MOST * Number(total);
          for (const { mode, scanned } of await explainRead((reader) => fetchCounts(reader, cases.relation, filters, cases.parents))) {
            if (!isMost)
              expect(
                scanned.filter((table) => largeTables.has(table)),
                mode,
              ).toEqual([]);
          }
        });
      }
    });
  }

  describe('statements of the repositories', () => {
    for (const { statement, values, maxRows } of REPOSITORY_CASES) {
      it(`look up by index in ${statement.name}`, async () => {
        for (const { mode, scanned, read } of await explainRead((reader) => reader.query(statement, values))) {
          expect(
            scanned.filter((table) => largeTables.has(table)),
            mode,
          ).toEqual([]);
          expect(read, `rows read, ${mode}`).toBeLessThanOrEqual(maxRows);
        }
      });
    }
  });

  it('use every index that is not a key', async () => {
    const indexes = await query<{ name: string }>(
      `select relname as name from pg_index join pg_class on pg_class.oid = indexrelid where not indisunique and relnamespace = 'public'::regnamespace`,
    );
    expect(indexes.length).toBeGreaterThan(10);
    expect(indexes.map(({ name }) => name).filter((name) => !usedIndexes.has(name))).toEqual([]);
  });
});
