import { buildSchema, type ExecutionResult, GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createDirectAnswers, findExecuted, withExecuted } from '../../../src/execution/direct-answers.ts';
import { createDocumentPlan } from '../../../src/execution/document-plan.ts';
import { encodeResult } from '../../../src/execution/timed-encoder.ts';
import { followRequest, runInRequest } from '../../../src/observability/request-scope.ts';
import { createPlainExecutor, toExecutionRequest } from '../../support/plain-executor.ts';

const schema = buildSchema('type Query { x: Int }');
const REFUSAL = new GraphQLError('too complex');

function createTest(run: () => Promise<ExecutionResult>, refuses = false) {
  const observed: unknown[] = [];
  let runs = 0;
  const answerDirectly = createDirectAnswers({
    schema,
    executor: createPlainExecutor(() => {
      runs += 1;
      return run();
    }),
    limit: () => (refuses ? REFUSAL : null),
    encode: encodeResult,
    observeOperation: (operation) => void observed.push(operation),
  });
  const { document, operation } = toExecutionRequest('query Page { x }');
  const plan = createDocumentPlan({ digest: 'd', text: 'query Page { x }', document, persisted: false });
  return { answer: () => answerDirectly({ plan, operation, variables: undefined }, {}), observed, runs: () => runs };
}

describe('direct answers', () => {
  it('are the text of plain data, and are counted', async () => {
    const { answer, observed } = createTest(async () => ({ data: { x: 1 } }));
    expect(await answer()).toEqual({ kind: 'complete', text: '{"data":{"x":1}}\n' });
    expect(observed).toEqual([{ name: 'Page', outcome: 'ok', durationMs: expect.any(Number) }]);
  });

  it.each([
    ['has errors', { data: { x: null }, errors: [new GraphQLError('wrong')] }],
    ['has no data', { errors: [new GraphQLError('wrong')] }],
    ['has null for data', { data: null }],
    ['has extensions', { data: { x: 1 }, extensions: { more: true } }],
  ])('leave a result to Apollo Server that %s, which ran and was not counted', async (_what, result) => {
    const { answer, observed } = createTest(async () => result);
    const direct = await answer();
    expect(direct).toMatchObject({ kind: 'executed', executed: { startedAt: expect.any(Number) } });
    if (direct.kind !== 'executed') throw new Error('Expected what was executed');
    expect(await direct.executed.result).toBe(result);
    expect(observed).toEqual([]);
    const context = withExecuted({ viewer: 'me' }, direct.executed);
    expect(context).toMatchObject({ viewer: 'me' });
    expect(findExecuted(context)).toBe(direct.executed);
  });

  it('leave a failure to Apollo Server', async () => {
    const { answer } = createTest(() => Promise.reject(new Error('broken')));
    const direct = await answer();
    await expect(direct.kind === 'executed' ? direct.executed.result : null).rejects.toThrow('broken');
  });

  it('are not given to what is refused, nor where somebody follows the request: nothing runs then', async () => {
    const refused = createTest(async () => ({ data: { x: 1 } }), true);
    expect(await refused.answer()).toEqual({ kind: 'declined' });
    const followed = createTest(async () => ({ data: { x: 1 } }));
    const surround = <T>({ run }: { run: () => Promise<T> }) => run();
    await runInRequest('r', async () => {
      followRequest({ surroundBatch: surround, surroundStatement: surround });
      expect(await followed.answer()).toEqual({ kind: 'declined' });
    });
    expect([refused.runs(), followed.runs()]).toEqual([0, 0]);
  });

  it('ran for no other context', () => {
    expect(findExecuted({})).toBeNull();
    expect(findExecuted(undefined)).toBeNull();
  });
});
