import type { GraphQLSchema } from 'graphql';
import { createOperationCompiler } from '../../src/execution/compiled-operation.ts';
import { createExecutor, type Executor } from '../../src/execution/executor.ts';
import { createTestPlans } from './test-plans.ts';

/** An executor that compiles as soon as it is asked to, and how many answers came from compiled code. */
export function createEagerExecutor(schema: GraphQLSchema): { executor: Executor; countCompiled: () => number } {
  const compile = createOperationCompiler(schema);
  let compiled = 0;
  const executor = createExecutor({
    schema,
    plans: createTestPlans(schema),
    compile: (source) => {
      const operation = compile(source);
      return (
        operation &&
        (async (context, variables) => {
          const result = await operation(context, variables);
          if (result) compiled += 1;
          return result;
        })
      );
    },
    queue: {
      offer: (compilation) => {
        compilation.compile();
        return true;
      },
      stop: () => undefined,
    },
  });
  return { executor, countCompiled: () => compiled };
}
