import { type Database, defineStatement } from '../../src/data/database.ts';
import type { FormatImporter, ImportCounts, ImportOptions, RawRecord, RecordPlace } from '../../src/ingest/importer.ts';

type Json = Record<string, unknown>;

/** What a test changes of a generated match. */
export interface MatchV5Options {
  readonly matchId?: string;
  readonly info?: Json;
  readonly participants?: readonly Json[];
  /** Changes to single participants, by index. */
  readonly participant?: Readonly<Record<number, Json>>;
}

const KEYS = ['Aatrox', 'LeeSin', 'Ahri', 'Jinx', 'Thresh', 'Garen', 'Vi', 'MonkeyKing', 'Ashe', 'Lulu'];
const IDS = [266, 64, 103, 222, 412, 86, 254, 62, 22, 117];
const POSITIONS = ['TOP', 'JUNGLE', 'MIDDLE', 'BOTTOM', 'UTILITY'];

/** Start of a generated match: 2024-12-01T10:00:00Z. */
export const MATCH_START = Date.UTC(2024, 11, 1, 10);

/** A participant of a generated match; puuids are `puuid-1` … by number, counted from 1. */
export function makeParticipant(number: number, changes: Json = {}): Json {
  const index = (number - 1) % 10;
  return {
    participantId: number,
    puuid: `puuid-${number}`,
    riotIdGameName: `Player ${number}`,
    riotIdTagline: 'EUW',
    summonerName: '',
    teamId: number <= 5 ? 100 : 200,
    championId: IDS[index],
    championName: KEYS[index],
    teamPosition: POSITIONS[index % 5],
    win: number <= 5,
    gameEndedInEarlySurrender: false,
    gameEndedInSurrender: false,
    kills: number,
    deaths: 3,
    assists: 7,
    totalMinionsKilled: 150,
    neutralMinionsKilled: 12,
    goldEarned: 11_000,
    goldSpent: 10_500,
    totalDamageDealtToChampions: 20_000,
    totalDamageTaken: 18_000,
    visionScore: 25,
    item0: 3_031,
    item1: 0,
    item6: 3_340,
    summoner1Id: 4,
    summoner2Id: 12,
    placement: 0,
    playerSubteamId: 0,
    playerAugment1: 0,
    ...changes,
  };
}

/** A match-v5 match of ten players, as the 2024 API gives it, cut to the fields that matter. */
export function makeMatchV5(options: MatchV5Options = {}): { metadata: Json; info: Json } {
  const matchId = options.matchId ?? 'EUW1_7000000001';
  const participants =
    options.participants ?? Array.from({ length: 10 }, (_unused, index) => makeParticipant(index + 1, options.participant?.[index]));
  return {
    metadata: { dataVersion: '2', matchId, participants: participants.map((participant) => participant['puuid']) },
    info: {
      endOfGameResult: 'GameComplete',
      gameCreation: MATCH_START - 60_000,
      gameDuration: 1_800,
      gameStartTimestamp: MATCH_START,
      gameEndTimestamp: MATCH_START + 1_800_000,
      gameId: Number(matchId.split('_')[1]),
      gameMode: 'CLASSIC',
      gameVersion: '14.23.636.9832',
      mapId: 11,
      platformId: matchId.split('_')[0],
      queueId: 420,
      participants,
      teams: [makeTeam(100, true), makeTeam(200, false)],
      ...options.info,
    },
  };
}

function makeTeam(teamId: number, win: boolean): Json {
  return {
    teamId,
    win,
    bans: [
      { championId: 777, pickTurn: teamId === 100 ? 2 : 7 },
      { championId: -1, pickTurn: teamId === 100 ? 1 : 6 },
    ],
    objectives: { tower: { first: win, kills: win ? 9 : 2 }, baron: { first: win, kills: win ? 1 : 0 } },
  };
}

/** Two CSVs as the flat extract has them: a match and its ten participants. */
export function makeFlatRows(matchId: string, changes: { match?: Json; participant?: Json } = {}): { match: Json; participants: Json[] } {
  const match = { '': '0', match_id: matchId, duration: '1279', winner_team: '2', match_date: '2024-12-01 10:00:00.000', ...changes.match };
  const participants = Array.from({ length: 10 }, (_unused, index) => ({
    '': String(index),
    match_id: matchId,
    puuid: `puuid-${index + 1}`,
    champion: KEYS[index],
    team: index < 5 ? '1' : '2',
    role: POSITIONS[index % 5],
    kills: String(index),
    deaths: '6',
    assists: '2',
    damage_dealt: '20704',
    gold_earned: '6973',
    cs: '133',
    vision_score: '7',
    ...changes.participant,
  }));
  return { match, participants };
}

