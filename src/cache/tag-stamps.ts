import { kindTag } from '../domain/cache-tags.ts';
import type { Snapshot } from './snapshot.ts';

/** Transactions that are told apart for each tag; of older ones only the newest is known. */
const KEPT_XIDS = 8;
/** What a tag takes at most, its name included, as measured on 64 bits: the default's worth is 40 MB. */
const DEFAULT_MAX_TAGS = 200_000;

/** Which transactions changed what a tag names. */
interface Stamp {
  /** The largest. */
  max: number;
  /** The largest of those that were forgotten; 0 when none was. */
  forgotten: number;
  /** At most {@link KEPT_XIDS}, in no order. */
  xids: number[];
}

/**
 * Transactions by tag, for as many tags as there is room: the tag that was stamped longest ago makes way, and its transactions count
 * for all of its kind from then on.
 */
export class TagStamps {
  readonly #stamps = new Map<string, Stamp>();
  readonly #maxTags: number;
  #folded = 0;

  constructor(limits: { readonly maxTags?: number } = {}) {
    this.#maxTags = limits.maxTags ?? DEFAULT_MAX_TAGS;
  }

  get size(): number {
    return this.#stamps.size;
  }

  /** How many tags made way since the beginning. */
  get folded(): number {
    return this.#folded;
  }

  /** Says that a transaction changed what a tag names; a second time it says nothing new. */
  add(tag: string, xid: number): void {
    const stamp = this.#stamps.get(tag);
    if (stamp === undefined) {
      this.#stamps.set(tag, { max: xid, forgotten: 0, xids: [xid] });
      this.#makeRoom();
      return;
    }
    // Stamped last is last to make way.
    this.#stamps.delete(tag);
    this.#stamps.set(tag, stamp);
    if (stamp.xids.includes(xid) || xid <= stamp.forgotten) return;
    stamp.xids.push(xid);
    stamp.max = Math.max(stamp.max, xid);
    if (stamp.xids.length > KEPT_XIDS) forgetOldest(stamp);
  }

  /**
   * Whether something changed what a tag names, or all of its kind, that a snapshot could not see. Never false when it did; it may be true
   * when it did not, for changes that are known by their kind alone.
   */
  isStale(tag: string, fence: Snapshot): boolean {
    if (isUnseen(this.#stamps.get(tag), fence)) return true;
    const kind = kindTag(tag);
    return kind !== null && isUnseen(this.#stamps.get(kind), fence);
  }

  clear(): void {
    this.#stamps.clear();
  }

  #makeRoom(): void {
    if (this.#stamps.size <= this.#maxTags) return;
    for (const [tag, { max }] of this.#stamps) {
      const kind = kindTag(tag);
      // One of a kind stays: there are as many as the schema has.
      if (kind === null || kind === tag) continue;
      this.#stamps.delete(tag);
      this.#folded += 1;
      this.#fold(kind, max);
      return;
    }
  }

  /** Nothing is known of the transactions below `max` that the tag stood for. */
  #fold(kind: string, max: number): void {
    const stamp = this.#stamps.get(kind);
    if (stamp === undefined) this.#stamps.set(kind, { max, forgotten: max, xids: [] });
    else {
      stamp.max = Math.max(stamp.max, max);
      stamp.forgotten = Math.max(stamp.forgotten, max);
      stamp.xids = stamp.xids.filter((xid) => xid > stamp.forgotten);
    }
  }
}

function forgetOldest(stamp: Stamp): void {
  const oldest = Math.min(...stamp.xids);
  stamp.xids = stamp.xids.filter((xid) => xid !== oldest);
  stamp.forgotten = Math.max(stamp.forgotten, oldest);
}

function isUnseen(stamp: Stamp | undefined, { xmin, xmax, running }: Snapshot): boolean {
  if (stamp === undefined || stamp.max < xmin) return false;
  if (stamp.max >= xmax || stamp.forgotten >= xmin) return true;
  return stamp.xids.some((xid) => running.has(xid));
}
