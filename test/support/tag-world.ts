import { toGlobalId } from '../../src/domain/global-id.ts';

/** A handful of rows of every table that fields read, with ties, absences and references between them. */
export const TAG_WORLD = `
insert into champions (id, key, key_fold, name) values (5, 'Zed', 'zed', 'Zed'), (1, 'Annie', 'annie', 'Annie'),
  (2, 'Olaf', 'olaf', null), (6, 'Ahri', 'ahri', null);
insert into queues (id, map, description, notes) values (420, 'Rift', 'Solo', 'Old');
insert into players (id, puuid, platform, game_name, tag_line, name_observed_at, name_recorded_at, name_key, riot_id_key, time_zone, main_queue_id) values
  (1, 'p1', 'EUW1', 'Ann', 'EU', '2025-01-01', null, 'ann', 'ann#eu', 'Europe/Kyiv', 420),
  (2, 'p2', 'EUW1', 'Ann', 'EU', '2025-01-01', '2025-01-01', 'ann', 'ann#eu', null, null),
  (3, 'p3', 'KR', 'Bob', 'KR1', null, '2025-01-02', 'bob', 'bob#kr1', null, null),
  (4, 'p4', 'KR', 'Bob', 'KR1', null, '2025-01-02', 'bob', 'bob#kr1', null, null);
insert into player_activity (player_id, platform, last_played_at) values (1, 'EUW1', '2025-01-05'), (2, 'EUW1', '2025-01-05'), (3, 'KR', '-infinity');
insert into player_names (player_id, game_name, tag_line, first_seen_at, last_seen_at) values
  (1, 'Ann', 'EU', '2025-01-01', '2025-01-03'), (1, 'Anna', 'EU', null, '2025-01-02'), (2, 'Ann', 'EU', null, null);
insert into player_ranks (player_id, queue, tier, division, league_points, wins, losses, observed_at, recorded_at) values
  (1, 'RANKED_SOLO_5x5', 'GOLD', 'I', 10, 1, 2, '2025-01-01', null), (2, 'RANKED_SOLO_5x5', 'IRON', null, 0, 0, 0, null, '2025-01-01');
insert into rank_snapshots (player_id, queue, observed_at, tier, division, league_points, wins, losses) values
  (1, 'RANKED_SOLO_5x5', '2025-01-01', 'GOLD', 'II', 5, 1, 1), (1, 'RANKED_SOLO_5x5', '2025-01-02', 'GOLD', 'I', 10, 1, 2),
  (2, 'RANKED_SOLO_5x5', '2025-01-02', 'IRON', null, 10, 1, 2);
insert into matches (id, match_id, platform, queue_id, game_mode, game_version, patch, map_id, started_at, duration_seconds, remake, end_of_game_result, source_rank, content_hash) values
  (1, 'M1', 'EUW1', 420, 'CLASSIC', '15.1.2', '15.1', 11, '2025-01-01', 1800, false, 'GameComplete', 3, 'a'),
  (2, 'M2', 'EUW1', 440, 'CLASSIC', '15.1.2', '15.1', 11, '2025-01-02', 1800, false, null, 3, 'b'),
  (3, 'M3', 'KR', null, null, null, null, null, '2025-01-02', 200, true, null, 1, 'c');
insert into teams (match_id, team_id, win, objectives, ban_champion_ids, ban_pick_turns) values
  (1, 100, true, '[{"objective":"baron","first":true,"kills":1}]', '{5,6,777}', '{1,2,3}'), (2, 100, false, '[]', '{2}', '{1}');
insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths,
  assists, creep_score, gold_earned, damage_to_champions, vision_score, placement, bot, items, summoner_spells, augments, first_blood, surrendered) values
  (1, 0, 1, '2025-01-01', 420, 1800, false, 100, 1, 'TOP', true, 1, 2, 3, 4, 5, 6, 7, 1, false, '{1}', '{4}', '{7}', true, false),
  (1, 1, 2, '2025-01-01', 420, 1800, false, 200, 2, 'MIDDLE', false, 1, 2, 3, 4, 5, 6, 7, null, false, '{}', '{}', '{}', null, null),
  (1, 2, null, '2025-01-01', 420, 1800, false, 200, 2, null, false, 1, 2, 3, 4, 5, 6, 7, null, true, '{}', '{}', '{}', null, null),
  (2, 5, 1, '2025-01-02', 440, 1800, false, 100, 1, 'TOP', false, 1, 2, 3, 4, 5, 6, 7, null, false, '{}', '{}', '{}', null, null),
  (3, 6, 1, '2025-01-02', null, 200, true, 100, 1, 'TOP', false, 1, 2, 3, 4, 5, 6, 7, null, false, '{}', '{}', '{}', null, null);
insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths,
  assists, creep_score, gold_earned, damage_to_champions, vision_score, bot, items, summoner_spells, augments)
  select 2, 10 + n, 4, '2025-01-02', 440, 1800, false, 100, 2 - (n % 2), 'TOP', n % 2 = 1, 1, 2, 3, 4, 5, 6, 7, false, '{}', '{}', '{}' from generate_series(1, 30) n;
insert into player_feedback (player_id, recommendation, dismissed_until, rating) values (4, 'CHAMPION:1', '2025-01-20', 4);
insert into standings (player_id, queue_id, stat, value, rank, ties, players) values (1, 420, 'WIN_RATE', 0.6, 1, 1, 3), (2, 420, 'WIN_RATE', 0.5, 2, 2, 3),
  (3, 420, 'WIN_RATE', 0.5, 2, 2, 3), (1, 440, 'GAMES', 5, 1, 1, 1);
insert into stat_percentiles (queue_id, position, stat, players, quantiles) select 440, 'TOP', stat, 40, array(select n::float8 / 50 from generate_series(0, 100) n)
  from unnest(array['CS_PER_MINUTE', 'DEATHS_PER_GAME']) stat;
insert into meta_scopes (id, patch, queue_id, settled, matches, ban_matches) values (1, '15.1', 420, true, 200, 150), (2, '15.2', 420, true, 150, 140),
  (3, '15.10', 420, false, 5, 0), (4, '1.1', -1, false, 5, 4);
insert into meta_champions (scope_id, position, champion_id, matches, games, wins, bans) values (1, 'ALL', 1, 100, 100, 60, 7), (1, 'ALL', 2, 80, 80, 30, 50),
  (1, 'TOP', 1, 90, 90, 55, 0), (2, 'ALL', 1, 30, 30, 20, 3), (2, 'ALL', 5, 20, 20, 10, 10), (2, 'TOP', 1, 25, 25, 15, 0);
insert into meta_matchups (scope_id, champion_id, position, opponent_id, games, wins) values (1, 1, 'TOP', 2, 40, 25), (1, 1, 'JUNGLE', 2, 3, 1),
  (1, 1, 'TOP', 5, 10, 4), (2, 1, 'TOP', 2, 8, 4);
insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games) values
  (1, 0, 1, 420, '2025-01-01', 'M1', 26, 8, 0.5, true, 1), (1, 1, 2, 420, '2025-01-01', 'M1', 24, 8, 0.5, false, 1),
  (2, 5, 1, 440, '2025-01-02', 'M2', 24.5, 8.1, 0.4, false, 1);
insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games)
  select 100 + n, 0, 3, 420, '2025-01-01'::timestamptz + n * interval '1 hour', 'N' || n, 25 + n / 10.0, 4, 0.5 + n / 200.0, n % 3 > 0, n from generate_series(1, 60) n;
insert into rank_fit (ladder, slope, intercept, residual, players) values (420, 40, 200, 300, 250);
insert into channels (id, platform, external_id, handle, handle_key, title, title_key, time_zone, owner_player_id, title_pinned) values
  (1, 'TELEGRAM', 5000000001, 'First', 'first', 'Chan', 'chan', 'Europe/Kyiv', 1, false),
  (2, 'TELEGRAM', 5000000002, 'Second', 'second', 'Chan', 'chan', null, 1, false),
  (3, 'TELEGRAM', null, 'Third', 'third', 'Other', 'other', null, 3, true);
insert into posts (id, channel_id, message_id, published_at, edited_at, text, media_type, forwarded_from, deleted_at, seen_reach, views, forwards, replies,
  reaction_count, reactions, undated_views, undated_forwards, undated_replies, undated_reactions, undated_recorded_at, source_rank) values
  (1, 1, 11, '2025-01-01', '2025-01-02', 'One', 'photo', 'Someone', null, 20, 100, 3, 4, 5, '[{"reaction":"👍","count":"5"}]', 1, 1, 1, '[]', '2025-01-01', 3),
  (2, 1, 12, '2025-01-02', null, 'Two', null, null, null, null, 100, null, null, null, null, null, null, null, null, null, 3),
  (3, 1, 13, '2025-01-02', null, 'Three', null, null, '2025-01-03', null, 50, null, null, null, null, null, null, null, null, null, 3);
insert into posts (id, channel_id, message_id, published_at, media_type, views, source_rank)
  select 600 + n, 2, 600 + n, '2024-12-01'::timestamptz + n * interval '12 hours', case when n % 2 = 0 then 'photo' end, 100 + 200 * ((n + 1) % 2) + n % 5, 3 from generate_series(1, 24) n;
insert into posts (id, channel_id, message_id, published_at, source_rank) values (4, 2, 11, '2025-01-02', 3);
insert into channel_feedback (channel_id, recommendation, dismissed_until, rating) values (2, 'CONTENT:MEDIA:photo', '2025-01-20', 4);
insert into post_versions (post_id, version_at, text, source_rank) values (1, '2025-01-01', 'Zero', 3), (1, '2025-01-02', 'One', 3), (4, '2025-01-02', null, 3);
insert into post_snapshots (post_id, observed_at, views, forwards, replies, reaction_count, reactions) values
  (1, '2025-01-02', 90, 1, 1, 1, '[{"reaction":"👍","count":"1"}]'), (1, '2025-01-03', 100, 2, 2, 2, null), (4, '2025-01-03', null, null, null, null, null);
insert into subscriber_snapshots (channel_id, observed_at, subscribers) values (1, '2025-01-01', 10), (1, '2025-01-02', 20), (3, '2025-01-02', 20);`;

