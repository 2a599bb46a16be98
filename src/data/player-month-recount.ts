import { type Database, defineStatement } from './database.ts';

/** Columns of sums, and what they are sums of. */
const SUMS = {
  games: 'count(*)',
  wins: 'count(*) filter (where win)',
  kills: 'sum(kills)',
  deaths: 'sum(deaths)',
  assists: 'sum(assists)',
  creep_score: 'sum(creep_score)',
  vision: 'sum(vision_score)',
  gold: 'sum(gold_earned)',
  damage: 'sum(damage_to_champions)',
  seconds: 'sum(duration_seconds)',
};
const toList = (toItem: (column: string) => string) => Object.keys(SUMS).map(toItem).join(', ');

const KEY = 'player_id, month, queue_id, position, champion_id';
const COUNTED = `(
  select player_id, date_trunc('month', started_at at time zone 'UTC')::date as month, coalesce(queue_id, -1) as queue_id,
    coalesce(position, '') collate "C" as position, champion_id, ${Object.entries(SUMS)
      .map(([column, sum]) => `${sum} as ${column}`)
      .join(', ')}
  from participants where player_id is not null and not remake group by 1, 2, 3, 4, 5
) counted`;
const DIFFERS = `row(${toList((column) => `stored.${column}`)}) is distinct from row(${toList((column) => `counted.${column}`)})`;

/** A month of a player whose stored sums are not what the player's matches come to. */
export interface PlayerMonthDifference {
  readonly playerId: string;
  /** First day in UTC, `2025-01-01`. */
  readonly month: string;
  /** -1 for none. */
  readonly queueId: number;
  /** '' for none. */
  readonly position: string;
  readonly championId: number;
  /** Number of games as stored; null where no row is. */
  readonly storedGames: number | null;
  /** Number of games as counted; null where there are none. */
  readonly countedGames: number | null;
}

const findDifferences = defineStatement(
  'player_months_find_differences',
  `select player_id as "playerId", month::text, queue_id as "queueId", position, champion_id as "championId", stored.games as "storedGames",
     counted.games::integer as "countedGames"
   from player_months stored full join ${COUNTED} using (${KEY})
   where ${DIFFERS} order by ${KEY} limit $1`,
);
// Writers of participants that come meanwhile wait in their triggers, and then add to what was counted anew.
const lockMonths = defineStatement('player_months_lock', 'lock table player_months in exclusive mode');
const deleteUncounted = defineStatement(
  'player_months_delete_uncounted',
  `delete from player_months where (${KEY}) in (
     select ${KEY} from player_months stored left join ${COUNTED} using (${KEY}) where counted.games is null)`,
);
const storeCounted = defineStatement(
  'player_months_store_counted',
  `insert into player_months as stored (${KEY}, ${toList((column) => column)}) select * from ${COUNTED} order by ${KEY}
   on conflict (${KEY}) do update set ${toList((column) => `${column} = excluded.${column}`)}
   where ${DIFFERS.replaceAll('counted.', 'excluded.')}`,
);

/** Months whose stored sums are not what a recount of all participants gives, by key; at most `limit`. */
export function findPlayerMonthDifferences(database: Database, limit: number): Promise<PlayerMonthDifference[]> {
  return database.query<PlayerMonthDifference>(findDifferences, [limit]);
}

/** Stores what a recount of all participants gives, and writes only what differs. Who writes participants meanwhile waits. */
export async function recountPlayerMonths(database: Database): Promise<void> {
  await database.transaction(async (writer) => {
    await writer.execute(lockMonths, []);
    await writer.execute(deleteUncounted, []);
    await writer.execute(storeCounted, []);
  });
}
