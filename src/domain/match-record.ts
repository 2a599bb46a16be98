import type { Platform, Position, RankedQueue } from './platform.ts';

/** How complete a match's source is: a lower rank never replaces a higher one. */
export const MATCH_SOURCE_RANK = { flatCsv: 1, flatMatchV5: 2, matchV5: 3 } as const;

/** A match as any source gives it, normalised: seconds, known champions named by key, absent values null. */
export interface MatchRecord {
  /** Riot's id, e.g. `EUW1_7345574446`. */
  readonly matchId: string;
  readonly platform: Platform;
  readonly queueId: number | null;
  readonly gameMode: string | null;
  readonly gameVersion: string | null;
  /** `major.minor` of the game version. */
  readonly patch: string | null;
  readonly mapId: number | null;
  readonly startedAt: Date;
  readonly durationSeconds: number;
  readonly remake: boolean;
  readonly endOfGameResult: string | null;
  readonly sourceRank: (typeof MATCH_SOURCE_RANK)[keyof typeof MATCH_SOURCE_RANK];
  readonly teams: readonly TeamRecord[];
  readonly participants: readonly ParticipantRecord[];
}

/** A team's side of a match. Arena's teams carry ids its participants do not. */
export interface TeamRecord {
  readonly teamId: number;
  readonly win: boolean;
  readonly objectives: readonly { readonly objective: string; readonly first: boolean; readonly kills: number }[];
  /** Bans that named a champion, in pick order. */
  readonly bans: readonly { readonly championId: number; readonly pickTurn: number }[];
}

/** A champion as a match names it: the key is right where the id is garbage (patch 10.25); either may be missing, not both. */
export interface ChampionReference {
  readonly id: number | null;
  readonly key: string | null;
}

/** One player's or bot's part in a match. */
export interface ParticipantRecord {
  /** 1–16, unique in the match. */
  readonly slot: number;
  /** Null for a bot. */
  readonly puuid: string | null;
  readonly bot: boolean;
  /** The name the player had in this match; null where the source gives none. Never trimmed. */
  readonly gameName: string | null;
  readonly tagLine: string | null;
  readonly teamId: number;
  readonly champion: ChampionReference;
  readonly position: Position | null;
  readonly win: boolean;
  readonly kills: number;
  readonly deaths: number;
  readonly assists: number;
  /** Lane and neutral minions together. */
  readonly creepScore: number;
  readonly goldEarned: number;
  readonly damageToChampions: number;
  readonly visionScore: number;
  /** Final place in Arena, 1–8. */
  readonly placement: number | null;
  readonly subteamId: number | null;
  readonly laneMinions: number | null;
  readonly neutralMinions: number | null;
  readonly championLevel: number | null;
  readonly goldSpent: number | null;
  readonly damageTaken: number | null;
  readonly damageDealt: number | null;
  readonly damageToObjectives: number | null;
  readonly damageMitigated: number | null;
  readonly healing: number | null;
  readonly wardsPlaced: number | null;
  readonly wardsKilled: number | null;
  readonly controlWardsPlaced: number | null;
  readonly turretKills: number | null;
  readonly doubleKills: number | null;
  readonly tripleKills: number | null;
  readonly quadraKills: number | null;
  readonly pentaKills: number | null;
  readonly firstBlood: boolean | null;
  readonly surrendered: boolean | null;
  readonly secondsDead: number | null;
  readonly crowdControlSeconds: number | null;
  /** Item ids of used slots, in slot order. */
  readonly items: readonly number[];
  readonly summonerSpells: readonly number[];
  /** Arena augments. */
  readonly augments: readonly number[];
}

/** A player's name as a source without matches gives it. `observedAt` is null when the source carries no time. */
export interface PlayerNameRecord {
  readonly puuid: string;
  readonly gameName: string;
  readonly tagLine: string;
  readonly observedAt: Date | null;
}

/** A player's rank. `observedAt` is null when the source carries no time: it shows as the latest and enters no series. */
export interface RankRecord {
  readonly puuid: string;
  readonly queue: RankedQueue;
  /** `IRON` … `CHALLENGER`. */
  readonly tier: string;
  /** `IV` … `I`; null above Diamond. */
  readonly division: string | null;
  readonly leaguePoints: number;
  readonly wins: number;
  readonly losses: number;
  readonly observedAt: Date | null;
}
