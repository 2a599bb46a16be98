import type { ChannelReference, PostCounts, PostRecord } from '../../domain/channel-record.ts';

/** A post whose channel's row is known. */
export interface ChannelPost {
  readonly channelId: string;
  readonly content: PostRecord;
  /** Null for counts that carry no time. */
  readonly countsObservedAt: Date | null;
}

/** A source's post without any count. */
export const NO_COUNTS: PostCounts = { views: null, forwards: null, replies: null, reactions: null };

/** A Telegram channel reference from what is known of it. */
export function toChannelReference(known: Partial<Omit<ChannelReference, 'platform'>>): ChannelReference {
  return { platform: 'TELEGRAM', externalId: null, handle: null, csvId: null, csvTitle: null, ...known };
}
