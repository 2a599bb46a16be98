-- Performance ratings: what each match made of the rating of each player who took part. Rows follow from matches and participants alone, and are
-- written by the rating step (src/jobs/rating-step.ts). No foreign key leads from here: it would be checked row by row, which takes longer than all
-- else that is done to store a rating; a match that is gone leaves a mark, and the step takes its ratings away.
create table participant_rating (
    match_id   bigint           not null,
    slot       smallint         not null,
    player_id  bigint           not null,
    ladder     integer          not null,
    started_at timestamptz(3)   not null,
    match_key  text             collate "C" not null,
    rating     double precision not null,
    deviation  double precision not null,
    expected   double precision not null,
    won        boolean          not null,
    games      integer          not null,
    constraint participant_rating_pkey primary key (match_id, slot)
);

-- The newest of a player in a ladder, and windows of time.
create index participant_rating_player_id_ladder_started_at_idx on participant_rating (player_id, ladder, started_at desc);
-- Stretches of a ladder, which are rated anew from a match on.
create index participant_rating_ladder_started_at_idx on participant_rating (ladder, started_at);

create table rank_fit (
    ladder    integer          not null,
    slope     double precision not null,
    intercept double precision not null,
    residual  double precision not null,
    players   integer          not null,
    constraint rank_fit_pkey primary key (ladder)
);

select cache.watch('participant_rating', array['Player:{player_id}.rating']);
select cache.watch('rank_fit', array['Ladder:{ladder}']);

-- From when on the ratings of a ladder are to be computed anew. Only ever appended to, so that writers never wait for each other.
create table analytics.rating_mark (
    ladder     integer        not null,
    started_at timestamptz(3) not null
);

-- How far a ladder that has something to compute is right: up to and with this match. Without a row all is.
create table analytics.rating_checkpoint (
    ladder     integer        not null primary key,
    started_at timestamptz(3) not null,
    match_key  text           collate "C" not null
);

-- Leaves one row for each ladder and statement, with the earliest start; matches of no queue are the ladder -1. Participants that went with their match
-- find none, and its own trigger tells. As the triggers of the invalidation log, these run with the rights of who owns the tables, and always.
create function analytics.mark_participants() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    judged  constant text := 'match_id, slot, player_id, team_id, win, bot, placement, subteam_id';
    changed constant text := case tg_op
        when 'INSERT' then 'select distinct match_id from new_rows'
        when 'DELETE' then 'select distinct match_id from old_rows'
        else format('select match_id from ((select %1$s from new_rows except select %1$s from old_rows)
            union (select %1$s from old_rows except select %1$s from new_rows)) differing group by 1', judged)
    end;
begin
    -- Planned each time: a plan that was made for one row would be kept for thousands.
    execute format('insert into analytics.rating_mark (ladder, started_at)
        select coalesce(queue_id, -1), min(started_at) from %I.matches where id = any(array(%s)) group by 1', tg_table_schema, changed);
    return null;
end $$;

create function analytics.mark_matches() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        insert into analytics.rating_mark (ladder, started_at) select coalesce(queue_id, -1), min(started_at) from old_rows group by 1;
        return null;
    end if;
    insert into analytics.rating_mark (ladder, started_at)
    select coalesce(queue_id, -1), min(started_at)
      from ((select id, match_id, queue_id, game_mode, started_at, remake from new_rows
             except select id, match_id, queue_id, game_mode, started_at, remake from old_rows)
            union all
            (select id, match_id, queue_id, game_mode, started_at, remake from old_rows
             except select id, match_id, queue_id, game_mode, started_at, remake from new_rows)) differing
     group by 1;
    return null;
end $$;

create function analytics.mark_all_ratings() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format('insert into analytics.rating_mark (ladder, started_at) select distinct ladder, timestamptz ''-infinity'' from %I.participant_rating',
                   tg_table_schema);
    return null;
end $$;

-- A match without participants is not rated, so that its insert says nothing.
create trigger rating_mark_insert after insert on participants referencing new table as new_rows
    for each statement execute function analytics.mark_participants();
create trigger rating_mark_update after update on participants referencing old table as old_rows new table as new_rows
    for each statement execute function analytics.mark_participants();
create trigger rating_mark_delete after delete on participants referencing old table as old_rows
    for each statement execute function analytics.mark_participants();
create trigger rating_mark_truncate after truncate on participants for each statement execute function analytics.mark_all_ratings();
create trigger rating_mark_update after update on matches referencing old table as old_rows new table as new_rows
    for each statement execute function analytics.mark_matches();
create trigger rating_mark_delete after delete on matches referencing old table as old_rows
    for each statement execute function analytics.mark_matches();
create trigger rating_mark_truncate after truncate on matches for each statement execute function analytics.mark_all_ratings();

alter table participants enable always trigger rating_mark_insert;
alter table participants enable always trigger rating_mark_update;
alter table participants enable always trigger rating_mark_delete;
alter table participants enable always trigger rating_mark_truncate;
alter table matches enable always trigger rating_mark_update;
alter table matches enable always trigger rating_mark_delete;
alter table matches enable always trigger rating_mark_truncate;

-- What is stored already is rated, too.
insert into analytics.rating_mark (ladder, started_at) select coalesce(queue_id, -1), min(started_at) from matches group by 1;
