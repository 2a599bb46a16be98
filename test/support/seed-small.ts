import type { AnyDatabase } from '../../src/data/schema-engine.ts';
import { foldName } from '../../src/domain/fold-name.ts';

/** Rows as oracles sort and filter them; times in ms since 1970. */
export interface SmallWorld {
  readonly players: readonly SmallPlayer[];
  readonly matches: readonly SmallMatch[];
  readonly participants: readonly SmallParticipant[];
  readonly channels: readonly SmallChannel[];
  readonly posts: readonly SmallPost[];
}

export interface SmallPlayer {
  readonly id: number;
  readonly puuid: string;
  readonly name: string | null;
  readonly nameKey: string;
  readonly platform: string;
  /** -Infinity for who never played. */
  readonly lastPlayedAt: number;
}

export interface SmallMatch {
  readonly id: number;
  readonly matchId: string;
  readonly platform: string;
  readonly queueId: number | null;
  readonly patch: string | null;
  readonly startedAt: number;
  readonly remake: boolean;
}

export interface SmallParticipant {
  readonly match: SmallMatch;
  /** Null for a bot. */
  readonly playerId: number | null;
  readonly championId: number;
  readonly position: string | null;
  readonly win: boolean;
}

export interface SmallChannel {
  readonly id: number;
  readonly title: string | null;
  readonly titleKey: string;
  readonly ownerId: number | null;
}

export interface SmallPost {
  readonly id: number;
  readonly channelId: number;
  readonly publishedAt: number;
  readonly deleted: boolean;
  readonly views: number | null;
}

const HOUR_MS = 3_600_000;
/** When everything begins. */
export const START_MS = Date.UTC(2025, 0, 1);
/** Players and channels; the last five of each have nothing. */
export const PARENTS = 60;
const BARREN = 5;
const MATCHES = 130;
/** Ties, an empty name, letters past the first plane (which UTF-16 sorts before U+E000), and what LIKE and folding could trip over. */
const NAMES = [
  'Twin',
  'Twin',
  'TWIN',
  null,
  null,
  '\u{20000}x',
  '\u{E000}x',
  '\u{1F600}',
  'Zoë',
  'zoe',
  'Åsa',
  '대상혁',
  '대상',
  'Привет',
  'привіт',
  '100%',
  '100 percent',
  'under_score',
  'underXscore',
  'back\\slash',
  'trailing ',
  'trailing',
  ' leading',
  "it's",
  '𝕱raktur',
  'ﬁsh',
  'a',
  'ab',
  'abc',
  'abcd',
  'İstanbul',
  'ß',
];
const POSITIONS = ['TOP', 'JUNGLE', 'MIDDLE', 'BOTTOM', 'UTILITY'];

