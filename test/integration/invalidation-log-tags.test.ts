import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindTag } from '../../src/domain/cache-tags.ts';
import { LOG_FIXTURE, logRowsOf, once, tagsOf } from '../support/log-fixture.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

/** By table: statements and the tags they write. */
const CASES: Readonly<Record<string, readonly (readonly [statement: string, tags: readonly string[]])[]>> = {
  players: [
    [
      `insert into players (id, puuid, platform, riot_id_key) values (3, 'p3', 'KR', 'three#3')`,
      ['Player:3', 'list:Player', 'null:Player:p3', 'null:Player:three#3'],
    ],
    [`insert into players (id, puuid, platform) values (3, 'p3', 'KR')`, ['Player:3', 'list:Player', 'null:Player:p3']],
    [`update players set name_key = 'other' where id = 1`, ['Player:1', 'list:Player']],
    [`update players set platform = 'KR' where id = 1`, ['Player:1', 'list:Player']],
    [`update players set riot_id_key = 'new#1' where id = 1`, ['Player:1', 'null:Player:new#1', 'null:Player:one#1']],
    [`update players set riot_id_key = 'two#2' where id = 2`, ['Player:2', 'null:Player:two#2']],
    [`update players set name_observed_at = '2026-02-01' where id = 1`, ['Player:1', 'null:Player:one#1']],
    [`update players set name_recorded_at = '2026-02-01' where id = 1`, ['Player:1', 'null:Player:one#1']],
    [`update players set puuid = 'moved' where id = 1`, ['Player:1', 'null:Player:moved', 'null:Player:p1']],
    [`update players set time_zone = 'UTC'`, ['Player:1', 'Player:2']],
    [`update players set main_queue_id = 420 where id = 1`, ['Player:1']],
    [`update players set id = 9 where id = 2`, ['Player:2', 'Player:9', 'list:Player', 'null:Player:p2']],
    ['delete from players where id = 2', ['Player:2', 'list:Player', 'null:Player:p2']],
  ],
  player_activity: [
    [
      `insert into player_activity (player_id, platform, last_played_at) values (2, 'EUW1', '2026-01-01')`,
      ['Player:2.activity', 'list:Player.activity'],
    ],
    [`update player_activity set last_played_at = '2026-01-01'`, ['Player:1.activity', 'list:Player.activity']],
    [`update player_activity set platform = 'KR'`, ['Player:1.activity', 'list:Player.activity']],
    ['delete from player_activity', ['Player:1.activity', 'list:Player.activity']],
  ],
  player_feedback: [
    [`insert into player_feedback (player_id, recommendation) values (2, 'FORM_ABOVE_USUAL')`, ['Player:2.feedback']],
    ['update player_feedback set rating = 5', ['Player:1.feedback']],
    ['delete from player_feedback', ['Player:1.feedback']],
  ],
  channel_feedback: [
    [`insert into channel_feedback (channel_id, recommendation) values (1, 'ACTIVITY_BELOW_USUAL')`, ['Channel:1.feedback']],
    ['update channel_feedback set rating = 5', ['Channel:1.feedback']],
    ['delete from channel_feedback', ['Channel:1.feedback']],
  ],
  player_names: [
    [`insert into player_names (player_id, game_name, tag_line) values (2, 'a', 'b')`, ['Player:2.names']],
    [`update player_names set last_seen_at = '2026-01-01'`, ['Player:1.names']],
    ['update player_names set player_id = 2', ['Player:1.names', 'Player:2.names']],
    ['delete from player_names', ['Player:1.names']],
  ],
  player_ranks: [
    [
      `insert into player_ranks (player_id, queue, tier, league_points, wins, losses) values (2, 'SOLO', 'IRON', 0, 0, 0)`,
      ['Player:2.ranks'],
    ],
    ['update player_ranks set wins = 9', ['Player:1.ranks']],
    ['delete from player_ranks', ['Player:1.ranks']],
  ],
  rank_snapshots: [
    [
      `insert into rank_snapshots (player_id, queue, observed_at, tier, league_points, wins, losses) values (2, 'SOLO', now(), 'IRON', 0, 0, 0)`,
      ['Player:2.ranks'],
    ],
    [`update rank_snapshots set tier = 'IRON'`, ['Player:1.ranks']],
    ['delete from rank_snapshots', ['Player:1.ranks']],
  ],
  matches: [
    [
      `insert into matches (id, match_id, platform, started_at, duration_seconds, remake, source_rank, content_hash) values (3, 'KR_3', 'KR', now(), 1, false, 1, '')`,
      ['Match:3', 'list:Match', 'null:Match:KR_3'],
    ],
    ...['platform', 'patch'].map((column) => [`update matches set ${column} = 'x' where id = 1`, ['Match:1', 'list:Match']] as const),
    ['update matches set queue_id = null where id = 1', ['Match:1', 'list:Match']],
    ['update matches set remake = true where id = 1', ['Match:1', 'list:Match']],
    ['update matches set started_at = now() where id = 1', ['Match:1', 'list:Match']],
    [`update matches set match_id = 'KR_1' where id = 1`, ['Match:1', 'null:Match:EUW1_1', 'null:Match:KR_1']],
    [`update matches set game_mode = 'CLASSIC' where id = 1`, ['Match:1']],
    ['delete from matches where id = 2', ['Match:2', 'list:Match', 'null:Match:EUW1_2']],
  ],
  teams: [
    ['insert into teams (match_id, team_id, win) values (2, 100, true)', ['Match:2']],
    [`update teams set objectives = '[{"name":"baron"}]'`, ['Match:1']],
    ['update teams set match_id = 2', ['Match:1', 'Match:2']],
    ['delete from teams', ['Match:1']],
  ],
  participants: [
    [
      `insert into participants select 2, 1, 2, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths, assists, creep_score,
         gold_earned, damage_to_champions, vision_score, placement, bot from participants where slot = 1`,
      ['Match:2', 'Player:2.matches', 'Player:2.stats'],
    ],
    [
      'update participants set player_id = 2 where slot = 1',
      ['Match:1', 'Player:1.matches', 'Player:1.stats', 'Player:2.matches', 'Player:2.stats'],
    ],
    ['update participants set player_id = null where slot = 1', ['Match:1', 'Player:1.matches', 'Player:1.stats']],
    ...[`started_at = now()`, 'queue_id = null', 'champion_id = 2', `position = 'TOP'`, 'win = false', 'remake = true'].map(
      (change) => [`update participants set ${change} where slot = 1`, ['Match:1', 'Player:1.matches', 'Player:1.stats']] as const,
    ),
    ['update participants set kills = 9', ['Match:1', 'Player:1.stats']],
    [`update participants set items = '{9}'`, ['Match:1']],
    ['update participants set match_id = 2, slot = 7 where slot = 1', ['Match:1', 'Match:2', 'Player:1.matches', 'Player:1.stats']],
    ['delete from participants where player_id is null', ['Match:1']],
    ['delete from participants', ['Match:1', 'Player:1.matches', 'Player:1.stats']],
  ],
  player_months: [
    [
      `insert into player_months select 2, month, queue_id, position, champion_id, games, wins, kills, deaths, assists, creep_score, vision, gold, damage, seconds
         from player_months`,
      ['Player:2.stats'],
    ],
    ['update player_months set games = 2', ['Player:1.stats']],
    ['update player_months set player_id = 2', ['Player:1.stats', 'Player:2.stats']],
    ['delete from player_months', ['Player:1.stats']],
  ],
  seasons: [
    [`insert into seasons (name, starts_at) values ('2030', '2030-01-10')`, ['Season:2030', 'list:Season', 'null:Season:2030']],
    [`update seasons set starts_at = '2023-01-12'`, ['Season:One', 'list:Season']],
    ['delete from seasons', ['Season:One', 'list:Season', 'null:Season:One']],
  ],
  champions: [
    [`insert into champions (id, key, key_fold) values (5, 'Ahri', 'ahri')`, ['Champion:5', 'null:Champion:5']],
    [`update champions set name = 'The Dark Child' where id = 1`, ['Champion:1']],
    ['update champions set id = 4 where id = 2', ['Champion:2', 'Champion:4', 'Match:1', 'null:Champion:2', 'null:Champion:4']],
    ['delete from champions where id = 3', ['Champion:3', 'null:Champion:3']],
  ],
  queues: [
    ['insert into queues (id) values (450)', ['Queue:450', 'null:Queue:450']],
    [`update queues set notes = 'x'`, ['Queue:420']],
    ['delete from queues', ['Queue:420', 'null:Queue:420']],
  ],
  channels: [
    [
      `insert into channels (id, platform, handle_key, owner_player_id) values (3, 'TELEGRAM', 'three', 2)`,
      ['Channel:3', 'Player:2.channels', 'list:Channel', 'null:Channel:3', 'null:Channel:TELEGRAM/three'],
    ],
    [`insert into channels (id, platform) values (3, 'TELEGRAM')`, ['Channel:3', 'list:Channel', 'null:Channel:3']],
    [`update channels set title_key = 'other' where id = 1`, ['Channel:1', 'Player:1.channels', 'list:Channel']],
    [`update channels set title_key = 'other' where id = 2`, ['Channel:2', 'list:Channel']],
    ['update channels set owner_player_id = 2 where id = 1', ['Channel:1', 'Player:1.channels', 'Player:2.channels']],
    ['update channels set owner_player_id = null where id = 1', ['Channel:1', 'Player:1.channels']],
    [`update channels set handle_key = 'new' where id = 1`, ['Channel:1', 'null:Channel:TELEGRAM/new', 'null:Channel:TELEGRAM/one']],
    [
      `update channels set platform = 'OTHER' where id = 1`,
      ['Channel:1', 'list:Channel', 'null:Channel:OTHER/one', 'null:Channel:TELEGRAM/one'],
    ],
    [`update channels set time_zone = 'UTC' where id = 1`, ['Channel:1']],
    ['delete from channels where id = 2', ['Channel:2', 'list:Channel', 'null:Channel:2']],
  ],
  posts: [
    [
      'insert into posts (id, channel_id, message_id, published_at, source_rank) values (2, 2, 1, now(), 1)',
      ['Channel:2.figures', 'Channel:2.posts', 'Channel:2.posts.views', 'Post:2', 'null:Post:2'],
    ],
    ['update posts set published_at = now()', ['Channel:1.figures', 'Channel:1.posts', 'Post:1']],
    ['update posts set deleted_at = now()', ['Channel:1.figures', 'Channel:1.posts', 'Post:1']],
    ['update posts set channel_id = 2', ['Channel:1.figures', 'Channel:1.posts', 'Channel:2.figures', 'Channel:2.posts', 'Post:1']],
    ['update posts set views = 11', ['Channel:1.figures', 'Channel:1.posts.views', 'Post:1']],
    ...['message_id = 3', 'forwards = 3', 'replies = 3', 'reaction_count = 3', `media_type = 'photo'`, `text = 'x'`].map(
      (change) => [`update posts set ${change}`, ['Channel:1.figures', 'Post:1']] as const,
    ),
    [`update posts set reactions = '[]'`, ['Post:1']],
  ],
  channel_days: [
    [
      `insert into channel_days select 2, day, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 from channel_days`,
      ['Channel:2.figures'],
    ],
    ['update channel_days set views = 11', ['Channel:1.figures']],
    ['delete from channel_days', ['Channel:1.figures']],
  ],
  standings: [
    [
      `insert into standings (player_id, queue_id, stat, value, rank, ties, players) values (2, 420, 'KDA', 2, 1, 1, 1)`,
      ['Player:2.standings', 'Queue:420.standings'],
    ],
    ['update standings set value = 3', ['Player:1.standings', 'Queue:420.standings']],
    ['update standings set queue_id = 440', ['Player:1.standings', 'Queue:420.standings', 'Queue:440.standings']],
    ['delete from standings', ['Player:1.standings', 'Queue:420.standings']],
  ],
  stat_percentiles: [
    [
      `insert into stat_percentiles (queue_id, position, stat, players, quantiles) values (440, 'TOP', 'CS_PER_MINUTE', 40, '{1,2}')`,
      ['Queue:440.percentiles'],
    ],
    [`update stat_percentiles set quantiles = '{1,3}'`, ['Queue:420.percentiles']],
    ['update stat_percentiles set queue_id = 440', ['Queue:420.percentiles', 'Queue:440.percentiles']],
    ['delete from stat_percentiles', ['Queue:420.percentiles']],
  ],
  meta_scopes: [
    [
      `insert into meta_scopes (id, patch, queue_id, settled, matches, ban_matches) values (3, '16.3', 420, false, 1, 1)`,
      ['Meta:3', 'null:Meta:420'],
    ],
    ['update meta_scopes set matches = 9, ban_matches = 9 where id = 2', ['Meta:2']],
    ['update meta_scopes set settled = true where id = 2', ['Meta:2', 'null:Meta:420']],
    [`update meta_scopes set patch = '1.1' where id = 2`, ['Meta:2', 'null:Meta:420']],
    ['update meta_scopes set queue_id = 1 where id = 2', ['Meta:2', 'null:Meta:1', 'null:Meta:420']],
    ['delete from meta_scopes', ['Meta:1', 'Meta:2', 'null:Meta:420']],
  ],
  meta_champions: [
    [
      `insert into meta_champions (scope_id, position, champion_id, matches, games, wins, bans) values (2, 'TOP', 1, 1, 1, 1, 1)`,
      ['Meta:2'],
    ],
    ['update meta_champions set bans = 3', ['Meta:1']],
    ['update meta_champions set scope_id = 2', ['Meta:1', 'Meta:2']],
    ['delete from meta_champions', ['Meta:1']],
  ],
  meta_matchups: [
    [`insert into meta_matchups (scope_id, champion_id, position, opponent_id, games, wins) values (2, 1, 'TOP', 2, 1, 1)`, ['Meta:2']],
    ['update meta_matchups set wins = 3', ['Meta:1']],
    ['delete from meta_matchups', ['Meta:1']],
  ],
  participant_rating: [
    [
      `insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games)
       values (1, 2, 2, 420, '2026-01-01', 'EUW1_1', 24, 8, 0.5, false, 1)`,
      ['Player:2.rating'],
    ],
    ['update participant_rating set rating = 27', ['Player:1.rating']],
    ['update participant_rating set player_id = 2', ['Player:1.rating', 'Player:2.rating']],
    ['delete from participant_rating', ['Player:1.rating']],
  ],
  rank_fit: [
    [
      'insert into rank_fit (ladder, slope, intercept, residual, players) values (440, 40, 200, 300, 250)',
      ['Ladder:440', 'null:Ladder:440'],
    ],
    ['update rank_fit set players = 251', ['Ladder:420']],
    ['delete from rank_fit', ['Ladder:420', 'null:Ladder:420']],
  ],
  post_snapshots: [
    ['insert into post_snapshots (post_id, observed_at) values (1, now())', ['Post:1.history']],
    ['update post_snapshots set views = 11', ['Post:1.history']],
    ['delete from post_snapshots', ['Post:1.history']],
  ],
  post_versions: [
    ['insert into post_versions (post_id, version_at, source_rank) values (1, now(), 1)', ['Post:1.versions']],
    [`update post_versions set text = 'x'`, ['Post:1.versions']],
    ['delete from post_versions', ['Post:1.versions']],
  ],
  subscriber_snapshots: [
    ['insert into subscriber_snapshots (channel_id, observed_at, subscribers) values (2, now(), 1)', ['Channel:2.subscribers']],
    ['update subscriber_snapshots set subscribers = 6', ['Channel:1.subscribers']],
    ['delete from subscriber_snapshots', ['Channel:1.subscribers']],
  ],
};

