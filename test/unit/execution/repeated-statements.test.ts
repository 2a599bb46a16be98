import { describe, expect, it } from 'vitest';
import { warnOfRepeatedStatements } from '../../../src/execution/repeated-statements.ts';
import { createStatementCounter } from '../../../src/execution/statement-counter.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';
import { createPlainExecutor, toExecutionRequest } from '../../support/plain-executor.ts';

describe('warnOfRepeatedStatements', () => {
  it.each([
    [2, 0],
    [3, 1],
  ])('says of a statement that ran %i times in an operation %i warnings', async (times, warnings) => {
    const { logger, lines } = createCapturingLogger();
    const statements = createStatementCounter();
    const result = { data: { read: true } };
    const { run } = warnOfRepeatedStatements(
      createPlainExecutor(async () => {
        for (let time = 0; time < times; time += 1)
          statements.listen({ name: 'read_player', label: 'player', durationMs: 1, rowCount: 1, failed: false });
        return result;
      }),
      logger,
    );
    expect(await run(toExecutionRequest('query Page { read }', { statements }))).toBe(result);
    expect(lines.map(({ level, statement, count, operation }) => ({ level, statement, count, operation }))).toEqual(
      Array.from({ length: warnings }, () => ({ level: 'warn', statement: 'player', count: times, operation: 'Page' })),
    );
  });
});