/** Fills a migrated, empty database with few rows of every kind, the same at each run, and answers what it stored. */
export async function seedSmall(database: AnyDatabase): Promise<SmallWorld> {
  const world = createWorld();
  const time = (ms: number) => new Date(ms);
  await database.runScript(`
    insert into champions (id, key, key_fold, name) values (1, 'Annie', 'annie', 'Annie'), (2, 'Olaf', 'olaf', 'Olaf'), (3, 'Briar', 'briar', null);
    insert into queues (id, map, description, notes) values (420, 'Summoner''s Rift', 'Ranked Solo', null);`);
  await database.transaction(async (writer) => {
    await writer.copy(
      'players',
      ['id', 'puuid', 'platform', 'game_name', 'tag_line', 'name_key', 'riot_id_key'],
      world.players.map(({ id, puuid, platform, name, nameKey }) => [
        id,
        puuid,
        platform,
        name,
        name === null ? null : `T${id}`,
        nameKey,
        name === null ? null : `${nameKey}#t${id}`,
      ]),
    );
    await writer.copy(
      'player_activity',
      ['player_id', 'platform', 'last_played_at'],
      world.players.map(({ id, platform, lastPlayedAt }) => [
        id,
        platform,
        Number.isFinite(lastPlayedAt) ? time(lastPlayedAt) : '-infinity',
      ]),
    );
    await writer.copy(
      'matches',
      [
        'id',
        'match_id',
        'platform',
        'queue_id',
        'patch',
        'started_at',
        'duration_seconds',
        'remake',
        'source_rank',
        'content_hash',
        'game_mode',
      ],
      world.matches.map((match) => [
        match.id,
        match.matchId,
        match.platform,
        match.queueId,
        match.patch,
        time(match.startedAt),
        match.remake ? 120 : 1800,
        match.remake,
        3,
        '',
        match.queueId === 1700 ? 'CHERRY' : 'CLASSIC',
      ]),
    );
    const slots = new Map<number, number>();
    await writer.copy(
      'participants',
      [
        'match_id',
        'slot',
        'player_id',
        'started_at',
        'queue_id',
        'duration_seconds',
        'remake',
        'team_id',
        'champion_id',
        'position',
        'win',
        'kills',
        'deaths',
        'assists',
        'creep_score',
        'gold_earned',
        'damage_to_champions',
        'vision_score',
        'placement',
        'bot',
        'items',
        'summoner_spells',
        'augments',
      ],
      world.participants.map(({ match, playerId, championId, position, win }) => {
        const slot = slots.get(match.id) ?? 0;
        slots.set(match.id, slot + 1);
        const isArena = match.queueId === 1700;
        return [
          match.id,
          slot,
          playerId,
          time(match.startedAt),
          match.queueId,
          1800,
          match.remake,
          slot < 5 ? 100 : 200,
          championId,
          position,
          win,
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          isArena ? 1 + (slot % 8) : null,
          playerId === null,
          [1001],
          [4, 14],
          isArena ? [7] : [],
        ];
      }),
    );
    await writer.copy(
      'channels',
      ['id', 'platform', 'external_id', 'handle', 'handle_key', 'title', 'title_key', 'owner_player_id'],
      world.channels.map(({ id, title, titleKey, ownerId }) => [
        id,
        'TELEGRAM',
        5_000_000_000 + id,
        `Handle_${id}`,
        `handle_${id}`,
        title,
        titleKey,
        ownerId,
      ]),
    );
    await writer.copy(
      'posts',
      ['id', 'channel_id', 'message_id', 'published_at', 'text', 'deleted_at', 'views', 'source_rank'],
      world.posts.map(({ id, channelId, publishedAt, deleted, views }) => [
        id,
        channelId,
        id,
        time(publishedAt),
        `Post ${id}`,
        deleted ? time(publishedAt + HOUR_MS) : null,
        views,
        3,
      ]),
    );
  });
  await database.runScript(SERIES);
  return world;
}

/** What hangs on the rows above by their number alone. */
const SERIES = `
insert into standings (player_id, queue_id, stat, value, rank, ties, players) select id, 420, 'KDA', 60 - id / 3, 1 + id / 3 * 3 - case when id >= 3 then 1 else 0 end,
  case when id < 3 then 2 else 3 end, 55 from players where id <= 55;
insert into stat_percentiles (queue_id, position, stat, players, quantiles) select queue_id, position, stat, 40, array(select n::float8 / 10 from generate_series(0, 100) n)
  from unnest(array[420, 440]) queue_id, unnest(array['TOP', 'JUNGLE', 'MIDDLE', 'BOTTOM', 'UTILITY']) position, unnest(array['CS_PER_MINUTE', 'DEATHS_PER_GAME']) stat;
insert into champions (id, key, key_fold, name) select n, 'Champion' || n, 'champion' || n, null from generate_series(101, 150) n;
insert into meta_scopes (id, patch, queue_id, settled, matches, ban_matches) values (1, '15.1', 420, true, 400, 300), (2, '15.2', 420, true, 500, 450);
insert into meta_champions select scope, position, champion, 60, 60, champion % 60, case position when 'ALL' then 9 else 0 end
  from generate_series(1, 2) scope, unnest(array['ALL', 'TOP']) position, generate_series(101, 150) champion;
insert into meta_matchups select scope, champion, 'TOP', 101 + (champion - 100 + n) % 50, 10, n from generate_series(1, 2) scope, generate_series(101, 150) champion,
  generate_series(1, 5) n;
insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games)
  select 1000 + n, id, id, 420, '2025-01-01'::timestamptz + n * interval '1 day', 'EUW1_R' || n, 25 + (id + n) % 7, 3, 0.5, (id + n) % 2 = 0, n
  from players, generate_series(1, 25) n where id <= ${PARENTS - BARREN};
insert into rank_fit (ladder, slope, intercept, residual, players) values (420, 40, 200, 300, 250);
insert into teams (match_id, team_id, win, objectives, ban_champion_ids, ban_pick_turns)
  select id, side, side = 100, '[{"objective":"baron","first":true,"kills":1}]', '{1,777}', '{1,2}' from matches, unnest(array[100, 200]) side where queue_id = 420;
insert into player_names select id, 'Name ' || n, 'T', null, case when n = 1 then null else '2025-01-01'::timestamptz + n * interval '1 day' end
  from players, generate_series(1, 3) n where id <= ${PARENTS - BARREN};
insert into player_ranks select id, 'RANKED_SOLO_5x5', 'GOLD', 'I', 50, 10, 9, null from players where id <= ${PARENTS - BARREN};
insert into rank_snapshots select id, queue, '2025-01-01'::timestamptz + n * interval '1 day', 'GOLD', 'I', n, 10, 9
  from players, unnest(array['RANKED_SOLO_5x5', 'RANKED_FLEX_SR']) queue, generate_series(1, 7) n where id <= ${PARENTS - BARREN};
insert into subscriber_snapshots select id, '2025-01-01'::timestamptz + n * interval '1 day', 4000000000 + n from channels, generate_series(1, 6) n
  where id <= ${PARENTS - BARREN};
insert into post_snapshots select id, published_at + n * interval '1 hour', n * 3000000000, n, null, 3, '[{"reaction":"👍","count":"3"}]' from posts, generate_series(1, 5) n where id % 10 <> 9;
insert into post_versions select id, published_at + n * interval '1 hour', 'Text ' || n, 3 from posts, generate_series(0, 2) n where id % 10 <> 9;`;