/** By table: columns that make another row of one, the first of the primary key. */
const TELLS_APART: Readonly<Record<string, readonly string[]>> = {
  players: ['id', 'puuid'],
  player_activity: ['player_id'],
  player_feedback: ['recommendation'],
  channel_feedback: ['recommendation'],
  player_names: ['game_name'],
  player_ranks: ['queue'],
  rank_snapshots: ['queue'],
  matches: ['id', 'match_id'],
  teams: ['team_id'],
  participants: ['slot'],
  player_months: ['player_id'],
  seasons: ['name'],
  champions: ['id', 'key_fold'],
  queues: ['id'],
  channels: ['id', 'handle_key'],
  posts: ['id', 'message_id'],
  channel_days: ['channel_id'],
  standings: ['player_id'],
  stat_percentiles: ['queue_id'],
  meta_scopes: ['id', 'queue_id'],
  meta_champions: ['champion_id'],
  meta_matchups: ['champion_id'],
  participant_rating: ['match_id', 'player_id'],
  rank_fit: ['ladder'],
  post_snapshots: ['post_id'],
  post_versions: ['post_id'],
  subscriber_snapshots: ['channel_id'],
};

/** Tables of which no answer tells, and why. */
const UNWATCHED = {
  _prisma_migrations: 'what was migrated',
  channel_aliases: 'found by imports alone',
  channel_exports: 'which posts an export covers; what follows from it is stored in posts',
  ingest_parts: 'parts that wait for their record',
};

