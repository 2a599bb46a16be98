import { createHash } from 'node:crypto';
import { toGlobalId } from '../../src/domain/global-id.ts';

const QUERY =
  'query Page($id: ID!, $first: Int!) { node(id: $id) { ... on Player { gameName matches(first: $first) { edges { participant { kills } node { matchId startedAt } } } } } }';

/** Players of `seed.ts`, by number from 1. */
export const PLAYERS = 2_000;

/** A body to post that asks for a player and the last of their matches, five unless said. */
export function toPlayerPage(player: number, first = 5): string {
  return JSON.stringify({ query: QUERY, variables: { id: idOf(player), first } });
}

/** As `seed.ts` names players. */
function idOf(player: number): string {
  const digest = (number: number) => createHash('md5').update(String(number)).digest('hex');
  return toGlobalId('Player', digest(player) + digest(player + 1));
}
