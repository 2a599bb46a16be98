-- Answers also say that a ladder has no line.
select cache.watch('rank_fit', array['Ladder:{ladder}', 'null:Ladder:{ladder} | ladder']);

-- Ladders whose line from ratings to ranks is to be fitted anew. Only ever appended to, so that writers never wait for each other.
create table analytics.rank_fit_mark (
    ladder integer not null
);

-- Ranks of which queue are set against ratings of which. The rating step leaves marks of its own.
create function analytics.mark_rank_fits() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'TRUNCATE' then
        insert into analytics.rank_fit_mark (ladder) values (420), (440);
        return null;
    end if;
    execute format('insert into analytics.rank_fit_mark (ladder) select ladder from (values (''RANKED_SOLO_5x5'', 420), (''RANKED_FLEX_SR'', 440)) known(queue, ladder)
        where queue in (select queue from %s)', case tg_op
            when 'INSERT' then 'new_rows'
            when 'DELETE' then 'old_rows'
            else '(select player_id, queue, tier, division, league_points from new_rows except select player_id, queue, tier, division, league_points from old_rows) differing'
        end);
    return null;
end $$;

create trigger rank_fit_mark_insert after insert on player_ranks referencing new table as new_rows
    for each statement execute function analytics.mark_rank_fits();
create trigger rank_fit_mark_update after update on player_ranks referencing old table as old_rows new table as new_rows
    for each statement execute function analytics.mark_rank_fits();
create trigger rank_fit_mark_delete after delete on player_ranks referencing old table as old_rows
    for each statement execute function analytics.mark_rank_fits();
create trigger rank_fit_mark_truncate after truncate on player_ranks for each statement execute function analytics.mark_rank_fits();

alter table player_ranks enable always trigger rank_fit_mark_insert;
alter table player_ranks enable always trigger rank_fit_mark_update;
alter table player_ranks enable always trigger rank_fit_mark_delete;
alter table player_ranks enable always trigger rank_fit_mark_truncate;

-- What is stored already is fitted, too.
insert into analytics.rank_fit_mark (ladder) values (420), (440);
