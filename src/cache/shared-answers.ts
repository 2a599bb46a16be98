import { hash } from 'node:crypto';
import type { AnswerBody } from './answer-body.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { decodeAnswer, encodeAnswer, type StoredAnswer } from './stored-answer.ts';

/** Larger answers are for the process that made them alone: they would hold a connection that all requests share. */
const MAX_BYTES = 1024 * 1024;

/** Answers that gateways share, of one database. Neither method rejects. */
export interface SharedAnswers {
  /** @param incarnation of the log: another database has other answers under the same key */
  readonly get: (incarnation: string, key: string, createBody: (identity: Buffer) => AnswerBody) => Promise<StoredAnswer | null>;
  readonly set: (key: string, answer: StoredAnswer) => Promise<void>;
}

/** Shared answers in a store of bytes. @param now milliseconds since 1970 */
export function createSharedAnswers(store: Pick<KeyValueStore, 'get' | 'set'>, now: () => number): SharedAnswers {
  return {
    get: async (incarnation, key, createBody) => {
      const bytes = await store.get(toStoreKey(incarnation, key));
      const answer = bytes === undefined ? null : decodeAnswer(bytes, createBody);
      return answer?.fence.incarnation === incarnation ? answer : null;
    },
    set: async (key, answer) => {
      if (answer.body.identity.byteLength > MAX_BYTES) return;
      const leftMs = Math.floor(answer.madeAt + answer.freshMs + answer.graceMs - now());
      if (leftMs > 0) await store.set(toStoreKey(answer.fence.incarnation, key), encodeAnswer(answer), leftMs);
    },
  };
}

/** Of one length, whatever variables hold. */
function toStoreKey(incarnation: string, key: string): string {
  return `answer:${incarnation}:${hash('sha256', key, 'base64url')}`;
}
