import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type CompileOperation, createOperationCompiler } from '../../../src/execution/compiled-operation.ts';
import { createExecutor, type ExecutorParts } from '../../../src/execution/executor.ts';
import { createTestPlans } from '../../support/test-plans.ts';

const schema = makeExecutableSchema({
  typeDefs: /* GraphQL */ `
    type Query {
      echo(text: String, filter: Filter): String
      pair: Pair
    }
    type Pair {
      left: String
      right: String
      pair: Pair
      broken: String!
    }
    type Mutation {
      save: Boolean
    }
    input Filter {
      deleted: Boolean = false
      words: [String]
    }
  `,
  resolvers: {
    Query: { echo: (_root, args) => JSON.stringify(args), pair: () => ({}) },
    Pair: {
      left: () => 'left',
      right: async () => 'right',
      pair: () => ({}),
      broken: () => {
        throw new Error('broken');
      },
    },
    Mutation: { save: () => true },
  },
});

/** An executor that compiles at once; `compiled` counts compilations, `native` answers of compiled code. */
function createTestExecutor(parts: Partial<ExecutorParts> = {}) {
  const counts = { compiled: 0, native: 0 };
  const inner = parts.compile ?? createOperationCompiler(schema);
  const compile: CompileOperation = (source) => {
    counts.compiled += 1;
    const operation = inner(source);
    return (
      operation &&
      (async (context, variables) => {
        const result = await operation(context, variables);
        if (result) counts.native += 1;
        return result;
      })
    );
  };
  const queue = {
    offer: (compilation: { compile: () => void }) => {
      compilation.compile();
      return true;
    },
    stop: () => undefined,
  };
  const plans = parts.plans ?? createTestPlans(schema);
  const executor = createExecutor({ schema, queue, ...parts, plans, compile });
  const run = (source: string, variables?: Record<string, unknown>) => {
    const document = parse(source);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('No operation');
    return executor.run({ documentHash: source, document, operation, context: {}, variables });
  };
  const runHot = async (source: string, variables?: Record<string, unknown>) => {
    for (let times = 0; times < 3; times += 1) await run(source, variables);
    const before = counts.native;
    const result = await run(source, variables);
    const expected = await execute({ schema, document: parse(source), variableValues: variables ?? {} });
    expect(JSON.stringify(result)).toBe(JSON.stringify(expected));
    return { result, isNative: counts.native > before };
  };
  return { executor, counts, run, runHot };
}

describe('the executor', () => {
  it('compiles at the third run, once', async () => {
    const { counts, run } = createTestExecutor();
    await run('{ pair { left } }');
    await run('{ pair { left } }');
    expect(counts).toEqual({ compiled: 0, native: 0 });
    await run('{ pair { left } }');
    expect(counts).toEqual({ compiled: 1, native: 0 });
    await run('{ pair { left } }');
    expect(counts).toEqual({ compiled: 1, native: 1 });
  });

  it('compiles nothing of a stream of different documents, and keeps no more plans than it may', async () => {
    const plans = createTestPlans(schema, { maxPlans: 10 });
    const { counts, run } = createTestExecutor({ plans });
    for (let index = 0; index < 50; index += 1) await run(`{ a${index}: pair { left } }`);
    expect(counts.compiled).toBe(0);
    expect(plans.size()).toBe(10);
  });

  it('keeps plans for no more memory than it may', async () => {
    const plans = createTestPlans(schema, { maxBytes: 20_000 });
    const { run } = createTestExecutor({ plans });
    for (let index = 0; index < 50; index += 1) await run(`{ a${index}: pair { left } }`);
    expect(plans.size()).toBeGreaterThan(1);
    expect(plans.size()).toBeLessThan(50);
  });

  it('keeps no more compiled operations than it may, and compiles again what comes back', async () => {
    const { executor, counts, runHot } = createTestExecutor({ maxCompiled: 2 });
    for (const alias of ['a', 'b', 'c', 'a']) await runHot(`{ ${alias}: pair { left } }`);
    expect(executor.compiledCount()).toBe(2);
    expect(counts.compiled).toBe(4);
    executor.stop();
    expect(executor.compiledCount()).toBe(0);
  });

  it.each([
    ['throws', () => raise()],
    ['gives up', () => null],
  ])('leaves a document to graphql-js when compiling it %s, and tries no second time', async (_what, compile) => {
    const { counts, runHot } = createTestExecutor({ compile });
    await runHot('{ pair { left } }');
    await runHot('{ pair { left } }');
    expect(counts).toEqual({ compiled: 1, native: 0 });
  });

  it.each(['mutation { save }', '{ __schema { types { name } } }', '{ __proto__: pair { left } }', bigDocument()])(
    'does not compile %.60s',
    async (source) => {
      const { counts, runHot } = createTestExecutor();
      await runHot(source);
      expect(counts.compiled).toBe(0);
    },
  );

  it('lets graphql-js say what is wrong', async () => {
    const { runHot } = createTestExecutor();
    expect(await runHot('{ pair { left pair { broken } right } }')).toMatchObject({
      isNative: false,
      result: {
        data: { pair: { left: 'left', pair: null, right: 'right' } },
        errors: [{ message: 'broken', path: ['pair', 'pair', 'broken'] }],
      },
    });
    expect(await runHot('query ($if: Boolean!) { pair { left @skip(if: $if) } }', { if: 'no' })).toMatchObject({
      isNative: false,
      result: { errors: [{ message: expect.stringContaining('Variable "$if" got invalid value') }] },
    });
  });

  it.each([
    ['query ($x: Boolean!) { pair { ...F @skip(if: $x) ...F } } fragment F on Pair { left }', { x: true }],
    ['query ($x: Boolean!) { a: pair { ...F @include(if: $x) } b: pair { ...F } } fragment F on Pair { left }', { x: false }],
    ['query ($x: Boolean!) { pair { left @skip(if: $x) right left } }', { x: true }],
    ['query ($t: String! = "4") { echo(text: $t) }', {}],
    [
      'query ($d: Boolean) { echo(filter: { deleted: $d, words: [$w, "b"] }) }'.replace(
        '($d: Boolean)',
        '($d: Boolean = true, $w: String)',
      ),
      {},
    ],
    ['query ($farsightArgument0: String) { echo(text: $farsightArgument0, filter: { words: "one" }) }', { farsightArgument0: 'mine' }],
    ['{ echo(text: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0),text:String(process.pid") }', undefined],
    ['{ echo(text: "__MAGIC_NAN__57f286b9_4c20_487f_b409_79804ddcb4f8") }', undefined],
  ])('answers %s as graphql-js does, compiled', async (source, variables) => {
    const { runHot } = createTestExecutor();
    expect((await runHot(source, variables)).isNative).toBe(true);
  });

  it('compiles each combination of conditions that is asked for', async () => {
    const { counts, runHot } = createTestExecutor();
    const source = 'query ($x: Boolean = false) { pair { left @include(if: $x) right @skip(if: true) } }';
    expect((await runHot(source, { x: true })).result.data).toEqual({ pair: { left: 'left' } });
    expect((await runHot(source)).result.data).toEqual({ pair: {} });
    expect(counts.compiled).toBe(2);
    expect(await runHot(source, { x: null })).toMatchObject({ isNative: false, result: { errors: [{}] } });
  });
});

