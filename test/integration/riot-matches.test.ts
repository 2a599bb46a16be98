import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, defineStatement, type Writer } from '../../src/data/database.ts';
import { createPostgresDatabase } from '../../src/data/postgres-database.ts';
import { MATCH_SOURCE_RANK } from '../../src/domain/match-record.ts';
import { matchV5Importer, timelineImporter } from '../../src/ingest/riot/match-importers.ts';
import { parseMatchV5 } from '../../src/ingest/riot/match-v5-parser.ts';
import { writeMatches } from '../../src/ingest/riot/match-writer.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { dumpRiotRows, importRecords, MATCH_START, makeMatchV5, makeParticipant, toRecords } from '../support/riot-fixtures.ts';
import { databaseKinds, describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const countPlayers = defineStatement('test_count_players', 'select count(*)::int as n from players');
// xmin changes with every write of a row, so this tells whether anything was written at all.
const rowVersions = defineStatement(
  'test_row_versions',
  `select 'p' || id as row, xmin::text from players union all select 'n' || player_id || game_name, xmin::text from player_names
   union all select 'm' || id, xmin::text from matches union all select 't' || match_id || '/' || team_id, xmin::text from teams
   union all select 'x' || match_id || '/' || slot, xmin::text from participants union all select 'c' || id, xmin::text from champions order by 1`,
);

function matchAt(number: number, hours: number, changes: Parameters<typeof makeMatchV5>[0] = {}) {
  return makeMatchV5({
    ...changes,
    matchId: changes.matchId ?? `EUW1_${number}`,
    info: { gameStartTimestamp: MATCH_START + hours * 3_600_000, ...changes.info },
  });
}

function toRecord(raw: unknown, sourceRank: (typeof MATCH_SOURCE_RANK)[keyof typeof MATCH_SOURCE_RANK] = MATCH_SOURCE_RANK.matchV5) {
  const parsed = parseMatchV5(raw, sourceRank);
  if (parsed.reason !== null) throw new Error(parsed.reason);
  return { place: { file: 'fixture' }, value: parsed.value };
}

describeOnDatabases('importing match-v5', (kind) => {
  let test: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    test = await kind.create();
    database = test.database;
    await seedChampions(database);
  });
  afterEach(() => test.dispose());

  const importMatches = (values: readonly unknown[]) => importRecords(database, matchV5Importer, { records: toRecords(values) });

  it('stores a match with teams, participants, players and names', async () => {
    const { counts } = await importMatches([makeMatchV5()]);
    expect(counts).toMatchObject({ added: 1, rejected: 0 });
    const rows = await dumpRiotRows(database);
    expect(rows.matches).toHaveLength(1);
    expect(rows.teams[0]?.['row']).toMatchObject({ team_id: 100, win: true, ban_champion_ids: [777], ban_pick_turns: [2] });
    expect(rows.teams[0]?.['row']).toMatchObject({ objectives: [{ objective: 'baron' }, { objective: 'tower', kills: 9, first: true }] });
    expect(rows.participants[7]).toMatchObject({
      puuid: 'puuid-8',
      row: { slot: 8, champion_id: 62, creep_score: 162, items: [3_031, 3_340] },
    });
    expect(rows.players[0]).toMatchObject({
      puuid: 'puuid-1',
      platform: 'EUW1',
      game_name: 'Player 1',
      name_key: 'player 1',
      riot_id_key: 'player 1#euw',
      last_played_at: new Date(MATCH_START),
    });
    expect(rows.names[0]).toMatchObject({ tag_line: 'EUW', first_seen_at: new Date(MATCH_START), last_seen_at: new Date(MATCH_START) });
  });

  it('stores teams without objectives as an empty list', async () => {
    await importMatches([makeMatchV5({ info: { teams: [{ teamId: 100, win: true }] } })]);
    expect((await dumpRiotRows(database)).teams[0]?.['row']).toMatchObject({ objectives: [], ban_champion_ids: [] });
  });

  it('writes nothing when imported twice, and says so', async () => {
    const matches = [matchAt(1, 0), matchAt(2, 5), matchAt(3, -5)];
    await importMatches(matches);
    const before = await database.query(rowVersions, []);
    const { counts } = await importMatches(matches);
    expect(counts).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(await database.query(rowVersions, [])).toEqual(before);
  });

  it('ends in the same rows whatever the order of matches and batches', async () => {
    const matches = [
      matchAt(1, 0),
      matchAt(2, 10, { participant: { 0: { riotIdGameName: 'Renamed ', riotIdTagline: 'NEW' } } }),
      matchAt(3, 5, { participant: { 0: { riotIdGameName: undefined, summonerName: 'Between' }, 1: { puuid: 'other' } } }),
      matchAt(4, 10, { matchId: 'NA1_4', participant: { 2: { riotIdGameName: 'Tie' } } }),
    ];
    await importMatches(matches);
    const other = await kind.create();
    try {
      await seedChampions(other.database);
      for (const match of matches.toReversed()) await importRecords(other.database, matchV5Importer, { records: toRecords([match]) });
      const rows = await dumpRiotRows(database);
      expect(await dumpRiotRows(other.database)).toEqual(rows);
      expect(rows.players.find((player) => player['puuid'] === 'puuid-1')).toMatchObject({ game_name: 'Renamed ', platform: 'NA1' });
      expect(rows.names.filter((name) => name['puuid'] === 'puuid-1')).toHaveLength(3);
    } finally {
      await other.dispose();
    }
  });

  it('does not let an older match change the current name', async () => {
    await importMatches([matchAt(1, 0)]);
    await importMatches([matchAt(2, -24, { participant: { 0: { riotIdGameName: 'Former' } } })]);
    const rows = await dumpRiotRows(database);
    expect(rows.players[0]).toMatchObject({ game_name: 'Player 1', last_played_at: new Date(MATCH_START) });
    expect(rows.names.filter((name) => name['puuid'] === 'puuid-1').map((name) => name['game_name'])).toEqual(['Former', 'Player 1']);
  });

  it('replaces a changed match under its id, and takes back when its players last played', async () => {
    await importMatches([matchAt(1, 0), matchAt(2, 10)]);
    const ids = defineStatement('test_match_ids', 'select id from matches order by match_id');
    const before = await database.query(ids, []);
    const { counts } = await importMatches([matchAt(2, -10, { participant: { 0: { kills: 30 } } })]);
    expect(counts).toMatchObject({ changed: 1 });
    expect(await database.query(ids, [])).toEqual(before);
    const rows = await dumpRiotRows(database);
    expect(rows.participants).toHaveLength(20);
    expect(rows.participants[10]?.['row']).toMatchObject({ kills: 30 });
    expect(rows.players[0]).toMatchObject({ last_played_at: new Date(MATCH_START) });
  });

  it('takes a match that comes twice in a batch as if it came in two', async () => {
    const { counts } = await importMatches([matchAt(1, 0), matchAt(1, 0), matchAt(1, 0, { participant: { 0: { kills: 9 } } })]);
    expect(counts).toMatchObject({ added: 1, unchanged: 1, changed: 1 });
    expect((await dumpRiotRows(database)).participants[0]?.['row']).toMatchObject({ kills: 9 });
  });

  it('never replaces a match by one from a less complete source', async () => {
    const raw = makeMatchV5();
    const poor = toRecord(makeMatchV5({ participant: { 0: { kills: 30 } } }), MATCH_SOURCE_RANK.flatMatchV5);
    expect(await writeMatches(database, [poor], NOW)).toEqual([{ kind: 'added' }]);
    expect(await writeMatches(database, [toRecord(raw)], NOW)).toEqual([{ kind: 'changed' }]);
    expect(await writeMatches(database, [poor], NOW)).toEqual([{ kind: 'unchanged' }]);
    expect((await dumpRiotRows(database)).matches[0]?.['row']).toMatchObject({ source_rank: 3 });
  });

  it('gives bots no player', async () => {
    const bot = { puuid: 'BOT', riotIdGameName: '', summonerName: 'Ashe bot' };
    await importMatches([makeMatchV5({ participant: { 5: bot, 6: bot, 7: bot, 8: bot, 9: bot } })]);
    const rows = await dumpRiotRows(database);
    expect(rows.players).toHaveLength(5);
    expect(rows.participants.filter((participant) => participant['puuid'] === null)).toHaveLength(5);
  });

  it('finds champions by key where ids are garbage, in any case', async () => {
    await importMatches([makeMatchV5({ participant: { 0: { championId: 37_290_552, championName: 'FiddleSticks' } } })]);
    expect((await dumpRiotRows(database)).participants[0]?.['row']).toMatchObject({ champion_id: 9 });
  });

  it('adds a champion that is new, without a name', async () => {
    await importMatches([makeMatchV5({ participant: { 0: { championId: 990, championName: 'Newcomer' } } })]);
    expect((await dumpRiotRows(database)).champions.find((champion) => champion['id'] === 990)).toEqual({
      id: 990,
      key: 'Newcomer',
      key_fold: 'newcomer',
      name: null,
    });
  });

  it('rejects a match whose champion cannot be known, and keeps nothing of it', async () => {
    const unknown = { 0: { championId: 990, championName: 'Newcomer' }, 3: { championId: 37_290_552, championName: 'Nobody' } };
    const before = await dumpRiotRows(database);
    const { counts, rejections } = await importMatches([makeMatchV5({ participant: unknown })]);
    expect(counts).toMatchObject({ rejected: 1, added: 0 });
    expect(rejections[0]).toEqual({
      place: { file: 'fixture', line: 1 },
      reason: 'the champion "Nobody" of slot 4 is not known: import a Data Dragon champion.json that has it first',
    });
    expect(await dumpRiotRows(database)).toEqual(before);
  });

  it('reports what cannot be read, and stores the rest', async () => {
    const records = [...toRecords([makeMatchV5({ participant: { 1: { kills: 'x' } } }), makeMatchV5({ matchId: 'EUW1_5' })])];
    const broken = { place: { file: 'fixture', line: 3 }, failure: 'Malformed JSON' };
    const { counts, rejections } = await importRecords(database, matchV5Importer, { records: [...records, broken] });
    expect(counts).toMatchObject({ added: 1, rejected: 2 });
    expect(rejections.map(({ place }) => place.line)).toEqual([1, 3]);
    expect((await dumpRiotRows(database)).matches).toHaveLength(1);
  });

  it('stops at the first bad record when strict, and keeps what came before', async () => {
    const records = toRecords([matchAt(1, 0), { info: {} }, matchAt(2, 0)]);
    await expect(importRecords(database, matchV5Importer, { records, options: { strict: true } })).rejects.toThrow('strict: ');
    expect((await dumpRiotRows(database)).matches.map(({ row }) => row)).toMatchObject([{ match_id: 'EUW1_1' }]);
  });

  it('counts timelines and stores none, wherever they come', async () => {
    const timeline = { metadata: { matchId: 'EUW1_1' }, info: { frameInterval: 60_000, frames: [] } };
    const { counts } = await importRecords(database, timelineImporter, { records: toRecords([timeline, makeMatchV5(), timeline]) });
    expect(counts).toMatchObject({ ignored: 2, added: 1 });
  });

  it('leaves nothing of a batch that fails half-way', async () => {
    const failing: Database = {
      ...database,
      query: database.query,
      transaction: (work) => database.transaction((writer) => work(failAtParticipants(writer))),
    };
    const before = await dumpRiotRows(database);
    await expect(writeMatches(failing, [toRecord(makeMatchV5())], NOW)).rejects.toThrow('the power went');
    expect(await dumpRiotRows(database)).toEqual(before);
  });

  it('stores many matches in batches', async () => {
    const matches = Array.from({ length: 130 }, (_unused, number) => matchAt(number + 1, number));
    const { counts } = await importMatches(matches);
    expect(counts).toMatchObject({ added: 130 });
    expect(await database.query(countPlayers, [])).toEqual([{ n: 10 }]);
  });

  it('holds 16 players of an Arena match', async () => {
    const participants = Array.from({ length: 16 }, (_unused, index) => makeParticipant(index + 1, { placement: 8, playerSubteamId: 2 }));
    await importMatches([makeMatchV5({ participants, info: { gameMode: 'CHERRY', queueId: 1_700 } })]);
    expect((await dumpRiotRows(database)).participants[15]?.['row']).toMatchObject({ placement: 8, subteam_id: 2 });
  });
});

