import pg from 'pg';
import { defineStatement } from '../../src/data/database.ts';
import { applyMigrations } from '../../src/data/migrator.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../../src/data/postgres-database.ts';
import { analyticsSteps } from '../../src/jobs/analytics-steps.ts';
import { refreshAnalytics } from '../../src/jobs/refresh-analytics.ts';
import { withBenchDatabase } from './bench-database.ts';

/** What time it is among the generated matches: a Thursday within a month, so that every period of the calendar has games and is cut. */
export const WORLD_NOW = new Date('2026-06-18T20:00:00Z');

/** A filled database. */
export interface AnalyticsWorld {
  readonly database: PostgresDatabase;
  readonly url: string;
  readonly matches: number;
  /** Players who play lately, by about how many matches they have: a hundred, a hundredth of all, and a tenth of all. */
  readonly histories: readonly { readonly matches: number; readonly playerIds: readonly number[] }[];
  /** How long the steps after the import took, in seconds; null where the database was filled before. */
  readonly refreshSeconds: number | null;
}

/** Players of a hundred matches come and go: in each tenth of the time others play. */
const COHORTS = 10;
/** Players with the longest histories, and with middling ones. */
const LONG = 10;
const MIDDLE = 100;
const MINUTES_APART = 25;
const PIECE = 5_000;

/** Players of a hundred matches in each cohort. */
const toCohortPlayers = (matches: number) => Math.round((matches * 8) / 100 / COHORTS);

/**
 * Runs a measurement among generated matches of ten players each: on the database `BENCH_FILLED_URL` names, which `npm run bench:fill` filled, or else on
 * one of its own, which is dropped.
 */
export async function withAnalyticsWorld<T>(matches: number, measure: (world: AnalyticsWorld) => Promise<T>): Promise<T> {
  const filled = process.env['BENCH_FILLED_URL'];
  if (filled === undefined) {
    return withBenchDatabase(async (database, url) => {
      const refreshSeconds = await fillWorld(database, matches);
      return measure({ database, url, refreshSeconds, ...describeWorld(matches) });
    });
  }
  const database = createPostgresDatabase(filled, { maxConnections: 10 });
  try {
    await applyMigrations(database);
    const [row] = await database.query<{ matches: number }>(
      defineStatement('bench_count_matches', 'select count(*)::int as matches from matches'),
      [],
    );
    return await measure({ database, url: filled, refreshSeconds: null, ...describeWorld(row?.matches ?? 0) });
  } finally {
    await database.close();
  }
}

