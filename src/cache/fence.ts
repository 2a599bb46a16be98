import { parseSnapshot, type Snapshot } from './snapshot.ts';

/** The moment before an execution began: nothing that its snapshot does not see is sure to be in the answer. */
export interface Fence {
  /** Of the log. */
  readonly incarnation: string;
  readonly snapshot: Snapshot;
  /** How many looks of this process had brought changes until then. 0 for a fence of another process. */
  readonly look: number;
}

/** As text, for other processes. */
export function printFence({ incarnation, snapshot }: Fence): string {
  return `${incarnation}/${snapshot.text}`;
}

/** Null for what is no fence. */
export function parseFence(text: string): Fence | null {
  const end = text.indexOf('/');
  if (end < 1) return null;
  try {
    return { incarnation: text.slice(0, end), snapshot: parseSnapshot(text.slice(end + 1)), look: 0 };
  } catch {
    return null;
  }
}
