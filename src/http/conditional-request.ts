/** What a request says that may be answered with 304. */
export interface ConditionalRequest {
  readonly method: string;
  /** The header of that name; undefined when it is not there. */
  readonly ifNoneMatch: string | undefined;
}

/** One entity tag, weak or strong, and what leads to the next. */
const LISTED_TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")[ \t]*(?:,[ \t,]*|$)/y;

/**
 * The ETag of the copy that its holder may go on using, to be sent with 304; null when the answer is to be sent. By RFC 9110, section 13.1.2:
 * `*` names any copy, tags are compared weakly, and a list that is broken counts up to where it is. On GET and HEAD only: POST asks to run
 * something, which no copy answers.
 * @param etags that a right copy may have, best first, quotes included
 */
export function findCurrentCopy({ method, ifNoneMatch }: ConditionalRequest, etags: readonly string[]): string | null {
  if (ifNoneMatch === undefined || (method !== 'GET' && method !== 'HEAD')) return null;
  const header = ifNoneMatch.trim();
  if (header === '*') return etags[0] ?? null;
  const held = listTags(header);
  return etags.find((etag) => held.has(etag)) ?? null;
}

/** Tags without their `W/`. */
function listTags(header: string): ReadonlySet<string> {
  const tags = new Set<string>();
  // Lists may begin with commas that separate nothing.
  let position = /^[ \t,]*/.exec(header)?.[0].length ?? 0;
  while (position < header.length) {
    LISTED_TAG.lastIndex = position;
    const [all = '', tag] = LISTED_TAG.exec(header) ?? [];
    if (tag === undefined) break;
    tags.add(tag);
    position += all.length;
  }
  return tags;
}
