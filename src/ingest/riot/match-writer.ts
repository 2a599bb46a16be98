import { type Database, defineStatement, type Writer } from '../../data/database.ts';
import type { MatchRecord } from '../../domain/match-record.ts';
import type { SourceRecord } from '../importer.ts';
import { type ChampionResolver, createChampionResolver } from './champion-resolver.ts';
import { lockRiotImports } from './import-lock.ts';
import { MATCH_COLUMNS, PARTICIPANT_COLUMNS, TEAM_COLUMNS, toContentHash, toMatchRow, toParticipantRow, toTeamRow } from './match-rows.ts';
import { storePlayers } from './player-writer.ts';

/** What became of a match; `rejected` ones left nothing behind. */
export type MatchOutcome = { readonly kind: 'added' | 'changed' | 'unchanged' } | { readonly kind: 'rejected'; readonly reason: string };

const selectMatches = defineStatement(
  'import_select_matches',
  'select id, match_id, source_rank, content_hash from matches where match_id = any($1::text[])',
);
const reserveIds = defineStatement(
  'import_reserve_match_ids',
  `select nextval(pg_get_serial_sequence('matches', 'id')) as id from generate_series(1, $1::int)`,
);
const selectParticipantPlayers = defineStatement(
  'import_select_participant_players',
  'select distinct player_id from participants where match_id = any($1::bigint[]) and player_id is not null',
);
// Teams and participants go with it.
const deleteMatches = defineStatement('import_delete_matches', 'delete from matches where id = any($1::bigint[])');
const refreshLastPlayed = defineStatement(
  'import_refresh_last_played',
  `update player_activity set last_played_at = newest.started_at
   from unnest($1::bigint[]) as touched(player_id)
     cross join lateral (
       select coalesce(max(started_at), '-infinity') as started_at from participants where participants.player_id = touched.player_id
     ) as newest
   where player_activity.player_id = touched.player_id and player_activity.last_played_at is distinct from newest.started_at`,
);

interface MatchRow {
  readonly id: string;
  readonly match_id: string;
  readonly source_rank: number;
  readonly content_hash: string;
}

interface Candidate {
  readonly index: number;
  readonly match: MatchRecord;
  readonly contentHash: string;
  /** The row it replaces; null for a new match. */
  readonly replaces: MatchRow | null;
}

/**
 * Stores matches with their teams, participants and players, all in one transaction. A match whose content is stored already is
 * left alone, and so is one from a more complete source; a changed one is replaced under the same id.
 * @param now stands for the time of what carries none
 * @returns what became of each record, in their order
 */
export async function writeMatches(
  database: Database,
  records: readonly SourceRecord<MatchRecord>[],
  now: Date,
): Promise<readonly MatchOutcome[]> {
  return database.transaction((writer) =>
    storeMatches(
      writer,
      records.map((record) => record.value),
      now,
    ),
  );
}

/** As {@link writeMatches}, inside a transaction of the caller's. */
export async function storeMatches(writer: Writer, matches: readonly MatchRecord[], now: Date): Promise<readonly MatchOutcome[]> {
  await lockRiotImports(writer);
  const outcomes = new Map<number, MatchOutcome>();
  let remaining = [...matches.entries()];
  // A match that comes twice is stored in as many rounds, as if it had come in two batches.
  while (remaining.length > 0) {
    const seen = new Set<string>();
    const round = remaining.filter(([, match]) => !seen.has(match.matchId) && seen.add(match.matchId));
    const inRound = new Set(round.map(([index]) => index));
    remaining = remaining.filter(([index]) => !inRound.has(index));
    await storeRound(writer, { round, now, outcomes });
  }
  return matches.map((_match, index) => outcomes.get(index) ?? { kind: 'unchanged' });
}

