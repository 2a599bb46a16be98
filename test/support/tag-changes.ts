/** Columns whose values no answer shows, and why. */
export const HIDDEN_COLUMNS: Readonly<Record<string, string>> = {
  'player_ranks.recorded_at': 'only decides whether an import is newer',
  'participants.bot': 'shown by the player’s absence',
  'participant_rating.match_id': 'only joins matches',
  'participant_rating.slot': 'only orders what a player rated twice in a match',
  'participant_rating.match_key': 'only orders matches that start at once',
  'champions.key_fold': 'only joins sources',
  'matches.source_rank': 'only decides whether an import is better',
  'matches.content_hash': 'only tells whether an import changes anything',
  'channels.title_pinned': 'only keeps imports from the title',
  'meta_scopes.id': 'only joins counts with their patch',
  'posts.seen_reach': 'only decides what was deleted',
  'posts.undated_views': 'only decides what `views` becomes',
  'posts.undated_forwards': 'only decides what `forwards` becomes',
  'posts.undated_replies': 'only decides what `replies` becomes',
  'posts.undated_reactions': 'only decides what `reactions` becomes',
  'posts.undated_recorded_at': 'only decides what counts become',
  'posts.source_rank': 'only decides whether an import is better',
  'post_versions.source_rank': 'only decides whether an import is better',
};

/** Values for columns that not just any value of their type fits: references, keys, and what enums name. */
export const COLUMN_VALUES: Readonly<Record<string, string>> = {
  'players.platform': "case platform when 'KR' then 'EUW1' else 'KR' end",
  'player_activity.platform': "case platform when 'KR' then 'EUW1' else 'KR' end",
  'matches.platform': "case platform when 'KR' then 'EUW1' else 'KR' end",
  'player_ranks.queue': "'RANKED_FLEX_SR'",
  'rank_snapshots.queue': "'RANKED_FLEX_SR'",
  'player_activity.player_id': '4',
  'player_names.player_id': '4',
  'player_ranks.player_id': '4',
  'rank_snapshots.player_id': '4',
  'player_feedback.player_id': '3',
  'channel_feedback.channel_id': '3',
  'teams.match_id': '3',
  'participants.match_id': 'match_id % 3 + 1',
  'participants.slot': 'slot + 50',
  'participants.player_id': '3',
  'participants.champion_id': '3 - champion_id',
  'participants.position': "'JUNGLE'",
  'player_months.champion_id': 'champion_id + 4',
  'player_months.month': 'month + 40',
  'teams.objectives': `'[{"objective":"tower","first":false,"kills":9}]'`,
  'teams.ban_champion_ids': "'{2,1}'",
  'teams.ban_pick_turns': "'{9,8}'",
  'channels.platform': "'ELSEWHERE'",
  'channels.owner_player_id': '2',
  'stat_percentiles.queue_id': '420',
  'stat_percentiles.position': "'MIDDLE'",
  'stat_percentiles.stat': "case stat when 'CS_PER_MINUTE' then 'GOLD_PER_MINUTE' else 'VISION_PER_MINUTE' end",
  'stat_percentiles.players': '77',
  'stat_percentiles.quantiles': 'array(select n::float8 from generate_series(0, 100) n)',
  'standings.player_id': '4',
  'standings.queue_id': '440',
  'standings.stat': "'KDA'",
  'standings.value': '7',
  'standings.players': '7',
  'meta_champions.scope_id': '3',
  'meta_champions.position': "'MIDDLE'",
  'meta_champions.champion_id': '6',
  'meta_champions.wins': '1',
  'meta_matchups.scope_id': '3',
  'meta_matchups.champion_id': 'champion_id + 1',
  'meta_matchups.position': "'MIDDLE'",
  'meta_matchups.opponent_id': '6',
  'meta_matchups.wins': '2',
  'posts.channel_id': '3',
  'channel_days.channel_id': '2',
  'channel_days.day': "date '2025-01-03'",
  'posts.reactions': `'[{"reaction":"👎","count":"6"}]'`,
  'post_versions.post_id': '2',
  'post_snapshots.post_id': '2',
  'post_snapshots.reactions': `'[{"reaction":"👎","count":"6"}]'`,
  'subscriber_snapshots.channel_id': '2',
};

/** What puts another value into a column of a type, by the type's name in Postgres. */
export const TYPE_VALUES: Readonly<Record<string, (column: string) => string>> = {
  bigint: (column) => `coalesce(${column}, 0) + 1000`,
  integer: (column) => `coalesce(${column}, 0) + 1000`,
  smallint: (column) => `coalesce(${column}, 0) + 1000`,
  numeric: (column) => `${column} + 1000`,
  text: (column) => `coalesce(${column}, '') || 'z'`,
  'double precision': (column) => `coalesce(${column}, 0) * 0.9 + 0.07`,
  boolean: (column) => `not coalesce(${column}, false)`,
  'timestamp with time zone': (column) => `coalesce(nullif(${column}, '-infinity'), '2025-01-01') + interval '40 days'`,
  jsonb: () => `'[{"any":1}]'`,
  ARRAY: (column) => `${column} || 9`,
};

