import type { Position } from '../../domain/platform.ts';

/** A champion as match-v5 names it. */
export interface SampleChampion {
  readonly id: number;
  readonly key: string;
}

const POOLS: readonly (readonly [Position, readonly (readonly [id: number, key: string])[]])[] = [
  [
    'TOP',
    [
      [266, 'Aatrox'],
      [164, 'Camille'],
      [122, 'Darius'],
      [114, 'Fiora'],
      [86, 'Garen'],
      [887, 'Gwen'],
      [24, 'Jax'],
      [54, 'Malphite'],
      [82, 'Mordekaiser'],
      [516, 'Ornn'],
      [58, 'Renekton'],
      [875, 'Sett'],
    ],
  ],
  [
    'JUNGLE',
    [
      [32, 'Amumu'],
      [131, 'Diana'],
      [245, 'Ekko'],
      [104, 'Graves'],
      [120, 'Hecarim'],
      [59, 'JarvanIV'],
      [121, 'Khazix'],
      [64, 'LeeSin'],
      [11, 'MasterYi'],
      [62, 'MonkeyKing'],
      [254, 'Vi'],
      [5, 'XinZhao'],
    ],
  ],
  [
    'MIDDLE',
    [
      [103, 'Ahri'],
      [84, 'Akali'],
      [1, 'Annie'],
      [268, 'Azir'],
      [55, 'Katarina'],
      [7, 'Leblanc'],
      [99, 'Lux'],
      [61, 'Orianna'],
      [134, 'Syndra'],
      [112, 'Viktor'],
      [157, 'Yasuo'],
      [238, 'Zed'],
    ],
  ],
  [
    'BOTTOM',
    [
      [523, 'Aphelios'],
      [22, 'Ashe'],
      [51, 'Caitlyn'],
      [119, 'Draven'],
      [81, 'Ezreal'],
      [202, 'Jhin'],
      [222, 'Jinx'],
      [145, 'Kaisa'],
      [236, 'Lucian'],
      [21, 'MissFortune'],
      [18, 'Tristana'],
      [67, 'Vayne'],
    ],
  ],
  [
    'UTILITY',
    [
      [53, 'Blitzcrank'],
      [201, 'Braum'],
      [40, 'Janna'],
      [43, 'Karma'],
      [89, 'Leona'],
      [117, 'Lulu'],
      [25, 'Morgana'],
      [267, 'Nami'],
      [111, 'Nautilus'],
      [497, 'Rakan'],
      [16, 'Soraka'],
      [412, 'Thresh'],
    ],
  ],
];

/** The lanes of Summoner's Rift, in the order match-v5 lists a team in. */
export const SAMPLE_POSITIONS: readonly Position[] = POOLS.map(([position]) => position);

/** The champions that the sample plays on each lane, by index into {@link SAMPLE_POSITIONS}. */
export const CHAMPIONS_BY_LANE: readonly (readonly SampleChampion[])[] = POOLS.map(([, pool]) => pool.map(([id, key]) => ({ id, key })));

/** All champions of the sample. */
export const ALL_CHAMPIONS: readonly SampleChampion[] = CHAMPIONS_BY_LANE.flat();

/** How much a champion helps its player, in skill units: from -0.25 to 0.25, the same in every sample. */
export function toChampionStrength(champion: SampleChampion): number {
  return ((champion.id * 37) % 11) / 20 - 0.25;
}