const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const PLAYER = 'id puuid gameName tagLine platform settings { timeZone mainQueueId }';
const MATCH = 'id matchId platform queueId gameMode gameVersion patch mapId startedAt durationSeconds remake endOfGameResult';
const PARTICIPANT = 'bot teamId position win kills deaths assists creepScore goldEarned damageToChampions visionScore placement';
const DETAILS = `laneMinions neutralMinions championLevel goldSpent damageTaken damageDealt damageToObjectives damageMitigated healing wardsPlaced wardsKilled
  controlWardsPlaced turretKills doubleKills tripleKills quadraKills pentaKills firstBlood surrendered secondsDead crowdControlSeconds subteamId items
  summonerSpells augments`;
const CHANNEL = 'id platform externalId handle title timeZone';
const POST =
  'id messageId publishedAt editedAt deletedAt text mediaType forwardedFrom views forwards replies reactionCount reactions { reaction count }';

const GAME_FIGURES = `games winRate { value wins games low high } kda killsPerGame deathsPerGame assistsPerGame csPerMinute goldPerMinute damagePerMinute
  visionPerMinute`;
const FIGURES = `status from before season ${GAME_FIGURES} hoursPlayed`;
const PERIODS = [
  '',
  'queueId: 420',
  'position: TOP',
  'period: WEEK',
  'period: MONTH, timezone: "Europe/Kyiv"',
  'period: SEASON',
  'range: { from: "2024-12-15T00:00:00Z", before: "2025-02-15T00:00:00Z" }',
  'range: { from: "2025-01-01T12:00:00Z", before: "2025-01-03T00:00:00Z" }',
];
const player = (selection: string, puuid = 'p1') => `{ player(by: { puuid: "${puuid}" }) { ${selection} } }`;
const byRiotId = (gameName: string, tagLine: string) =>
  `{ player(by: { riotId: { gameName: "${gameName}", tagLine: "${tagLine}" } }) { puuid } }`;
