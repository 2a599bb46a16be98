/** Longer names would let a client fill memory within the bound. */
const MAX_LENGTH = 64;

/**
 * Labels for names that clients choose: the first `limit` distinct ones stand for themselves, any other is `other`. Null is
 * `anonymous`, undefined `invalid`. Memory is bounded whatever is sent.
 */
export function createBoundedNames(limit: number): (name: string | null | undefined) => string {
  const known = new Set<string>();
  return (name) => {
    if (name === undefined) return 'invalid';
    if (name === null) return 'anonymous';
    if (known.has(name)) return name;
    if (known.size >= limit || name.length > MAX_LENGTH) return 'other';
    known.add(name);
    return name;
  };
}
