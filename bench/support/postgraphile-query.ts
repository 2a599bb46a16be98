/**
 * The nested query in the schema that PostGraphile makes of the tables, with as few levels as that allows. The second key of each order
 * is Farsight's, so that the same index serves both.
 */
export const POSTGRAPHILE_QUERY = `query {
  players: allPlayers(first: 20, orderBy: [NAME_KEY_ASC, ROW_ID_ASC]) {
    nodes {
      puuid gameName tagLine
      matches: participantsByPlayerId(first: 5, orderBy: [STARTED_AT_DESC, MATCH_ID_DESC]) {
        nodes {
          teamId position win kills deaths assists creepScore goldEarned damageToChampions visionScore
          match: matchByMatchId { matchId queueId gameMode patch startedAt durationSeconds remake }
        }
      }
    }
  }
}`;

interface PostgraphileAnswer {
  readonly data: {
    readonly players: {
      readonly nodes: readonly { readonly matches: { readonly nodes: readonly { readonly match: { readonly startedAt: string } }[] } }[];
    };
  };
}

/** An answer to {@link POSTGRAPHILE_QUERY} in the shape of Farsight's, its times written alike. */
export function toFarsightShape(answer: unknown): unknown {
  const { players } = (answer as PostgraphileAnswer).data;
  const nodes = players.nodes.map(({ matches, ...player }) => ({
    ...player,
    matches: {
      edges: matches.nodes.map(({ match, ...participant }) => ({
        participant,
        node: { ...match, startedAt: new Date(match.startedAt).toISOString() },
      })),
    },
  }));
  return { data: { players: { nodes } } };
}
