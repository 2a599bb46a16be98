-- What the posts of a channel that stand come to, by the UTC day they were published on. Kept by triggers, so that it is exact for whoever writes;
-- docs/decisions/0022-channel-figures.md says why. No foreign key: rows follow from posts, which have one, and a cascade would race with the trigger.
CREATE TABLE "channel_days" (
    "channel_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "posts" INTEGER NOT NULL,
    "posts_with_views" INTEGER NOT NULL,
    "views" DECIMAL(40,0) NOT NULL,
    "posts_with_forwards" INTEGER NOT NULL,
    "forwards" DECIMAL(40,0) NOT NULL,
    "posts_with_replies" INTEGER NOT NULL,
    "replies" DECIMAL(40,0) NOT NULL,
    "posts_with_reactions" INTEGER NOT NULL,
    "reactions" DECIMAL(40,0) NOT NULL,
    "posts_with_interactions" INTEGER NOT NULL,
    "interactions" DECIMAL(40,0) NOT NULL,
    "engaged_posts" INTEGER NOT NULL,
    "engaged_interactions" DECIMAL(40,0) NOT NULL,
    "engaged_views" DECIMAL(40,0) NOT NULL,
    "shared_posts" INTEGER NOT NULL,
    "shared_forwards" DECIMAL(40,0) NOT NULL,
    "shared_views" DECIMAL(40,0) NOT NULL,
    "partly_engaged_posts" INTEGER NOT NULL,
    "partly_engaged_interactions" DECIMAL(40,0) NOT NULL,
    "partly_engaged_views" DECIMAL(40,0) NOT NULL,

    CONSTRAINT "channel_days_pkey" PRIMARY KEY ("channel_id","day")
) WITH (fillfactor = 80); -- Room to change a day in place, which each new count of its posts does.

create schema if not exists analytics;

-- Counted anew from posts: the view. Kept up to date: one function and trigger for each event, of the same sums, in which what stood is taken away
-- and what stands is added. A replica gets the rows themselves, so the triggers fire at the origin alone.
do $install$
declare
    measures constant text := 'channel_id, published_at, deleted_at, views, forwards, replies, reaction_count';
    -- Of rows with a sign, over those that stand. Sums of no rows are null.
    sums     constant text := $sums$
        select channel_id, day,
               sum(sign) as posts,
               sum(sign * (views is not null)::int) as posts_with_views,
               coalesce(sum(sign * views::numeric), 0) as views,
               sum(sign * (forwards is not null)::int) as posts_with_forwards,
               coalesce(sum(sign * forwards::numeric), 0) as forwards,
               sum(sign * (replies is not null)::int) as posts_with_replies,
               coalesce(sum(sign * replies::numeric), 0) as replies,
               sum(sign * (reaction_count is not null)::int) as posts_with_reactions,
               coalesce(sum(sign * reaction_count::numeric), 0) as reactions,
               coalesce(sum(sign) filter (where complete), 0) as posts_with_interactions,
               coalesce(sum(sign * interactions) filter (where complete), 0) as interactions,
               coalesce(sum(sign) filter (where complete and views is not null), 0) as engaged_posts,
               coalesce(sum(sign * interactions) filter (where complete and views is not null), 0) as engaged_interactions,
               coalesce(sum(sign * views::numeric) filter (where complete), 0) as engaged_views,
               coalesce(sum(sign) filter (where forwards is not null and views is not null), 0) as shared_posts,
               coalesce(sum(sign * forwards::numeric) filter (where views is not null), 0) as shared_forwards,
               coalesce(sum(sign * views::numeric) filter (where forwards is not null), 0) as shared_views,
               coalesce(sum(sign) filter (where partial and views is not null), 0) as partly_engaged_posts,
               coalesce(sum(sign * interactions) filter (where partial and views is not null), 0) as partly_engaged_interactions,
               coalesce(sum(sign * views::numeric) filter (where partial), 0) as partly_engaged_views
          from (select *, (published_at at time zone 'UTC')::date as day,
                       num_nulls(forwards, replies, reaction_count) = 0 as complete,
                       num_nonnulls(forwards, replies, reaction_count) > 0 as partial,
                       coalesce(forwards, 0)::numeric + coalesce(replies, 0) + coalesce(reaction_count, 0) as interactions
                  from (%s) given where deleted_at is null) standing
         group by channel_id, day$sums$;
    kind     text;
    source   text;
    tables   text;
