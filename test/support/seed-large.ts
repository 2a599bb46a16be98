import type { AnyDatabase } from '../../src/data/schema-engine.ts';

/** How much is generated; all of it the same at each run. */
export interface SeedSize {
  readonly matches: number;
  readonly players: number;
  readonly channels: number;
  readonly posts: number;
}

/** Large enough that a plan which reads a whole table or history shows. Ten participants a match, six snapshots a post. */
export const LARGE: SeedSize = { matches: 50_000, players: 20_000, channels: 12_000, posts: 50_000 };
/** For the embedded database, which needs three times as long and keeps all in memory. */
export const SMALLER: SeedSize = { matches: 15_000, players: 12_000, channels: 11_000, posts: 15_000 };

/** Row id of the player who takes part in every tenth match (5,000 of {@link LARGE}), and rarely does what the rare filters ask. */
export const BUSY_PLAYER = '1';
/** Row id of the channel with a fifth of all posts. */
export const BUSY_CHANNEL = '1';
/** A champion and a queue that the busy player met three times only, at the very beginning. */
export const RARE_CHAMPION_ID = 999;
export const RARE_QUEUE_ID = 900;
/** Part of three players' names and two channels' titles. */
export const RARE_NAME = 'zyzzyva';
/** Part of every second player's name and channel's title. */
export const COMMON_NAME = 'team';

/** Fills a migrated, empty database and analyses it. Indexes and foreign keys are made anew after the rows: several times faster. */
export async function seedLarge(database: AnyDatabase, size: SeedSize = LARGE): Promise<void> {
  await database.runScript(SET_ASIDE);
  for (const script of [playerScript(size), matchScript(size), metaScript, standingScript(size), channelScript(size), postScript(size)])
    await database.runScript(script);
  await database.runScript(PUT_BACK);
  await database.runScript('vacuum analyze');
}

const SET_ASIDE = `
create table set_aside (position serial, definition text);
do $$ declare item record; begin
  for item in select conname, conrelid::regclass as target, pg_get_constraintdef(oid) as body from pg_constraint
    where contype = 'f' and connamespace = current_schema()::regnamespace loop
    insert into set_aside (definition) values (format('alter table %s add constraint %I %s', item.target, item.conname, item.body));
    execute format('alter table %s drop constraint %I', item.target, item.conname);
  end loop;
  for item in select indexrelid::regclass as index, pg_get_indexdef(indexrelid) as body from pg_index join pg_class on pg_class.oid = indrelid
    where relnamespace = current_schema()::regnamespace and not indisunique loop
    insert into set_aside (definition) values (item.body);
    execute format('drop index %s', item.index);
  end loop;
end $$;`;

const PUT_BACK = `
do $$ declare item record; begin
  for item in select definition from set_aside order by position desc loop execute item.definition; end loop;
end $$;
drop table set_aside;`;

/** A deterministic pseudo-random whole number below `bound` from an expression. */
const random = (expression: string, bound: number | string) => `((hashint8((${expression})::bigint)::bigint & 2147483647) % ${bound})`;
const NAME = `left(letters, 3) || case when n % 7000 = 7 then '${RARE_NAME}' when n % 2 = 0 then '${COMMON_NAME}' else '' end || substr(letters, 4)`;
const LETTERS = `translate(md5(n::text), '0123456789', 'ghijklmnop')`;

const playerScript = ({ players }: SeedSize) => `
insert into players (puuid, platform, game_name, tag_line, name_key, riot_id_key, name_recorded_at)
  select 'puuid-' || n, (array['EUW1', 'KR', 'NA1', 'BR1', 'OC1'])[1 + n % 5], name, 'TAG', name, name || '#tag', '2025-01-01'
  from generate_series(1, ${players}) n, lateral (select ${LETTERS} as letters) random, lateral (select left(${NAME}, 16) as name) named;
insert into player_activity select id, platform,
    case when id % 50 = 0 then '-infinity' else '2024-01-01'::timestamptz + ${random('id', 500_000)} * interval '1 minute' end
  from players;
insert into player_names select n, 'name' || k, 'tag', '2024-01-01', '2024-01-01'::timestamptz + k * interval '1 day'
  from generate_series(1, ${players}) n, generate_series(1, case when n = 1 then 200 else 2 end) k;
insert into player_ranks select n, queue, 'GOLD', 'I', n % 100, 10, 9, '2025-01-01' from generate_series(1, ${players}) n, unnest(array['RANKED_SOLO_5x5', 'RANKED_FLEX_SR']) queue;
insert into rank_snapshots select n, queue, '2024-01-01'::timestamptz + k * interval '1 hour', 'GOLD', 'I', k % 100, 10, 9
  from generate_series(1, ${players}) n, unnest(array['RANKED_SOLO_5x5', 'RANKED_FLEX_SR']) queue, generate_series(1, case when n = 1 then 2000 else 3 end) k;`;

