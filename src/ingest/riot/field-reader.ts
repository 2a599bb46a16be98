import { FarsightError, isFarsightError } from '../../domain/errors.ts';

/** An object of a source, with where it stands in its record, for messages: `info.participants[3]`. */
export interface FieldSource {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly path: string;
}

/** What a column can hold, both ends included. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** Counts in a `smallint` column. */
export const SMALL_COUNT: NumberRange = { min: 0, max: 32_767 };
/** Counts in an `integer` column. */
export const COUNT: NumberRange = { min: 0, max: 2_147_483_647 };
/** Any `integer`: totals that a source's own rounding can turn negative. */
export const WHOLE: NumberRange = { min: -2_147_483_648, max: 2_147_483_647 };

const MAX_QUOTED_LENGTH = 60;
const MAX_TEXT_LENGTH = 200;

/** Names are at most 16 characters; folding can make 18 of one, and an index entry holds no more than 2,700 bytes. */
export const MAX_NAME_LENGTH = 40;
/** Tag lines are at most 5 characters; see {@link MAX_NAME_LENGTH}. */
export const MAX_TAG_LENGTH = 20;

/** A value parsed, or why it could not be. */
export type Parsed<T> = { readonly value: T; readonly reason: null } | { readonly value: null; readonly reason: string };

/** Runs a parser built of this module's readers, and turns what they throw into a reason. Other errors go on. */
export function toParsed<T>(parse: () => T): Parsed<T> {
  try {
    return { value: parse(), reason: null };
  } catch (error) {
    if (isFarsightError(error, 'BAD_INPUT')) return { value: null, reason: error.message };
    throw error;
  }
}

/** @throws FarsightError `BAD_INPUT` that names the field, what it must be, and what it was */
export function refuseField(path: string, expected: string, value: unknown): never {
  throw new FarsightError('BAD_INPUT', `${path} must be ${expected}, got ${quoteValue(value)}`);
}

// A value as a message shows it: one line, cut short, `nothing` where it is absent.
function quoteValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text;
}

/** True for a plain object, as `JSON.parse` makes them. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object to read fields of. */
export function readObject(value: unknown, path: string): FieldSource {
  return isObject(value) ? { fields: value, path } : refuseField(path, 'an object', value);
}

/** A field's items as objects; an absent field has none. */
export function readObjects(source: FieldSource, key: string): readonly FieldSource[] {
  const value = source.fields[key] ?? [];
  if (!Array.isArray(value)) return refuseField(toPath(source, key), 'an array', value);
  return value.map((item: unknown, index) => readObject(item, `${toPath(source, key)}[${index}]`));
}

/** A whole number within the range; null when the field is absent or null. */
export function readOptionalInt(source: FieldSource, key: string, range: NumberRange): number | null {
  const value = source.fields[key];
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= range.min && value <= range.max) return value;
  return refuseField(toPath(source, key), `a whole number from ${range.min} to ${range.max}`, value);
}

/** A whole number within the range, which must be there. */
export function readInt(source: FieldSource, key: string, range: NumberRange): number {
  return (
    readOptionalInt(source, key, range) ??
    refuseField(toPath(source, key), `a whole number from ${range.min} to ${range.max}`, source.fields[key])
  );
}

/** True or false; null when the field is absent or null. */
export function readOptionalBoolean(source: FieldSource, key: string): boolean | null {
  const value = source.fields[key];
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? value : refuseField(toPath(source, key), 'true or false', value);
}

/** True or false, which must be there. */
export function readBoolean(source: FieldSource, key: string): boolean {
  return readOptionalBoolean(source, key) ?? refuseField(toPath(source, key), 'true or false', source.fields[key]);
}

/**
 * Text as the database can hold it, never trimmed: lone surrogates become U+FFFD, as they would on the way to the database.
 * Null when the field is absent, null or ''.
 */
export function readOptionalText(source: FieldSource, key: string, maxLength = MAX_TEXT_LENGTH): string | null {
  const value = source.fields[key];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length > maxLength || value.includes('\0'))
    return refuseField(toPath(source, key), `text of at most ${maxLength} characters without NUL`, value);
  return value.toWellFormed();
}

/** Text, which must be there. */
export function readText(source: FieldSource, key: string, maxLength = MAX_TEXT_LENGTH): string {
  return readOptionalText(source, key, maxLength) ?? refuseField(toPath(source, key), 'text', source.fields[key]);
}

/** A field's place in its record, for messages. */
export function toPath(source: FieldSource, key: string): string {
  return source.path === '' ? key : `${source.path}.${key}`;
}
