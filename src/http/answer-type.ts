import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { MAX_PREFERENCE_LENGTH } from './http-defaults.ts';

/** As Apollo Server has them, in its order of preference. */
const ANSWER_TYPES = [
  'application/json; charset=utf-8',
  'application/graphql-response+json; charset=utf-8',
  'application/json; callbackSpec=1.0; charset=utf-8',
] as const;
const PAGE_TYPE = 'text/html';
/** Clients send a handful of them. */
const MAX_KNOWN = 100;

/** What an `Accept` header prefers. */
interface Preference {
  /** Null: none of ours. */
  readonly answer: string | null;
  /** Of a GET, which could have a page for an answer. */
  readonly prefersPage: boolean;
}

const known = new LRUCache<string, Preference>({ max: MAX_KNOWN });

/**
 * The content type of an answer to a request that is to be told no more than its data; null where Apollo Server's page is preferred, or nothing
 * that could be answered.
 * @param accept the request's header of that name
 */
export function chooseAnswerType(method: string, accept: string | undefined): string | null {
  if (accept === undefined || accept === '' || accept.length > MAX_PREFERENCE_LENGTH) return ANSWER_TYPES[0];
  const { answer, prefersPage } = known.get(accept) ?? learn(accept);
  return method === 'GET' && prefersPage ? null : answer;
}

function learn(accept: string): Preference {
  const negotiator = new Negotiator({ headers: { accept } });
  const preference = {
    answer: negotiator.mediaType([...ANSWER_TYPES]) ?? null,
    prefersPage: negotiator.mediaType([...ANSWER_TYPES, PAGE_TYPE]) === PAGE_TYPE,
  };
  known.set(accept, preference);
  return preference;
}