begin
    execute format('create view analytics.channel_days_recount as ' || sums, format('select 1 as sign, %s from posts', measures));
    for kind, source, tables in values
        ('insert', format('select 1 as sign, %s from new_rows', measures), 'referencing new table as new_rows'),
        ('delete', format('select -1 as sign, %s from old_rows', measures), 'referencing old table as old_rows'),
        ('update', format('select 1 as sign, %1$s from new_rows union all select -1 as sign, %1$s from old_rows', measures),
            'referencing old table as old_rows new table as new_rows')
    loop
        execute format($code$
            create function analytics.channel_days_%1$s() returns trigger language plpgsql security definer
                set search_path = pg_catalog, %2$I, pg_temp as $body$
            declare
                empty_channels bigint[];
                empty_days     date[];
            begin
                with change as (%3$s), written as (
                    insert into channel_days as kept
                    select * from change
                     where (posts, posts_with_views, views, posts_with_forwards, forwards, posts_with_replies, replies,
                            posts_with_reactions, reactions, posts_with_interactions, interactions, engaged_posts,
                            engaged_interactions, engaged_views, shared_posts, shared_forwards, shared_views, partly_engaged_posts,
                            partly_engaged_interactions, partly_engaged_views) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                     order by channel_id, day
                    on conflict (channel_id, day) do update set
                        posts = kept.posts + excluded.posts,
                        posts_with_views = kept.posts_with_views + excluded.posts_with_views,
                        views = kept.views + excluded.views,
                        posts_with_forwards = kept.posts_with_forwards + excluded.posts_with_forwards,
                        forwards = kept.forwards + excluded.forwards,
                        posts_with_replies = kept.posts_with_replies + excluded.posts_with_replies,
                        replies = kept.replies + excluded.replies,
                        posts_with_reactions = kept.posts_with_reactions + excluded.posts_with_reactions,
                        reactions = kept.reactions + excluded.reactions,
                        posts_with_interactions = kept.posts_with_interactions + excluded.posts_with_interactions,
                        interactions = kept.interactions + excluded.interactions,
                        engaged_posts = kept.engaged_posts + excluded.engaged_posts,
                        engaged_interactions = kept.engaged_interactions + excluded.engaged_interactions,
                        engaged_views = kept.engaged_views + excluded.engaged_views,
                        shared_posts = kept.shared_posts + excluded.shared_posts,
                        shared_forwards = kept.shared_forwards + excluded.shared_forwards,
                        shared_views = kept.shared_views + excluded.shared_views,
                        partly_engaged_posts = kept.partly_engaged_posts + excluded.partly_engaged_posts,
                        partly_engaged_interactions = kept.partly_engaged_interactions + excluded.partly_engaged_interactions,
                        partly_engaged_views = kept.partly_engaged_views + excluded.partly_engaged_views
                    returning channel_id, day, posts
                )
                select array_agg(channel_id), array_agg(day) into empty_channels, empty_days from written where posts = 0;
                if empty_channels is not null then
                    delete from channel_days where (channel_id, day) in (select * from unnest(empty_channels, empty_days)) and posts = 0;
                end if;
                return null;
            end $body$
            $code$, kind, current_schema(), format(sums, source));
        execute format('create trigger channel_days_%1$s after %1$s on posts %2$s for each statement execute function analytics.channel_days_%1$s()',
                       kind, tables);
    end loop;
    -- No truncate: that is refused where one statement empties both tables.
    execute format($code$
        create function analytics.channel_days_truncate() returns trigger language plpgsql security definer
            set search_path = pg_catalog, %I, pg_temp as $body$
        begin
            delete from channel_days;
            return null;
        end $body$
        $code$, current_schema());
end $install$;

create trigger channel_days_truncate after truncate on posts for each statement execute function analytics.channel_days_truncate();

-- The lock that making the triggers took keeps writers of posts out until this is committed.
insert into channel_days select * from analytics.channel_days_recount;

-- The sums of a day may stay what they are while a part of it changes, so that posts tell of themselves, too.
select cache.watch('channel_days', array['Channel:{channel_id}.figures']);
select cache.watch('posts', array[
    'Post:{id}',
    'Channel:{channel_id}.posts | channel_id, published_at, deleted_at',
    'Channel:{channel_id}.posts.views | views',
    'Channel:{channel_id}.figures | channel_id, message_id, published_at, deleted_at, views, forwards, replies, reaction_count, media_type, text',
    'null:Post:{id} | id']);
