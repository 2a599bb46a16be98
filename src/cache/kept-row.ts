/** What parts of a row take on 64 bits, about: an object with its fields or a list, and a time. */
const OBJECT_BYTES = 32;
const FIELD_BYTES = 8;
const TEXT_BYTES = 24;
const TIME_BYTES = 64;

/** How many bytes of memory a row, or a list of rows, takes, about. */
export function measureRow(row: object): number {
  let bytes = OBJECT_BYTES;
  // Several times as fast as a list of its values: rows have nothing but their own fields.
  for (const name in row) bytes += FIELD_BYTES + measureValue(row[name as keyof typeof row]);
  return bytes;
}

/** Freezes a row and all that is in it, apart from times, of which nobody sets one. */
export function freezeRow(row: object): void {
  for (const value of Object.values(row)) {
    if (typeof value === 'object' && value !== null && !(value instanceof Date)) freezeRow(value);
  }
  Object.freeze(row);
}

function measureValue(value: unknown): number {
  if (typeof value === 'string') return TEXT_BYTES + value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return value instanceof Date ? TIME_BYTES : measureRow(value);
}
