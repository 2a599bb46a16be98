import type { Database } from '../data/database.ts';

/** When, how much and how long a step works. */
export interface RefreshRequest {
  readonly now: Date;
  /**
   * Whether to do all that waits. Otherwise what is counted over everybody may wait until it would make a difference, so that a match does not drop
   * everybody's answers.
   */
  readonly deep: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What one piece of work came to: how many rows it looked at, or that there was none to do. */
export type RefreshPiece = { readonly kind: 'worked'; readonly rows: number } | { readonly kind: 'idle' };

/** Keeps one kind of analytics rows in step with the rows they are computed from. */
export interface RefreshStep {
  /** For reports, in lower-case words: `ratings`. */
  readonly name: string;
  /**
   * Does one short piece of work in transactions of its own. A process that ends in the middle leaves it to be done again; two at once do the
   * work of one.
   */
  advance(database: Database, request: RefreshRequest): Promise<RefreshPiece>;
  /** Where rows differ from a recount, as sentences, at most a few dozen; empty when they do not. Meant for when nothing waits and nobody writes. */
  check(database: Database): Promise<readonly string[]>;
  /** Makes everything be recounted: at once, or by what `advance` does next. */
  repair(database: Database): Promise<void>;
}
