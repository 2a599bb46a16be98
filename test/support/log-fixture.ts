import { defineStatement, type Statement, type Writer } from '../../src/data/database.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';

/** One row at least in each table that the log watches; player 2, channel 2 and match 2 have nothing under them. */
export const LOG_FIXTURE = `
insert into players (id, puuid, platform, name_key, riot_id_key) values (1, 'p1', 'EUW1', 'one', 'one#1'), (2, 'p2', 'EUW1', '', null);
insert into player_activity (player_id, platform, last_played_at) values (1, 'EUW1', '-infinity');
insert into player_names (player_id, game_name, tag_line) values (1, 'One', '1');
insert into player_feedback (player_id, recommendation) values (1, 'CHAMPION:1');
insert into player_ranks (player_id, queue, tier, league_points, wins, losses) values (1, 'SOLO', 'GOLD', 1, 2, 3);
insert into rank_snapshots (player_id, queue, observed_at, tier, league_points, wins, losses) values (1, 'SOLO', '2026-01-01', 'GOLD', 1, 2, 3);
delete from seasons;
insert into seasons (name, starts_at) values ('One', '2026-01-01');
insert into champions (id, key, key_fold) values (1, 'Annie', 'annie'), (2, 'Olaf', 'olaf'), (3, 'Zed', 'zed');
insert into queues (id, map) values (420, 'Rift');
insert into matches (id, match_id, platform, queue_id, patch, started_at, duration_seconds, remake, source_rank, content_hash)
  values (1, 'EUW1_1', 'EUW1', 420, '16.1', '2026-01-01', 1800, false, 3, 'a'), (2, 'EUW1_2', 'EUW1', 420, '16.1', '2026-01-02', 1800, false, 3, 'b');
insert into teams (match_id, team_id, win) values (1, 100, true);
insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, win, kills, deaths, assists,
    creep_score, gold_earned, damage_to_champions, vision_score, bot)
  values (1, 1, 1, '2026-01-01', 420, 1800, false, 100, 1, true, 1, 2, 3, 4, 5, 6, 7, false),
         (1, 2, null, '2026-01-01', 420, 1800, false, 100, 2, true, 1, 2, 3, 4, 5, 6, 7, true);
insert into standings (player_id, queue_id, stat, value, rank, ties, players) values (1, 420, 'KDA', 2, 1, 1, 1);
insert into stat_percentiles (queue_id, position, stat, players, quantiles) values (420, 'TOP', 'CS_PER_MINUTE', 40, '{1,2}');
insert into meta_scopes (id, patch, queue_id, settled, matches, ban_matches) values (1, '16.1', 420, false, 5, 4), (2, '16.2', 420, false, 5, 4);
insert into meta_champions (scope_id, position, champion_id, matches, games, wins, bans) values (1, 'TOP', 1, 4, 4, 2, 0);
insert into meta_matchups (scope_id, champion_id, position, opponent_id, games, wins) values (1, 1, 'TOP', 2, 4, 2);
insert into participant_rating (match_id, slot, player_id, ladder, started_at, match_key, rating, deviation, expected, won, games)
  values (1, 1, 1, 420, '2026-01-01', 'EUW1_1', 26, 8, 0.5, true, 1);
insert into rank_fit (ladder, slope, intercept, residual, players) values (420, 40, 200, 300, 250);
insert into channels (id, platform, handle, handle_key, title, title_key, owner_player_id)
  values (1, 'TELEGRAM', 'One', 'one', 'One', 'one', 1), (2, 'TELEGRAM', null, null, null, '', null);
insert into channel_feedback (channel_id, recommendation) values (1, 'CONTENT:LINK');
insert into posts (id, channel_id, message_id, published_at, views, source_rank) values (1, 1, 1, '2026-01-01', 10, 1);
insert into post_snapshots (post_id, observed_at, views) values (1, '2026-01-01', 10);
insert into post_versions (post_id, version_at, source_rank) values (1, '2026-01-01', 1);
insert into subscriber_snapshots (channel_id, observed_at, subscribers) values (1, '2026-01-01', 5);
`;

/** Thrown to undo a transaction. */
const UNDONE = new Error('undone');

/** A statement that is not prepared, as its text is another one each time. */
export function once(text: string): Statement {
  return { ...defineStatement('test_once', text), planEachTime: true };
}

/** A statement, or what is no statement: COPY. */
export type Step = string | ((writer: Writer) => Promise<unknown>);

/** The rows that steps write into the log, in their order; all of it is undone. */
export async function logRowsOf(database: AnyDatabase, ...steps: readonly Step[]): Promise<readonly string[][]> {
  let rows: { tags: string[] }[] = [];
  const work = database.transaction(async (writer) => {
    await writer.execute(once('delete from cache.outbox'), []);
    for (const step of steps) {
      if (typeof step === 'string') await writer.execute(once(step), []);
      else await step(writer);
    }
    rows = await writer.query(once('select tags from cache.outbox order by written_at'), []);
    throw UNDONE;
  });
  await work.catch((error: unknown) => {
    if (error !== UNDONE) throw error;
  });
  return rows.map(({ tags }) => tags);
}

/** The tags that steps write into the log, each once and sorted; all of it is undone. */
export async function tagsOf(database: AnyDatabase, ...steps: readonly Step[]): Promise<readonly string[]> {
  return [...new Set((await logRowsOf(database, ...steps)).flat())].sort();
}
