import { type CursorBinding, type CursorValues, decodeCursor } from './cursor.ts';
import { FarsightError } from './errors.ts';

/** Items of a page when neither `first` nor `last` is given. */
export const DEFAULT_PAGE_SIZE = 20;
/** The largest page. */
export const MAX_PAGE_SIZE = 100;

/** The Relay arguments of a connection. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A validated stretch of a connection. */
export interface PageWindow {
  /** Forward counts from the start (or `after`), backward from the end (or `before`). */
  readonly direction: 'backward' | 'forward';
  readonly size: number;
  readonly after: CursorValues | null;
  readonly before: CursorValues | null;
}

/**
 * Checks the arguments of a connection.
 * @throws FarsightError `BAD_INPUT` for a size outside of 1–100, for both `first` and `last`, and for cursors that are not this connection's
 */
export function toPageWindow(binding: CursorBinding, args: PageArguments): PageWindow {
  const { first, last } = args;
  if (typeof first === 'number' && typeof last === 'number') {
    throw new FarsightError('BAD_INPUT', `${binding.connection} takes "first" or "last", not both: got first ${first} and last ${last}`);
  }
  return {
    direction: typeof last === 'number' ? 'backward' : 'forward',
    size: checkPageSize(binding.connection, typeof last === 'number' ? 'last' : 'first', last ?? first ?? DEFAULT_PAGE_SIZE),
    after: typeof args.after === 'string' ? decodeCursor(binding, args.after, 'after') : null,
    before: typeof args.before === 'string' ? decodeCursor(binding, args.before, 'before') : null,
  };
}

function checkPageSize(connection: string, argument: string, size: number): number {
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw new FarsightError('BAD_INPUT', `"${argument}" of ${connection} must be from 1 to ${MAX_PAGE_SIZE}, got ${size}`, {
      facts: { argument, size },
    });
  }
  return size;
}
