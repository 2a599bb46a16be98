import type { Random } from './random.ts';
import { SAMPLE_POSITIONS } from './sample-champions.ts';
import type { Tally } from './sample-match-fights.ts';
import type { Seat } from './sample-match-setup.ts';

/** What holds for a participant beside its own play. */
export interface ParticipantFrame {
  readonly participantId: number;
  readonly teamId: number;
  readonly win: boolean;
  readonly durationSeconds: number;
  readonly remake: boolean;
  readonly surrendered: boolean;
  /** Players had their former name then. */
  readonly early: boolean;
  readonly arena: { readonly placement: number; readonly subteamId: number } | null;
}

/** Per lane: minions and monsters a minute, damage and vision against the average. */
const LANE_MINIONS = [6.6, 0.9, 6.9, 7.3, 1.1];
const NEUTRAL_MINIONS = [0.3, 5, 0.5, 0.5, 0.1];
const DAMAGE_WEIGHTS = [1, 0.8, 1.25, 1.3, 0.5];
const DAMAGE_TAKEN_WEIGHTS = [1.25, 1.3, 0.85, 0.8, 0.8];
const VISION_A_MINUTE = [0.75, 0.95, 0.8, 0.75, 2.2];
const OTHER_MODE = { laneMinions: 2.5, neutralMinions: 0, damage: 1.2, damageTaken: 1.2, vision: 0 };

const BOOTS = [3006, 3009, 3020, 3047, 3111, 3158];
const ITEMS = [
  3031, 3036, 3053, 3065, 3071, 3072, 3074, 3078, 3089, 3100, 3110, 3116, 3135, 3142, 3153, 3157, 3190, 3504, 4005, 6653, 6672,
];
const TRINKET = 3340;
const AUGMENTS = [1, 4, 7, 12, 19, 23, 30, 38, 45, 52, 60, 77];
const FLASH = 4;
const SECOND_SPELLS = [12, 11, 14, 7, 3];
const SNOWBALL = 32;

/** A participant as match-v5 has it, with the fields that are stored. */
export function toSampleParticipant(random: Random, { seat, tally, frame }: { seat: Seat; tally: Tally; frame: ParticipantFrame }) {
  return {
    assists: tally.assists,
    championId: seat.champion.id,
    championName: seat.champion.key,
    deaths: tally.deaths,
    ...toMultiKills(tally.kills),
    firstBloodKill: tally.firstBlood,
    gameEndedInEarlySurrender: frame.remake,
    gameEndedInSurrender: frame.surrendered,
    kills: tally.kills,
    participantId: frame.participantId,
    ...(frame.arena ? toArena(random, frame.arena) : {}),
    puuid: seat.player.puuid,
    riotIdGameName: frame.early ? (seat.player.formerName ?? seat.player.gameName) : seat.player.gameName,
    riotIdTagline: seat.player.tagLine,
    summoner1Id: FLASH,
    summoner2Id: SECOND_SPELLS[seat.lane] ?? SNOWBALL,
    teamId: frame.teamId,
    teamPosition: SAMPLE_POSITIONS[seat.lane] ?? '',
    totalTimeSpentDead: Math.min(tally.deaths * (10 + Math.round(frame.durationSeconds / 90)), frame.durationSeconds),
    ...toYield(random, seat.lane, { tally, minutes: frame.durationSeconds / 60 }),
    turretKills: frame.win ? random.below(4) : random.below(2),
    win: frame.win,
  };
}

/** Farm, gold, damage and vision: by the lane, and better for who does well. */
function toYield(random: Random, lane: number, { tally, minutes }: { tally: Tally; minutes: number }) {
  const vary = () => Math.max(0, (1 + 0.06 * tally.form) * (1 + 0.12 * random.normal()));
  const laneMinions = Math.round((LANE_MINIONS[lane] ?? OTHER_MODE.laneMinions) * minutes * vary());
  const neutralMinions = Math.round((NEUTRAL_MINIONS[lane] ?? OTHER_MODE.neutralMinions) * minutes * vary());
  const vision = Math.round((VISION_A_MINUTE[lane] ?? OTHER_MODE.vision) * minutes * vary());
  const gold = Math.round(500 + minutes * 130 + (laneMinions + neutralMinions) * 21 + tally.kills * 280 + tally.assists * 85);
  const damage = Math.round(minutes * 620 * (DAMAGE_WEIGHTS[lane] ?? OTHER_MODE.damage) * vary() + tally.kills * 350);
  const takenWeight = (DAMAGE_TAKEN_WEIGHTS[lane] ?? OTHER_MODE.damageTaken) * (1 + 0.15 * random.normal());
  const damageTaken = Math.round(minutes * 680 * takenWeight + tally.deaths * 400);
  return {
    champLevel: Math.max(1, Math.min(18, Math.round(2 + minutes * 0.5 + tally.form))),
    damageDealtToObjectives: Math.round(damage * 0.4),
    damageSelfMitigated: Math.round(damageTaken * 0.8),
    detectorWardsPlaced: Math.round(vision / 12),
    goldEarned: gold,
    goldSpent: Math.max(0, gold - random.below(1_200)),
    ...toItems(random, gold),
    neutralMinionsKilled: neutralMinions,
    timeCCingOthers: Math.round(minutes * (0.5 + random.next())),
    totalDamageDealt: Math.round(damage * 5.5),
    totalDamageDealtToChampions: damage,
    totalDamageTaken: damageTaken,
    totalHeal: Math.round(damageTaken * 0.25 * random.next()),
    totalMinionsKilled: laneMinions,
    visionScore: vision,
    wardsKilled: Math.round(vision / 5),
    wardsPlaced: Math.round(vision / 2),
  };
}

function toMultiKills(kills: number) {
  return {
    doubleKills: Math.floor(kills / 5),
    tripleKills: Math.floor(kills / 12),
    quadraKills: Math.floor(kills / 18),
    pentaKills: Math.floor(kills / 24),
  };
}

function toItems(random: Random, gold: number) {
  const slots = Math.min(5, Math.floor(gold / 2_600));
  const first = random.below(ITEMS.length);
  const item = (slot: number) => (slot < slots ? (ITEMS[(first + slot * 4) % ITEMS.length] ?? 0) : 0);
  return { item0: random.pick(BOOTS), item1: item(0), item2: item(1), item3: item(2), item4: item(3), item5: item(4), item6: TRINKET };
}

function toArena(random: Random, { placement, subteamId }: { placement: number; subteamId: number }) {
  const first = random.below(AUGMENTS.length);
  const augment = (slot: number) => AUGMENTS[(first + slot * 5) % AUGMENTS.length];
  return {
    placement,
    playerAugment1: augment(0),
    playerAugment2: augment(1),
    playerAugment3: augment(2),
    playerAugment4: augment(3),
    playerSubteamId: subteamId,
  };
}
