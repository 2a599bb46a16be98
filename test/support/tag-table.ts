import { kindTag } from '../../src/domain/cache-tags.ts';

/** A tag that changes of a table's rows write. */
interface TagTemplate {
  /** `Player:{id}`: columns in braces; left out where one of them is null. */
  readonly tag: string;
  /** Columns whose update writes it; absent: any. Inserts and deletes always do. */
  readonly columns?: readonly string[];
}

/** A table whose changes write tags. */
interface TaggedTable {
  readonly key: readonly string[];
  readonly tags: readonly TagTemplate[];
}

/** A row as JSON has it. */
type TableRow = Readonly<Record<string, unknown>>;

/** Rows of tables, by table. */
export type TableRows = Readonly<Record<string, readonly TableRow[]>>;

/**
 * Which changes write which tags: the other half of what `src/loaders/` reports. An update of a row's key is a delete and an insert, since rows
 * are told apart by it.
 */
export const TAG_TABLE: Readonly<Record<string, TaggedTable>> = {
  players: {
    key: ['id'],
    tags: [
      { tag: 'Player:{id}' },
      { tag: 'list:Player', columns: ['name_key', 'platform'] },
      { tag: 'null:Player:{puuid}', columns: ['puuid'] },
      { tag: 'null:Player:{riot_id_key}', columns: ['riot_id_key', 'name_observed_at', 'name_recorded_at'] },
    ],
  },
  player_activity: {
    key: ['player_id'],
    tags: [{ tag: 'Player:{player_id}.activity' }, { tag: 'list:Player.activity', columns: ['last_played_at', 'platform'] }],
  },
  player_names: { key: ['player_id', 'game_name', 'tag_line'], tags: [{ tag: 'Player:{player_id}.names' }] },
  player_ranks: { key: ['player_id', 'queue'], tags: [{ tag: 'Player:{player_id}.ranks' }] },
  player_feedback: { key: ['player_id', 'recommendation'], tags: [{ tag: 'Player:{player_id}.feedback' }] },
  rank_snapshots: { key: ['player_id', 'queue', 'observed_at'], tags: [{ tag: 'Player:{player_id}.ranks' }] },
  matches: {
    key: ['id'],
    tags: [
      { tag: 'Match:{id}' },
      { tag: 'list:Match', columns: ['platform', 'queue_id', 'patch', 'remake', 'started_at'] },
      { tag: 'null:Match:{match_id}', columns: ['match_id'] },
    ],
  },
  teams: { key: ['match_id', 'team_id'], tags: [{ tag: 'Match:{match_id}' }] },
  participants: {
    key: ['match_id', 'slot'],
    tags: [
      { tag: 'Match:{match_id}' },
      {
        tag: 'Player:{player_id}.matches',
        columns: ['player_id', 'started_at', 'queue_id', 'champion_id', 'position', 'win', 'remake'],
      },
      {
        tag: 'Player:{player_id}.stats',
        columns: [
          ...[
            'player_id',
            'started_at',
            'queue_id',
            'champion_id',
            'position',
            'win',
            'remake',
            'kills',
            'deaths',
            'assists',
            'creep_score',
          ],
          ...['vision_score', 'gold_earned', 'damage_to_champions', 'duration_seconds'],
        ],
      },
    ],
  },
  player_months: {
    key: ['player_id', 'month', 'queue_id', 'position', 'champion_id'],
    tags: [{ tag: 'Player:{player_id}.stats' }],
  },
  seasons: { key: ['name'], tags: [{ tag: 'Season:{name}' }, { tag: 'list:Season' }, { tag: 'null:Season:{name}', columns: ['name'] }] },
  participant_rating: { key: ['match_id', 'slot'], tags: [{ tag: 'Player:{player_id}.rating' }] },
  rank_fit: { key: ['ladder'], tags: [{ tag: 'Ladder:{ladder}' }, { tag: 'null:Ladder:{ladder}', columns: ['ladder'] }] },
  champions: { key: ['id'], tags: [{ tag: 'Champion:{id}' }, { tag: 'null:Champion:{id}', columns: ['id'] }] },
  queues: { key: ['id'], tags: [{ tag: 'Queue:{id}' }, { tag: 'null:Queue:{id}', columns: ['id'] }] },
  channels: {
    key: ['id'],
    tags: [
      { tag: 'Channel:{id}' },
      { tag: 'list:Channel', columns: ['title_key', 'platform'] },
      { tag: 'Player:{owner_player_id}.channels', columns: ['owner_player_id', 'title_key'] },
      { tag: 'null:Channel:{id}', columns: ['id'] },
      { tag: 'null:Channel:{platform}/{handle_key}', columns: ['platform', 'handle_key'] },
    ],
  },
  posts: {
    key: ['id'],
    tags: [
      { tag: 'Post:{id}' },
      { tag: 'Channel:{channel_id}.posts', columns: ['channel_id', 'published_at', 'deleted_at'] },
      { tag: 'Channel:{channel_id}.posts.views', columns: ['views'] },
      {
        tag: 'Channel:{channel_id}.figures',
        columns: [
          'channel_id',
          'message_id',
          'published_at',
          'deleted_at',
          'views',
          'forwards',
          'replies',
          'reaction_count',
          'media_type',
          'text',
        ],
      },
      { tag: 'null:Post:{id}', columns: ['id'] },
    ],
  },
  channel_feedback: { key: ['channel_id', 'recommendation'], tags: [{ tag: 'Channel:{channel_id}.feedback' }] },
  channel_days: { key: ['channel_id', 'day'], tags: [{ tag: 'Channel:{channel_id}.figures' }] },
  meta_scopes: {
    key: ['id'],
    tags: [{ tag: 'Meta:{id}' }, { tag: 'null:Meta:{queue_id}', columns: ['patch', 'queue_id', 'settled'] }],
  },
  meta_champions: { key: ['scope_id', 'position', 'champion_id'], tags: [{ tag: 'Meta:{scope_id}' }] },
  meta_matchups: { key: ['scope_id', 'champion_id', 'position', 'opponent_id'], tags: [{ tag: 'Meta:{scope_id}' }] },
  standings: {
    key: ['player_id', 'queue_id', 'stat'],
    tags: [{ tag: 'Player:{player_id}.standings' }, { tag: 'Queue:{queue_id}.standings' }],
  },
  stat_percentiles: { key: ['queue_id', 'position', 'stat'], tags: [{ tag: 'Queue:{queue_id}.percentiles' }] },
  post_snapshots: { key: ['post_id', 'observed_at'], tags: [{ tag: 'Post:{post_id}.history' }] },
  post_versions: { key: ['post_id', 'version_at'], tags: [{ tag: 'Post:{post_id}.versions' }] },
  subscriber_snapshots: { key: ['channel_id', 'observed_at'], tags: [{ tag: 'Channel:{channel_id}.subscribers' }] },
};

