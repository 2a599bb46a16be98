import { hash } from 'node:crypto';
import type { MatchRecord, ParticipantRecord, TeamRecord } from '../../domain/match-record.ts';

/** Columns of a match's row, in the order of {@link toMatchRow}. */
export const MATCH_COLUMNS = [
  'id',
  'match_id',
  'platform',
  'queue_id',
  'game_mode',
  'game_version',
  'patch',
  'map_id',
  'started_at',
  'duration_seconds',
  'remake',
  'end_of_game_result',
  'source_rank',
  'content_hash',
] as const;

/** Columns of a team's row, in the order of {@link toTeamRow}. */
export const TEAM_COLUMNS = ['match_id', 'team_id', 'win', 'objectives', 'ban_champion_ids', 'ban_pick_turns'] as const;

/** Columns of a participant's row, in the order of {@link toParticipantRow}. */
export const PARTICIPANT_COLUMNS = [
  'match_id',
  'slot',
  'player_id',
  'started_at',
  'queue_id',
  'duration_seconds',
  'remake',
  'team_id',
  'champion_id',
  'position',
  'win',
  'kills',
  'deaths',
  'assists',
  'creep_score',
  'gold_earned',
  'damage_to_champions',
  'vision_score',
  'placement',
  'bot',
  'subteam_id',
  'lane_minions',
  'neutral_minions',
  'champion_level',
  'gold_spent',
  'damage_taken',
  'damage_dealt',
  'damage_to_objectives',
  'damage_mitigated',
  'healing',
  'wards_placed',
  'wards_killed',
  'control_wards_placed',
  'turret_kills',
  'double_kills',
  'triple_kills',
  'quadra_kills',
  'penta_kills',
  'first_blood',
  'surrendered',
  'seconds_dead',
  'crowd_control_seconds',
  'items',
  'summoner_spells',
  'augments',
] as const;

/** What identifies a record's content: equal for equal records, whatever file they came from. */
export function toContentHash(match: MatchRecord): string {
  return hash('sha256', JSON.stringify(match), 'base64url');
}

/** A match's row. */
export function toMatchRow(id: string, match: MatchRecord, contentHash: string): unknown[] {
  return [
    id,
    match.matchId,
    match.platform,
    match.queueId,
    match.gameMode,
    match.gameVersion,
    match.patch,
    match.mapId,
    match.startedAt,
    match.durationSeconds,
    match.remake,
    match.endOfGameResult,
    match.sourceRank,
    contentHash,
  ];
}

/** A team's row. Its objectives go as text: an empty array would else be taken for an array column. */
export function toTeamRow(matchKey: string, team: TeamRecord): unknown[] {
  return [
    matchKey,
    team.teamId,
    team.win,
    JSON.stringify(team.objectives),
    team.bans.map((ban) => ban.championId),
    team.bans.map((ban) => ban.pickTurn),
  ];
}

/** What a participant's row repeats of its match, and the ids it refers to. */
export interface ParticipantContext {
  readonly matchKey: string;
  readonly match: MatchRecord;
  /** `match.startedAt` as text, made once a match. */
  readonly startedAt: string;
  readonly playerId: string | null;
  readonly championId: number;
}

/** A participant's row. */
export function toParticipantRow(participant: ParticipantRecord, context: ParticipantContext): unknown[] {
  return [
    context.matchKey,
    participant.slot,
    context.playerId,
    context.startedAt,
    context.match.queueId,
    context.match.durationSeconds,
    context.match.remake,
    participant.teamId,
    context.championId,
    participant.position,
    participant.win,
    participant.kills,
    participant.deaths,
    participant.assists,
    participant.creepScore,
    participant.goldEarned,
    participant.damageToChampions,
    participant.visionScore,
    participant.placement,
    participant.bot,
    participant.subteamId,
    participant.laneMinions,
    participant.neutralMinions,
    participant.championLevel,
    ...toDetailFields(participant),
  ];
}

function toDetailFields(participant: ParticipantRecord): unknown[] {
  return [
    participant.goldSpent,
    participant.damageTaken,
    participant.damageDealt,
    participant.damageToObjectives,
    participant.damageMitigated,
    participant.healing,
    participant.wardsPlaced,
    participant.wardsKilled,
    participant.controlWardsPlaced,
    participant.turretKills,
    participant.doubleKills,
    participant.tripleKills,
    participant.quadraKills,
    participant.pentaKills,
    participant.firstBlood,
    participant.surrendered,
    participant.secondsDead,
    participant.crowdControlSeconds,
    participant.items,
    participant.summonerSpells,
    participant.augments,
  ];
}
