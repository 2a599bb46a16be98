import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/config.ts';
import { currentRequest } from './request-scope.ts';

export type { Logger } from 'pino';

/** How deep a chain of causes is logged. */
const MAX_CAUSES = 5;

/**
 * A logger of JSON lines that adds the request's id, and that of its trace, by itself and leaves out credentials and the values of statements.
 * @param destination standard output when absent
 */
export function createLogger(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    serializers: { err: serializeError },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const request = currentRequest();
      if (request === undefined) return {};
      const { requestId, traceId } = request;
      return traceId === null ? { requestId } : { requestId, traceId };
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Readable lines for a terminal in development; undefined (JSON lines) elsewhere, and where the formatter is not installed. */
export async function createPrettyStream(config: Pick<Config, 'mode'>, isTerminal: boolean): Promise<DestinationStream | undefined> {
  if (config.mode !== 'development' || !isTerminal) return undefined;
  try {
    const { default: pretty } = await import('pino-pretty');
    return pretty({ translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', singleLine: true, sync: true });
  } catch {
    return undefined;
  }
}

const REDACTED_PATHS = ['authorization', 'cookie', 'token', 'password'].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

// By list, because drivers hang the statement's values, and the row a constraint refused, onto their errors.
function serializeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && error.code !== undefined ? { code: String(error.code) } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: serializeError(error.cause, depth + 1) }),
  };
}
