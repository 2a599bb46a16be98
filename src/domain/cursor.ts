import { FarsightError } from './errors.ts';
import { isStorableTime } from './time-range.ts';

/** Types of columns that order a connection. Timestamps have millisecond precision. */
export type CursorColumnType = 'bigint' | 'text' | 'timestamptz';

/** A position in an order: one value a column. Bigints are decimal strings; timestamps dates, or ±Infinity. */
export type CursorValues = readonly (Date | number | string)[];

/** What a cursor is bound to: the connection, its order and its filter. */
export interface CursorBinding {
  /** As clients know it, e.g. `Player.matches`. */
  readonly connection: string;
  /** Short digest of order and filter. */
  readonly fingerprint: string;
  readonly types: readonly CursorColumnType[];
}

const VERSION = 1;
/** Room for the longest key of a name, each of its characters escaped. */
const MAX_ENCODED_LENGTH = 5_000;
const SMALLEST_BIGINT = -(2n ** 63n);
const LARGEST_BIGINT = 2n ** 63n - 1n;

/** An opaque cursor for a position. */
export function encodeCursor(binding: CursorBinding, values: CursorValues): string {
  const parts = values.map((value) =>
    value instanceof Date ? value.getTime() : value === Number.POSITIVE_INFINITY ? '+' : value === Number.NEGATIVE_INFINITY ? '-' : value,
  );
  return Buffer.from(JSON.stringify([VERSION, binding.fingerprint, ...parts]), 'utf8').toString('base64url');
}

/**
 * The position a cursor stands for.
 * @param argument the argument's name, for the message
 * @throws FarsightError `BAD_INPUT` for one that is malformed, of another version, or of another order or filter
 */
export function decodeCursor(binding: CursorBinding, cursor: string, argument: 'after' | 'before'): CursorValues {
  const parts = parseCursor(cursor);
  if (parts === null) throw refuse(binding, argument, 'is not one this API gave');
  if (parts[0] !== VERSION) throw refuse(binding, argument, 'is of another version of this API');
  if (parts[1] !== binding.fingerprint) throw refuse(binding, argument, 'belongs to another connection, order or filter');
  const values = binding.types.map((type, index) => toCursorValue(type, parts[index + 2]));
  if (parts.length !== binding.types.length + 2 || values.includes(null)) throw refuse(binding, argument, 'is not one this API gave');
  return values.filter((value) => value !== null);
}

function parseCursor(cursor: string): readonly unknown[] | null {
  if (cursor.length > MAX_ENCODED_LENGTH) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function toCursorValue(type: CursorColumnType, part: unknown): Date | number | string | null {
  switch (type) {
    case 'bigint':
      return typeof part === 'string' && /^-?[0-9]{1,19}$/.test(part) && fitsBigint(BigInt(part)) ? part : null;
    case 'text':
      return typeof part === 'string' && !part.includes('\0') ? part : null;
    case 'timestamptz':
      if (part === '+') return Number.POSITIVE_INFINITY;
      if (part === '-') return Number.NEGATIVE_INFINITY;
      return Number.isInteger(part) && isStorableTime(Number(part)) ? new Date(Number(part)) : null;
  }
}

function fitsBigint(value: bigint): boolean {
  return value >= SMALLEST_BIGINT && value <= LARGEST_BIGINT;
}

function refuse(binding: CursorBinding, argument: string, why: string): FarsightError {
  return new FarsightError(
    'BAD_INPUT',
    `The cursor given as "${argument}" of ${binding.connection} ${why}; take cursors from this connection with the same order and filter`,
    {
      facts: { argument, connection: binding.connection },
    },
  );
}
