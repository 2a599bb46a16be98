CREATE TABLE "channel_feedback" (
    "channel_id" BIGINT NOT NULL,
    "recommendation" TEXT COLLATE "C" NOT NULL,
    "dismissed_until" TIMESTAMPTZ(3),
    "rating" SMALLINT,

    CONSTRAINT "channel_feedback_pkey" PRIMARY KEY ("channel_id","recommendation")
);

ALTER TABLE "channel_feedback" ADD CONSTRAINT "channel_feedback_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

select cache.watch('channel_feedback', array['Channel:{channel_id}.feedback']);
