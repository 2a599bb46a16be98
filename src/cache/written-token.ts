/** Says which transaction wrote: what a mutation's answer carries, and what a client sends back to read its own write. */
export interface WrittenToken {
  /** Of the log. */
  readonly incarnation: string;
  readonly xid: number;
}

const FORM = /^([\w-]{1,64})\/(\d{1,16})$/;

/** As it stands in the header `Farsight-Written`. */
export function printWrittenToken({ incarnation, xid }: WrittenToken): string {
  return `${incarnation}/${xid}`;
}

/** Null for what is no token. */
export function parseWrittenToken(text: string): WrittenToken | null {
  const [, incarnation, digits] = FORM.exec(text) ?? [];
  if (incarnation === undefined || digits === undefined) return null;
  const xid = Number(digits);
  return Number.isSafeInteger(xid) ? { incarnation, xid } : null;
}