const match = (selection: string, matchId = 'M1') => `{ match(matchId: "${matchId}") { ${selection} } }`;
const channel = (selection: string, id = '1') => `{ channel(by: { id: "${toGlobalId('Channel', id)}" }) { ${selection} } }`;
const byHandle = (name: string) => `{ channel(by: { handle: { name: "${name}" } }) { title } }`;
const post = (selection: string, id = '1') => `{ node(id: "${toGlobalId('Post', id)}") { ... on Post { ${selection} } } }`;
const connection = (field: string, args: string, selection: string) => `${field}${args === '' ? '' : `(${args})`} { ${selection} }`;
/** A page of one, of two from the end, its cursors alone, and the count. */
const parts = (field: string, args: string, nodes: string) => {
  const and = (more: string) => (args === '' ? more : `${args}, ${more}`);
  return [
    connection(field, and('first: 1'), `nodes { ${nodes} }`),
    connection(field, and('last: 2'), `edges { cursor node { ${nodes} } }`),
    connection(field, and('first: 1'), PAGE),
    connection(field, args, 'totalCount'),
  ];
};
const meta = (args: string, selection: string) => `{ analytics { meta${args === '' ? '' : `(${args})`} { ${selection} } } }`;
const filtered = (name: string, filters: readonly string[], nodes: string) =>
  filters.flatMap((filter) => [
    connection(name, `filter: { ${filter} }`, `nodes { ${nodes} }`),
    connection(name, `filter: { ${filter} }`, 'totalCount'),
  ]);

