import { buildSchema, type ExecutionResult, GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createDirectAnswers, findExecuted, withExecuted } from '../../../src/execution/direct-answers.ts';
import { createDocumentPlan } from '../../../src/execution/document-plan.ts';
import { encodeResult } from '../../../src/execution/timed-encoder.ts';
import { followRequest, runInRequest } from '../../../src/observability/request-scope.ts';
import { createPlainExecutor, toExecutionRequest } from '../../support/plain-executor.ts';

const schema = buildSchema('type Query { x: Int }');
const REFUSAL = new GraphQLError('too complex');

function createTest(run: () => Promise<ExecutionResult>, { refuses = false, context = {} } = {}) {
  let runs = 0;
  const answerDirectly = createDirectAnswers({
    schema,
    executor: createPlainExecutor(() => {
      runs += 1;
      return run();
    }),
    limit: () => (refuses ? REFUSAL : null),
    encode: encodeResult,
  });
  const { document, operation } = toExecutionRequest('query Page { x }');
  const plan = createDocumentPlan({ digest: 'd', text: 'query Page { x }', document, persisted: false });
  return { answer: () => answerDirectly({ plan, operation, variables: undefined }, context), runs: () => runs };
}

describe('direct answers', () => {
  it('are the text of plain data', async () => {
    const { answer } = createTest(async () => ({ data: { x: 1 } }));
    expect(await answer()).toEqual({ kind: 'complete', text: '{"data":{"x":1}}\n' });
  });

  it.each([
    ['has errors', { data: { x: null }, errors: [new GraphQLError('wrong')] }],
    ['has no data', { errors: [new GraphQLError('wrong')] }],
    ['has null for data', { data: null }],
    ['has extensions', { data: { x: 1 }, extensions: { more: true } }],
  ])('leave a result to Apollo Server that %s, which ran', async (_what, result) => {
    const { answer } = createTest(async () => result);
    const direct = await answer();
    expect(direct).toMatchObject({ kind: 'executed', executed: { startedAt: expect.any(Number) } });
    if (direct.kind !== 'executed') throw new Error('Expected what was executed');
    expect(await direct.executed.result).toBe(result);
    const context = withExecuted({ viewer: 'me' }, direct.executed);
    expect(context).toMatchObject({ viewer: 'me' });
    expect(findExecuted(context)).toBe(direct.executed);
  });

  it('leave a failure to Apollo Server', async () => {
    const { answer } = createTest(() => Promise.reject(new Error('broken')));
    const direct = await answer();
    await expect(direct.kind === 'executed' ? direct.executed.result : null).rejects.toThrow('broken');
  });

  it('are not given to what is refused, nor to what an operator is told of: nothing runs then', async () => {
    const refused = createTest(async () => ({ data: { x: 1 } }), { refuses: true });
    expect(await refused.answer()).toEqual({ kind: 'declined' });
    const traced = createTest(async () => ({ data: { x: 1 } }), { context: { trace: {} } });
    expect(await traced.answer()).toEqual({ kind: 'declined' });
    expect([refused.runs(), traced.runs()]).toEqual([0, 0]);
  });

  it('tell whoever follows the request of their start and their end, and leave the end of all others to Apollo Server', async () => {
    const heard: unknown[] = [];
    const surround = <T>({ run }: { run: () => Promise<T> }) => run();
    const follow = () =>
      followRequest({
        surroundBatch: surround,
        surroundStatement: surround,
        startOperation: (batched) => {
          heard.push({ batched });
          return (operation) => void heard.push(operation);
        },
      });
    await runInRequest('r', async () => {
      follow();
      await createTest(async () => ({ data: { x: 1 } })).answer();
    });
    const operation = { name: 'Page', type: 'query', persisted: false, outcome: 'ok', errorCodes: [], durationMs: expect.any(Number) };
    expect(heard).toEqual([{ batched: false }, operation]);
    heard.length = 0;
    const direct = await runInRequest('r', async () => {
      follow();
      return createTest(async () => ({ errors: [new GraphQLError('wrong')] })).answer();
    });
    expect(heard).toEqual([{ batched: false }]);
    expect(direct.kind === 'executed' && direct.executed.tellEnd).toBeTypeOf('function');
  });

  it('ran for no other context', () => {
    expect(findExecuted({})).toBeNull();
    expect(findExecuted(undefined)).toBeNull();
  });
});