function failAtParticipants(writer: Writer): Writer {
  return {
    ...writer,
    copy: (table, columns, rows) =>
      table === 'participants' ? Promise.reject(new Error('the power went')) : writer.copy(table, columns, rows),
  };
}

describe('two imports at once', () => {
  const postgres = databaseKinds().find(({ kind }) => kind === 'postgres');

  it.skipIf(!postgres)('end in the same rows as one after the other', async () => {
    const [together, alone] = await Promise.all([postgres?.create(), postgres?.create()]);
    if (!together?.url || !alone) return;
    const second = createPostgresDatabase(together.url, { maxConnections: 2 });
    try {
      const all = Array.from({ length: 60 }, (_unused, number) => toRecord(matchAt(number + 1, number % 7)));
      await seedChampions(alone.database);
      await writeMatches(alone.database, all, NOW);
      await Promise.all([seedChampions(second), seedChampions(together.database)]);
      const inTurn = async (database: Database, records: typeof all) => {
        for (let start = 0; start < records.length; start += 6) await writeMatches(database, records.slice(start, start + 6), NOW);
      };
      await Promise.all([inTurn(together.database, all), inTurn(second, all.toReversed())]);
      expect(await dumpRiotRows(together.database)).toEqual(await dumpRiotRows(alone.database));
    } finally {
      await second.close();
      await Promise.all([together.dispose(), alone.dispose()]);
    }
  });
});
