import { defineStatement, type Writer } from '../../data/database.ts';
import type { PostCounts } from '../../domain/channel-record.ts';
import { mergeDatedCounts, sameCounts } from './post-merge.ts';
import { sumReactions } from './telegram-reactions.ts';
import { toJsonParameter } from './telegram-transaction.ts';

/** Counts of a stored post at a time. */
export interface PostObservation {
  readonly postId: string;
  readonly observedAt: Date;
  readonly counts: PostCounts;
}

interface SnapshotRow extends PostCounts {
  readonly postId: string;
  readonly observedAt: Date;
}

const FIND_SNAPSHOTS = defineStatement(
  'telegram_find_snapshots',
  `select s.post_id as "postId", s.observed_at as "observedAt", s.views, s.forwards, s.replies, s.reactions
   from json_to_recordset($1::text::json) as r("postId" bigint, "observedAt" timestamptz)
   join post_snapshots s on s.post_id = r."postId" and s.observed_at = r."observedAt"`,
);

const UPSERT_SNAPSHOTS = defineStatement(
  'telegram_upsert_snapshots',
  `insert into post_snapshots (post_id, observed_at, views, forwards, replies, reaction_count, reactions)
   select r."postId", r."observedAt", r.views, r.forwards, r.replies, r."reactionCount", r.reactions
   from json_to_recordset($1::text::json)
     as r("postId" bigint, "observedAt" timestamptz, views bigint, forwards bigint, replies bigint, "reactionCount" bigint, reactions jsonb)
   on conflict (post_id, observed_at) do update set views = excluded.views, forwards = excluded.forwards, replies = excluded.replies,
     reaction_count = excluded.reaction_count, reactions = excluded.reactions`,
);

// Per metric the later of the newest snapshot that has it and the undated counts; the lateral reads walk the primary key from its end.
const REFRESH_COUNTS = defineStatement(
  'telegram_refresh_counts',
  `with newest as (
     select p.id,
       case when p.undated_views is null or v.observed_at >= p.undated_recorded_at then v.views else p.undated_views end as views,
       case when p.undated_forwards is null or f.observed_at >= p.undated_recorded_at then f.forwards else p.undated_forwards end as forwards,
       case when p.undated_replies is null or c.observed_at >= p.undated_recorded_at then c.replies else p.undated_replies end as replies,
       case when p.undated_reactions is null or r.observed_at >= p.undated_recorded_at then r.reaction_count
         else (select least(coalesce(sum((e->>'count')::numeric), 0), 9223372036854775807)::bigint from jsonb_array_elements(p.undated_reactions) e)
       end as reaction_count,
       case when p.undated_reactions is null or r.observed_at >= p.undated_recorded_at then r.reactions else p.undated_reactions end as reactions
     from (select distinct t.id::bigint as id from json_array_elements_text($1::text::json) t(id)) touched
     join posts p on p.id = touched.id
     left join lateral (select s.views, s.observed_at from post_snapshots s
       where s.post_id = p.id and s.views is not null order by s.observed_at desc limit 1) v on true
     left join lateral (select s.forwards, s.observed_at from post_snapshots s
       where s.post_id = p.id and s.forwards is not null order by s.observed_at desc limit 1) f on true
     left join lateral (select s.replies, s.observed_at from post_snapshots s
       where s.post_id = p.id and s.replies is not null order by s.observed_at desc limit 1) c on true
     left join lateral (select s.reaction_count, s.reactions, s.observed_at from post_snapshots s
       where s.post_id = p.id and s.reactions is not null order by s.observed_at desc limit 1) r on true
   )
   update posts p set views = n.views, forwards = n.forwards, replies = n.replies, reaction_count = n.reaction_count, reactions = n.reactions
   from newest n where p.id = n.id
     and (p.views, p.forwards, p.replies, p.reaction_count, p.reactions)
       is distinct from (n.views, n.forwards, n.replies, n.reaction_count, n.reactions)`,
);

/**
 * Adds dated counts to the series, merged with what is stored for the same moment. Answers one outcome for each observation.
 * The posts' newest counts are left to {@link refreshNewestCounts}.
 */
export async function storeSnapshots(
  writer: Writer,
  observations: readonly PostObservation[],
): Promise<readonly ('added' | 'changed' | 'unchanged')[]> {
  if (observations.length === 0) return [];
  const keys = observations.map(({ postId, observedAt }) => ({ postId, observedAt }));
  const stored = await writer.query<SnapshotRow>(FIND_SNAPSHOTS, toJsonParameter(keys));
  const known = new Map<string, PostObservation>(
    stored.map(({ postId, observedAt, ...counts }) => [toKey({ postId, observedAt }), { postId, observedAt, counts }]),
  );
  const written = new Map<string, PostObservation>();
  const outcomes = observations.map((observation) => {
    const key = toKey(observation);
    const before = known.get(key);
    const counts = before ? mergeDatedCounts(before.counts, observation.counts) : observation.counts;
    if (before && sameCounts(before.counts, counts)) return 'unchanged';
    const after = { ...observation, counts };
    known.set(key, after);
    written.set(key, after);
    return before ? 'changed' : 'added';
  });
  if (written.size > 0) await writer.execute(UPSERT_SNAPSHOTS, toJsonParameter([...written.values()].map(toColumns)));
  return outcomes;
}

/** Brings the posts' own counts up to the newest known, in one statement; writes only those that differ. */
export async function refreshNewestCounts(writer: Writer, postIds: ReadonlySet<string>): Promise<void> {
  if (postIds.size > 0) await writer.execute(REFRESH_COUNTS, toJsonParameter([...postIds]));
}

function toKey(observation: { readonly postId: string; readonly observedAt: Date }): string {
  return `${observation.postId} ${observation.observedAt.getTime()}`;
}

function toColumns({ postId, observedAt, counts }: PostObservation): Record<string, unknown> {
  return { postId, observedAt, ...counts, reactionCount: sumReactions(counts.reactions) };
}
