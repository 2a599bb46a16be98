/** Of a request what tells whether its sender meant to send it. */
export interface SentRequest {
  readonly method: string;
  readonly contentType: string | undefined;
  /** By its name in lower case; undefined where it is not there. */
  readonly header: (name: string) => string | undefined;
}

/** A page of another origin cannot send them without being asked for permission first. */
const PREFLIGHT_HEADERS = ['x-apollo-operation-name', 'apollo-require-preflight'];
/** JSON in UTF-8, and nothing that would be read in another way. */
const JSON_TYPE = /^application\/json[ \t]*(?:;[ \t]*charset="?utf-?8"?[ \t]*)?$/i;

/**
 * True for a request of which it is certain that no page of another origin made a browser send it without asking first: JSON in UTF-8 in a POST,
 * or, in a GET, one of the headers that Apollo's clients send, or that content type. Of all others Apollo Server decides, by the same rules in full.
 */
export function isCertainlyAsked({ method, contentType, header }: SentRequest): boolean {
  const isJson = contentType !== undefined && JSON_TYPE.test(contentType);
  if (method === 'POST') return isJson;
  if (method !== 'GET' && method !== 'HEAD') return false;
  return contentType === undefined ? PREFLIGHT_HEADERS.some((name) => (header(name) ?? '') !== '') : isJson;
}
