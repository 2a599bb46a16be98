/** What an input value is, for an error message; its contents may be large or nested without end. */
export function describeKind(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value).slice(0, 60);
}
