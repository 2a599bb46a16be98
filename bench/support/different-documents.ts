import type { Random } from '../../src/ingest/sample/random.ts';

const PLAYER_FIELDS = ['id', 'puuid', 'gameName', 'tagLine', 'platform'] as const;
const MATCH_FIELDS = ['id', 'matchId', 'queueId', 'gameMode', 'patch', 'startedAt', 'durationSeconds', 'remake'] as const;
const PARTICIPANT_FIELDS = ['teamId', 'position', 'win', 'kills', 'deaths', 'assists', 'creepScore', 'goldEarned', 'visionScore'] as const;
const POSITIONS = ['TOP', 'JUNGLE', 'MIDDLE', 'BOTTOM', 'UTILITY'] as const;
/** One in five is refused: a typing mistake, a field or an argument that does not exist, a value of the wrong kind. */
const FAULTS = [null, null, null, null, 'fault'] as const;

/** Texts of operations, no two alike, as scripts and people who explore write them: other fields, filters, aliases and names each time. */
export function createDifferentDocuments(random: Random): () => string {
  let count = 0;
  return () => {
    count += 1;
    const text = random.pick([writePlayers, writeMatch, writeMatches])(random, count);
    return random.pick(FAULTS) === null ? text : spoil(text, random, count);
  };
}

function writePlayers(random: Random, count: number): string {
  const filter = random.pick([
    `result: ${random.pick(['WIN', 'LOSS'])}`,
    `queueId: ${random.pick([420, 450])}`,
    `position: ${random.pick(POSITIONS)}`,
    `championId: ${1 + random.below(160)}`,
  ]);
  return `query Players${count} { page${count}: players(first: ${1 + random.below(4)}) { nodes { ${some(PLAYER_FIELDS, random)} recent: matches(first: ${1 + random.below(4)}, filter: { ${filter} }) {
    edges { participant { ${some(PARTICIPANT_FIELDS, random)} } node { ${some(MATCH_FIELDS, random)} } } } } } }`;
}

function writeMatch(random: Random, count: number): string {
  return `query Match${count} { m${count}: match(matchId: "EUW1_${1 + random.below(20_000)}") { ${some(MATCH_FIELDS, random)} teams { teamId win } participants { ${some(PARTICIPANT_FIELDS, random)} } } }`;
}

function writeMatches(random: Random, count: number): string {
  return `query List${count} { l${count}: matches(first: ${1 + random.below(8)}, filter: { queueId: ${random.pick([420, 450])} }) { edges { cursor node { ...M${count} } } pageInfo { hasNextPage } } }
    fragment M${count} on Match { ${some(MATCH_FIELDS, random)} }`;
}

function spoil(text: string, random: Random, count: number): string {
  return random.pick([
    () => text.slice(0, -1),
    () => text.replace('{ ', `{ unknown${count} `),
    () => text.replace(/first: \d+|matchId: "[^"]+"/, `nothing: ${count}`),
    () => text.replace(/first: \d+|matchId: "[^"]+"/, 'first: "many"'),
  ])();
}

/** At least one of the fields, in their order. */
function some(fields: readonly string[], random: Random): string {
  const chosen = fields.filter(() => random.next() < 0.5);
  return (chosen.length > 0 ? chosen : [random.pick(fields)]).join(' ');
}
