import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { ContentCoding } from '../cache/answer-body.ts';
import { MAX_PREFERENCE_LENGTH } from './http-defaults.ts';

/** Best first: this decides between codings that a client likes equally. */
const CODINGS: readonly ContentCoding[] = ['br', 'gzip', 'identity'];
/** Clients send a handful of them. */
const MAX_KNOWN = 100;

/** The package's types are those of 0.6, which took no order. */
interface OrderingNegotiator {
  encodings(available: readonly string[], options: { readonly preferred: readonly string[] }): readonly string[];
}

const known = new LRUCache<string, ContentCoding>({ max: MAX_KNOWN });

/**
 * The coding that an answer is to be sent in, by RFC 9110, section 12.5.3: of those with the highest q value the smallest, and none where the
 * header is not there. `identity` also where the client refuses everything, that included: an answer it may not understand tells it more than a 406.
 * @param acceptEncoding the request's header of that name
 */
export function chooseCoding(acceptEncoding: string | undefined): ContentCoding {
  if (acceptEncoding === undefined || acceptEncoding === '' || acceptEncoding.length > MAX_PREFERENCE_LENGTH) return 'identity';
  return known.get(acceptEncoding) ?? learn(acceptEncoding);
}

function learn(acceptEncoding: string): ContentCoding {
  const negotiator: OrderingNegotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  const [best] = negotiator.encodings(CODINGS, { preferred: CODINGS });
  const coding = CODINGS.find((one) => one === best) ?? 'identity';
  known.set(acceptEncoding, coding);
  return coding;
}
