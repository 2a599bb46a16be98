import { describe, expect, it } from 'vitest';
import { kindTag, type TagType } from '../../../src/domain/cache-tags.ts';
import { listRowTags, listTypeTags, type PurgedRow } from '../../../src/domain/purge-tags.ts';
import { TAG_TABLE } from '../../support/tag-table.ts';

/** Which type's rows a table holds, or parts of them. */
const TYPE_OF_TABLE: Readonly<Record<string, TagType>> = {
  players: 'Player',
  player_activity: 'Player',
  player_names: 'Player',
  player_ranks: 'Player',
  player_feedback: 'Player',
  channel_feedback: 'Channel',
  player_months: 'Player',
  seasons: 'Season',
  rank_snapshots: 'Player',
  matches: 'Match',
  teams: 'Match',
  participants: 'Match',
  participant_rating: 'Player',
  rank_fit: 'Ladder',
  champions: 'Champion',
  queues: 'Queue',
  channels: 'Channel',
  channel_days: 'Channel',
  subscriber_snapshots: 'Channel',
  standings: 'Player',
  stat_percentiles: 'Queue',
  meta_scopes: 'Meta',
  meta_champions: 'Meta',
  meta_matchups: 'Meta',
  posts: 'Post',
  post_snapshots: 'Post',
  post_versions: 'Post',
};
const VALUES: Readonly<Record<string, string>> = {
  puuid: 'p',
  riot_id_key: 'ann#eu',
  match_id: 'EUW1_7',
  platform: 'TELEGRAM',
  handle_key: 'news',
};
const ROWS: readonly PurgedRow[] = [
  { type: 'Player', id: '7', puuid: 'p', riotIdKey: 'ann#eu' },
  { type: 'Match', id: '7', matchId: 'EUW1_7' },
  { type: 'Channel', id: '7', handle: { platform: 'TELEGRAM', handleKey: 'news' } },
];

/** The triggers' tags that begin with a type's name: of its rows, their parts and keys. */
function listTemplates(type: TagType): readonly string[] {
  const tags = Object.values(TAG_TABLE).flatMap((table) => table.tags.map(({ tag }) => tag));
  return tags.filter((tag) => tag.startsWith(`${type}:`) || tag.startsWith(`null:${type}:`));
}

function fill(template: string): string {
  const isOfKey = template.startsWith('null:');
  return template.replaceAll(/\{(\w+)\}/g, (_braced, column: string) => (isOfKey ? (VALUES[column] ?? '7') : '7'));
}

describe('listRowTags', () => {
  it.each(ROWS)('has each tag of the row, its parts and its keys that a trigger writes: $type', (row) => {
    expect(new Set(listRowTags(row))).toEqual(new Set(listTemplates(row.type).map(fill)));
  });

  it('has only the key of what is not stored', () => {
    expect(listRowTags({ type: 'Player', id: null, puuid: 'p', riotIdKey: null })).toEqual(['null:Player:p']);
    expect(listRowTags({ type: 'Match', id: null, matchId: 'EUW1_7' })).toEqual(['null:Match:EUW1_7']);
  });

  it('names keys last, and none of a channel without a handle', () => {
    const tags = [
      'Channel:7',
      'Channel:7.feedback',
      'Channel:7.figures',
      'Channel:7.posts',
      'Channel:7.posts.views',
      'Channel:7.subscribers',
      'null:Channel:7',
    ];
    expect(listRowTags({ type: 'Channel', id: '7', handle: null })).toEqual(tags);
  });
});

describe('listTypeTags', () => {
  it('knows the tables of all tags', () => {
    expect(Object.keys(TYPE_OF_TABLE).sort()).toEqual(Object.keys(TAG_TABLE).sort());
  });

  it.each([...new Set(Object.values(TYPE_OF_TABLE))])(
    'has the kind of each tag that changes of its tables write, and of its rows: %s',
    (type) => {
      const ofTables = Object.entries(TAG_TABLE).flatMap(([table, { tags }]) =>
        TYPE_OF_TABLE[table] === type ? tags.map(({ tag }) => tag) : [],
      );
      const expected = [...ofTables, ...listTemplates(type)].map((tag) => kindTag(tag) ?? tag);
      expect([...listTypeTags(type)].sort()).toEqual([...new Set(expected)].sort());
    },
  );

  it('is what it is said to be, for players', () => {
    expect(listTypeTags('Player')).toEqual([
      'type:Player',
      'type:Player.activity',
      'type:Player.channels',
      'type:Player.feedback',
      'type:Player.matches',
      'type:Player.names',
      'type:Player.ranks',
      'type:Player.rating',
      'type:Player.standings',
      'type:Player.stats',
      'null:Player',
      'list:Player',
      'list:Player.activity',
      'type:Queue.standings',
    ]);
  });
});
