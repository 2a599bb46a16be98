/** A transaction's row of the invalidation log: what it changed. */
export interface LogRow {
  /** Below 2^53: a database would have to wrap its 32 bits two million times. */
  readonly xid: number;
  readonly tags: readonly string[];
  /** Milliseconds from its writing to this look, by the database's clock: of a transaction that writes and commits at once, how late its change is heard of. */
  readonly ageMs: number;
}

/** One look at the log, by one statement, so that all of it is of one moment. */
export interface LogPull {
  /** Postgres' text of a snapshot, `xmin:xmax:xip,…`: which transactions this look could see. */
  readonly snapshot: string;
  /** Rows of transactions below it may have been trimmed. */
  readonly prunedBelow: number;
  /** Another one for each database, restored copy and failover: transaction ids of two of them cannot be compared. */
  readonly incarnation: string;
  /** What became visible since the snapshot that was given, in no particular order. */
  readonly rows: readonly LogRow[];
}

/** A connection that listens to the log. */
export interface LogConnection {
  /**
   * @param after the snapshot of an earlier look; `1:1:` for everything that is left
   * @throws Error when the connection is gone, the answer is late, or this very session is inside a writing transaction
   */
  pull(after: string): Promise<LogPull>;
  close(): Promise<void>;
}

/** The invalidation log of a database. */
export interface InvalidationSource {
  /** Listens before it resolves, so that nothing is lost between that and the first look. `onLost` is called at most once, and not for `close`. */
  connect(listeners: { readonly onWake: () => void; readonly onLost: () => void }): Promise<LogConnection>;
  /** Trims the log. @param limits milliseconds to keep, and about how many rows at most */
  prune(limits: { readonly keepMs: number; readonly maxRows: number }): Promise<void>;
  /** Puts tags into the log by hand; answers the transaction's id. */
  purge(tags: readonly string[]): Promise<number>;
}