/** Fills a database that stays, under the name given, and answers its URL. */
export async function keepAnalyticsWorld(server: string, name: string, matches: number): Promise<{ url: string; refreshSeconds: number }> {
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${pg.escapeIdentifier(name)}`).finally(() => admin.end());
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = createPostgresDatabase(url.toString(), { maxConnections: 10 });
  try {
    await applyMigrations(database);
    return { url: url.toString(), refreshSeconds: await fillWorld(database, matches) };
  } finally {
    await database.close();
  }
}

function describeWorld(matches: number): Pick<AnalyticsWorld, 'histories' | 'matches'> {
  const cohort = toCohortPlayers(matches);
  const newest = LONG + MIDDLE + (COHORTS - 1) * cohort;
  const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);
  return {
    matches,
    histories: [
      { matches: 100, playerIds: range(newest + 1, cohort) },
      { matches: matches / 100, playerIds: range(LONG + 1, MIDDLE) },
      { matches: matches / 10, playerIds: range(1, LONG) },
    ],
  };
}

/** Fills an empty database by SQL alone, in pieces as imports come, and brings analytics up to date. @returns how long the latter took, in seconds */
async function fillWorld(database: PostgresDatabase, matches: number): Promise<number> {
  const players = LONG + MIDDLE + COHORTS * toCohortPlayers(matches);
  await database.runScript(`
    insert into champions (id, key, key_fold, name) select n, 'Key' || n, 'key' || n, 'Name ' || n from generate_series(1, 160) n;
    insert into players (id, puuid, platform, game_name, tag_line, name_key, riot_id_key)
      select n, 'player-' || n, 'EUW1', 'Player ' || n, 'EUW', 'player ' || n, 'player ' || n || '#euw' from generate_series(1, ${players}) n;
    insert into player_names (player_id, game_name, tag_line, first_seen_at) select id, game_name, tag_line, '2021-01-01Z' from players;
    insert into player_ranks (player_id, queue, tier, division, league_points, wins, losses, observed_at)
      select id, 'RANKED_SOLO_5x5', (array['IRON','BRONZE','SILVER','GOLD','PLATINUM','EMERALD','DIAMOND'])[1 + id % 7], (array['IV','III','II','I'])[1 + id % 4], id % 100, 50, 50,
        '${WORLD_NOW.toISOString()}' from players where id % 2 = 0;
    insert into matches (match_id, platform, queue_id, game_mode, game_version, patch, map_id, started_at, duration_seconds, remake, source_rank, content_hash)
      select 'EUW1_' || n, 'EUW1', case when n % 5 = 0 then 440 else 420 end, 'CLASSIC', '1.1.1', 12 + (n - 1) * 125 / ${matches} / 25 || '.' || 1 + (n - 1) * 125 / ${matches} % 25, 11,
        '${WORLD_NOW.toISOString()}'::timestamptz - (${matches} - n + 1) * interval '${MINUTES_APART} minutes', 1200 + n % 900, n % 97 = 0, 3, '' from generate_series(1, ${matches}) n;
    insert into teams (match_id, team_id, win, ban_champion_ids, ban_pick_turns)
      select id, team, (hashint8(id) % 2 = 0) = (team = 100), array(select 1 + (hashint8extended(id, team + pick) & 65535) % 160 from generate_series(1, 5) pick), '{1,2,3,4,5}'
      from matches, (values (100), (200)) side(team);`);
  for (let from = 0; from < matches; from += PIECE) await database.runScript(insertParts(from, matches));
  await database.runScript("insert into player_activity select player_id, 'EUW1', max(started_at) from participants group by 1");
  await database.runScript('vacuum analyze');
  const startedAt = performance.now();
  await refreshAnalytics({ database, steps: analyticsSteps, deep: true });
  const seconds = (performance.now() - startedAt) / 1_000;
  await database.runScript('vacuum analyze');
  return seconds;
}

/**
 * Ten seats a match: one of a player with a long history, one of one with a middling, eight of players of a hundred matches. Who has a position likes it
 * in seven games of ten; champions of a position are some 32, of which the liked ones are played most.
 */
function insertParts(from: number, matches: number): string {
  const cohort = toCohortPlayers(matches);
  const random = (seed: number | string, id = 'm.id') => `((hashint8extended(${id}, ${seed}) & 1048575) / 1048576.0)`;
  return `
    insert into participants (match_id, slot, player_id, started_at, queue_id, duration_seconds, remake, team_id, champion_id, position, win, kills, deaths, assists,
        creep_score, gold_earned, damage_to_champions, vision_score, bot, items, summoner_spells, augments)
    select m.id, slot, player, m.started_at, m.queue_id, m.duration_seconds, m.remake, case when slot <= 5 then 100 else 200 end,
      1 + 5 * ((floor(32 * power(u, 1.5)) + player * 3)::int % 32) + (slot - 1) % 5, (array['TOP','JUNGLE','MIDDLE','BOTTOM','UTILITY'])[1 + (slot - 1) % 5],
      (hashint8(m.id) % 2 = 0) = (slot <= 5), floor(15 * v), floor(12 * w), floor(20 * u), 100 + floor(150 * v), 9000 + floor(7000 * u), 12000 + floor(20000 * w), floor(60 * v),
      false, '{1001,3006,3031,0,0,0,3340}', '{4,12}', '{}'
    from (
      select m.*, 1 + m.id % ${LONG} as long, ${LONG + 1} + m.id % ${MIDDLE} as middle,
        ${LONG + MIDDLE + 1} + least((m.id - 1) * ${COHORTS} / ${matches}, ${COHORTS - 1}) * ${cohort} as first_light, floor(${random(1)} * ${cohort})::int as light,
        1 + floor(${random(2)} * ${Math.floor((cohort - 1) / 10)})::int as step,
        1 + case when ${random(3)} < 0.7 then m.id % 5 else floor(${random(4)} * 5)::int end + 5 * floor(${random(5)} * 2)::int as long_slot,
        1 + case when ${random(6)} < 0.7 then m.id % 5 else floor(${random(7)} * 5)::int end as middle_slot
      from matches m where m.id > ${from} and m.id <= ${from + PIECE}
    ) m cross join generate_series(1, 10) slot
    cross join lateral (select case when slot = long_slot then long
      when slot = case when middle_slot = long_slot then middle_slot + 5 else middle_slot end then middle else first_light + (light + slot * step) % ${cohort} end as player) seat
    cross join lateral (select ${random('slot * 3')} as u, ${random('slot * 3 + 1')} as v, ${random('slot * 3 + 2')} as w) drawn;`;
}
