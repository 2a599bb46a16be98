import { LRUCache } from 'lru-cache';
import type { AnswerBody } from './answer-body.ts';
import { measureAnswer, type StoredAnswer } from './stored-answer.ts';

/** No answer takes more than this part of all the room. */
const LARGEST_PART = 8;

/** What a store holds, for whoever runs the gateway. */
export interface NearAnswersSize {
  readonly entries: number;
  readonly bytes: number;
  /** Answers that made way for others since the beginning. */
  readonly evictions: number;
}

/** Answers in this process, by key: the least recently used make way. What may be given out of them is for others to judge. */
export interface NearAnswers {
  readonly get: (key: string) => StoredAnswer | undefined;
  /** Whether it is kept: one that takes more than its part of the room is not. */
  readonly set: (key: string, answer: StoredAnswer) => boolean;
  /** Lets go of an answer, unless another one took its place meanwhile. */
  readonly delete: (key: string, answer: StoredAnswer) => void;
  /** Says that a body has grown, by a compressed form. */
  readonly regrow: (key: string, body: AnswerBody) => void;
  readonly size: () => NearAnswersSize;
}

const NONE: NearAnswers = {
  get: () => undefined,
  set: () => false,
  delete: () => undefined,
  regrow: () => undefined,
  size: () => ({ entries: 0, bytes: 0, evictions: 0 }),
};

/** No answers yet. @param maxBytes of answers, tags and keys together; 0 keeps none */
export function createNearAnswers(maxBytes: number): NearAnswers {
  if (maxBytes <= 0) return NONE;
  let evictions = 0;
  const answers = new LRUCache<string, StoredAnswer>({
    maxSize: maxBytes,
    maxEntrySize: Math.max(1, Math.floor(maxBytes / LARGEST_PART)),
    sizeCalculation: (answer, key) => measureAnswer(answer) + key.length * 2,
    dispose: (_answer, _key, reason) => {
      if (reason === 'evict') evictions += 1;
    },
  });
  return {
    get: (key) => answers.get(key),
    set: (key, answer) => answers.set(key, answer).peek(key) === answer,
    delete: (key, answer) => {
      if (answers.peek(key) === answer) answers.delete(key);
    },
    regrow: (key, body) => {
      const answer = answers.peek(key);
      if (answer?.body !== body) return;
      // Setting the same value again would leave its size as it was.
      answers.delete(key);
      answers.set(key, answer);
    },
    size: () => ({ entries: answers.size, bytes: answers.calculatedSize, evictions }),
  };
}