const matchScript = ({ matches, players }: SeedSize) => `
insert into champions select n, 'Champion' || n, 'champion' || n, 'Champion ' || n from generate_series(1, 170) n union all select ${RARE_CHAMPION_ID}, 'Rare', 'rare', null;
insert into queues select n, 'Map', 'Queue ' || n, null from unnest(array[420, 440, 450, ${RARE_QUEUE_ID}, 1700]) n;
insert into matches (match_id, platform, queue_id, game_mode, game_version, patch, map_id, started_at, duration_seconds, remake, source_rank, content_hash)
  select 'EUW1_' || n, (array['EUW1', 'KR', 'NA1', 'BR1', 'OC1'])[1 + ${random('n', 5)}],
    case when n <= 30 then ${RARE_QUEUE_ID} else (array[420, 420, 420, 440, 450, 1700])[1 + ${random('n * 3', 6)}] end, 'CLASSIC',
    '14.' || n * 24 / ${matches} || '.1.1', '14.' || n * 24 / ${matches}, 11, '2023-01-01'::timestamptz + n * interval '25 minutes', 1800,
    n % 250 = 0 and n < ${matches} / 3, 3, ''
  from generate_series(1, ${matches}) n;
insert into teams (match_id, team_id, win, ban_champion_ids, ban_pick_turns)
  select n, side, (side = 100) = (n % 2 = 0), '{1,2,3}', '{1,2,3}' from generate_series(1, ${matches}) n, unnest(array[100, 200]) side;
insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths,
    assists, creep_score, gold_earned, damage_to_champions, vision_score, bot, items, summoner_spells, augments)
  select id, slot, case when slot = 0 and id % 10 = 0 then ${BUSY_PLAYER} else 2 + (id * 7919 + slot * 1999) % (${players} - 10) end, started_at, queue_id, 1800, remake,
    case when slot < 5 then 100 else 200 end,
    case when id <= 30 and slot = 0 then ${RARE_CHAMPION_ID} else 1 + ${random('id * 16 + slot', 170)} end,
    case when id <= 30 then 'UTILITY' else (array['TOP', 'JUNGLE', 'MIDDLE', 'BOTTOM'])[1 + ${random('id * 16 + slot + 5', 4)}] end,
    ${random('id * 16 + slot + 7', 2)} = 0, 1, 2, 3, 150, 10000, 20000, 20, false, '{1,2,3}', '{4,14}', '{}'
  from matches, generate_series(0, 9) slot;
insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games)
  select p.match_id, slot, player_id, p.queue_id, p.started_at, 'EUW1_' || p.match_id, 20 + ${random('p.match_id * 16 + slot', 1000)} / 100.0, 3, 0.5, win, 1
  from participants p where not remake;`;

const metaScript = `
insert into meta_scopes (id, patch, queue_id, settled, matches, ban_matches) select n, '14.' || n, 420, true, 1000, 900 from generate_series(1, 60) n;
insert into meta_champions select n, position, champion_id, 100, 100, 50, 10 from generate_series(1, 60) n, unnest(array['ALL', 'TOP']) position, generate_series(1, 170) champion_id;
insert into meta_matchups select n, champion_id, position, opponent_id, 10, 5 from generate_series(1, 60) n, generate_series(1, 170) champion_id,
  unnest(array['TOP', 'JUNGLE']) position, generate_series(200, 209) opponent_id;`;

const standingScript = ({ players }: SeedSize) => `
insert into standings select n, queue_id, stat, n, n, 1, ${players} from generate_series(1, ${players}) n, unnest(array[420, 440]) queue_id, unnest(array['KDA', 'GAMES']) stat;
insert into stat_percentiles select queue_id, position, stat, 1000, array(select n::float8 from generate_series(0, 100) n)
  from generate_series(400, 460) queue_id, unnest(array['TOP', 'JUNGLE', 'MIDDLE', 'BOTTOM', 'UTILITY']) position,
    unnest(array['CS_PER_MINUTE', 'DAMAGE_PER_MINUTE', 'DEATHS_PER_GAME', 'GOLD_PER_MINUTE', 'VISION_PER_MINUTE']) stat;`;

const channelScript = ({ channels, players }: SeedSize) => `
insert into channels (platform, external_id, handle, handle_key, title, title_key, owner_player_id)
  select 'TELEGRAM', n, 'Handle' || n, 'handle' || n, name, name, case when n % 3 = 0 then 1 + ${random('n', players)} end
  from generate_series(1, ${channels}) n, lateral (select ${LETTERS} as letters) random, lateral (select ${NAME} as name) named;
insert into subscriber_snapshots select n, '2023-01-01'::timestamptz + k * interval '1 day', 1000 + k
  from generate_series(1, ${channels}) n, generate_series(1, case when n <= 100 then 730 else 1 end) k;`;

const postScript = ({ posts }: SeedSize) => `
insert into posts (channel_id, message_id, published_at, text, views, forwards, replies, deleted_at, source_rank)
  select case when n % 5 = 0 then ${BUSY_CHANNEL} else 2 + n % 199 end, n, '2023-01-01'::timestamptz + n * interval '20 minutes', 'Text ' || n,
    case when n % 10 = 3 then null else ${random('n', 100_000)} end, 1, 2, case when n % 40 = 0 then '2025-06-01'::timestamptz end, 3
  from generate_series(1, ${posts}) n;
insert into post_versions select n, '2023-01-01'::timestamptz + n * interval '20 minutes' + k * interval '1 hour', 'Text ' || k, 3
  from generate_series(1, ${posts}) n, generate_series(1, case when n = 5 then 300 else 1 end) k;
insert into post_snapshots select n, '2023-01-01'::timestamptz + n * interval '20 minutes' + k * interval '1 hour', k * 100, k, k, null, null
  from generate_series(1, ${posts}) n, generate_series(1, case when n = 5 then 2000 else 6 end) k;`;
