/** The fields of match-v5 that are copied. */
interface BareMatch {
  readonly metadata: { readonly matchId: string };
  readonly info: {
    readonly platformId: string;
    readonly queueId: number;
    readonly gameMode: string;
    readonly gameVersion: string;
    readonly mapId: number;
    readonly gameStartTimestamp: number;
    readonly gameDuration: number;
    readonly endOfGameResult?: string;
    readonly teams: readonly {
      teamId: number;
      win: boolean;
      objectives: object;
      bans: readonly { championId: number; pickTurn: number }[];
    }[];
    readonly participants: readonly BareParticipant[];
  };
}

type BareParticipant = Readonly<Record<string, boolean | number | string>> & {
  readonly puuid: string;
  readonly riotIdGameName: string;
  readonly riotIdTagline: string;
};

interface BareTarget {
  readonly matchKey: number;
  readonly playerIds: Map<string, number>;
  readonly players: unknown[][];
  readonly activity: unknown[][];
  readonly names: unknown[][];
  readonly matches: unknown[][];
  readonly teams: unknown[][];
  readonly participants: unknown[][];
}

/** Appends a match's rows, in the columns Farsight copies, straight from the parsed JSON. */
export function toBareRows(
  { metadata, info }: BareMatch,
  { matchKey, playerIds, players, activity, names, matches, teams, participants }: BareTarget,
): void {
  const startedAt = new Date(info.gameStartTimestamp).toISOString();
  const patch = info.gameVersion.split('.').slice(0, 2).join('.');
  const { platformId, queueId, gameMode, gameVersion, mapId, gameDuration } = info;
  matches.push([
    matchKey,
    metadata.matchId,
    platformId,
    queueId,
    gameMode,
    gameVersion,
    patch,
    mapId,
    startedAt,
    gameDuration,
    false,
    info.endOfGameResult,
    3,
    '',
  ]);
  for (const { teamId, win, objectives, bans } of info.teams) {
    teams.push([matchKey, teamId, win, objectives, bans.map(({ championId }) => championId), bans.map(({ pickTurn }) => pickTurn)]);
  }
  for (const [index, part] of info.participants.entries()) {
    let playerId = playerIds.get(part.puuid);
    if (playerId === undefined) {
      playerId = playerIds.size + 1;
      playerIds.set(part.puuid, playerId);
      const name = part.riotIdGameName.toLowerCase();
      players.push([playerId, part.puuid, platformId, part.riotIdGameName, part.riotIdTagline, name, `${name}#${part.riotIdTagline}`]);
      activity.push([playerId, platformId, startedAt]);
      names.push([playerId, part.riotIdGameName, part.riotIdTagline, startedAt, startedAt]);
    }
    participants.push(toBareParticipant(part, { matchKey, slot: index + 1, playerId, startedAt, queueId, gameDuration }));
  }
}

function toBareParticipant(
  part: BareParticipant,
  at: { matchKey: number; slot: number; playerId: number; startedAt: string; queueId: number; gameDuration: number },
): unknown[] {
  const items = [part['item0'], part['item1'], part['item2'], part['item3'], part['item4'], part['item5'], part['item6']];
  return [
    ...[at.matchKey, at.slot, at.playerId, at.startedAt, at.queueId, at.gameDuration, false],
    ...[part['teamId'], part['championId'], part['teamPosition'] || null, part['win'], part['kills'], part['deaths'], part['assists']],
    ...[
      Number(part['totalMinionsKilled']) + Number(part['neutralMinionsKilled']),
      part['goldEarned'],
      part['totalDamageDealtToChampions'],
      part['visionScore'],
    ],
    ...[
      part['placement'] || null,
      false,
      part['playerSubteamId'],
      part['totalMinionsKilled'],
      part['neutralMinionsKilled'],
      part['champLevel'],
      part['goldSpent'],
    ],
    ...[
      part['totalDamageTaken'],
      part['totalDamageDealt'],
      part['damageDealtToObjectives'],
      part['damageSelfMitigated'],
      part['totalHeal'],
      part['wardsPlaced'],
    ],
    ...[
      part['wardsKilled'],
      part['detectorWardsPlaced'],
      part['turretKills'],
      part['doubleKills'],
      part['tripleKills'],
      part['quadraKills'],
      part['pentaKills'],
    ],
    ...[part['firstBloodKill'], part['gameEndedInSurrender'], part['totalTimeSpentDead'], part['timeCCingOthers']],
    ...[items, [part['summoner1Id'], part['summoner2Id']], []],
  ];
}
