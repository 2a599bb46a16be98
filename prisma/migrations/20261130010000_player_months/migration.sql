-- What a player did in a month, by queue, position and champion: sums of the player's parts in matches that count, which remakes do not. Kept equal to a
-- recount by the triggers below, in the transaction that changes the parts. docs/decisions/0019-player-months.md says why it is as it is.
CREATE TABLE "player_months" (
    "player_id" BIGINT NOT NULL,
    "month" DATE NOT NULL,
    "queue_id" INTEGER NOT NULL,
    "position" TEXT COLLATE "C" NOT NULL,
    "champion_id" INTEGER NOT NULL,
    "games" INTEGER NOT NULL,
    "wins" INTEGER NOT NULL,
    "kills" INTEGER NOT NULL,
    "deaths" INTEGER NOT NULL,
    "assists" INTEGER NOT NULL,
    "creep_score" INTEGER NOT NULL,
    "vision" INTEGER NOT NULL,
    "gold" BIGINT NOT NULL,
    "damage" BIGINT NOT NULL,
    "seconds" BIGINT NOT NULL,

    CONSTRAINT "player_months_pkey" PRIMARY KEY ("player_id","month","queue_id","position","champion_id")
) WITH (fillfactor = 80); -- Room to add to a month in place, which its later matches do.

-- There is no foreign key: rows follow from those of participants, which have them.

-- One function and trigger for each event. They fire at the origin alone: a replica gets the rows themselves.
do $install$
declare
    change record;
    -- What rows of one side add (1) or take (-1).
    side   constant text := $side$
            select player_id, date_trunc('month', started_at at time zone 'UTC')::date as month, coalesce(queue_id, -1) as queue_id,
                   coalesce(position, '') collate "C" as position, champion_id, %1$s as games, %1$s * win::int as wins, %1$s * kills as kills, %1$s * deaths as deaths,
                   %1$s * assists as assists, %1$s * creep_score as creep_score, %1$s * vision_score as vision, %1$s * gold_earned as gold,
                   %1$s * damage_to_champions as damage, %1$s * duration_seconds as seconds
              from %2$I where player_id is not null and not remake$side$;
    added  constant text := format(side, 1, 'new_rows');
    taken  constant text := format(side, -1, 'old_rows');
begin
    for change in values ('insert', added, 'referencing new table as new_rows'),
                         ('update', taken || ' union all ' || added, 'referencing old table as old_rows new table as new_rows'),
                         ('delete', taken, 'referencing old table as old_rows')
    loop
        execute format($code$
            create function analytics.player_months_%1$s() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
            declare
                emptied public.player_months[];
            begin
                -- In order of the key, so that writers who meet wait for each other instead of for ever. What comes to nothing was no change that counts.
                with kept as (
                    insert into public.player_months as known (player_id, month, queue_id, position, champion_id,
                                                               games, wins, kills, deaths, assists, creep_score, vision, gold, damage, seconds)
                    select player_id, month, queue_id, position, champion_id, sum(games), sum(wins), sum(kills), sum(deaths), sum(assists),
                           sum(creep_score), sum(vision), sum(gold), sum(damage), sum(seconds)
                      from (%2$s) changed
                     group by player_id, month, queue_id, position, champion_id
                    having (sum(games), sum(wins), sum(kills), sum(deaths), sum(assists), sum(creep_score), sum(vision), sum(gold), sum(damage), sum(seconds))
                        <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                     order by player_id, month, queue_id, position, champion_id
                    on conflict (player_id, month, queue_id, position, champion_id) do update
                       set games = known.games + excluded.games, wins = known.wins + excluded.wins, kills = known.kills + excluded.kills,
                           deaths = known.deaths + excluded.deaths, assists = known.assists + excluded.assists,
                           creep_score = known.creep_score + excluded.creep_score, vision = known.vision + excluded.vision,
                           gold = known.gold + excluded.gold, damage = known.damage + excluded.damage, seconds = known.seconds + excluded.seconds
                    returning known)
                select array_agg(known) into emptied from kept where (known).games = 0;
                if emptied is not null then
                    delete from public.player_months known using unnest(emptied) gone
                     where (known.player_id, known.month, known.queue_id, known.position, known.champion_id)
                         = (gone.player_id, gone.month, gone.queue_id, gone.position, gone.champion_id);
                end if;
                return null;
            end $body$$code$, change.column1, change.column2);
        execute format('create trigger player_months_%1$s after %1$s on participants %2$s for each statement execute function analytics.player_months_%1$s()',
                       change.column1, change.column3);
    end loop;
end $install$;

create function analytics.player_months_truncate() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
begin
    truncate public.player_months;
    return null;
end $body$;

create trigger player_months_truncate after truncate on participants for each statement execute function analytics.player_months_truncate();

-- What is stored already. The triggers' own lock on participants keeps others from adding to it until this is committed.
insert into player_months
select player_id, date_trunc('month', started_at at time zone 'UTC')::date, coalesce(queue_id, -1), coalesce(position, ''), champion_id, count(*),
       count(*) filter (where win), sum(kills), sum(deaths), sum(assists), sum(creep_score), sum(vision_score), sum(gold_earned), sum(damage_to_champions),
       sum(duration_seconds)
  from participants where player_id is not null and not remake
 group by 1, 2, 3, 4, 5
 order by 1, 2, 3, 4, 5;

-- The sums of a month may stay what they are while a part of it changes, so that participants tell of themselves, too.
select cache.watch('player_months', array['Player:{player_id}.stats']);
select cache.watch('participants', array[
    'Match:{match_id}',
    'Player:{player_id}.matches | player_id, started_at, queue_id, champion_id, position, win, remake',
    'Player:{player_id}.stats | player_id, started_at, queue_id, champion_id, position, win, remake, kills, deaths, assists, creep_score, vision_score, gold_earned, damage_to_champions, duration_seconds']);
