import { type Database, defineStatement } from '../../src/data/database.ts';

/** Rows as JSON text without the ids that the order of storing gave, by what names them in the world. */
const QUERIES: Readonly<Record<string, string>> = {
  players: `select (to_jsonb(p) - 'id')::text as row from players p`,
  player_names: `select (to_jsonb(n) - 'player_id' || jsonb_build_object('puuid', p.puuid))::text as row from player_names n join players p on p.id = n.player_id`,
  player_ranks: `select (to_jsonb(r) - 'player_id' || jsonb_build_object('puuid', p.puuid))::text as row from player_ranks r join players p on p.id = r.player_id`,
  rank_snapshots: `select (to_jsonb(r) - 'player_id' || jsonb_build_object('puuid', p.puuid))::text as row from rank_snapshots r join players p on p.id = r.player_id`,
  matches: `select (to_jsonb(m) - 'id')::text as row from matches m`,
  teams: `select (to_jsonb(t) - 'match_id' || jsonb_build_object('match', m.match_id))::text as row from teams t join matches m on m.id = t.match_id`,
  participants: `select (to_jsonb(q) - 'match_id' - 'player_id' || jsonb_build_object('match', m.match_id, 'puuid', p.puuid))::text as row
    from participants q join matches m on m.id = q.match_id left join players p on p.id = q.player_id`,
  channels: `select (to_jsonb(c) - 'id')::text as row from channels c`,
  channel_aliases: `select (to_jsonb(a) - 'channel_id' || jsonb_build_object('channel', c.handle_key))::text as row from channel_aliases a join channels c on c.id = a.channel_id`,
  channel_exports: `select (to_jsonb(e) - 'channel_id' || jsonb_build_object('channel', c.handle_key))::text as row from channel_exports e join channels c on c.id = e.channel_id`,
  posts: `select (to_jsonb(p) - 'id' - 'channel_id' || jsonb_build_object('channel', c.handle_key))::text as row from posts p join channels c on c.id = p.channel_id`,
  post_versions: `select (to_jsonb(v) - 'post_id' || jsonb_build_object('message', p.message_id))::text as row from post_versions v join posts p on p.id = v.post_id`,
  post_snapshots: `select (to_jsonb(s) - 'post_id' || jsonb_build_object('message', p.message_id))::text as row from post_snapshots s join posts p on p.id = s.post_id`,
  subscriber_snapshots: `select (to_jsonb(s) - 'channel_id' || jsonb_build_object('channel', c.handle_key))::text as row
    from subscriber_snapshots s join channels c on c.id = s.channel_id`,
};

/** All rows of a database by table, sorted and without generated ids. */
export async function dumpNaturalRows(database: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables: Record<string, readonly string[]> = {};
  for (const [table, text] of Object.entries(QUERIES)) {
    const rows = await database.query<{ row: string }>(defineStatement(`dump_${table}`, text), []);
    tables[table] = rows.map(({ row }) => row).sort();
  }
  return tables;
}