const MATCH_FILTERS = [
  'remake: true',
  'remake: false',
  'queueId: 420',
  'startedFrom: "2025-01-02T00:00:00Z"',
  'startedBefore: "2025-01-02T00:00:00Z"',
];
/** Whole days, and parts of days. */
const RANGES = [
  'range: { from: "2025-01-01T00:00:00Z", before: "2025-01-05T00:00:00Z" }',
  'range: { from: "2024-12-31T06:00:00Z", before: "2025-01-01T06:00:00Z" }',
  'range: { from: "2025-01-01T06:00:00Z", before: "2025-01-03T18:00:00Z" }',
];
const OVERVIEW = [
  'posts postsWithViews views meanViews',
  'forwards replies reactions knownInteractions',
  'reachRate { value posts reason } errSubscribers { value posts reason }',
  'engagementRate { value posts reason } knownEngagementRate { value posts reason } viralityRate { value posts reason }',
  'subscribers subscribersAt subscriberChange subscribersBeforeAt',
];
const METRICS = [
  'SUBSCRIBERS',
  'SUBSCRIBER_CHANGE',
  'POSTS',
  'VIEWS',
  'MEAN_VIEWS',
  'FORWARDS',
  'REPLIES',
  'REACTIONS',
  'REACH_RATE',
  'ENGAGEMENT_RATE',
  'KNOWN_ENGAGEMENT_RATE',
  'ERR_SUBSCRIBERS',
  'VIRALITY_RATE',
];
const DAYS = 'timezone: "Europe/Kyiv", range: { from: "2024-12-30T00:00:00Z", before: "2025-01-06T00:00:00Z" }';
const TOP_SORTS = ['VIEWS', 'FORWARDS', 'REACTIONS', 'REPLIES', 'ENGAGEMENT_RATE'];
const POST_FILTERS = ['deleted: true', 'publishedFrom: "2025-01-02T00:00:00Z"', 'publishedBefore: "2025-01-02T00:00:00Z"'];
const POST_ORDERS = ['PUBLISHED_AT_ASC', 'PUBLISHED_AT_DESC', 'VIEWS_ASC', 'VIEWS_DESC'];
const SEARCHES = ['search: "ann"', 'search: "b"', 'platform: KR'];
const PLAYER_ORDERS = ['NAME_ASC', 'NAME_DESC', 'LAST_PLAYED_ASC', 'LAST_PLAYED_DESC'];

const RATES = 'winRate { value wins games low high } pickRate { value count matches low high } banRate { value count matches low high }';
const META_SELECTIONS = [
  'patch queueId position status previousPatch',
  'matches',
  `champions { champion { key } ${RATES} }`,
  'champions { shift { winRate { effect low high } pickRate { effect low high } } }',
  'champions { matchups(minGames: 1) { opponent { key } winRate { value wins games low high } expected expectedLow expectedHigh } }',
];

