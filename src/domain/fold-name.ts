/**
 * A name as search and order see it: compatibility-normalised (NFKC) and in lower case. Done here and not in SQL, because
 * `lower()` depends on the database's locale. Spaces stay: many names end in one.
 */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** The key a Riot id is looked up by, from its two parts. */
export function foldRiotId(gameName: string, tagLine: string): string {
  return `${foldName(gameName)}#${foldName(tagLine)}`;
}
