import type { Database } from '../../src/data/database.ts';

/** Sizes of the rows that serving is measured on. */
const SEED = { players: 2_000, matches: 20_000, channels: 100, postsPerChannel: 50 } as const;

/** Fills an empty database with rows by SQL alone: what is measured is reading them. Analysed and vacuumed. */
export async function seedForServing(database: Database): Promise<void> {
  await database.runScript(`
    insert into champions (id, key, key_fold, name) select n, 'Key' || n, 'key' || n, 'Name ' || n from generate_series(1, 160) n;
    insert into players (puuid, platform, game_name, tag_line, name_key, riot_id_key)
      select md5(n::text) || md5((n + 1)::text), 'EUW1', 'Player ' || n, 'EUW', 'player ' || n, 'player ' || n || '#euw' from generate_series(1, ${SEED.players}) n;
    insert into matches (match_id, platform, queue_id, game_mode, game_version, patch, map_id, started_at, duration_seconds, remake, source_rank, content_hash)
      select 'EUW1_' || n, 'EUW1', case when n % 3 = 0 then 450 else 420 end, 'CLASSIC', '15.1.1', '15.1', 11,
        '2025-01-01'::timestamptz + n * interval '7 minutes', 1200 + n % 900, false, 3, '' from generate_series(1, ${SEED.matches}) n;
    insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths, assists,
        creep_score, gold_earned, damage_to_champions, vision_score, bot, items, summoner_spells, augments)
      select m.id, s, 1 + (m.id * 31 + s * 197) % ${SEED.players}, m.started_at, m.queue_id, m.duration_seconds, false, case when s <= 5 then 100 else 200 end, 1 + (m.id * 7 + s * 13) % 160,
        (array['TOP','JUNGLE','MIDDLE','BOTTOM','UTILITY'])[1 + s % 5], (s <= 5) = (m.id % 2 = 0), (m.id + s) % 15, (m.id * s) % 12, (m.id + 3 * s) % 20,
        100 + (m.id + s) % 150, 9000 + (m.id * s) % 7000, 12000 + (m.id * s) % 20000, (m.id + s) % 60, false, '{3078,3053,3065}', '{4,12}', '{}'
      from matches m, generate_series(1, 10) s;
    insert into channels (platform, external_id, title, title_key, owner_player_id)
      select 'TELEGRAM', 1000000000 + n, 'Channel ' || n, 'channel ' || n, n from generate_series(1, ${SEED.channels}) n;
    insert into posts (channel_id, message_id, published_at, text, views, source_rank)
      select c.id, n, '2025-01-01'::timestamptz + n * interval '3 hours', 'Post ' || n, n * 100, 3 from channels c, generate_series(1, ${SEED.postsPerChannel}) n;
    insert into post_snapshots (post_id, observed_at, views) select id, published_at + h * interval '4 hours', views * h / 10 from posts, generate_series(1, 10) h;
  `);
  for (const table of ['players', 'matches', 'participants', 'champions', 'channels', 'posts', 'post_snapshots'])
    await database.runScript(`vacuum analyze ${table}`);
}
