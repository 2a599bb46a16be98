-- What is counted over everybody: champions and matchups by patch and queue. Statements only mark what they make wrong; a step counts it anew, so that a
-- match changes no row that answers read until then. docs/decisions/0021-meta.md says why it is as it is.
CREATE TABLE "meta_scopes" (
    "id" BIGSERIAL NOT NULL,
    "patch" TEXT COLLATE "C" NOT NULL,
    "queue_id" INTEGER NOT NULL,
    "settled" BOOLEAN NOT NULL,
    "matches" INTEGER NOT NULL,
    "ban_matches" INTEGER NOT NULL,

    CONSTRAINT "meta_scopes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "meta_champions" (
    "scope_id" BIGINT NOT NULL,
    "position" TEXT COLLATE "C" NOT NULL,
    "champion_id" INTEGER NOT NULL,
    "matches" INTEGER NOT NULL,
    "games" INTEGER NOT NULL,
    "wins" INTEGER NOT NULL,
    "bans" INTEGER NOT NULL,

    CONSTRAINT "meta_champions_pkey" PRIMARY KEY ("scope_id","position","champion_id")
);

CREATE TABLE "meta_matchups" (
    "scope_id" BIGINT NOT NULL,
    "champion_id" INTEGER NOT NULL,
    "position" TEXT COLLATE "C" NOT NULL,
    "opponent_id" INTEGER NOT NULL,
    "games" INTEGER NOT NULL,
    "wins" INTEGER NOT NULL,

    CONSTRAINT "meta_matchups_pkey" PRIMARY KEY ("scope_id","champion_id","position","opponent_id")
);

CREATE UNIQUE INDEX "meta_scopes_queue_id_patch_key" ON "meta_scopes"("queue_id", "patch");

ALTER TABLE "meta_champions" ADD CONSTRAINT "meta_champions_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "meta_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "meta_matchups" ADD CONSTRAINT "meta_matchups_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "meta_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Patches and queues whose matches changed. Only ever added to by those who write, who therefore never wait for each other; taken away by who begins to
-- count, who sees all that they tell of. -1 stands for no queue, in all of these tables.
create table analytics.meta_mark (
    patch     text not null,
    queue_id  integer not null,
    -- How many of its matches a statement touched.
    matches   integer not null,
    marked_at timestamptz not null default clock_timestamp()
);

-- The count that is under way, and how far it is.
create table analytics.meta_pass (
    one           boolean primary key default true check (one),
    patch         text not null,
    queue_id      integer not null,
    -- Down to which match, from the newest, all are counted; null before the first.
    started_at    timestamptz,
    match_id      bigint,
    matches       integer not null default 0,
    ban_matches   integer not null default 0,
    -- Null while it counts; then up to which champion, by id, matchups are written.
    champion_id   integer
);

-- What it counted so far. Opponent 0 is none: the champion alone, whose position is ALL or one.
create table analytics.meta_count (
    position    text collate "C" not null,
    champion_id integer not null,
    opponent_id integer not null,
    matches     integer not null,
    games       integer not null,
    wins        integer not null,
    bans        integer not null,
    primary key (champion_id, position, opponent_id)
);

do $install$
declare
    watch record;
    -- Statements are planned each time: a plan made while the table was small would be kept.
    marks constant text := $marks$insert into analytics.meta_mark (patch, queue_id, matches)
        select patch, coalesce(queue_id, -1), %s from (%s) touched where patch is not null and not remake group by patch, coalesce(queue_id, -1)$marks$;
    of_matches constant text := 'select patch, queue_id, remake from public.matches where id in (%s)';
begin
    for watch in
        select * from (values
            ('participants', 'insert', 'referencing new table as new_rows', 'count(*)', format(of_matches, 'select match_id from new_rows')),
            ('participants', 'update', 'referencing old table as old_rows new table as new_rows', 'count(*)', format(of_matches,
                $$select match_id from (select match_id, slot, champion_id, team_id, position, win, bot from old_rows except select match_id, slot, champion_id, team_id, position, win, bot from new_rows) gone
                  union all
                  select match_id from (select match_id, slot, champion_id, team_id, position, win, bot from new_rows except select match_id, slot, champion_id, team_id, position, win, bot from old_rows) come$$)),
            ('participants', 'delete', 'referencing old table as old_rows', 'count(*)', format(of_matches, 'select match_id from old_rows')),
            -- A match has nothing that is counted until its participants come.
            ('matches', 'update', 'referencing old table as old_rows new table as new_rows', 'count(*)',
                $$(select id, patch, queue_id, remake, map_id from old_rows except select id, patch, queue_id, remake, map_id from new_rows)
                  union all
                  (select id, patch, queue_id, remake, map_id from new_rows except select id, patch, queue_id, remake, map_id from old_rows)$$),
            ('matches', 'delete', 'referencing old table as old_rows', 'count(*)', 'select patch, queue_id, remake from old_rows'),
            ('teams', 'insert', 'referencing new table as new_rows', '0', format(of_matches, 'select match_id from new_rows where ban_champion_ids <> ''{}''')),
            ('teams', 'update', 'referencing old table as old_rows new table as new_rows', '0', format(of_matches,
                $$select match_id from (select match_id, ban_champion_ids from old_rows except select match_id, ban_champion_ids from new_rows) gone
                  union all
                  select match_id from (select match_id, ban_champion_ids from new_rows except select match_id, ban_champion_ids from old_rows) come$$)),
            ('teams', 'delete', 'referencing old table as old_rows', '0', format(of_matches, 'select match_id from old_rows where ban_champion_ids <> ''{}'''))
        ) listed (source, event, tables, counted, touched)
    loop
        execute format($code$
            create function analytics.meta_%1$s_%2$s() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
            begin
                execute %3$L;
                return null;
            end $body$$code$, watch.source, watch.event, format(marks, watch.counted, watch.touched));
        execute format('create trigger meta_%2$s after %2$s on %1$I %3$s for each statement execute function analytics.meta_%1$s_%2$s()',
                       watch.source, watch.event, watch.tables);
        -- Also where a replica applies changes, as the log's.
        execute format('alter table %I enable always trigger meta_%s', watch.source, watch.event);
    end loop;
end $install$;

create function analytics.meta_truncate() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
begin
    insert into analytics.meta_mark (patch, queue_id, matches)
    select patch, queue_id, matches from public.meta_scopes union all select patch, queue_id, matches from analytics.meta_pass;
    return null;
end $body$;

-- Emptying matches empties both.
create trigger meta_truncate after truncate on participants for each statement execute function analytics.meta_truncate();
create trigger meta_truncate after truncate on teams for each statement execute function analytics.meta_truncate();

alter table participants enable always trigger meta_truncate;
alter table teams enable always trigger meta_truncate;

-- What is stored already.
insert into analytics.meta_mark (patch, queue_id, matches)
select patch, coalesce(queue_id, -1), count(*) from matches where patch is not null and not remake group by 1, 2;

select cache.watch('meta_scopes', array['Meta:{id}', 'null:Meta:{queue_id} | patch, queue_id, settled']);
select cache.watch('meta_champions', array['Meta:{scope_id}']);
select cache.watch('meta_matchups', array['Meta:{scope_id}']);
