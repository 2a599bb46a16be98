import fc from 'fast-check';
import { type ExecutionResult, execute, getOperationAST, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeContextFactory } from '../../src/compose-context.ts';
import { readShape } from '../../src/execution/document-shape.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { createEagerExecutor } from '../support/eager-executor.ts';
import { EXAMPLE_FILES, EXAMPLE_VARIABLES, readExample } from '../support/example-operations.ts';
import { type GeneratedOperation, generatedOperations } from '../support/generated-operations.ts';
import { seedSmall } from '../support/seed-small.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** `EXECUTOR_RUNS=5000` searches longer. */
const RUNS = Number(process.env['EXECUTOR_RUNS'] ?? 150);
/** Always the same operations unless searching: graphql-js itself leaves rejections unhandled for some failing lists, which fails a run. */
const SEED = 42;

describeOnDatabases('the executor beside graphql-js', (kind) => {
  const schema = createSchema();
  let test: TestDatabase;
  let createContext: () => unknown;
  const { executor, countCompiled } = createEagerExecutor(schema);

  beforeAll(async () => {
    test = await kind.create();
    await seedSmall(test.database);
    const create = composeContextFactory(test.database);
    createContext = () => create({ viewer: { role: 'ANONYMOUS' }, requestId: 'test' });
  });
  afterAll(() => test.dispose());

  const compare = async ({ source, variables }: GeneratedOperation): Promise<ExecutionResult> => {
    const document = parse(source);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('No operation');
    const expected = await execute({ schema, document, contextValue: createContext(), variableValues: variables });
    const run = () =>
      executor.run({ documentHash: source + JSON.stringify(variables), document, operation, context: createContext(), variables });
    for (let times = 0; times < 3; times += 1) await run();
    const before = countCompiled();
    const actual = await run();
    expect(toComparable(actual, expected)).toEqual(toComparable(expected, actual));
    expect(JSON.stringify(actual.data)).toBe(JSON.stringify(expected.data));
    const { compilable, conditions } = readShape(document, operation);
    const isCompiled = compilable && conditions.every((name) => variables[name] !== null);
    if (isCompiled && expected.errors === undefined) expect(countCompiled() - before, 'compiled').toBe(1);
    return expected;
  };

  it.each(EXAMPLE_FILES.filter((name) => name !== 'edit-channel.graphql'))('answers examples/%s alike', async (name) => {
    const { errors } = await compare({ source: readExample(name), variables: EXAMPLE_VARIABLES });
    expect(errors).toBeUndefined();
  });

  it('answers generated operations alike', { timeout: 60_000 + RUNS * 200 }, async () => {
    let valid = 0;
    let failing = 0;
    await fc.assert(
      fc.asyncProperty(generatedOperations(schema), async (generated) => {
        if (validate(schema, parse(generated.source)).length > 0) return;
        valid += 1;
        if ((await compare(generated)).errors) failing += 1;
      }),
      // Operations are built from a stream of choices, which does not shrink to anything smaller in useful time.
      { numRuns: RUNS, endOnFailure: true, ...(process.env['EXECUTOR_RUNS'] ? {} : { seed: SEED }) },
    );
    // Of both kinds there are many, else the comparison says little.
    expect(valid).toBeGreaterThan(RUNS / 4);
    expect(failing).toBeGreaterThan(valid / 20);
    expect(valid - failing).toBeGreaterThan(valid / 10);
  });
});

/**
 * Which of two errors comes first is a race between fields; of those that made the same null, one has to be told, and how many others are is a race, too.
 */
function toComparable(result: ExecutionResult, other: ExecutionResult) {
  const others = groupByNull(other);
  const told = [...groupByNull(result)].map(([place, [first, ...more]]) =>
    more.length > 0 || (others.get(place)?.length ?? 0) > 1
      ? { place }
      : { ...first?.toJSON(), origin: first?.originalError?.name ?? null },
  );
  return { hasData: result.data !== undefined, errors: told.sort((one, another) => toText(one).localeCompare(toText(another))) };
}

function groupByNull({ data, errors }: ExecutionResult) {
  return Map.groupBy(errors ?? [], ({ path }) => toText(findNull(data, path ?? [])));
}

/** The beginning of a path that ends at a null of the answer. */
function findNull(data: unknown, path: readonly (number | string)[]): readonly (number | string)[] {
  let value = data;
  for (const [at, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, at);
    value = (value as Record<number | string, unknown>)[key];
  }
  return path;
}

function toText(value: unknown): string {
  return JSON.stringify(value);
}
