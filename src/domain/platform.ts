/** Riot's routing values of a game server, as match ids begin with them; `UNKNOWN` until a source tells. */
export const PLATFORMS = [
  'BR1',
  'EUN1',
  'EUW1',
  'JP1',
  'KR',
  'LA1',
  'LA2',
  'ME1',
  'NA1',
  'OC1',
  'PBE1',
  'PH2',
  'RU',
  'SG2',
  'TH2',
  'TR1',
  'TW2',
  'UNKNOWN',
  'VN2',
] as const;

/** One of {@link PLATFORMS}. */
export type Platform = (typeof PLATFORMS)[number];

/** Lanes of Summoner's Rift, as match-v5's `teamPosition` names them; other modes have none. */
export const POSITIONS = ['TOP', 'JUNGLE', 'MIDDLE', 'BOTTOM', 'UTILITY'] as const;

/** One of {@link POSITIONS}. */
export type Position = (typeof POSITIONS)[number];

/** Ranked queues of league-v4; `UNSPECIFIED` where a source gives a rank without saying of which. */
export const RANKED_QUEUES = ['RANKED_SOLO_5x5', 'RANKED_FLEX_SR', 'UNSPECIFIED'] as const;

/** One of {@link RANKED_QUEUES}. */
export type RankedQueue = (typeof RANKED_QUEUES)[number];
