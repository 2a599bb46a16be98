import { createLogger, type Logger } from '../../src/observability/logger.ts';

/** One logged line, parsed. */
export type LoggedLine = Readonly<Record<string, unknown>> & { readonly level: string; readonly msg: string };

/** A logger that keeps its lines for the test instead of printing them. */
export function createCapturingLogger(logLevel: 'debug' | 'info' = 'debug'): { logger: Logger; lines: LoggedLine[] } {
  const lines: LoggedLine[] = [];
  return { logger: createLogger({ logLevel }, { write: (line) => void lines.push(JSON.parse(line)) }), lines };
}
