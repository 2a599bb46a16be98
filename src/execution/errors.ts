import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorCode, FarsightError, toErrorMessage } from '../domain/errors.ts';
import type { Logger } from '../observability/logger.ts';
import { currentRequestId } from '../observability/request-scope.ts';
import { toParseLimitError } from './parse-limits.ts';

/** Turns any thrown value into what a client may see. Cannot throw. */
export type ErrorTranslator = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What clients are told; a null message means the error's own. */
interface Translation {
  readonly code: string;
  readonly message: string | null;
}

const INTERNAL = 'INTERNAL_SERVER_ERROR';
const PARSE_FAILED = 'GRAPHQL_PARSE_FAILED';
/** UTF-16 code units; suggestions are at the end and shorter than half of it. Looking for them takes time that is quadratic in the length. */
const MAX_MESSAGE_LENGTH = 2_000;
const MASKED: Translation = { code: INTERNAL, message: 'Internal error' };
const UNAVAILABLE: Translation = { code: 'SERVICE_UNAVAILABLE', message: 'The data cannot be reached at the moment; try again later' };

const TRANSLATIONS: Readonly<Record<ErrorCode, Translation>> = {
  BAD_INPUT: { code: 'BAD_USER_INPUT', message: null },
  UNREADABLE_INPUT: { code: 'BAD_USER_INPUT', message: null },
  NOT_FOUND: { code: 'NOT_FOUND', message: null },
  FORBIDDEN: { code: 'FORBIDDEN', message: null },
  CONFLICT: { code: 'CONFLICT', message: null },
  OPERATION_TIMEOUT: { code: 'OPERATION_TIMEOUT', message: null },
  // Whom it is meant for does not hear it; metrics do.
  CLIENT_GONE: { code: 'CLIENT_GONE', message: null },
  DATABASE_UNAVAILABLE: UNAVAILABLE,
  // These concern whoever runs the gateway and may name paths and addresses.
  BAD_CONFIG: MASKED,
  DATA_FOLDER_IN_USE: MASKED,
  MIGRATION_FAILED: MASKED,
};

/**
 * The only way from an error to a GraphQL answer. Expected failures keep their message; GraphQL's own complaints about a
 * request pass; anything else is masked, and logged with its causes under the request's id.
 * @param mode in development suggestions pass; what an error was stays in the log in either
 */
export function createErrorTranslator(parts: { mode: 'development' | 'production'; logger: Logger }): ErrorTranslator {
  return (formatted, error) => {
    try {
      return translate(formatted, error, parts);
    } catch {
      return { message: 'Internal error', extensions: { code: INTERNAL } };
    }
  };
}

function translate(
  formatted: GraphQLFormattedError,
  error: unknown,
  { mode, logger }: { mode: 'development' | 'production'; logger: Logger },
): GraphQLFormattedError {
  const origin = findOrigin(error);
  const limit = formatted.extensions?.['code'] === PARSE_FAILED ? toParseLimitError(origin, mode) : null;
  if (limit !== null) return withoutStatus(limit.toJSON());
  const known = origin instanceof FarsightError ? translateExpected(origin) : classifyRequestError(formatted, origin);
  const { code, message } = known ?? MASKED;
  const requestId = currentRequestId();
  if (code === INTERNAL) logger.error({ err: origin, path: formatted.path?.join('.') }, 'A request failed for an unexpected reason');
  else if (code === UNAVAILABLE.code)
    logger.warn({ reason: toErrorMessage(causeOf(origin)) }, 'A request failed because the database is not available');
  // Both are where libraries put a stack trace.
  const { stacktrace: _stacktrace, exception: _exception, ...extensions } = known === null ? {} : (formatted.extensions ?? {});
  return {
    ...formatted,
    message: withoutSuggestion(shorten(message ?? formatted.message), mode),
    extensions: {
      ...extensions,
      code,
      ...(code === INTERNAL && requestId !== undefined ? { requestId } : {}),
    },
  };
}

/** Without what the answer's head was made from: Apollo Server has taken it from the error that came. */
function withoutStatus({ extensions: { http: _http, ...extensions } = {}, ...error }: GraphQLFormattedError): GraphQLFormattedError {
  return { ...error, extensions };
}

/** An outage fails every request: its log lines are one line each, without a stack. */
function causeOf(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? error) : error;
}

/** Follows a located error to what was thrown. */
function findOrigin(error: unknown): unknown {
  let origin = error;
  while (origin instanceof GraphQLError && origin.originalError !== undefined && origin.originalError !== origin) {
    origin = origin.originalError;
  }
  return origin;
}

function translateExpected(error: FarsightError): Translation {
  const { code, message } = TRANSLATIONS[error.code];
  return { code, message: message ?? error.message };
}

/** What GraphQL or a plugin says about the request itself; null when the error is none of that. */
function classifyRequestError(formatted: GraphQLFormattedError, origin: unknown): Translation | null {
  if (!(origin instanceof GraphQLError)) return null;
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && code !== INTERNAL) return { code, message: null };
  // Without a path no field had run: Apollo refuses some requests without a code.
  if (formatted.path === undefined) return { code: 'BAD_REQUEST', message: null };
  // An argument's value can turn out wrong only while executing. Other errors of graphql-js with a path are about our own answers.
  if (origin.nodes !== undefined && origin.message.startsWith('Argument "')) return { code: 'BAD_USER_INPUT', message: null };
  return null;
}

/** Messages quote what was sent: without a bound, fifty errors about one value would be fifty times as long as it. The end says what is wrong. */
function shorten(message: string): string {
  if (message.length <= MAX_MESSAGE_LENGTH) return message;
  const half = MAX_MESSAGE_LENGTH / 2;
  return `${message.slice(0, half).toWellFormed()} … ${message.slice(-half).toWellFormed()}`;
}

/** All of them: text of the client's own can come first, and look like one. */
function withoutSuggestion(message: string, mode: 'development' | 'production'): string {
  return mode === 'development' ? message : message.replaceAll(/ ?Did you mean [^?]*\?/g, '');
}
