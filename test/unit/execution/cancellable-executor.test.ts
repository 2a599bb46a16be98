import { makeExecutableSchema } from '@graphql-tools/schema';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCancellableExecutor } from '../../../src/execution/cancellable-executor.ts';
import { type Cancellation, startCancellation } from '../../../src/execution/cancellation.ts';
import { createOperationCompiler } from '../../../src/execution/compiled-operation.ts';
import { createExecutor, type Executor } from '../../../src/execution/executor.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';
import { createTestPlans } from '../../support/test-plans.ts';

/** An executor whose work ends when told to. */
function createHeldExecutor() {
  const work = Promise.withResolvers<ExecutionResult>();
  let runs = 0;
  const executor: Executor = {
    run: () => {
      runs += 1;
      return work.promise;
    },
    warm: async () => undefined,
    compiledCount: () => 0,
    stop: () => undefined,
  };
  return { executor, finish: () => work.resolve({ data: { x: 1 } }), runs: () => runs };
}

function createTest(timeoutMs = 30_000) {
  const { logger, lines } = createCapturingLogger();
  const held = createHeldExecutor();
  const cancellation = startCancellation(timeoutMs);
  const { run } = createCancellableExecutor(held.executor, logger);
  return { ...held, cancellation, lines, run: (source: string) => run(toRequest(source, { cancellation })) };
}

function toRequest(source: string, context: { cancellation: Cancellation | null }) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation');
  return { documentHash: source, document, operation, context, variables: undefined };
}

describe('createCancellableExecutor', () => {
  it('answers one error without data at the deadline, and logs what ran', async () => {
    const { run, cancellation, lines } = createTest(20);
    cancellation.underWay.add({ label: 'read_matches' });
    expect(await run('query Page { x }')).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining('too long'), extensions: { http: { status: 504 } } })],
    });
    expect(lines).toEqual([
      expect.objectContaining({ level: 'warn', operation: 'Page', statements: ['read_matches'], durationMs: expect.any(Number) }),
    ]);
  });

  it('ends at once when the client goes, and mentions it to those who look closely only', async () => {
    const { run, cancellation, lines } = createTest();
    const answer = run('{ x }');
    cancellation.abandon();
    expect((await answer).errors?.[0]?.originalError).toMatchObject({ code: 'CLIENT_GONE' });
    expect(lines).toEqual([expect.objectContaining({ level: 'debug', operation: null, statements: [] })]);
  });

  it('logs no more of a name and of statements than fits a line', async () => {
    const { run, cancellation, lines } = createTest();
    for (let index = 0; index < 1_000; index += 1) cancellation.underWay.add({ label: `read_${index}` });
    const answer = run(`query ${'N'.repeat(100_000)} { x }`);
    cancellation.abandon();
    await answer;
    expect(JSON.stringify(lines[0]).length).toBeLessThan(1_000);
  });

  it('lets a mutation go on to its end, whoever leaves', async () => {
    const { run, finish, cancellation } = createTest(20);
    const answer = run('mutation { x }');
    cancellation.abandon();
    setTimeout(finish, 40);
    expect(await answer).toEqual({ data: { x: 1 } });
    expect(cancellation.signal.aborted).toBe(false);
  });

  it.each(['mutation { x }', '{ x }'])('does not begin %s for a client that left before', async (source) => {
    const { run, runs, cancellation } = createTest();
    cancellation.abandon();
    expect((await run(source)).errors).toHaveLength(1);
    expect(runs()).toBe(0);
  });

  it('changes nothing for what ends in time, and leaves no listener', async () => {
    const { run, finish, cancellation, lines } = createTest();
    const answers = Array.from({ length: 2_000 }, () => run('{ x }'));
    finish();
    expect(new Set((await Promise.all(answers)).map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"data":{"x":1}}']));
    expect(cancellation.signal.listenerCount).toBe(0);
    expect(lines).toEqual([]);
  });

  it('runs what has no cancellation as it is', async () => {
    const { executor, finish } = createHeldExecutor();
    finish();
    const { run } = createCancellableExecutor(executor, createCapturingLogger().logger);
    expect(await run(toRequest('{ x }', { cancellation: null }))).toEqual({ data: { x: 1 } });
  });
});

describe('the executor, after an end', () => {
  it('does not run again by graphql-js what was ended while it ran compiled', async () => {
    let calls = 0;
    let wait: Promise<string> = Promise.resolve('now');
    const schema = makeExecutableSchema({
      typeDefs: 'type Query { x: String }',
      resolvers: {
        Query: {
          x: () => {
            calls += 1;
            return wait;
          },
        },
      },
    });
    const queue = {
      offer: ({ compile }: { compile: () => void }) => {
        compile();
        return true;
      },
      stop: () => undefined,
    };
    const plans = createTestPlans(schema);
    const executor = createExecutor({ schema, plans, compile: createOperationCompiler(schema), queue });
    for (let times = 0; times < 3; times += 1) await executor.run(toRequest('{ x }', { cancellation: null }));
    expect(executor.compiledCount()).toBe(1);
    calls = 0;
    const cancellation = startCancellation(30_000);
    const held = Promise.withResolvers<string>();
    wait = held.promise;
    const answer = executor.run(toRequest('{ x }', { cancellation }));
    await new Promise((resolve) => setImmediate(resolve));
    cancellation.abandon();
    held.reject(cancellation.signal.reason);
    await expect(answer).rejects.toMatchObject({ code: 'CLIENT_GONE' });
    expect(calls).toBe(1);
  });
});
