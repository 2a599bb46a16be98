-- Trusted since Postgres 13: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE "players" (
    "id" BIGSERIAL NOT NULL,
    "puuid" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "game_name" TEXT,
    "tag_line" TEXT,
    "name_observed_at" TIMESTAMPTZ(3),
    "name_recorded_at" TIMESTAMPTZ(3),
    "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "riot_id_key" TEXT COLLATE "C",
    "time_zone" TEXT,
    "main_queue_id" INTEGER,

    CONSTRAINT "players_pkey" PRIMARY KEY ("id")
) WITH (fillfactor = 80); -- Room to note in place when a name was last seen, which every match does.

CREATE TABLE "player_activity" (
    "player_id" BIGINT NOT NULL,
    "platform" TEXT NOT NULL,
    "last_played_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "player_activity_pkey" PRIMARY KEY ("player_id")
);

CREATE TABLE "player_names" (
    "player_id" BIGINT NOT NULL,
    "game_name" TEXT NOT NULL,
    "tag_line" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "player_names_pkey" PRIMARY KEY ("player_id","game_name","tag_line")
);

CREATE TABLE "player_ranks" (
    "player_id" BIGINT NOT NULL,
    "queue" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "division" TEXT,
    "league_points" INTEGER NOT NULL,
    "wins" INTEGER NOT NULL,
    "losses" INTEGER NOT NULL,
    "observed_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3),

    CONSTRAINT "player_ranks_pkey" PRIMARY KEY ("player_id","queue")
);

CREATE TABLE "rank_snapshots" (
    "player_id" BIGINT NOT NULL,
    "queue" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "tier" TEXT NOT NULL,
    "division" TEXT,
    "league_points" INTEGER NOT NULL,
    "wins" INTEGER NOT NULL,
    "losses" INTEGER NOT NULL,

    CONSTRAINT "rank_snapshots_pkey" PRIMARY KEY ("player_id","queue","observed_at")
);

CREATE TABLE "champions" (
    "id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "key_fold" TEXT NOT NULL,
    "name" TEXT,

    CONSTRAINT "champions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "queues" (
    "id" INTEGER NOT NULL,
    "map" TEXT,
    "description" TEXT,
    "notes" TEXT,

    CONSTRAINT "queues_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "matches" (
    "id" BIGSERIAL NOT NULL,
    "match_id" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT NOT NULL,
    "queue_id" INTEGER,
    "game_mode" TEXT,
    "game_version" TEXT,
    "patch" TEXT,
    "map_id" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_seconds" INTEGER NOT NULL,
    "remake" BOOLEAN NOT NULL,
    "end_of_game_result" TEXT,
    "source_rank" SMALLINT NOT NULL,
    "content_hash" TEXT NOT NULL,

    CONSTRAINT "matches_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "teams" (
    "match_id" BIGINT NOT NULL,
    "team_id" SMALLINT NOT NULL,
    "win" BOOLEAN NOT NULL,
    "objectives" JSONB NOT NULL DEFAULT '[]',
    "ban_champion_ids" INTEGER[],
    "ban_pick_turns" INTEGER[],

    CONSTRAINT "teams_pkey" PRIMARY KEY ("match_id","team_id")
);

CREATE TABLE "participants" (
    "match_id" BIGINT NOT NULL,
    "slot" SMALLINT NOT NULL,
    "player_id" BIGINT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "queue_id" INTEGER,
    "duration_seconds" INTEGER NOT NULL,
    "remake" BOOLEAN NOT NULL,
    "team_id" SMALLINT NOT NULL,
    "champion_id" INTEGER NOT NULL,
    "position" TEXT,
    "win" BOOLEAN NOT NULL,
    "kills" SMALLINT NOT NULL,
    "deaths" SMALLINT NOT NULL,
    "assists" SMALLINT NOT NULL,
    "creep_score" SMALLINT NOT NULL,
    "gold_earned" INTEGER NOT NULL,
    "damage_to_champions" INTEGER NOT NULL,
    "vision_score" SMALLINT NOT NULL,
    "placement" SMALLINT,
    "bot" BOOLEAN NOT NULL,
    "subteam_id" SMALLINT,
    "lane_minions" SMALLINT,
    "neutral_minions" SMALLINT,
    "champion_level" SMALLINT,
    "gold_spent" INTEGER,
    "damage_taken" INTEGER,
    "damage_dealt" INTEGER,
    "damage_to_objectives" INTEGER,
    "damage_mitigated" INTEGER,
    "healing" INTEGER,
    "wards_placed" SMALLINT,
    "wards_killed" SMALLINT,
    "control_wards_placed" SMALLINT,
    "turret_kills" SMALLINT,
    "double_kills" SMALLINT,
    "triple_kills" SMALLINT,
    "quadra_kills" SMALLINT,
    "penta_kills" SMALLINT,
    "first_blood" BOOLEAN,
    "surrendered" BOOLEAN,
    "seconds_dead" INTEGER,
    "crowd_control_seconds" INTEGER,
    "items" INTEGER[],
    "summoner_spells" INTEGER[],
    "augments" INTEGER[],

    CONSTRAINT "participants_pkey" PRIMARY KEY ("match_id","slot")
);