/** Values as records of a file, each on its line. */
export function toRecords(values: readonly unknown[], file = 'fixture'): RawRecord[] {
  return values.map((value, index) => ({ place: { file, line: index + 1 }, value }));
}

/** What an import of a test did. */
export interface ImportResult {
  readonly counts: ImportCounts;
  readonly rejections: readonly { readonly place: RecordPlace; readonly reason: string }[];
  readonly notes: readonly string[];
}

/** Runs one importer over records, as the framework would, outside of any file. */
export async function importRecords(
  database: Database,
  importer: FormatImporter,
  input: { records: readonly RawRecord[] | AsyncIterable<RawRecord>; options?: Partial<ImportOptions>; now?: Date },
): Promise<ImportResult> {
  const counts: ImportCounts = { read: 0, added: 0, changed: 0, unchanged: 0, ignored: 0, waiting: 0, rejected: 0 };
  const rejections: { place: RecordPlace; reason: string }[] = [];
  const notes: string[] = [];
  const nothing = () => undefined;
  const options: ImportOptions = { paths: [], strict: false, channel: null, observedAt: null, ...input.options };
  await importer.importRecords(
    { records: toAsync(input.records), header: {}, complete: () => true },
    {
      database,
      options,
      file: 'fixture',
      counts,
      now: () => input.now ?? new Date('2026-01-01T00:00:00Z'),
      reporter: {
        fileStarted: nothing,
        progress: nothing,
        rejected: nothing,
        note: (_file, message) => void notes.push(message),
        fileFinished: nothing,
      },
      reject: (place, reason) => {
        counts.rejected += 1;
        rejections.push({ place, reason });
        if (options.strict) throw new Error(`strict: ${reason}`);
      },
    },
  );
  return { counts, rejections, notes };
}

async function* toAsync<T>(values: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* values;
}

const DUMP_QUERIES = {
  players: `select puuid, p.platform, game_name, tag_line, name_observed_at, name_recorded_at, name_key, riot_id_key,
      a.platform as active_on, last_played_at
    from players p left join player_activity a on a.player_id = p.id order by puuid`,
  names: `select puuid, n.game_name, n.tag_line, n.first_seen_at, n.last_seen_at
    from player_names n join players p on p.id = n.player_id order by puuid, n.game_name, n.tag_line`,
  ranks: `select puuid, r.queue, r.tier, r.division, r.league_points, r.wins, r.losses, r.observed_at, r.recorded_at
    from player_ranks r join players p on p.id = r.player_id order by puuid, queue`,
  snapshots: `select puuid, r.queue, r.observed_at, r.tier, r.division, r.league_points, r.wins, r.losses
    from rank_snapshots r join players p on p.id = r.player_id order by puuid, queue, observed_at`,
  champions: 'select * from champions order by id',
  matches: `select to_jsonb(m) - 'id' as row from matches m order by match_id`,
  teams: `select m.match_id, to_jsonb(t) - 'match_id' as row from teams t join matches m on m.id = t.match_id order by m.match_id, team_id`,
  participants: `select m.match_id, puuid, to_jsonb(x) - 'match_id' - 'player_id' as row from participants x
    join matches m on m.id = x.match_id left join players p on p.id = x.player_id order by m.match_id, x.slot`,
  parts: 'select * from ingest_parts order by 1, 2, 3',
};

/** All imported rows by their natural keys, in a stable order: equal for equal states, whatever ids were given out. */
export async function dumpRiotRows(database: Database): Promise<Record<keyof typeof DUMP_QUERIES, Json[]>> {
  const dump: Record<string, Json[]> = {};
  for (const [name, text] of Object.entries(DUMP_QUERIES))
    dump[name] = await database.query<Json>(defineStatement(`dump_${name}`, text), []);
  return dump as Record<keyof typeof DUMP_QUERIES, Json[]>;
}