/** Tables that no field of the schema reads. */
export const UNREAD_TABLES = ['channel_aliases', 'channel_exports', 'ingest_parts', '_prisma_migrations'];

interface RowChange {
  readonly before: TableRow | undefined;
  readonly after: TableRow | undefined;
}

/** The tags that a change of rows writes, by {@link TAG_TABLE}. */
export function listWrittenTags(before: TableRows, after: TableRows): ReadonlySet<string> {
  return collect(before, after, ({ tag }, { before: old, after: fresh }) =>
    [old, fresh].flatMap((row) => (row === undefined ? [] : (fill(tag, row) ?? []))),
  );
}

/** What is written in their place when there are too many: kinds, and the tags that are one of a kind. */
export function listWrittenKinds(before: TableRows, after: TableRows): ReadonlySet<string> {
  return collect(before, after, ({ tag }) => [kindTag(tag) ?? tag]);
}

/** True when an answer with these tags is dropped by what was written. */
export function isDropped(tags: Iterable<string>, written: ReadonlySet<string>): boolean {
  return [...tags].some((tag) => written.has(tag) || written.has(kindTag(tag) ?? ''));
}

function collect(
  before: TableRows,
  after: TableRows,
  toTags: (template: TagTemplate, change: RowChange) => readonly string[],
): ReadonlySet<string> {
  const written = Object.entries(TAG_TABLE).flatMap(([table, { tags }]) =>
    listChanges(table, before, after).flatMap((change) =>
      tags.filter((template) => isWritten(template, change)).flatMap((template) => toTags(template, change)),
    ),
  );
  return new Set(written);
}

function listChanges(table: string, before: TableRows, after: TableRows): readonly RowChange[] {
  const key = TAG_TABLE[table]?.key ?? [];
  const byKey = (rows: TableRows) => new Map(rows[table]?.map((row) => [toText(key.map((column) => row[column])), row]));
  const [old, fresh] = [byKey(before), byKey(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((rowKey) => ({ before: old.get(rowKey), after: fresh.get(rowKey) }))
    .filter((change) => toText(change.before) !== toText(change.after));
}

function isWritten({ columns }: TagTemplate, { before, after }: RowChange): boolean {
  if (before === undefined || after === undefined || columns === undefined) return true;
  return columns.some((column) => toText(before[column]) !== toText(after[column]));
}

function fill(tag: string, row: TableRow): string | null {
  const names = [...tag.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (names.some((name) => row[name] === null)) return null;
  return tag.replaceAll(/\{(\w+)\}/g, (_braced, name: string) => String(row[name]));
}

function toText(value: unknown): string | undefined {
  return JSON.stringify(value);
}
