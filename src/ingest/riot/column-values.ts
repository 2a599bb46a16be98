/** Milliseconds as a timestamp literal; -Infinity as Postgres writes it. */
export function toTimestamp(time: number | null): string | null {
  if (time === null) return null;
  return time === Number.NEGATIVE_INFINITY ? '-infinity' : new Date(time).toISOString();
}

/** Rows as one array a column, the shape `unnest` takes. */
export function toColumns(rows: readonly (readonly unknown[])[], width: number): unknown[][] {
  return Array.from({ length: width }, (_unused, column) => rows.map((row) => row[column]));
}
