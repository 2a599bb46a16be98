import type { Database } from '../../src/data/database.ts';

/** What is counted, as text a row: `patch/queue: …`. */
export type MetaRows = Readonly<Record<'champions' | 'matchups' | 'scopes', readonly string[]>>;

interface Part {
  readonly matchId: string;
  readonly patch: string | null;
  readonly queueId: number | null;
  readonly mapId: number | null;
  readonly remake: boolean;
  readonly teamId: number;
  readonly championId: number;
  readonly position: string | null;
  readonly win: boolean;
  readonly bot: boolean;
}

interface Ban {
  readonly matchId: string;
  readonly championId: number;
}

const PARTS = `select m.id::text as "matchId", patch, m.queue_id as "queueId", map_id as "mapId", m.remake, team_id as "teamId", champion_id as "championId",
  position, win, bot from participants p join matches m on m.id = p.match_id`;
const BANS = `select match_id::text as "matchId", unnest(ban_champion_ids) as "championId" from teams`;
const SCOPES = `select patch || '/' || queue_id || ': ' || matches || ' ' || ban_matches || ' ' || settled as line from meta_scopes`;
const CHAMPIONS = `select patch || '/' || queue_id || ': ' || concat_ws(' ', position, champion_id, c.matches, games, wins, bans) as line
  from meta_champions c join meta_scopes s on s.id = scope_id`;
const MATCHUPS = `select patch || '/' || queue_id || ': ' || concat_ws(' ', position, champion_id, opponent_id, games, wins) as line
  from meta_matchups m join meta_scopes s on s.id = scope_id`;

/** What is stored. */
export async function readMeta(database: Database): Promise<MetaRows> {
  const lines = async (text: string) => (await read<{ line: string }>(database, text)).map(({ line }) => line).sort();
  return { scopes: await lines(SCOPES), champions: await lines(CHAMPIONS), matchups: await lines(MATCHUPS) };
}

/** What should be stored, counted one by one from the matches. */
export async function countMeta(database: Database): Promise<MetaRows> {
  const bans = await read<Ban>(database, BANS);
  const byScope = Map.groupBy(
    (await read<Part>(database, PARTS)).filter(({ patch, remake, bot }) => patch !== null && !remake && !bot),
    ({ patch, queueId }) => `${patch}/${queueId ?? -1}`,
  );
  const rows = [...byScope].map(([scope, parts]) => {
    const { scopeLine, champions, matchups } = countScope(parts, bans);
    const prefix = (line: string) => `${scope}: ${line}`;
    return { scopes: [prefix(scopeLine)], champions: champions.map(prefix), matchups: matchups.map(prefix) };
  });
  const all = (name: keyof MetaRows) => rows.flatMap((row) => row[name]).sort();
  return { scopes: all('scopes'), champions: all('champions'), matchups: all('matchups') };
}

function countScope(parts: readonly Part[], allBans: readonly Ban[]) {
  const matches = new Set(parts.map(({ matchId }) => matchId));
  const bans = new Set(
    allBans
      .filter(({ matchId, championId }) => championId > 0 && matches.has(matchId))
      .map(({ matchId, championId }) => `${matchId} ${championId}`),
  );
  const banMatches = new Set([...bans].map((ban) => ban.split(' ')[0]));
  const entries = parts.flatMap((part) => [
    { key: `ALL ${part.championId}`, part },
    ...(positionOf(part) === null ? [] : [{ key: `${positionOf(part)} ${part.championId}`, part }]),
  ]);
  const played = Map.groupBy(entries, ({ key }) => key);
  for (const ban of bans) {
    const key = `ALL ${ban.split(' ')[1]}`;
    if (!played.has(key)) played.set(key, []);
  }
  const champions = [...played].map(([key, found]) => {
    const wins = found.filter(({ part }) => part.win).length;
    const banned = key.startsWith('ALL ') ? [...bans].filter((ban) => `ALL ${ban.split(' ')[1]}` === key).length : 0;
    return `${key} ${new Set(found.map(({ part }) => part.matchId)).size} ${found.length} ${wins} ${banned}`;
  });
  const pairs = parts.flatMap((one) =>
    parts
      .filter(
        (other) =>
          other.matchId === one.matchId &&
          positionOf(one) !== null &&
          positionOf(other) === positionOf(one) &&
          other.teamId !== one.teamId &&
          other.championId !== one.championId,
      )
      .map((other) => ({ key: `${positionOf(one)} ${one.championId} ${other.championId}`, win: one.win })),
  );
  const matchups = [...Map.groupBy(pairs, ({ key }) => key)].map(
    ([key, found]) => `${key} ${found.length} ${found.filter(({ win }) => win).length}`,
  );
  return { scopeLine: `${matches.size} ${banMatches.size} ${matches.size >= 100}`, champions, matchups };
}

/** Only Summoner's Rift has positions. */
function positionOf({ mapId, position }: Part): string | null {
  return (mapId ?? 11) === 11 ? position : null;
}

function read<Row>(database: Database, text: string): Promise<Row[]> {
  return database.query<Row>({ name: 'meta_oracle', label: 'meta_oracle', text, planEachTime: true }, []);
}
