-- What figures of players are usual in a queue and position. Computed with the standings of the queue, by the marks that say which queues changed.
CREATE TABLE "stat_percentiles" (
    "queue_id" INTEGER NOT NULL,
    "position" TEXT COLLATE "C" NOT NULL,
    "stat" TEXT COLLATE "C" NOT NULL,
    "players" INTEGER NOT NULL,
    "quantiles" DOUBLE PRECISION[],

    CONSTRAINT "stat_percentiles_pkey" PRIMARY KEY ("queue_id","position","stat")
);

-- What is stored already.
insert into analytics.standing_mark (queue_id, touched) select queue_id, count(*) from player_months group by 1;

-- What the percentiles of a queue are to be: of players with 10 games or more in the position, where there are 30 of them.
create function analytics.percentiles_recount(wanted integer) returns table ("position" text, stat text, players integer, quantiles double precision[])
    language sql stable set search_path = pg_catalog, pg_temp as $$
    with total as (
        select month."position", sum(games)::float8 as games, sum(deaths)::float8 as deaths, sum(creep_score)::float8 as creep_score, sum(gold)::float8 as gold,
               sum(damage)::float8 as damage, sum(vision)::float8 as vision, nullif(sum(seconds), 0) / 60.0::float8 as minutes
          from public.player_months month where queue_id = wanted and month."position" <> '' group by month.player_id, month."position"
        having sum(games) >= 10)
    select total."position", listed.stat, count(*)::int,
           percentile_cont(array(select step / 100.0::float8 from generate_series(0, 100) step order by step)) within group (order by listed.value)
      from total cross join lateral (values
          ('CS_PER_MINUTE', creep_score / minutes),
          ('DAMAGE_PER_MINUTE', damage / minutes),
          ('DEATHS_PER_GAME', deaths / games),
          ('GOLD_PER_MINUTE', gold / minutes),
          ('VISION_PER_MINUTE', vision / minutes)) listed(stat, value)
     where listed.value is not null
     group by total."position", listed.stat
    having count(*) >= 30
$$;

select cache.watch('stat_percentiles', array['Queue:{queue_id}.percentiles']);
