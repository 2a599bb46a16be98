import { keyTag, kindTag, listTag, partTag, rowTag, type TagPart, type TagType } from './cache-tags.ts';

/**
 * A row that somebody names, by what its tags are made of. Without `id` nothing is stored under the key: its answers are those that say so.
 * A channel's id names it whether there is one or not.
 */
export type PurgedRow =
  | { readonly type: 'Player'; readonly id: string | null; readonly puuid: string; readonly riotIdKey: string | null }
  | { readonly type: 'Match'; readonly id: string | null; readonly matchId: string }
  | { readonly type: 'Channel'; readonly id: string; readonly handle: { readonly platform: string; readonly handleKey: string } | null };

const PARTS: Readonly<Record<TagType, readonly TagPart[]>> = {
  Champion: [],
  Channel: ['feedback', 'figures', 'posts', 'posts.views', 'subscribers'],
  Ladder: [],
  Match: [],
  Meta: [],
  Player: ['activity', 'channels', 'feedback', 'matches', 'names', 'ranks', 'rating', 'standings', 'stats'],
  Post: ['history', 'versions'],
  Queue: ['percentiles', 'standings'],
  Season: [],
};
/** Lists of a type's rows. */
const LISTS: Readonly<Record<TagType, readonly string[]>> = {
  Champion: [],
  Channel: [listTag('Channel'), toKind(partTag('Player', 0, 'channels'))],
  Ladder: [],
  Match: [listTag('Match'), toKind(partTag('Player', 0, 'matches')), toKind(partTag('Player', 0, 'stats'))],
  Meta: [],
  Player: [listTag('Player'), listTag('Player', 'activity'), toKind(partTag('Queue', 0, 'standings'))],
  Post: [toKind(partTag('Channel', 0, 'posts')), toKind(partTag('Channel', 0, 'posts.views')), toKind(partTag('Channel', 0, 'figures'))],
  Queue: [],
  Season: [listTag('Season')],
};

/** All tags that changes of a row and of its parts write, those of the lists it stands in left out: its own first, its keys' last. */
export function listRowTags(row: PurgedRow): readonly string[] {
  const { type, id } = row;
  const own = id === null ? [] : [rowTag(type, id), ...PARTS[type].map((part) => partTag(type, id, part))];
  return [...own, ...listKeys(row).map((key) => keyTag(type, key))];
}

/** The tags that stand for all rows of a type, their parts, their keys, and the lists of them wherever they are. */
export function listTypeTags(type: TagType): readonly string[] {
  const rows = [rowTag(type, 0), ...PARTS[type].map((part) => partTag(type, 0, part)), keyTag(type, 0)];
  return [...rows.map(toKind), ...LISTS[type]];
}

function listKeys(row: PurgedRow): readonly string[] {
  switch (row.type) {
    case 'Player':
      return row.riotIdKey === null ? [row.puuid] : [row.puuid, row.riotIdKey];
    case 'Match':
      return [row.matchId];
    case 'Channel':
      return row.handle === null ? [row.id] : [row.id, `${row.handle.platform}/${row.handle.handleKey}`];
  }
}

function toKind(tag: string): string {
  return kindTag(tag) ?? tag;
}
