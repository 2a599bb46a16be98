import type { Platform } from '../../domain/platform.ts';

/** What a source says of a player at a time. Times are in milliseconds since 1970. */
export interface PlayerObservation {
  readonly puuid: string;
  /** `UNKNOWN` where the source does not say. */
  readonly platform: Platform;
  /** Null where the source names nobody. */
  readonly gameName: string | null;
  readonly tagLine: string | null;
  /** When the name was in use; null when the source carries no time. */
  readonly observedAt: number | null;
  /** Start of the match this comes from; null when it comes from none. */
  readonly playedAt: number | null;
}

/** A player's row, as far as imports decide it. */
export interface PlayerState {
  readonly id: string;
  readonly puuid: string;
  readonly platform: string;
  readonly gameName: string | null;
  readonly tagLine: string | null;
  readonly nameObservedAt: number | null;
  readonly nameRecordedAt: number | null;
  /** -Infinity when no match is known. */
  readonly lastPlayedAt: number;
}

/** The state of a player nothing was heard of yet. */
export function createPlayerState(id: string, puuid: string): PlayerState {
  return {
    id,
    puuid,
    platform: 'UNKNOWN',
    gameName: null,
    tagLine: null,
    nameObservedAt: null,
    nameRecordedAt: null,
    lastPlayedAt: Number.NEGATIVE_INFINITY,
  };
}

/**
 * The state after an observation; the same object when it changes nothing. Dated observations may come in any order: the newest
 * name stays, and of two at the same time the one with a tag line, then the greater. An undated one shows as the latest, until
 * one dated after `recordedAt` comes.
 * @param recordedAt now, which stands for the time of an undated name
 */
export function observePlayer(state: PlayerState, seen: PlayerObservation, recordedAt: number): PlayerState {
  const named = observeName(state, seen, recordedAt);
  return seen.playedAt === null ? named : observeMatch(named, seen.platform, seen.playedAt);
}

function observeName(state: PlayerState, seen: PlayerObservation, recordedAt: number): PlayerState {
  if (seen.gameName === null) return state;
  const same = seen.gameName === state.gameName && seen.tagLine === state.tagLine;
  const name = { gameName: seen.gameName, tagLine: seen.tagLine };
  if (seen.observedAt === null) return same ? state : { ...state, ...name, nameObservedAt: null, nameRecordedAt: recordedAt };
  const knownAt = state.nameObservedAt ?? state.nameRecordedAt ?? Number.NEGATIVE_INFINITY;
  const newer = seen.observedAt > knownAt || (seen.observedAt === state.nameObservedAt && compareNames(seen, state) > 0);
  return newer ? { ...state, ...name, nameObservedAt: seen.observedAt, nameRecordedAt: null } : state;
}

function observeMatch(state: PlayerState, platform: Platform, playedAt: number): PlayerState {
  const newer = playedAt > state.lastPlayedAt;
  const elsewhere = platform !== 'UNKNOWN' && platform !== state.platform;
  const moved = elsewhere && (newer || state.platform === 'UNKNOWN' || (playedAt === state.lastPlayedAt && platform > state.platform));
  if (!newer && !moved) return state;
  return { ...state, platform: moved ? platform : state.platform, lastPlayedAt: newer ? playedAt : state.lastPlayedAt };
}

interface Name {
  readonly gameName: string | null;
  readonly tagLine: string | null;
}

function compareNames(a: Name, b: Name): number {
  if ((a.tagLine === null) !== (b.tagLine === null)) return a.tagLine === null ? -1 : 1;
  return compareText(a.gameName ?? '', b.gameName ?? '') || compareText(a.tagLine ?? '', b.tagLine ?? '');
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}

/** A span of time in which a player was seen under a name; nulls when no source of it carried a time. */
export interface NameSpan {
  readonly playerId: string;
  readonly gameName: string;
  /** '' when the source gave none. */
  readonly tagLine: string;
  readonly firstSeenAt: number | null;
  readonly lastSeenAt: number | null;
}

/** The span that also holds `at`; the same object when it already does. */
export function widenSpan(span: NameSpan, at: number | null): NameSpan {
  if (at === null) return span;
  const firstSeenAt = Math.min(span.firstSeenAt ?? at, at);
  const lastSeenAt = Math.max(span.lastSeenAt ?? at, at);
  return firstSeenAt === span.firstSeenAt && lastSeenAt === span.lastSeenAt ? span : { ...span, firstSeenAt, lastSeenAt };
}
