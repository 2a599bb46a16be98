/** Longer names would let a client fill memory within the bound. */
const MAX_LENGTH = 64;
/** Whoever has a place and was not heard of for so long makes room for a new name. */
const IDLE_MS = 10 * 60 * 1_000;

/** Labels for names that clients choose. Memory is bounded whatever is sent. */
export interface BoundedNames {
  /**
   * The label a name counts under. Registered names stand for themselves, and so do as many others as there are places; all further
   * ones are `other`. Null is `anonymous`, undefined `invalid`.
   */
  readonly toLabel: (name: string | null | undefined) => string;
  /** Gives these names labels of their own for good, instead of those that were registered before. They take no places. */
  readonly register: (names: Iterable<string>) => void;
}

/** How names are bounded. */
export interface BoundedNamesOptions {
  /** Places for names that nobody registered. */
  readonly limit: number;
  /** Hears of a label that is given up: what was counted under it may go. */
  readonly onDrop: (label: string) => void;
  /** Milliseconds, never falling. */
  readonly now?: () => number;
}

/** No names yet. A name that nobody registered keeps its place until it was not heard of for ten minutes and another one needs it. */
export function createBoundedNames({ limit, onDrop, now = () => performance.now() }: BoundedNamesOptions): BoundedNames {
  let registered: ReadonlySet<string> = new Set();
  const lastHeard = new Map<string, number>();
  // No place can be free before: spares looking at all of them for each of a million new names.
  let fullUntil = 0;
  const findRoom = (time: number): boolean => {
    if (lastHeard.size < limit) return true;
    if (time < fullUntil) return false;
    const [longest] = [...lastHeard].sort(([, one], [, other]) => one - other);
    fullUntil = (longest?.[1] ?? time) + IDLE_MS;
    if (longest === undefined || time < fullUntil) return false;
    lastHeard.delete(longest[0]);
    onDrop(longest[0]);
    return true;
  };
  return {
    toLabel: (name) => {
      if (name === undefined) return 'invalid';
      if (name === null) return 'anonymous';
      if (registered.has(name)) return name;
      const time = now();
      if (!lastHeard.has(name) && (name.length > MAX_LENGTH || !findRoom(time))) return 'other';
      lastHeard.set(name, time);
      return name;
    },
    register: (names) => {
      const before = registered;
      registered = new Set(names);
      for (const name of registered) lastHeard.delete(name);
      for (const name of before) if (!registered.has(name)) onDrop(name);
    },
  };
}
