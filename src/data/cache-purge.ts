import { ALL_TAG, type TagType } from '../domain/cache-tags.ts';
import type { InvalidationSource } from '../domain/invalidation-source.ts';
import { listRowTags, listTypeTags, type PurgedRow } from '../domain/purge-tags.ts';
import { type Database, defineStatement } from './database.ts';

/** Which answers are to be dropped: those of a row, of a type, or all. */
export type PurgeTarget =
  | { readonly kind: 'player'; readonly puuid: string }
  /** By Riot's id. */
  | { readonly kind: 'match'; readonly matchId: string }
  /** By row id. */
  | { readonly kind: 'channel'; readonly id: string }
  | { readonly kind: 'type'; readonly type: TagType }
  | { readonly kind: 'everything' };

/** What a purge wrote into the log. */
export interface CachePurge {
  readonly target: PurgeTarget;
  /** Of the transaction: the log shows the purge where it shows that one. */
  readonly xid: number;
  readonly tags: readonly string[];
}

/** Drops stored answers, of all gateways of the database. */
export interface CachePurges {
  /** What is not stored can be named, too: answers that say so are dropped. */
  purge(target: PurgeTarget): Promise<CachePurge>;
}

const player = defineStatement('purge_player', 'select id::text as id, riot_id_key as "riotIdKey" from players where puuid = $1');
const match = defineStatement('purge_match', 'select id::text as id from matches where match_id = $1');
const channel = defineStatement('purge_channel', 'select platform, handle_key as "handleKey" from channels where id = $1::bigint');

/** {@link CachePurges} of a migrated database. @param onPurge hears of each that is in the log; must not throw */
export function createCachePurges(
  database: Pick<Database, 'query'>,
  log: Pick<InvalidationSource, 'purge'>,
  onPurge: (purge: CachePurge) => void = () => undefined,
): CachePurges {
  return {
    purge: async (target) => {
      const tags = await listTags(database, target);
      const purge = { target, tags, xid: await log.purge(tags) };
      onPurge(purge);
      return purge;
    },
  };
}

async function listTags(database: Pick<Database, 'query'>, target: PurgeTarget): Promise<readonly string[]> {
  switch (target.kind) {
    case 'everything':
      return [ALL_TAG];
    case 'type':
      return listTypeTags(target.type);
    default:
      return listRowTags(await findRow(database, target));
  }
}

async function findRow(
  database: Pick<Database, 'query'>,
  target: Exclude<PurgeTarget, { kind: 'everything' | 'type' }>,
): Promise<PurgedRow> {
  switch (target.kind) {
    case 'player': {
      const [row] = await database.query<{ id: string; riotIdKey: string | null }>(player, [target.puuid]);
      return { type: 'Player', puuid: target.puuid, id: row?.id ?? null, riotIdKey: row?.riotIdKey ?? null };
    }
    case 'match': {
      const [row] = await database.query<{ id: string }>(match, [target.matchId]);
      return { type: 'Match', matchId: target.matchId, id: row?.id ?? null };
    }
    case 'channel': {
      const [row] = await database.query<{ platform: string; handleKey: string | null }>(channel, [target.id]);
      const handle = row === undefined || row.handleKey === null ? null : { platform: row.platform, handleKey: row.handleKey };
      return { type: 'Channel', id: target.id, handle };
    }
  }
}
