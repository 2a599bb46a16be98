/** Rows of one kind, as they may be taken from memory and kept in it. */
export interface RowReading<Row extends object> {
  /** The row, which nobody may change; undefined where it has to be read. Good in the turn in which this was begun. */
  take(id: string): Row | undefined;
  /**
   * Keeps what was read after this was begun. Nobody may change it from now on: others are given it, too.
   * @param tags what is stamped whenever any of it changes
   */
  keep(id: string, tags: readonly string[], row: Row): void;
}

/** Rows of one kind that requests share. */
export interface RowShelf<Row extends object> {
  /** To be called before the statement that reads what cannot be taken. Null while nobody can tell what has changed: nothing is taken then, or kept. */
  begin(): RowReading<Row> | null;
}

/** Rows that requests share. */
export interface RowMemory {
  /** The rows of a kind. @param kind lower-case words, as metrics call them */
  shelf<Row extends object>(kind: string): RowShelf<Row>;
}
