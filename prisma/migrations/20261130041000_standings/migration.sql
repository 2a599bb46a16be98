-- Where players stand among those of a queue. Computed by a step, queue by queue, from months of players and from ratings: statements only mark the queue
-- they touch. docs/decisions/0021-meta.md says why.
CREATE TABLE "standings" (
    "player_id" BIGINT NOT NULL,
    "queue_id" INTEGER NOT NULL,
    "stat" TEXT COLLATE "C" NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "rank" BIGINT NOT NULL,
    "ties" INTEGER NOT NULL,
    "players" INTEGER NOT NULL,

    CONSTRAINT "standings_pkey" PRIMARY KEY ("player_id","queue_id","stat")
);

CREATE INDEX "standings_queue_id_stat_rank_player_id_idx" ON "standings"("queue_id", "stat", "rank", "player_id");

-- Queues whose rows changed; -1 stands for none. Only ever added to by those who write.
create table analytics.standing_mark (
    queue_id  integer not null,
    -- How many of its rows a statement touched.
    touched   integer not null,
    marked_at timestamptz not null default clock_timestamp()
);

do $install$
declare
    watch record;
begin
    for watch in
        select * from (values ('player_months', 'queue_id'), ('participant_rating', 'ladder')) source(name, queue),
            (values ('insert', 'new_rows', 'referencing new table as new_rows'), ('update', 'new_rows', 'referencing old table as old_rows new table as new_rows'),
                    ('delete', 'old_rows', 'referencing old table as old_rows')) change(event, side, tables)
    loop
        execute format($code$
            create function analytics.standing_%1$s_%2$s() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
            begin
                insert into analytics.standing_mark (queue_id, touched) select %3$I, count(*) from (select %3$I from %4$I %5$s) touched group by 1;
                return null;
            end $body$$code$, watch.name, watch.event, watch.queue, watch.side,
            -- An update may move rows out of a queue.
            case watch.event when 'update' then format('union all select %I from old_rows', watch.queue) else '' end);
        execute format('create trigger standing_%2$s after %2$s on %1$I %3$s for each statement execute function analytics.standing_%1$s_%2$s()',
                       watch.name, watch.event, watch.tables);
    end loop;
end $install$;

create function analytics.standing_truncate() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
begin
    insert into analytics.standing_mark (queue_id, touched) select queue_id, count(*) from public.standings group by 1;
    return null;
end $body$;

create trigger standing_truncate after truncate on player_months for each statement execute function analytics.standing_truncate();
create trigger standing_truncate after truncate on participant_rating for each statement execute function analytics.standing_truncate();

-- What is stored already.
insert into analytics.standing_mark (queue_id, touched)
select queue_id, count(*) from (select queue_id from player_months union all select ladder from participant_rating) stored group by 1;

-- What the standings of a queue are to be.
create function analytics.standings_recount(wanted integer) returns table (player_id bigint, stat text, value double precision, rank bigint, ties integer, players integer)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    with total as (
        select month.player_id, sum(games)::float8 as games, sum(wins)::float8 as wins, sum(kills + assists)::float8 as parts, sum(deaths)::float8 as deaths,
               sum(creep_score)::float8 as creep_score, sum(vision)::float8 as vision, sum(damage)::float8 as damage, sum(seconds) / 60.0::float8 as minutes
          from public.player_months month where queue_id = wanted group by month.player_id),
    judged as (
        select total.player_id, listed.stat, listed.value from total cross join lateral (values
            -- The lower end of the Wilson interval, z = 1.96.
            ('WIN_RATE', (wins / games + 1.9207294103470 / games - 1.959963984540054 * sqrt(wins * (games - wins) / games + 0.96036470517350) / games)
                         / (1 + 3.8414588206940 / games)),
            ('KDA', parts / greatest(deaths, 1)),
            ('CS_PER_MINUTE', creep_score / nullif(minutes, 0)),
            ('DAMAGE_PER_MINUTE', damage / nullif(minutes, 0)),
            ('VISION_PER_MINUTE', vision / nullif(minutes, 0))) listed(stat, value)
         where total.games >= 10 and listed.value is not null
        union all
        select total.player_id, 'GAMES', games from total
        union all
        select newest.player_id, 'RATING', newest.rating from (
            select distinct on (rated.player_id) rated.player_id, rated.rating, rated.games from public.participant_rating rated
             where ladder = wanted order by rated.player_id, started_at desc, match_key desc, slot) newest
         where newest.games >= 10)
    select judged.player_id, judged.stat, judged.value, rank() over (partition by judged.stat order by judged.value desc),
           count(*) over (partition by judged.stat, judged.value)::int, count(*) over (partition by judged.stat)::int
      from judged
$$;

select cache.watch('standings', array['Player:{player_id}.standings', 'Queue:{queue_id}.standings']);
