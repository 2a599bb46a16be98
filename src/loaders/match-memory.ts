import type { Page } from '../data/keyset-page.ts';
import type { MatchRow, TeamRow } from '../data/match-repository.ts';
import type { ParticipantDetailsRow, ParticipantRow } from '../data/participant-repository.ts';
import type { RowMemory, RowShelf } from '../domain/row-memory.ts';

/** Matches and what belongs to them, in memory. Ids are row ids unless said. */
export interface MatchMemory {
  readonly matches: RowShelf<MatchRow>;
  /** By Riot's id. */
  readonly matchesByMatchId: RowShelf<MatchRow>;
  /** All of a match. */
  readonly participants: RowShelf<readonly ParticipantRow[]>;
  readonly teams: RowShelf<readonly TeamRow[]>;
  /** By `toParticipantKey`. */
  readonly participantDetails: RowShelf<ParticipantDetailsRow>;
  /** Of a player's matches, with the player's parts in them. */
  readonly playerPages: RowShelf<Page<ParticipantRow>>;
}

/** Reads everything and keeps nothing. */
const NO_MEMORY: RowMemory = { shelf: () => ({ begin: () => null }) };

/** The shelves of a memory; for all requests. @param memory null for none */
export function createMatchMemory(memory: RowMemory | null): MatchMemory {
  const { shelf } = memory ?? NO_MEMORY;
  return {
    matches: shelf('match'),
    matchesByMatchId: shelf('match_by_match_id'),
    participants: shelf('match_participants'),
    teams: shelf('match_teams'),
    participantDetails: shelf('participant_details'),
    playerPages: shelf('player_match_page'),
  };
}
