const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Rows as Postgres' COPY text format: tab-separated, one line a row, `\N` for null.
 * @throws Error for a NUL character, which Postgres' text cannot hold
 */
export function toCopyText(rows: readonly (readonly unknown[])[]): string {
  let text = '';
  for (const row of rows) {
    for (let index = 0; index < row.length; index += 1) {
      if (index > 0) text += '\t';
      text += toCopyField(row[index]);
    }
    text += '\n';
  }
  return text;
}

function toCopyField(value: unknown): string {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 't' : 'f';
    case 'string':
      return escapeCopyText(value);
    case 'undefined':
      return '\\N';
    default:
      return toCopyObject(value);
  }
}

function toCopyObject(value: unknown): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((item) => typeof item === 'number')) return `{${value.join(',')}}`;
  return escapeCopyText(JSON.stringify(value));
}

function escapeCopyText(text: string): string {
  if (text.includes('\0')) throw new Error('COPY text must hold no NUL character');
  return /[\\\n\r\t]/.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character) : text;
}
