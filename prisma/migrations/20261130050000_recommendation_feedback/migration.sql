CREATE TABLE "player_feedback" (
    "player_id" BIGINT NOT NULL,
    "recommendation" TEXT COLLATE "C" NOT NULL,
    "dismissed_until" TIMESTAMPTZ(3),
    "rating" SMALLINT,

    CONSTRAINT "player_feedback_pkey" PRIMARY KEY ("player_id","recommendation")
);

ALTER TABLE "player_feedback" ADD CONSTRAINT "player_feedback_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE CASCADE ON UPDATE CASCADE;

select cache.watch('player_feedback', array['Player:{player_id}.feedback']);
