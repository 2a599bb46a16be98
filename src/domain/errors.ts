/** Codes that clients and operators may rely on; each is documented in `docs/operations.md`. */
export type ErrorCode =
  | 'BAD_CONFIG'
  | 'BAD_INPUT'
  | 'CLIENT_GONE'
  | 'CONFLICT'
  | 'DATA_FOLDER_IN_USE'
  | 'DATABASE_UNAVAILABLE'
  | 'FORBIDDEN'
  | 'MIGRATION_FAILED'
  | 'NOT_FOUND'
  | 'OPERATION_TIMEOUT'
  | 'UNREADABLE_INPUT';

/** An expected failure: its message is fit to be shown to whoever asked. */
export class FarsightError extends Error {
  readonly code: ErrorCode;
  /** What the message names, for programs. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; facts?: Record<string, unknown> } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'FarsightError';
    this.code = code;
    this.facts = options.facts ?? {};
  }
}

/** True for a {@link FarsightError}, with the given code where one is given. */
export function isFarsightError(error: unknown, code?: ErrorCode): error is FarsightError {
  return error instanceof FarsightError && (code === undefined || error.code === code);
}

/** What an unknown thrown value says, on one line. Cannot throw. */
export function toErrorMessage(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

/** An expected failure on one line, for a terminal: with what the driver said where the database could not be reached. */
export function describeFailure(error: FarsightError): string {
  const message = toErrorMessage(error);
  return error.code === 'DATABASE_UNAVAILABLE' && error.cause !== undefined ? `${message} (${toErrorMessage(error.cause)})` : message;
}
