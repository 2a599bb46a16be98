import type { PostCounts, PostRecord } from '../../domain/channel-record.ts';
import { mergeReactions, sameReactions, sumReactions } from './telegram-reactions.ts';

/** One version of a post: what it said from a time on. */
export interface PostVersion {
  /** Milliseconds since 1970: when it was edited to this, or published. */
  readonly versionAt: number;
  readonly sourceRank: number;
  readonly text: string | null;
  readonly mediaType: string | null;
  readonly forwardedFrom: string | null;
}

/** What is known of a post, from all sources together. Times are milliseconds since 1970. */
export interface PostState {
  readonly publishedAt: number;
  readonly editedAt: number | null;
  readonly newest: PostVersion;
  readonly undated: PostCounts;
  /** When undated counts last rose; null when there are none. */
  readonly undatedRecordedAt: number | null;
}

/** A post as one source gives it. */
export function toPostState(content: PostRecord, undated: PostCounts, nowMs: number): PostState {
  return {
    publishedAt: content.publishedAt.getTime(),
    editedAt: content.editedAt?.getTime() ?? null,
    newest: toPostVersion(content),
    undated,
    undatedRecordedAt: hasCounts(undated) ? nowMs : null,
  };
}

/** The version of a post that a source holds. */
export function toPostVersion(content: PostRecord): PostVersion {
  const { sourceRank, text, mediaType, forwardedFrom } = content;
  return { versionAt: (content.editedAt ?? content.publishedAt).getTime(), sourceRank, text, mediaType, forwardedFrom };
}

/**
 * Two sources' knowledge together: the newest version, the earliest publication, the latest edit, the larger undated counts.
 * Each part is a maximum or minimum, so neither the order nor the repetition of sources matters. Answers `left` itself when
 * `right` adds nothing.
 */
export function mergePostStates(left: PostState, right: PostState): PostState {
  const undated = mergeUndatedCounts(left.undated, right.undated);
  const merged: PostState = {
    publishedAt: Math.min(left.publishedAt, right.publishedAt),
    editedAt:
      left.editedAt === null || right.editedAt === null ? (left.editedAt ?? right.editedAt) : Math.max(left.editedAt, right.editedAt),
    newest: compareVersions(left.newest, right.newest) >= 0 ? left.newest : right.newest,
    undated,
    undatedRecordedAt: sameCounts(undated, left.undated) ? left.undatedRecordedAt : right.undatedRecordedAt,
  };
  const same =
    merged.publishedAt === left.publishedAt &&
    merged.editedAt === left.editedAt &&
    merged.newest === left.newest &&
    merged.undatedRecordedAt === left.undatedRecordedAt &&
    sameCounts(undated, left.undated);
  return same ? left : merged;
}

/**
 * Orders versions: by time, then by how good the source is, then by what they hold, by code unit. The last decides nothing
 * true; it only makes two equally good sources that differ end in the same row whichever comes first.
 */
function compareVersions(left: PostVersion, right: PostVersion): number {
  return (
    left.versionAt - right.versionAt ||
    left.sourceRank - right.sourceRank ||
    compareTexts(left.text, right.text) ||
    compareTexts(left.mediaType, right.mediaType) ||
    compareTexts(left.forwardedFrom, right.forwardedFrom)
  );
}

/**
 * Undated counts of two sources. Nothing says which is newer; counts grow, so the larger is the likelier, and choosing it
 * keeps a repeated import from switching back and forth. Reactions go together, by their sum.
 */
function mergeUndatedCounts(left: PostCounts, right: PostCounts): PostCounts {
  return { ...mergeTotals(left, right), reactions: largerReactions(left, right) };
}

/** Counts of the same moment from two sources: the larger of each. */
export function mergeDatedCounts(left: PostCounts, right: PostCounts): PostCounts {
  return { ...mergeTotals(left, right), reactions: mergeReactions(left.reactions, right.reactions) };
}

/** True when both hold the same counts. */
export function sameCounts(left: PostCounts, right: PostCounts): boolean {
  return (
    left.views === right.views &&
    left.forwards === right.forwards &&
    left.replies === right.replies &&
    sameReactions(left.reactions, right.reactions)
  );
}

/** True when any count is known. */
export function hasCounts(counts: PostCounts): boolean {
  return counts.views !== null || counts.forwards !== null || counts.replies !== null || counts.reactions !== null;
}

function mergeTotals(left: PostCounts, right: PostCounts): Omit<PostCounts, 'reactions'> {
  return {
    views: largerCount(left.views, right.views),
    forwards: largerCount(left.forwards, right.forwards),
    replies: largerCount(left.replies, right.replies),
  };
}

function largerCount(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return BigInt(right) > BigInt(left) ? right : left;
}

function largerReactions(left: PostCounts, right: PostCounts): PostCounts['reactions'] {
  if (!left.reactions || !right.reactions) return left.reactions ?? right.reactions;
  const [leftSum, rightSum] = [BigInt(sumReactions(left.reactions) ?? 0), BigInt(sumReactions(right.reactions) ?? 0)];
  if (leftSum !== rightSum) return leftSum > rightSum ? left.reactions : right.reactions;
  return compareTexts(JSON.stringify(left.reactions), JSON.stringify(right.reactions)) >= 0 ? left.reactions : right.reactions;
}

function compareTexts(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left < right ? -1 : 1;
}
