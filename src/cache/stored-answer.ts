import type { CacheScope } from '../execution/cache-policy.ts';
import type { AnswerBody } from './answer-body.ts';
import { type Fence, parseFence, printFence } from './fence.ts';

/** An answer as it is kept, with what it takes to judge it. */
export interface StoredAnswer {
  readonly body: AnswerBody;
  readonly fence: Fence;
  readonly tags: readonly string[];
  readonly scope: CacheScope;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Milliseconds for which it is fresh. */
  readonly freshMs: number;
  /** Milliseconds for which it may be given out after that, while it is made anew; 0: for none. */
  readonly graceMs: number;
}

/** What stands before the bytes of an answer in a shared store. */
interface StoredHead {
  readonly fence: string;
  readonly tags: readonly string[];
  readonly scope: CacheScope;
  readonly madeAt: number;
  readonly freshMs: number;
  readonly graceMs: number;
}

/** The first byte; another one for another form, so that gateways of different versions may share a store. */
const FORM = 1;
const LENGTH_BYTES = 4;
const HEAD_START = 1 + LENGTH_BYTES;
/** Of a tag beside its letters, and of an answer beside its tags and bytes, rounded up from heap snapshots. */
const TAG_BYTES = 40;
const ANSWER_BYTES = 400;

/** What an answer takes in memory, about. */
export function measureAnswer({ body, tags }: StoredAnswer): number {
  let bytes = ANSWER_BYTES + body.byteLength;
  for (const tag of tags) bytes += TAG_BYTES + tag.length;
  return bytes;
}

/** An answer as bytes for a shared store: its body as it is, behind what judges it. */
export function encodeAnswer({ body, fence, tags, scope, madeAt, freshMs, graceMs }: StoredAnswer): Buffer {
  const head = Buffer.from(JSON.stringify({ fence: printFence(fence), tags, scope, madeAt, freshMs, graceMs } satisfies StoredHead));
  const start = Buffer.allocUnsafe(HEAD_START);
  start.writeUInt8(FORM, 0);
  start.writeUInt32BE(head.byteLength, 1);
  return Buffer.concat([start, head, body.identity]);
}

/**
 * The answer in what {@link encodeAnswer} gave; null for bytes of another form, of whoever.
 * @param createBody makes a body of its bytes
 */
export function decodeAnswer(bytes: Buffer, createBody: (identity: Buffer) => AnswerBody): StoredAnswer | null {
  if (bytes.byteLength < HEAD_START || bytes.readUInt8(0) !== FORM) return null;
  const headEnd = HEAD_START + bytes.readUInt32BE(1);
  if (headEnd > bytes.byteLength) return null;
  const head = parseHead(bytes.toString('utf8', HEAD_START, headEnd));
  const fence = head && parseFence(head.fence);
  if (head === null || fence === null) return null;
  const { tags, scope, madeAt, freshMs, graceMs } = head;
  return { fence, tags, scope, madeAt, freshMs, graceMs, body: createBody(bytes.subarray(headEnd)) };
}

function parseHead(text: string): StoredHead | null {
  let head: Partial<Record<keyof StoredHead, unknown>> | null;
  try {
    head = JSON.parse(text) as typeof head;
  } catch {
    return null;
  }
  if (typeof head !== 'object' || head === null) return null;
  const { fence, tags, scope, madeAt, freshMs, graceMs } = head;
  const isRight =
    typeof fence === 'string' &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === 'string') &&
    (scope === 'PUBLIC' || scope === 'PRIVATE') &&
    [madeAt, freshMs, graceMs].every((value) => typeof value === 'number' && Number.isFinite(value) && value >= 0);
  return isRight ? (head as StoredHead) : null;
}
