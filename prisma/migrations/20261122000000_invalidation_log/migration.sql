-- The invalidation log: which rows a transaction changed, by tags, in the order in which Postgres' own snapshots see transactions.
-- docs/decisions/0016-invalidation-log.md says why it is as it is.
create schema cache;

create table cache.outbox (
    -- The top-level transaction's: the system column xmin would hold a savepoint's.
    xid        xid8 not null default pg_current_xact_id(),
    -- Tells how late a change was heard of, nothing else: a long transaction's row is old when it appears.
    written_at timestamptz not null default clock_timestamp(),
    tags       text[] not null
);

create index outbox_xid_idx on cache.outbox (xid);

create table cache.state (
    one          boolean primary key default true check (one),
    incarnation  uuid not null default gen_random_uuid(),
    -- Where the incarnation began; null until somebody listens.
    place        text,
    -- Rows of transactions below it may have been trimmed.
    pruned_below xid8 not null default pg_snapshot_xmin(pg_current_snapshot())
);

insert into cache.state default values;

-- By `at` all transactions below `horizon` had ended.
create table cache.mark (
    at      timestamptz not null default clock_timestamp(),
    horizon xid8 not null default pg_snapshot_xmin(pg_current_snapshot())
);

-- Not part of the WAL: empty after a crash, which may lose commits that were seen and give out their ids again, and in any copy but a cold one.
create unlogged table cache.life (
    one boolean primary key default true check (one)
);

-- Differs between servers, timelines, databases and starts of a server. What a managed Postgres forbids to ask is left out.
create function cache.place() returns text language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    question text;
    answer   text;
    answers  text[] := '{}';
begin
    foreach question in array array[
        'select system_identifier::text from pg_control_system()',
        'select extract(epoch from pg_postmaster_start_time())::text',
        'select oid::text from pg_database where datname = current_database()',
        -- The timeline that is written; the control file has it only from the next checkpoint on.
        'select left(pg_walfile_name(pg_current_wal_lsn()), 8)',
        'select lpad(upper(to_hex(timeline_id)), 8, ''0'') from pg_control_checkpoint()'
    ] loop
        continue when cardinality(answers) = 4 and answers[4] <> '-';
        begin
            execute question into answer;
        exception when others then
            answer := null;
        end;
        answers := answers || coalesce(answer, '-');
    end loop;
    return array_to_string(answers, '/');
end $$;

-- Called by who begins to listen. A copy, a restored or failed-over database, and one that crashed get another incarnation and an empty log:
-- the ids of their transactions cannot be compared with earlier ones.
create function cache.open() returns void language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
    here text := cache.place();
begin
    if not exists (select from cache.life) then
        insert into cache.life default values on conflict do nothing;
        if found then
            update cache.state set place = null;
        end if;
    end if;
    if (select place from cache.state) is not distinct from here then
        return;
    end if;
    update cache.state
       set incarnation = gen_random_uuid(), place = here, pruned_below = pg_snapshot_xmin(pg_current_snapshot())
     where place is distinct from here;
    if not found then
        return;
    end if;
    -- What this very statement sees although its snapshot does not know the id came from another counter.
    delete from cache.outbox
     where xid < (select pruned_below from cache.state) or not pg_visible_in_snapshot(xid, pg_current_snapshot());
    delete from cache.mark;
end $$;

-- The table's own id stands for a dump that is restored over a database while gateways listen to it.
create function cache.incarnation() returns text language sql stable set search_path = pg_catalog, pg_temp as $$
    select incarnation::text || '-' || tableoid::text from cache.state
$$;

-- At commit, and never waits: every NOTIFY takes one lock that all databases of the server share and holds it until its commit is on disk. Who does
-- not get the advisory lock leaves it to the holder; what that one misses, the next look of who listens finds.
create function cache.wake() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if pg_try_advisory_xact_lock(72707370) then
        perform pg_notify('farsight_cache', '');
    end if;
    return null;
end $$;

create constraint trigger wake after insert on cache.outbox deferrable initially deferred
    for each row execute function cache.wake();

alter table cache.outbox enable always trigger wake;

-- The tag that stands for all of a template's, as kindTag in src/domain/cache-tags.ts has it; null for what is no template.
create function cache.kind_of(template text) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case
        when tag ~ '^list:[A-Za-z.]+$' then tag
        when tag ~ '^null:[A-Za-z]+:[^{}]*(\{[a-z0-9_]+\}[^{}]*)+$' then substring(tag from '^null:[A-Za-z]+')
        when tag ~ '^[A-Z][A-Za-z]*:\{[a-z0-9_]+\}(\.[a-z.]+)?$'
            then 'type:' || substring(tag from '^[A-Za-z]+') || coalesce(substring(tag from '\..*$'), '')
    end
    from btrim(split_part(template, '|', 1)) tag
$$;

