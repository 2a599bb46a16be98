/** Tags of all that one execution read. Belongs to one request. */
export interface TagCollector {
  /** Of what was read, or looked for and not found. */
  add(tag: string): void;
  /** Distinct; grows while the request runs. */
  readonly tags: ReadonlySet<string>;
}

/** A collector without tags. */
export function createTagCollector(): TagCollector {
  const tags = new Set<string>();
  return { add: (tag) => void tags.add(tag), tags };
}
