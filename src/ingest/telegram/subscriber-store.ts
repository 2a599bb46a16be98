import { defineStatement, type Writer } from '../../data/database.ts';
import { toJsonParameter } from './telegram-transaction.ts';

/** Subscribers of a stored channel at a time. */
export interface SubscriberObservation {
  readonly channelId: string;
  readonly observedAt: Date;
  /** Decimal string. */
  readonly subscribers: string;
}

const FIND_SUBSCRIBERS = defineStatement(
  'telegram_find_subscribers',
  `select s.channel_id as "channelId", s.observed_at as "observedAt", s.subscribers
   from json_to_recordset($1::text::json) as r("channelId" bigint, "observedAt" timestamptz)
   join subscriber_snapshots s on s.channel_id = r."channelId" and s.observed_at = r."observedAt"`,
);

const UPSERT_SUBSCRIBERS = defineStatement(
  'telegram_upsert_subscribers',
  `insert into subscriber_snapshots (channel_id, observed_at, subscribers)
   select r."channelId", r."observedAt", r.subscribers
   from json_to_recordset($1::text::json) as r("channelId" bigint, "observedAt" timestamptz, subscribers bigint)
   on conflict (channel_id, observed_at) do update set subscribers = excluded.subscribers`,
);

/**
 * Adds to channels' subscriber series. Of two counts for the same millisecond the larger stays, so that the order of files does
 * not matter. Answers one outcome for each observation.
 */
export async function storeSubscribers(
  writer: Writer,
  observations: readonly SubscriberObservation[],
): Promise<readonly ('added' | 'changed' | 'unchanged')[]> {
  if (observations.length === 0) return [];
  const keys = observations.map(({ channelId, observedAt }) => ({ channelId, observedAt }));
  const stored = await writer.query<SubscriberObservation>(FIND_SUBSCRIBERS, toJsonParameter(keys));
  const known = new Map(stored.map((row) => [toKey(row), row.subscribers]));
  const written = new Map<string, SubscriberObservation>();
  const outcomes = observations.map((observation) => {
    const key = toKey(observation);
    const before = known.get(key);
    if (before !== undefined && BigInt(before) >= BigInt(observation.subscribers)) return 'unchanged';
    known.set(key, observation.subscribers);
    written.set(key, observation);
    return before === undefined ? 'added' : 'changed';
  });
  if (written.size > 0) await writer.execute(UPSERT_SUBSCRIBERS, toJsonParameter([...written.values()]));
  return outcomes;
}

function toKey({ channelId, observedAt }: SubscriberObservation): string {
  return `${channelId} ${observedAt.getTime()}`;
}
