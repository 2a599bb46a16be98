/** Which transactions a moment of the database could see. */
export interface Snapshot {
  /** All below it had ended. */
  readonly xmin: number;
  /** Those from it on had not begun. */
  readonly xmax: number;
  /** Those between that were under way. */
  readonly running: ReadonlySet<number>;
  /** Postgres' own form: `xmin:xmax:xid,…`. */
  readonly text: string;
}

/** Before any transaction. */
export const FIRST_SNAPSHOT = '1:1:';

const FORM = /^(\d{1,16}):(\d{1,16}):(\d{1,16}(?:,\d{1,16})*)?$/;

/** @throws Error for what is no snapshot of Postgres */
export function parseSnapshot(text: string): Snapshot {
  const match = FORM.exec(text);
  if (match === null) throw new Error(`A snapshot must be like "10:20:12,15", got ${JSON.stringify(text.slice(0, 100))}`);
  const [, xmin = '', xmax = '', running] = match;
  return { xmin: Number(xmin), xmax: Number(xmax), running: new Set(running?.split(',').map(Number)), text };
}

/** Whether what a transaction wrote is part of what a snapshot shows. It says nothing of transactions that were rolled back. */
export function sees({ xmin, xmax, running }: Snapshot, xid: number): boolean {
  return xid < xmin || (xid < xmax && !running.has(xid));
}