-- The columns that a template names, in braces or behind the bar.
create function cache.columns_of(template text) returns setof text language sql immutable set search_path = pg_catalog, pg_temp as $$
    select hit[1] from regexp_matches(split_part(template, '|', 1), '\{([a-z0-9_]+)\}', 'g') hit
    union all
    select btrim(piece) from unnest(string_to_array(nullif(split_part(template, '|', 2), ''), ',')) piece
$$;

-- One event's function, which runs `body`, and its trigger. A writer needs no right to the log, and triggers fire for whoever applies changes as a replica.
create function cache.install(watched regclass, event text, tables text, body text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $install$
declare
    named text := (select format('%s_%s_%s', nspname, relname, event)
                     from pg_class c join pg_namespace s on s.oid = c.relnamespace where c.oid = watched);
begin
    execute format($code$
        create or replace function cache.%I() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
        declare
            found_tags text[];
        begin
            %s
            if cardinality(found_tags) > 0 then
                insert into cache.outbox (tags) values (found_tags);
            end if;
            return null;
        end $body$
        $code$, named, body);
    execute format('create or replace trigger cache_%s after %1$s on %s %s for each statement execute function cache.%I()',
                   event, watched, tables, named);
    execute format('alter table %s enable always trigger cache_%s', watched, event);
end $install$;

-- The text that finds the tags of an insert, update or delete. `templates` are as cache.watch takes them, checked.
create function cache.find_tags(watched regclass, event text, templates text[]) returns text
    language plpgsql stable set search_path = pg_catalog, pg_temp as $find$
declare
    most     constant int := 300;
    sides    text[] := case event when 'insert' then '{n}' when 'delete' then '{o}' else '{o,n}' end;
    same_key text;
    one_side text;
    outputs  text;
    source   text;
    tags     text;
    kinds    text;
begin
    -- A row whose key changed has one side only; the key's columns are never null where there is one.
    select string_agg(format('o.%1$I = n.%1$I', attname), ' and '), format('o.%1$I is null or n.%1$I is null', min(attname))
      into same_key, one_side
      from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
     where indrelid = watched and indisprimary;

    -- What tags are made of, from each side; for an update also whether what a template watches changed.
    select string_agg(output, ', ') into outputs from (
        select distinct format('%1$s.%2$I as %1$s_%2$s', side, col) as output
          from unnest(templates) template, cache.columns_of(split_part(template, '|', 1)) col, unnest(sides) side
        union all
        select format('row(%s)::record *<> row(%s)::record or %s as c_%s', string_agg(format('o.%I', col), ', '), string_agg(format('n.%I', col), ', '), one_side, place)
          from unnest(templates) with ordinality as listed(template, place), cache.columns_of('|' || split_part(template, '|', 2)) col
         where event = 'update' and template like '%|%'
         group by place) made;

    -- An ordinary join may be planned as a nested loop for a single row and kept for thousands; a full join never is.
    source := case event
        when 'insert' then format('select %s from new_rows n limit %s', outputs, most + 1)
        when 'delete' then format('select %s from old_rows o limit %s', outputs, most + 1)
        else format('select %s from old_rows o full join new_rows n on %s where o.* *<> n.* or %s', outputs, same_key, one_side)
    end;

    -- A null column makes a null tag, which is left out.
    select string_agg(case when guarded then format('(case when c_%s then %s end)', place, tag) else format('(%s)', tag) end, ', '),
           string_agg(case when guarded then format('case when bool_or(c_%s) then %L end', place, cache.kind_of(template))
                           else quote_literal(cache.kind_of(template)) end, ', ') filter (where side = sides[1])
      into tags, kinds
      from unnest(templates) with ordinality as listed(template, place), unnest(sides) side,
           cast(event = 'update' and template like '%|%' as boolean) guarded,
           regexp_replace(quote_literal(btrim(split_part(template, '|', 1))), '\{([a-z0-9_]+)\}', format(''' || %s_\1::text || ''', side), 'g') tag;

    return format($code$
            with changed as materialized (%s)
            select case when (select count(*) from changed) > %s
                   then (select array_agg(distinct kind collate "C") from unnest(%s) kind where kind is not null)
                   else (select array_agg(distinct tag collate "C") from changed, lateral (values %s) named(tag) where tag is not null)
                   end into found_tags;
        $code$, source, most, format(case event when 'update' then '(select array[%s] from changed group by ())' else 'array[%s]' end, kinds), tags);
end $find$;

-- Logs what statements change in a table; again for a table whose tags are to be others. A template is a tag with columns in braces, `Player:{id}`: it
-- is written for each changed row, as it was and as it is. With `| column, column` behind it an update must change one of these. More than 300 rows
-- in one statement are told by the kinds of their tags.
create function cache.watch(watched regclass, templates text[]) returns void language plpgsql set search_path = pg_catalog, pg_temp as $watch$
declare
    fault text;
begin
    -- Statements on a partition go past its parent's triggers.
    if not exists (select from pg_class where oid = watched and relkind = 'r' and not relispartition and not relhassubclass) then
        raise exception '% must be a table of its own, not a partition or parent', watched;
    end if;
    if not exists (select from pg_index where indrelid = watched and indisprimary) then
        raise exception '% must have a primary key', watched;
    end if;
    if coalesce(cardinality(templates), 0) = 0 then
        raise exception 'a watched table must have templates of tags, got none for %', watched;
    end if;
    select template into fault from unnest(templates) template where cache.kind_of(template) is null or template ~ '\|.*\||\|\s*$' limit 1;
    if found then
        raise exception 'a template must be like "Player:{id}" or "list:Player | name_key, platform", got "%"', fault;
    end if;
    select col into fault from unnest(templates) template, cache.columns_of(template) col
     where not exists (select from pg_attribute where attrelid = watched and attname = col and attnum > 0 and not attisdropped) limit 1;
    if found then
        raise exception '% has no column "%"', watched, fault;
    end if;
    perform cache.install(watched, 'insert', 'referencing new table as new_rows', cache.find_tags(watched, 'insert', templates));
    perform cache.install(watched, 'update', 'referencing old table as old_rows new table as new_rows', cache.find_tags(watched, 'update', templates));
    perform cache.install(watched, 'delete', 'referencing old table as old_rows', cache.find_tags(watched, 'delete', templates));
    perform cache.install(watched, 'truncate', '', format('found_tags := %L::text[];',
        (select array_agg(distinct cache.kind_of(template)) from unnest(templates) template)));
end $watch$;

-- Puts tags into the log by hand.
create function cache.purge(purged text[]) returns xid8 language sql volatile set search_path = pg_catalog, pg_temp as $$
    insert into cache.outbox (tags) values (purged) returning xid
$$;

-- Trims what every gateway that still counts has read: rows of transactions that had ended `keep` ago, and beyond `max_rows` the oldest, but never of a
-- transaction at which one that runs may still look back. One statement, so that nobody sees rows gone and `pruned_below` as it was.
create function cache.prune(keep interval, max_rows bigint) returns table (pruned_below xid8, removed bigint)
    language sql volatile set search_path = pg_catalog, pg_temp as $$
    with aged as (select horizon as x from cache.mark where at < clock_timestamp() - keep order by horizon desc limit 1),
         kept as (select xid as x from cache.outbox order by xid desc offset greatest(max_rows, 1) - 1 limit 1),
         -- Both of these functions pass over nulls, and would take all there is.
         wanted as (select greatest((select x from aged), (select x from kept)) as x),
         target as (select least(x, pg_snapshot_xmin(pg_current_snapshot())) as x from wanted where x is not null),
         told as (update cache.state s set pruned_below = t.x from target t where t.x > s.pruned_below returning s.pruned_below),
         rows_gone as (delete from cache.outbox where xid < (select x from target) returning 1),
         marks_gone as (delete from cache.mark where horizon < (select x from target)),
         marked as (insert into cache.mark select
                     where not exists (select from cache.mark where horizon >= pg_snapshot_xmin(pg_current_snapshot())))
    select coalesce((select t.pruned_below from told t), s.pruned_below), (select count(*) from rows_gone) from cache.state s
$$;

select cache.watch('players', array[
    'Player:{id}',
    'list:Player | name_key, platform',
    'null:Player:{puuid} | puuid',
    'null:Player:{riot_id_key} | riot_id_key, name_observed_at, name_recorded_at']);
select cache.watch('player_activity', array['Player:{player_id}.activity', 'list:Player.activity | last_played_at, platform']);
select cache.watch('player_names', array['Player:{player_id}.names']);
select cache.watch('player_ranks', array['Player:{player_id}.ranks']);
select cache.watch('rank_snapshots', array['Player:{player_id}.ranks']);
select cache.watch('matches', array[
    'Match:{id}',
    'list:Match | platform, queue_id, patch, remake, started_at',
    'null:Match:{match_id} | match_id']);
select cache.watch('teams', array['Match:{match_id}']);
select cache.watch('participants', array['Match:{match_id}', 'Player:{player_id}.matches | player_id, started_at, queue_id, champion_id, position, win, remake']);
select cache.watch('champions', array['Champion:{id}', 'null:Champion:{id} | id']);
select cache.watch('queues', array['Queue:{id}', 'null:Queue:{id} | id']);
select cache.watch('channels', array[
    'Channel:{id}',
    'list:Channel | title_key, platform',
    'Player:{owner_player_id}.channels | owner_player_id, title_key',
    'null:Channel:{id} | id',
    'null:Channel:{platform}/{handle_key} | platform, handle_key']);
select cache.watch('posts', array[
    'Post:{id}',
    'Channel:{channel_id}.posts | channel_id, published_at, deleted_at',
    'Channel:{channel_id}.posts.views | views',
    'null:Post:{id} | id']);
select cache.watch('post_snapshots', array['Post:{post_id}.history']);
select cache.watch('post_versions', array['Post:{post_id}.versions']);
select cache.watch('subscriber_snapshots', array['Channel:{channel_id}.subscribers']);
