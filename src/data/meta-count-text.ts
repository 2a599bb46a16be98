/**
 * Common table expressions that count champions: `parts`, `bans` and `champion_rows`, over `piece (id, rift)`, which has the matches. Bots count nowhere.
 * Positions are those of Summoner's Rift; ALL is every game.
 */
export const championRows = `parts as materialized (
     select part.match_id, part.team_id, part.champion_id, case when piece.rift then part.position end as position, part.win
       from piece join participants part on part.match_id = piece.id where not part.bot),
   bans as materialized (
     select distinct team.match_id, champion_id from piece join teams team on team.match_id = piece.id, unnest(team.ban_champion_ids) champion_id
      where champion_id > 0 and exists (select from parts where parts.match_id = team.match_id)),
   champion_rows as materialized (
     select position, champion_id, sum(matches)::int as matches, sum(games)::int as games, sum(wins)::int as wins, sum(bans)::int as bans from (
       select 'ALL' as position, champion_id, count(distinct match_id) as matches, count(*) as games, count(*) filter (where win) as wins, 0 as bans
         from parts group by champion_id
       union all
       select position, champion_id, count(distinct match_id), count(*), count(*) filter (where win), 0 from parts where position is not null
        group by position, champion_id
       union all
       select 'ALL', champion_id, 0, 0, 0, count(*) from bans group by champion_id) counted
      group by position, champion_id)`;

/** The expression `matchup_rows` over `parts`: each two of different champions who stood in the same position of different sides, from both of them. */
export const matchupRows = `matchup_rows as materialized (
     select one.champion_id, one.position, other.champion_id as opponent_id, count(*)::int as games, (count(*) filter (where one.win))::int as wins
       from parts one join parts other on other.match_id = one.match_id and other.position = one.position
      where other.team_id <> one.team_id and other.champion_id <> one.champion_id
      group by one.champion_id, one.position, other.champion_id)`;
