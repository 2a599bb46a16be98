/** Platforms a channel can live on. */
export const CHANNEL_PLATFORMS = ['TELEGRAM'] as const;

/** One of {@link CHANNEL_PLATFORMS}. */
export type ChannelPlatform = (typeof CHANNEL_PLATFORMS)[number];

/** Which kind of source gave a post's text: a higher rank's text wins at the same version time. */
export const POST_SOURCE_RANK = { csv: 1, telethon: 2, desktopExport: 3 } as const;

/** What a source knows of the channel its records belong to; all but the platform may be unknown. */
export interface ChannelReference {
  readonly platform: ChannelPlatform;
  /** The platform's numeric id, as a decimal string. */
  readonly externalId: string | null;
  readonly handle: string | null;
  /** Id and title within a CSV set, whose ids are its author's own. */
  readonly csvId: string | null;
  readonly csvTitle: string | null;
}

/** Counts are decimal strings, since they may pass 2⁵³; null where the source lacks them. */
export interface PostCounts {
  readonly views: string | null;
  readonly forwards: string | null;
  readonly replies: string | null;
  readonly reactions: readonly ReactionCountRecord[] | null;
}

/** How often a reaction was given: an emoji, `custom:ID`, or `paid`. */
export interface ReactionCountRecord {
  readonly reaction: string;
  /** Decimal string. */
  readonly count: string;
}

/** A post as a source gives it, apart from its channel and from when its counts were taken. */
export interface PostRecord {
  /** Decimal string. */
  readonly messageId: string;
  readonly publishedAt: Date;
  readonly editedAt: Date | null;
  readonly text: string | null;
  readonly mediaType: string | null;
  readonly forwardedFrom: string | null;
  readonly sourceRank: (typeof POST_SOURCE_RANK)[keyof typeof POST_SOURCE_RANK];
  readonly counts: PostCounts;
}
