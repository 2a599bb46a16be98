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
insert into channels (id, platform, external_id, handle, handle_key, title, title_key, time_zone, owner_player_id, title_pinned) values
  (1, 'TELEGRAM', 5000000001, 'First', 'first', 'Chan', 'chan', 'Europe/Kyiv', 1, false),
  (2, 'TELEGRAM', 5000000002, 'Second', 'second', 'Chan', 'chan', null, 1, false),
  (3, 'TELEGRAM', null, 'Third', 'third', 'Other', 'other', null, 3, true);
insert into posts (id, channel_id, message_id, published_at, edited_at, text, media_type, forwarded_from, deleted_at, seen_reach, views, forwards, replies,
  reaction_count, reactions, undated_views, undated_forwards, undated_replies, undated_reactions, undated_recorded_at, source_rank) values
  (1, 1, 11, '2025-01-01', '2025-01-02', 'One', 'photo', 'Someone', null, 20, 100, 3, 4, 5, '[{"reaction":"👍","count":"5"}]', 1, 1, 1, '[]', '2025-01-01', 3),
  (2, 1, 12, '2025-01-02', null, 'Two', null, null, null, null, 100, null, null, null, null, null, null, null, null, null, 3),
  (3, 1, 13, '2025-01-02', null, 'Three', null, null, '2025-01-03', null, 50, null, null, null, null, null, null, null, null, null, 3),
  (4, 2, 11, '2025-01-02', null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, 3);
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
const POST_FILTERS = ['deleted: true', 'publishedFrom: "2025-01-02T00:00:00Z"', 'publishedBefore: "2025-01-02T00:00:00Z"'];
const POST_ORDERS = ['PUBLISHED_AT_ASC', 'PUBLISHED_AT_DESC', 'VIEWS_ASC', 'VIEWS_DESC'];
const SEARCHES = ['search: "ann"', 'search: "b"', 'platform: KR'];
const PLAYER_ORDERS = ['NAME_ASC', 'NAME_DESC', 'LAST_PLAYED_ASC', 'LAST_PLAYED_DESC'];

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
      connection('posts', 'orderBy: VIEWS_ASC, filter: { deleted: true }', 'nodes { messageId }'),
    ].map((selection) => channel(selection, id)),
  ),
  ...['first', 'second', 'third', 'new'].map(byHandle),
  ...parts('channels', '', 'title').map((field) => `{ ${field} }`),
  ...filtered('channels', ['platform: TELEGRAM', 'search: "cha"', 'search: "o"'], 'handle').map((field) => `{ ${field} }`),
  ...['1', '2', '3', '4', '9'].flatMap((id) =>
    [
      POST,
      'channel { title }',
      ...parts('history', '', 'observedAt views forwards replies reactionCount reactions { reaction count }'),
      ...parts('versions', '', 'at text'),
    ].map((selection) => post(selection, id)),
  ),
  `{ nodes(ids: ["${toGlobalId('Player', 'p1')}", "${toGlobalId('Match', 'M1')}", "${toGlobalId('Match', 'M9')}", "${toGlobalId('Channel', '9')}"]) { id } }`,
];