async function storeRound(
  writer: Writer,
  work: { round: readonly [number, MatchRecord][]; now: Date; outcomes: Map<number, MatchOutcome> },
): Promise<void> {
  const differing = await findDiffering(writer, work.round);
  if (differing.length === 0) return;
  const champions = await createChampionResolver(writer);
  const stored: Candidate[] = [];
  for (const candidate of differing) {
    const reason = champions.admit(candidate.match);
    if (reason === null) {
      stored.push(candidate);
      work.outcomes.set(candidate.index, { kind: candidate.replaces ? 'changed' : 'added' });
    } else work.outcomes.set(candidate.index, { kind: 'rejected', reason });
  }
  await champions.storeNoted();
  if (stored.length > 0) await storeCandidates(writer, { stored, champions, now: work.now });
}

async function findDiffering(writer: Writer, round: readonly [number, MatchRecord][]): Promise<Candidate[]> {
  const rows = await writer.query<MatchRow>(selectMatches, [round.map(([, match]) => match.matchId)]);
  const known = new Map(rows.map((row) => [row.match_id, row]));
  return round.flatMap(([index, match]) => {
    const replaces = known.get(match.matchId) ?? null;
    if (replaces && replaces.source_rank > match.sourceRank) return [];
    const contentHash = toContentHash(match);
    return replaces?.content_hash === contentHash ? [] : [{ index, match, contentHash, replaces }];
  });
}

async function storeCandidates(
  writer: Writer,
  work: { stored: readonly Candidate[]; champions: ChampionResolver; now: Date },
): Promise<void> {
  const replaced = work.stored.flatMap(({ replaces }) => (replaces ? [replaces.id] : []));
  const formerPlayers = await deleteReplaced(writer, replaced);
  const { ids: playerIds } = await storePlayers(writer, work.stored.flatMap(toObservations), work.now);
  const matchKeys = await toMatchKeys(writer, work.stored);
  await copyRows(writer, { ...work, playerIds, matchKeys });
  if (replaced.length === 0) return;
  const players = work.stored
    .filter(({ replaces }) => replaces)
    .flatMap(({ match }) => match.participants.flatMap(({ puuid }) => playerIds.get(puuid ?? '') ?? []));
  await writer.execute(refreshLastPlayed, [[...new Set([...formerPlayers, ...players])]]);
}

async function deleteReplaced(writer: Writer, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await writer.query<{ player_id: string }>(selectParticipantPlayers, [ids]);
  await writer.execute(deleteMatches, [ids]);
  return rows.map((row) => row.player_id);
}

function toObservations({ match }: Candidate) {
  const at = match.startedAt.getTime();
  return match.participants.flatMap(({ puuid, gameName, tagLine }) =>
    puuid === null ? [] : [{ puuid, platform: match.platform, gameName, tagLine, observedAt: at, playedAt: at }],
  );
}

async function toMatchKeys(writer: Writer, stored: readonly Candidate[]): Promise<readonly string[]> {
  const added = stored.filter(({ replaces }) => !replaces).length;
  const reserved = added === 0 ? [] : await writer.query<{ id: string }>(reserveIds, [added]);
  const fresh = reserved.values();
  return stored.map(({ replaces }) => replaces?.id ?? fresh.next().value?.id ?? '');
}

async function copyRows(
  writer: Writer,
  work: {
    stored: readonly Candidate[];
    champions: ChampionResolver;
    playerIds: ReadonlyMap<string, string>;
    matchKeys: readonly string[];
  },
): Promise<void> {
  const matches: unknown[][] = [];
  const teams: unknown[][] = [];
  const participants: unknown[][] = [];
  for (const [index, { match, contentHash }] of work.stored.entries()) {
    const matchKey = work.matchKeys[index] ?? '';
    const startedAt = match.startedAt.toISOString();
    matches.push(toMatchRow(matchKey, match, contentHash));
    for (const team of match.teams) teams.push(toTeamRow(matchKey, team));
    for (const participant of match.participants) {
      const playerId = work.playerIds.get(participant.puuid ?? '') ?? null;
      const championId = work.champions.resolve(participant.champion) ?? 0;
      participants.push(toParticipantRow(participant, { matchKey, match, startedAt, playerId, championId }));
    }
  }
  await writer.copy('matches', MATCH_COLUMNS, matches);
  await writer.copy('teams', TEAM_COLUMNS, teams);
  await writer.copy('participants', PARTICIPANT_COLUMNS, participants);
}
