import type { FormattedExecutionResult } from 'graphql';

/** Makes answers text as Apollo Server does, and counts how long it takes as a phase. */
export function createTimedEncoder(
  observePhase: (phase: 'encode', durationMs: number) => void,
): (result: FormattedExecutionResult) => string {
  return (result) => {
    const startedAt = performance.now();
    const text = `${JSON.stringify(result)}\n`;
    observePhase('encode', performance.now() - startedAt);
    return text;
  };
}