/** What {@link seedSmall} stores. */
export function createWorld(): SmallWorld {
  const players = numbers(PARENTS).map((id): SmallPlayer => {
    const name = NAMES[id - 1] ?? (id <= 50 ? `Player ${id}` : `Barren ${id}`);
    return {
      id,
      puuid: `puuid-${id}`,
      name: NAMES[id - 1] === null ? null : name,
      nameKey: NAMES[id - 1] === null ? '' : foldName(name),
      platform: id % 3 === 0 ? 'KR' : 'EUW1',
      // Every three played last at the same time.
      lastPlayedAt: id > PARENTS - BARREN ? Number.NEGATIVE_INFINITY : START_MS + Math.floor(id / 3) * HOUR_MS,
    };
  });
  const matches = numbers(MATCHES).map(
    (id): SmallMatch => ({
      id,
      matchId: `EUW1_${id}`,
      platform: id % 4 === 0 ? 'KR' : 'EUW1',
      queueId: id % 13 === 0 ? null : ([420, 440, 420, 1700][id % 4] ?? null),
      patch: id % 5 === 0 ? null : `15.${id % 3}`,
      // Every four began at the same time.
      startedAt: START_MS + Math.floor(id / 4) * HOUR_MS,
      remake: id % 11 === 0,
    }),
  );
  const participants = matches.flatMap((match) =>
    numbers(match.queueId === 1700 ? 16 : 10).map((place): SmallParticipant => {
      // Who takes part shifts by one from match to match; the first player is in all of them, the last place is a bot's.
      const playerId = place === 1 ? 1 : place === 10 ? null : 2 + ((match.id * 9 + place) % (PARENTS - BARREN - 1));
      return {
        match,
        playerId,
        championId: 1 + ((match.id + place) % 3),
        position: match.queueId === 1700 ? null : (POSITIONS[(match.id + place) % 5] ?? null),
        win: (match.id * place) % 3 === 0,
      };
    }),
  );
  const channels = numbers(PARENTS).map((id): SmallChannel => {
    const title = id % 9 === 0 ? null : (NAMES[(id * 7) % NAMES.length] ?? `Channel ${id}`);
    return { id, title, titleKey: title === null ? '' : foldName(title), ownerId: id > PARENTS - BARREN ? null : id % 2 === 0 ? 1 : id };
  });
  const posts = numbers(100).map(
    (id): SmallPost => ({
      id,
      channelId: id <= 45 ? 1 : id - 44 > PARENTS - BARREN ? 2 : id - 44,
      // Every two were published at once.
      publishedAt: START_MS + Math.floor(id / 2) * HOUR_MS,
      deleted: id % 6 === 0,
      views: id % 4 === 0 ? null : 3_000_000_000 + (id % 5),
    }),
  );
  return { players, matches, participants, channels, posts };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
