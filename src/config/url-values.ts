/** Whether a text is a URL with a host and one of the protocols, such as `redis:`. */
export function isUrlOf(...protocols: readonly string[]): (text: string) => boolean {
  return (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

/** The URLs of a list with commas. Only before another URL does a comma end one: a password may hold commas. */
export function splitUrls(text: string): string[] {
  return text === '' ? [] : text.split(/\s*,\s*(?=[a-z+]*:\/\/)/i);
}

/** Whether these are the URL of a Redis server, or those of nodes of one cluster: other nodes are reached as these are, and have database 0 alone. */
export function areRedisUrls(texts: readonly string[]): boolean {
  if (!texts.every(isRedisUrl)) return false;
  if (texts.length < 2) return true;
  const urls = texts.map((text) => new URL(text));
  const access = urls.map(({ protocol, username, password }) => JSON.stringify([protocol, username, password]));
  return new Set(access).size === 1 && urls.every(({ pathname }) => pathname.length < 2 || pathname === '/0');
}

/** A URL to be shown: without user, password and query. Works on text that is no URL too: a mistyped one may hold a password all the same. */
export function concealUrl(text: string): string {
  return text.replace(/^([a-z+]*:\/\/)?.*@/is, '$1***@').replace(/\?.*$/s, '?***');
}

/** The same for several. */
export function concealUrls(text: string): string {
  return splitUrls(text).map(concealUrl).join(',');
}

function isRedisUrl(text: string): boolean {
  if (!isUrlOf('redis:', 'rediss:')(text)) return false;
  const { username, password, hostname, pathname } = new URL(text);
  return !hostname.includes(',') && /^(\/\d*)?$/.test(pathname) && isPercentEncoded(username + password);
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