/** Operations that show all there is, in pieces as small as they go, so that each answer has few tags: over {@link TAG_WORLD}, and what is not in it. */
export const TAG_OPERATIONS: readonly string[] = [
  ...['p1', 'p2', 'p3', 'p4', 'new'].map((puuid) => player(PLAYER, puuid)),
  byRiotId('Ann', 'EU'),
  byRiotId('Bob', 'KR1'),
  byRiotId('New', 'One'),
  ...['p1', 'p2', 'p3', 'p4'].flatMap((puuid) =>
    [
      'names { gameName tagLine firstSeenAt lastSeenAt }',
      'ranks { queue tier division leaguePoints wins losses observedAt }',
      'lastPlayedAt',
    ].map((selection) => player(selection, puuid)),
  ),
  ...['recommendations { id text }', 'recommendations(includeDismissed: true) { reasonCode champion { name } dismissedUntil rating }'].map(
    (selection) => player(selection, 'p4'),
  ),
  ...['p1', 'p2', 'p3'].flatMap((puuid) =>
    [
      ...parts('rankHistory', 'queue: RANKED_SOLO_5x5', 'tier division leaguePoints wins losses observedAt'),
      connection('rankHistory', 'queue: RANKED_FLEX_SR', 'totalCount'),
      ...parts('matches', '', 'matchId startedAt'),
      ...parts('channels', '', 'title'),
      ...filtered('matches', [...MATCH_FILTERS, 'championId: 1', 'position: TOP', 'result: WIN'], 'matchId'),
      connection('matches', '', `edges { participant { ${PARTICIPANT} champion { id key name } } }`),
    ].map((selection) => player(selection, puuid)),
  ),
  ...['p1', 'p2', 'p4'].flatMap((puuid) =>
    PERIODS.flatMap((args) => [
      player(connection('periodStats', args, FIGURES), puuid),
      player(connection('periodStats', args, 'previous { games } winRateChange { effect low high }'), puuid),
    ]),
  ),
  ...['p1', 'p2', 'p4'].flatMap((puuid) =>
    [
      `champions { champion { key name } ${GAME_FIGURES} }`,
      'champions(queueId: 440, orderBy: GAMES) { games }',
      'champions(position: TOP, orderBy: KDA) { champion { id } }',
      `positions { position share ${GAME_FIGURES} }`,
      'positions(queueId: 420) { games }',
    ].map((selection) => player(selection, puuid)),
  ),
  ...['p1', 'p2', 'p4'].flatMap((puuid) =>
    [
      ...['winRate', 'kda', 'deathsPerGame', 'csPerMinute', 'goldPerMinute', 'damagePerMinute', 'visionPerMinute'].map(
        (figure) => `trends { ${figure} { status direction slope pValue n } }`,
      ),
      'trends(queueId: 440, position: TOP) { games since }',
      'trends(queueId: 450) { games since }',
    ].map((selection) => player(selection, puuid)),
  ),
  // p3 has a change of rating, and p4 a champion.
  ...['p1', 'p3', 'p4'].flatMap((puuid) =>
    [
      'insights(days: 9) { status games since insights { kind at evidence { unit n value before low high chance } } }',
      'insights(days: 9) { insights { text champion { key name } } }',
      'insights(days: 9) { insights { position queueId match { matchId patch } } }',
    ].map((selection) => player(selection, puuid)),
  ),
  '{ seasons { name startsAt } }',
  ...['p1', 'p2', 'p3', 'p4'].flatMap((puuid) =>
    [
      'rating { value deviation low high provisional games queueId ratedAt }',
      'rating(queueId: 440) { value }',
      'rating(queueId: 420) { rankEstimate { points low high tier division ladder { queueId slope intercept residual n } } }',
      'ratingTrajectory(days: 2) { value deviation low high games }',
      'stability { status games queueId current { result length } longestWinStreak longestLossStreak spread spreadLow spreadHigh }',
      'rankForecast(target: { rating: 27 }) { status targetRating probability low high gamesQuantiles { p10 p50 p90 } }',
      'rankForecast(target: { rank: { tier: "GOLD" } }, queueId: 420) { status targetRating }',
      'rankForecast(target: { rank: { tier: "GOLD" } }, queueId: 440) { status targetRating }',
    ].map((selection) => player(selection, puuid)),
  ),
  ...PLAYER_ORDERS.flatMap((order) => parts('players', `orderBy: ${order}`, 'gameName').map((field) => `{ ${field} }`)),
  ...['NAME_ASC', 'LAST_PLAYED_DESC'].flatMap((order) =>
    SEARCHES.flatMap((filter) => [
      `{ ${connection('players', `orderBy: ${order}, filter: { ${filter} }`, 'nodes { puuid }')} }`,
      `{ ${connection('players', `orderBy: ${order}, filter: { ${filter} }`, 'totalCount')} }`,
    ]),
  ),
  ...['M1', 'M2', 'M3', 'M9'].flatMap((matchId) =>
    [
      MATCH,
      'queue { id map description notes }',
      'teams { teamId win objectives { objective first kills } bans { championId pickTurn } }',
      'teams { bans { champion { id key name } } }',
      `participants { ${PARTICIPANT} champion { id key name } }`,
      'participants { player { puuid gameName } }',
      `participants { details { ${DETAILS} } }`,
    ].map((selection) => match(selection, matchId)),
  ),
  ...parts('matches', '', 'matchId').map((field) => `{ ${field} }`),
  ...filtered('matches', [...MATCH_FILTERS, 'platform: KR', 'patch: "15.1"'], 'matchId').map((field) => `{ ${field} }`),
  ...['1', '2', '3', '9'].flatMap((id) =>
    [
      CHANNEL,
      'owner { puuid }',
      'subscribers',
      ...parts('subscriberHistory', '', 'observedAt subscribers'),
      ...POST_ORDERS.flatMap((order) => parts('posts', `orderBy: ${order}`, 'messageId')),
      ...filtered('posts', POST_FILTERS, 'messageId'),
      ...RANGES.flatMap((range) => [
        ...OVERVIEW.map((selection) => `overview(${range}) { ${selection} }`),
        ...TOP_SORTS.map((sort) => `topPosts(sort: ${sort}, ${range}) { messageId }`),
      ]),
      ...METRICS.map((metric) => `series(metric: ${metric}, ${DAYS}) { from before value count posts }`),
      ...METRICS.slice(0, 2).map((metric) => `series(metric: ${metric}, granularity: OBSERVATION, ${DAYS}) { from value count }`),
      `series(metric: VIEWS, granularity: WEEK, ${DAYS}) { from value count posts }`,
      ...RANGES.map(
        (range) =>
          `contentMix(${range}) { posts byMediaType { mediaType share { posts views } } byLink { hasLink share { posts views } } }`,
      ),
      'activity { state lastPostAt postsADay }',
      'bestTimes { status n basis cells { n factor } }',
      'recommendations { id text }',
      'recommendations(includeDismissed: true) { reasonCode mediaType evidence { n effect } dismissedUntil rating }',
      'trendingPosts(windowHours: 168) { status judged posts { score } }',
      ...['SUBSCRIBER_CHANGE', 'VIEWS'].flatMap((metric) => [
        `anomalies(metric: ${metric}, ${DAYS}) { status n anomalies { value } }`,
        `changePoints(metric: ${metric}, ${DAYS}) { status n changes { shift } }`,
        `forecast(metric: ${metric}) { status n points { value } }`,
      ]),
      connection('posts', 'orderBy: VIEWS_ASC, filter: { deleted: true }', 'nodes { messageId }'),
    ].map((selection) => channel(selection, id)),
  ),
  ...['first', 'second', 'third', 'new'].map(byHandle),
  ...parts('channels', '', 'title').map((field) => `{ ${field} }`),
  ...filtered('channels', ['platform: TELEGRAM', 'search: "cha"', 'search: "o"'], 'handle').map((field) => `{ ${field} }`),
  ...['1', '2', '3', '4', '9'].flatMap((id) =>
    [
      POST,
      ...[12, 36, 48].map((hours) => `viewsAtAge(hours: ${hours})`),
      'channel { title }',
      ...parts('history', '', 'observedAt views forwards replies reactionCount reactions { reaction count }'),
      ...parts('versions', '', 'at text'),
    ].map((selection) => post(selection, id)),
  ),
  ...['minGames: 1', 'minGames: 1, patch: "15.1"', 'minGames: 1, position: TOP', 'minGames: 1, queueId: null', 'queueId: 440'].flatMap(
    (args) => META_SELECTIONS.map((selection) => meta(args, selection)),
  ),
  ...['p1', 'p4'].flatMap((puuid) =>
    ['percentiles', 'percentiles(queueId: 440, position: TOP)', 'percentiles(queueId: 420, position: MIDDLE)'].map((field) =>
      player(
        `${field} { status queueId position games players figures { stat value low high percentile percentileLow percentileHigh median } }`,
        puuid,
      ),
    ),
  ),
  ...['p1', 'p2', 'p3', 'p4'].flatMap((puuid) =>
    ['stat: WIN_RATE', 'stat: KDA', 'stat: GAMES, queueId: 440'].map((args) =>
      player(`standing(${args}) { stat queueId rank percentile value players player { puuid } }`, puuid),
    ),
  ),
  ...['stat: WIN_RATE', 'stat: KDA', 'stat: GAMES, queueId: 440'].flatMap((args) =>
    parts('leaderboard', args, 'rank value percentile players player { puuid }').map((field) => `{ analytics { ${field} } }`),
  ),
  meta('minGames: 1, orderBy: PICK_RATE', 'champions { champion { key } }'),
  meta('', 'champions { champion { name } }'),
  `{ nodes(ids: ["${toGlobalId('Player', 'p1')}", "${toGlobalId('Match', 'M1')}", "${toGlobalId('Match', 'M9')}", "${toGlobalId('Channel', '9')}"]) { id } }`,
];