CREATE TABLE "channels" (
    "id" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" BIGINT,
    "handle" TEXT,
    "handle_key" TEXT COLLATE "C",
    "title" TEXT,
    "title_key" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "time_zone" TEXT,
    "owner_player_id" BIGINT,
    "title_pinned" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "channels_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "channel_aliases" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "channel_id" BIGINT NOT NULL,

    CONSTRAINT "channel_aliases_pkey" PRIMARY KEY ("kind","value")
);

CREATE TABLE "channel_exports" (
    "channel_id" BIGINT NOT NULL,
    "min_id" BIGINT NOT NULL,
    "max_id" BIGINT NOT NULL,
    "reached_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_exports_pkey" PRIMARY KEY ("channel_id","min_id","max_id")
);

CREATE TABLE "posts" (
    "id" BIGSERIAL NOT NULL,
    "channel_id" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "text" TEXT,
    "media_type" TEXT,
    "forwarded_from" TEXT,
    "deleted_at" TIMESTAMPTZ(3),
    "seen_reach" BIGINT,
    "views" BIGINT,
    "forwards" BIGINT,
    "replies" BIGINT,
    "reaction_count" BIGINT,
    "reactions" JSONB,
    "undated_views" BIGINT,
    "undated_forwards" BIGINT,
    "undated_replies" BIGINT,
    "undated_reactions" JSONB,
    "undated_recorded_at" TIMESTAMPTZ(3),
    "source_rank" SMALLINT NOT NULL,

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "post_versions" (
    "post_id" BIGINT NOT NULL,
    "version_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT,
    "source_rank" SMALLINT NOT NULL,

    CONSTRAINT "post_versions_pkey" PRIMARY KEY ("post_id","version_at")
);

CREATE TABLE "post_snapshots" (
    "post_id" BIGINT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "views" BIGINT,
    "forwards" BIGINT,
    "replies" BIGINT,
    "reaction_count" BIGINT,
    "reactions" JSONB,

    CONSTRAINT "post_snapshots_pkey" PRIMARY KEY ("post_id","observed_at")
);

CREATE TABLE "subscriber_snapshots" (
    "channel_id" BIGINT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "subscribers" BIGINT NOT NULL,

    CONSTRAINT "subscriber_snapshots_pkey" PRIMARY KEY ("channel_id","observed_at")
);

CREATE TABLE "ingest_parts" (
    "format" TEXT NOT NULL,
    "record_key" TEXT NOT NULL,
    "part_key" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "ingest_parts_pkey" PRIMARY KEY ("format","record_key","part_key")
);

CREATE UNIQUE INDEX "players_puuid_key" ON "players"("puuid");

CREATE INDEX "players_name_key_id_idx" ON "players"("name_key", "id");

CREATE INDEX "players_platform_name_key_id_idx" ON "players"("platform", "name_key", "id");

CREATE INDEX "player_activity_last_played_at_player_id_idx" ON "player_activity"("last_played_at" DESC, "player_id" DESC);

CREATE INDEX "player_activity_platform_last_played_at_player_id_idx" ON "player_activity"("platform", "last_played_at" DESC, "player_id" DESC);

CREATE INDEX "players_riot_id_key_idx" ON "players"("riot_id_key");

CREATE UNIQUE INDEX "champions_key_fold_key" ON "champions"("key_fold");

CREATE UNIQUE INDEX "matches_match_id_key" ON "matches"("match_id");

CREATE INDEX "matches_started_at_id_idx" ON "matches"("started_at" DESC, "id" DESC);

CREATE INDEX "matches_queue_id_started_at_id_idx" ON "matches"("queue_id", "started_at" DESC, "id" DESC);

CREATE INDEX "matches_platform_started_at_id_idx" ON "matches"("platform", "started_at" DESC, "id" DESC);

CREATE INDEX "matches_patch_started_at_id_idx" ON "matches"("patch", "started_at" DESC, "id" DESC);

CREATE INDEX "participants_player_history_idx" ON "participants"("player_id", "started_at" DESC, "match_id" DESC)
    INCLUDE ("slot", "queue_id", "duration_seconds", "remake", "team_id", "champion_id", "position", "win", "kills", "deaths", "assists", "creep_score", "gold_earned", "damage_to_champions", "vision_score", "placement");

CREATE INDEX "channels_title_key_id_idx" ON "channels"("title_key", "id");

CREATE INDEX "channels_owner_player_id_title_key_id_idx" ON "channels"("owner_player_id", "title_key", "id");

CREATE UNIQUE INDEX "channels_platform_external_id_key" ON "channels"("platform", "external_id");

CREATE UNIQUE INDEX "channels_platform_handle_key_key" ON "channels"("platform", "handle_key");

CREATE UNIQUE INDEX "posts_channel_id_message_id_key" ON "posts"("channel_id", "message_id");

-- A player's matches by one property. They begin with an expression, so that the covering index is of no use to statements that name it:
-- it looks cheaper for most players, who have few matches, and would be walked from end to end for one with thousands.
CREATE INDEX "participants_player_champion_idx" ON "participants"(("player_id" + 0), "champion_id", "started_at" DESC, "match_id" DESC);

CREATE INDEX "participants_player_queue_idx" ON "participants"(("player_id" + 0), "queue_id", "started_at" DESC, "match_id" DESC);

CREATE INDEX "participants_player_position_idx" ON "participants"(("player_id" + 0), "position", "started_at" DESC, "match_id" DESC);

-- Remakes are rare: listing them must not walk all matches, nor a player's whole history.
CREATE INDEX "matches_remakes_idx" ON "matches"("started_at" DESC, "id" DESC) WHERE "remake";

CREATE INDEX "participants_player_remakes_idx" ON "participants"(("player_id" + 0), "started_at" DESC, "match_id" DESC) WHERE "remake";

-- Search inside names.
CREATE INDEX "players_name_key_trgm_idx" ON "players" USING gin ("name_key" gin_trgm_ops);

CREATE INDEX "channels_title_key_trgm_idx" ON "channels" USING gin ("title_key" gin_trgm_ops);

-- A channel's posts by time and by views; deleted ones are listed on their own.
CREATE INDEX "posts_live_published_idx" ON "posts"("channel_id", "published_at" DESC, "id" DESC) WHERE "deleted_at" IS NULL;

CREATE INDEX "posts_live_views_idx" ON "posts"("channel_id", (coalesce("views", -1)) DESC, "id" DESC) WHERE "deleted_at" IS NULL;

CREATE INDEX "posts_deleted_published_idx" ON "posts"("channel_id", "published_at" DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;

CREATE INDEX "posts_deleted_views_idx" ON "posts"("channel_id", (coalesce("views", -1)) DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;

ALTER TABLE "player_activity" ADD CONSTRAINT "player_activity_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "player_names" ADD CONSTRAINT "player_names_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "player_ranks" ADD CONSTRAINT "player_ranks_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "rank_snapshots" ADD CONSTRAINT "rank_snapshots_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "teams" ADD CONSTRAINT "teams_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "matches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "participants" ADD CONSTRAINT "participants_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "matches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "participants" ADD CONSTRAINT "participants_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "participants" ADD CONSTRAINT "participants_champion_id_fkey" FOREIGN KEY ("champion_id") REFERENCES "champions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "channels" ADD CONSTRAINT "channels_owner_player_id_fkey" FOREIGN KEY ("owner_player_id") REFERENCES "players"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "channel_aliases" ADD CONSTRAINT "channel_aliases_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "channel_exports" ADD CONSTRAINT "channel_exports_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "posts" ADD CONSTRAINT "posts_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "post_versions" ADD CONSTRAINT "post_versions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "post_snapshots" ADD CONSTRAINT "post_snapshots_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscriber_snapshots" ADD CONSTRAINT "subscriber_snapshots_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

