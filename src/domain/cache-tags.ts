/** Types of rows that answers hold, as tags name them. */
export type TagType = 'Champion' | 'Channel' | 'Ladder' | 'Match' | 'Meta' | 'Player' | 'Post' | 'Queue' | 'Season';

/**
 * Parts of a row that change apart from it, and lists of a parent: what else an answer holds of the row does not become wrong by them.
 * `posts.views` stands for the order by views alone.
 */
export type TagPart =
  | 'activity'
  | 'channels'
  | 'feedback'
  | 'figures'
  | 'history'
  | 'matches'
  | 'names'
  | 'percentiles'
  | 'posts'
  | 'posts.views'
  | 'ranks'
  | 'rating'
  | 'standings'
  | 'stats'
  | 'subscribers'
  | 'versions';

/** Stamped by a purge of everything; every answer counts as having it. */
export const ALL_TAG = 'all';

/** The tag of a row, `Player:5`. @param id row id */
export function rowTag(type: TagType, id: number | string): string {
  return `${type}:${id}`;
}

/** The tag of a part of a row or of a list under it, `Player:5.matches`. @param id row id */
export function partTag(type: TagType, id: number | string, part: TagPart): string {
  return `${type}:${id}.${part}`;
}

/** The tag of the members of a root list, `list:Player`; `list:Player.activity` for an order of its own. */
export function listTag(type: TagType, order?: 'activity'): string {
  return order === undefined ? `list:${type}` : `list:${type}.${order}`;
}

/** The tag of what would be found under a key, `null:Player:PUUID`: it changes when a row appears under it, leaves it, or another one takes its place. */
export function keyTag(type: TagType, key: number | string): string {
  return `null:${type}:${key}`;
}

/**
 * The tag that stands for all tags of one kind, where there are too many to name: `type:Player` for `Player:5`, `type:Player.matches` for
 * `Player:5.matches`, `null:Player` for `null:Player:…`. Null for tags that are one of a kind.
 */
export function kindTag(tag: string): string | null {
  const end = tag.indexOf(':');
  if (end === -1) return null;
  const prefix = tag.slice(0, end);
  if (prefix === 'list' || prefix === 'type') return null;
  if (prefix === 'null') {
    const keyStart = tag.indexOf(':', end + 1);
    return keyStart === -1 ? null : tag.slice(0, keyStart);
  }
  const partStart = tag.indexOf('.', end);
  return partStart === -1 ? `type:${prefix}` : `type:${prefix}${tag.slice(partStart)}`;
}