describe('the executor, warmed with persisted documents', () => {
  const CONDITIONAL = 'query ($x: Boolean!) { pair { left @include(if: $x) } }';
  const BROKEN = '{ pair { broken } }';

  /** An executor and what makes its persisted plans; `ask` runs by the plan's digest, as the gateway does. */
  function createWarmable(parts: Partial<ExecutorParts> = {}) {
    const plans = createTestPlans(schema);
    const test = createTestExecutor({ plans, ...parts });
    const ask = async (source: string, variables?: Record<string, unknown>) => {
      const outcome = plans.plan(source);
      if (outcome.kind !== 'planned') throw new Error('Not planned');
      const { digest, document } = outcome.plan;
      const operation = getOperationAST(document);
      if (!operation) throw new Error('No operation');
      const before = test.counts.native;
      const result = await test.executor.run({ documentHash: digest, document, operation, context: {}, variables });
      return { result, isNative: test.counts.native > before };
    };
    return { ...test, plans, ask };
  }

  it('runs compiled code from the first time on, in each form', async () => {
    const { executor, plans, ask, counts } = createWarmable();
    await executor.warm(plans.persist([CONDITIONAL, '{ pair { right } }', 'mutation { save }']));
    expect(counts.compiled).toBe(3);
    expect(await ask(CONDITIONAL, { x: true })).toEqual({ isNative: true, result: { data: { pair: { left: 'left' } } } });
    expect(await ask(CONDITIONAL, { x: false })).toEqual({ isNative: true, result: { data: { pair: {} } } });
    expect(await ask('{ pair { right } }')).toMatchObject({ isNative: true });
    expect(await ask('mutation { save }')).toMatchObject({ isNative: false, result: { data: { save: true } } });
    expect(counts.compiled).toBe(3);
  });

  it('keeps them whatever else is hot', async () => {
    const { executor, plans, ask } = createWarmable({ maxCompiled: 1 });
    await executor.warm(plans.persist(['{ pair { right } }']));
    for (const alias of ['a', 'b', 'c']) for (let times = 0; times < 4; times += 1) await ask(`{ ${alias}: pair { left } }`);
    expect(executor.compiledCount()).toBe(2);
    expect((await ask('{ pair { right } }')).isNative).toBe(true);
  });

  it('keeps what the next set has too, and drops the rest', async () => {
    const { executor, plans, ask, counts } = createWarmable();
    await executor.warm(plans.persist(['{ pair { right } }', '{ pair { left } }']));
    await executor.warm(plans.persist(['{ pair { right } }']));
    expect(counts.compiled).toBe(2);
    expect(executor.compiledCount()).toBe(1);
    expect((await ask('{ pair { right } }')).isNative).toBe(true);
    expect((await ask('{ pair { left } }')).isNative).toBe(false);
  });

  it('ends with the newest set, however they overlap', async () => {
    const { executor, plans, ask } = createWarmable();
    const older = executor.warm(plans.persist(['{ pair { right } }', '{ pair { left } }', CONDITIONAL]));
    const newer = executor.warm(plans.persist(['{ pair { left } }']));
    await Promise.all([older, newer]);
    expect(executor.compiledCount()).toBe(1);
    expect((await ask('{ pair { left } }')).isNative).toBe(true);
  });

  it('keeps nothing once it is stopped', async () => {
    const { executor, plans } = createWarmable();
    const warming = executor.warm(plans.persist(['{ pair { right } }', '{ pair { left } }']));
    executor.stop();
    await warming;
    expect(executor.compiledCount()).toBe(0);
  });

  it('leaves errors, and what cannot be compiled, to graphql-js', async () => {
    const { executor, plans, ask } = createWarmable({ compile: () => raise() });
    await executor.warm(plans.persist([BROKEN]));
    expect(executor.compiledCount()).toBe(0);
    for (let times = 0; times < 4; times += 1) expect(await ask(BROKEN)).toMatchObject({ result: { errors: [{ message: 'broken' }] } });
  });
});

function raise(): never {
  throw new Error('The compiler fails');
}

function bigDocument(): string {
  return `{ ${Array.from({ length: 501 }, (_, index) => `a${index}: pair { left }`).join(' ')} }`;
}
