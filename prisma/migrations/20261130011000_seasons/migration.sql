-- When ranked seasons begin; one lasts until the next. `farsight season` edits them.
CREATE TABLE "seasons" (
    "name" TEXT COLLATE "C" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seasons_pkey" PRIMARY KEY ("name")
);

-- As Riot announced them: at noon of each server's own time, here in UTC. Years from the table of seasons at wecoach.gg/blog/article/all-league-of-legends-seasons-start-and-end-dates
-- (read 2026-02), the same as dotesports.com has; splits of 2024, each of which reset ranks, from patch notes 14.5, 14.10 and 14.16.
insert into seasons (name, starts_at) values
    ('2023', '2023-01-11 12:00+00'),
    ('2024 Split 1', '2024-01-10 12:00+00'),
    ('2024 Split 2', '2024-05-15 12:00+00'),
    ('2024 Split 3', '2024-09-25 12:00+00'),
    ('2025', '2025-01-09 12:00+00'),
    ('2026', '2026-01-08 12:00+00');

select cache.watch('seasons', array['Season:{name}', 'list:Season', 'null:Season:{name} | name']);
