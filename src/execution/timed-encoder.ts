import type { FormattedExecutionResult } from 'graphql';

/** An answer's text, as Apollo Server makes it. */
export function encodeResult(result: FormattedExecutionResult): string {
  return `${JSON.stringify(result)}\n`;
}

/** An encoder that counts how long it takes as a phase. */
export function createTimedEncoder(
  observePhase: (phase: 'encode', durationMs: number) => void,
): (result: FormattedExecutionResult) => string {
  return (result) => {
    const startedAt = performance.now();
    const text = encodeResult(result);
    observePhase('encode', performance.now() - startedAt);
    return text;
  };
}
