import type { Executor } from './executor.ts';

/** An executor that tells how long each run takes, whatever came of it. */
export function createMeasuredExecutor(executor: Executor, observePhase: (phase: 'execute', durationMs: number) => void): Executor {
  return {
    ...executor,
    run: async (request) => {
      const startedAt = performance.now();
      try {
        return await executor.run(request);
      } finally {
        observePhase('execute', performance.now() - startedAt);
      }
    },
  };
}