describeOnDatabases('the tags of a change', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(LOG_FIXTURE);
  });
  afterAll(() => test.dispose());

  describe.each(Object.entries(CASES))('%s', (table, cases) => {
    it.each(cases)('%s', async (statement, tags) => {
      expect(await tagsOf(test.database, statement)).toEqual([...tags].sort());
    });

    it('are none where a statement changes nothing', async () => {
      const [first] = await test.database.query<{ name: string }>(
        once('select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1'),
        [table],
      );
      expect(await tagsOf(test.database, `update ${table} set ${first?.name} = ${first?.name}`)).toEqual([]);
      expect(await tagsOf(test.database, `update ${table} set ${first?.name} = ${first?.name} where false`)).toEqual([]);
      expect(await tagsOf(test.database, `delete from ${table} where false`)).toEqual([]);
    });
  });

  it.each(Object.entries(TELLS_APART))('are kinds where more than 300 rows of %s are concerned', async (table, columns) => {
    const kinds = [...new Set(CASES[table]?.[0]?.[1].map((tag) => kindTag(tag) ?? tag))].sort();
    const [key = ''] = columns;
    const others = columns.map((column) => `'${column}', (1000 + n)::text`).join();
    // Of which nothing needs to exist that they point to.
    const loose = 'set local session_replication_role = replica';
    const insert = `insert into ${table} select made.* from ${table} one, generate_series(1, 301) n, jsonb_populate_record(one, jsonb_build_object(${others})) made
      where one.ctid = (select min(ctid) from ${table})`;
    const forget = 'delete from cache.outbox';
    const move = `update ${table} set ${key} = (${key}::text::int + 1000)`;
    expect(await logRowsOf(test.database, loose, insert)).toEqual([kinds]);
    expect(await logRowsOf(test.database, loose, insert, forget, `${move} where ${key}::text ~ '^1[0-9]{3}$'`)).toEqual([kinds]);
    expect(await logRowsOf(test.database, loose, insert, forget, `delete from ${table}`)).toEqual([kinds]);
    expect(await tagsOf(test.database, `truncate ${table} cascade`)).toEqual(expect.arrayContaining(kinds));
  });

  it('are written for each table of the schema that answers tell of', async () => {
    const tables = await test.database.query<{ name: string; triggers: number }>(
      once(`select relname as name, (select count(*)::int from pg_trigger where tgrelid = pg_class.oid and tgname like 'cache\\_%' and tgenabled = 'A') as triggers
              from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by relname collate "C"`),
      [],
    );
    expect(tables.filter(({ triggers }) => triggers === 4).map(({ name }) => name)).toEqual(Object.keys(CASES).sort());
    expect(tables.filter(({ triggers }) => triggers === 0).map(({ name }) => name)).toEqual(Object.keys(UNWATCHED));
    expect(tables).toHaveLength(Object.keys(CASES).length + Object.keys(UNWATCHED).length);
  });
});
