import { ApolloServer } from '@apollo/server';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/execution/context.ts';
import { createRepeatedStatementPlugin } from '../../../src/execution/repeated-statement-plugin.ts';
import { createStatementCounter } from '../../../src/execution/statement-counter.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';

describe('createRepeatedStatementPlugin', () => {
  it.each([
    [2, 0],
    [3, 1],
  ])('says of a statement that ran %i times in an operation %i warnings', async (times, warnings) => {
    const { logger, lines } = createCapturingLogger();
    const statements = createStatementCounter();
    const server = new ApolloServer<Context>({
      typeDefs: 'type Query { read: Boolean }',
      resolvers: {
        Query: {
          read: () => {
            for (let time = 0; time < times; time += 1) {
              statements.listen({ name: 'read_player', label: 'player', durationMs: 1, rowCount: 1, failed: false });
            }
            return true;
          },
        },
      },
      plugins: [createRepeatedStatementPlugin(logger)],
    });
    // Only what the plugin reads of a context: loaders need a database.
    await server.executeOperation({ query: 'query Page { read }' }, { contextValue: { statements } as Context });
    expect(lines.map(({ level, statement, count, operation }) => ({ level, statement, count, operation }))).toEqual(
      Array.from({ length: warnings }, () => ({ level: 'warn', statement: 'player', count: times, operation: 'Page' })),
    );
    await server.stop();
  });
});