/** Other changes, by what happens: statements of one transaction, apart by semicolons. */
export const ROW_CHANGES: Readonly<Record<string, string>> = {
  'a player appears':
    "insert into players (id, puuid, platform, game_name, tag_line, name_key, riot_id_key) values (9, 'new', 'KR', 'New', 'One', 'new', 'new#one')",
  'a player takes a name over':
    "insert into players (id, puuid, platform, game_name, tag_line, name_key, riot_id_key, name_observed_at) values (9, 'new', 'KR', 'Ann', 'EU', 'ann', 'ann#eu', '2026-01-01')",
  'a player is seen playing': "insert into player_activity (player_id, platform, last_played_at) values (4, 'KR', '2025-02-01')",
  'a player is seen under another name': "insert into player_names (player_id, game_name, tag_line) values (4, 'Old', 'ONE')",
  'a player is ranked':
    "insert into player_ranks (player_id, queue, tier, league_points, wins, losses) values (4, 'RANKED_SOLO_5x5', 'IRON', 1, 1, 1)",
  'a rank is observed':
    "insert into rank_snapshots (player_id, queue, observed_at, tier, league_points, wins, losses) values (3, 'RANKED_SOLO_5x5', '2025-01-01', 'IRON', 1, 1, 1)",
  'a match appears':
    "insert into matches (id, match_id, platform, started_at, duration_seconds, remake, source_rank, content_hash) values (9, 'M9', 'KR', '2025-02-01', 9, false, 3, '')",
  'a team appears': "insert into teams (match_id, team_id, win, ban_champion_ids, ban_pick_turns) values (3, 100, true, '{}', '{}')",
  'a participant appears':
    "insert into participants (match_id, slot, player_id, started_at, duration_seconds, remake, team_id, champion_id, win, kills, deaths, assists, creep_score, gold_earned, damage_to_champions, vision_score, bot, items, summoner_spells, augments) values (3, 1, 3, '2025-01-02', 200, true, 100, 1, false, 1, 1, 1, 1, 1, 1, 1, false, '{}', '{}', '{}')",
  'two matches of a month exchange their kills':
    'update participants set kills = case match_id when 1 then 0 else 2 end where player_id = 1 and match_id in (1, 2)',
  'a season begins': "insert into seasons (name, starts_at) values ('Winter', '2025-01-02')",
  'a match is rated':
    "insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games) values (3, 1, 4, 420, '2025-02-01', 'M3', 26, 8, 0.5, true, 1)",
  'ratings are set against ranks': 'insert into rank_fit (ladder, slope, intercept, residual, players) values (440, 41, 201, 301, 251)',
  'a champion becomes known': "insert into champions (id, key, key_fold) values (777, 'New', 'new')",
  'a champion that was played is renamed': "update champions set name = 'Other' where id = 1",
  'a queue becomes known': 'insert into queues (id) values (440)',
  'a player is ranked among others':
    "insert into standings (player_id, queue_id, stat, value, rank, ties, players) values (4, 420, 'KDA', 2, 1, 1, 1)",
  'a figure becomes comparable':
    "insert into stat_percentiles (queue_id, position, stat, players, quantiles) select 440, 'TOP', 'GOLD_PER_MINUTE', 40, array(select n::float8 from generate_series(0, 100) n)",
  'a patch is counted':
    "insert into meta_scopes (id, patch, queue_id, settled, matches, ban_matches) values (9, '15.3', 420, true, 100, 0)",
  'a queue is counted': "insert into meta_scopes (id, patch, queue_id, settled, matches, ban_matches) values (9, '15.3', 440, false, 1, 0)",
  'a champion is counted':
    "insert into meta_champions (scope_id, position, champion_id, matches, games, wins, bans) values (2, 'TOP', 6, 9, 9, 3, 0)",
  'a matchup is counted':
    "insert into meta_matchups (scope_id, champion_id, position, opponent_id, games, wins) values (2, 1, 'TOP', 6, 9, 3)",
  'a channel appears under an id': "insert into channels (id, platform, title, title_key) values (9, 'TELEGRAM', 'Another', 'another')",
  'a channel appears under a handle':
    "insert into channels (id, platform, handle, handle_key, title_key) values (10, 'TELEGRAM', 'New', 'new', 'new')",
  'a channel of a player appears': "insert into channels (id, platform, title_key, owner_player_id) values (10, 'TELEGRAM', '', 2)",
  'a post appears': "insert into posts (id, channel_id, message_id, published_at, views, source_rank) values (9, 3, 1, '2025-02-01', 5, 3)",
  'a text is seen': "insert into post_versions (post_id, version_at, text, source_rank) values (2, '2025-01-03', 'New', 3)",
  'counts are observed': "insert into post_snapshots (post_id, observed_at, views) values (2, '2025-01-03', 7)",
  'subscribers are counted': "insert into subscriber_snapshots (channel_id, observed_at, subscribers) values (2, '2025-01-03', 7)",
  'two channels exchange their handles': `update channels set handle_key = 'other' where id = 1; update channels set handle_key = 'first' where id = 3;
    update channels set handle_key = 'third' where id = 1`,
  'a player gives the newest name up': "update players set riot_id_key = 'other#name' where id = 2",
  'a post is deleted and its views change': "update posts set deleted_at = '2025-02-01', views = 7 where id = 1",
  'posts of a day exchange their counts, so that its sums stay':
    "update posts set published_at = '2025-01-01 12:00+00' where id = 2; update posts set forwards = 5 - forwards where id in (1, 2)",
  'a post is published at another time of its day': "update posts set published_at = published_at + interval '9 hours' where id = 1",
  'hundreds of posts appear':
    "insert into posts (id, channel_id, message_id, published_at, source_rank) select n, 3, n, '2025-01-03', 3 from generate_series(100, 500) n",
};
