/** 20 players × 5 matches × participant and match. Seed players begin with "player 1": the same 20 for all contenders, and never players without matches. */
export const NESTED_QUERY = `query {
  players(first: 20) {
    nodes {
      puuid gameName tagLine
      matches(first: 5) {
        edges {
          participant { teamId position win kills deaths assists creepScore goldEarned damageToChampions visionScore }
          node { matchId queueId gameMode patch startedAt durationSeconds remake }
        }
      }
    }
  }
}`;

/** One statement whose single column `body` is the answer to {@link NESTED_QUERY}. */
export const NESTED_QUERY_SQL = `select json_build_object('data', json_build_object('players', json_build_object('nodes', json_agg(p.player order by p.name_key, p.id))))::text as body
from (
  select player.name_key, player.id, json_build_object('puuid', player.puuid, 'gameName', player.game_name, 'tagLine', player.tag_line, 'matches', json_build_object('edges', (
    select json_agg(e.edge) from (
      select json_build_object(
        'participant', json_build_object('teamId', part.team_id, 'position', part.position, 'win', part.win, 'kills', part.kills, 'deaths', part.deaths, 'assists', part.assists,
          'creepScore', part.creep_score, 'goldEarned', part.gold_earned, 'damageToChampions', part.damage_to_champions, 'visionScore', part.vision_score),
        'node', json_build_object('matchId', match.match_id, 'queueId', match.queue_id, 'gameMode', match.game_mode, 'patch', match.patch,
          'startedAt', to_char(match.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'durationSeconds', match.duration_seconds, 'remake', match.remake)) as edge
      from participants part join matches match on match.id = part.match_id
      where part.player_id = player.id order by part.started_at desc, part.match_id desc limit 5) e))) as player
  from (select * from players order by name_key, id limit 20) player) p`;
