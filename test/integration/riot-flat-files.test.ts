import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/data/database.ts';
import { flatMatchesImporter, flatMatchV5Importer } from '../../src/ingest/riot/flat-importers.ts';
import { matchV5Importer } from '../../src/ingest/riot/match-importers.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { dumpRiotRows, importRecords, makeFlatRows, makeMatchV5, makeParticipant, toRecords } from '../support/riot-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const ID = 'EUW1_7000000001';

function makeFlatMatchV5Rows(matchId = ID): Record<string, string>[] {
  return Array.from({ length: 10 }, (_unused, index) => {
    const participant = makeParticipant(index + 1, {
      pentakills: 1,
      firstBloodKill: false,
      ban_championId: index === 0 ? -1 : 77,
      ban_pickTurn: index + 1,
    });
    const cells = Object.entries({
      ...participant,
      matchId,
      game_creation: 1_733_047_140_000,
      game_duration: 1_800,
      game_end_timestamp: 1_733_049_000_000,
      game_mode: 'CLASSIC',
      game_start_timestamp: 1_733_047_200_000,
      game_version: '14.23.636.9832',
      map_id: 11,
      platform1: 'EUW1',
      queue_id: 420,
      'team_objectives.baronFirst': index < 5,
      'team_objectives.baronKills': 1,
      'challenges.kda': 3.5,
    }).map(([key, value]) => [key, typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value ?? '')]);
    return Object.fromEntries(cells) as Record<string, string>;
  });
}

describeOnDatabases('importing flat match files', (kind) => {
  let test: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    test = await kind.create();
    database = test.database;
    await seedChampions(database);
  });
  afterEach(() => test.dispose());

  const importFlat = (rows: readonly unknown[]) => importRecords(database, flatMatchesImporter, { records: toRecords(rows) });

  it('joins matches and participants of two files, and waits for the second', async () => {
    const { match, participants } = makeFlatRows(ID);
    expect((await importFlat([match])).counts).toMatchObject({ waiting: 1, added: 0 });
    expect((await dumpRiotRows(database)).matches).toEqual([]);
    expect((await importFlat(participants)).counts).toMatchObject({ added: 10, waiting: 0 });
    const rows = await dumpRiotRows(database);
    expect(rows.matches[0]?.['row']).toMatchObject({
      queue_id: null,
      game_mode: null,
      patch: null,
      remake: false,
      source_rank: 1,
      platform: 'EUW1',
    });
    expect(rows.teams.map(({ row }) => row)).toMatchObject([
      { team_id: 100, win: false },
      { team_id: 200, win: true },
    ]);
    expect(rows.participants[5]).toMatchObject({
      puuid: 'puuid-6',
      row: { slot: 6, team_id: 200, win: true, position: 'TOP', damage_to_champions: 20_704, creep_score: 133, lane_minions: null },
    });
  });

  it('ends in the same rows whatever the order of files and rows', async () => {
    const { match, participants } = makeFlatRows(ID);
    await importFlat([match]);
    await importFlat(participants);
    const other = await kind.create();
    try {
      await seedChampions(other.database);
      for (const rows of [participants.toReversed().slice(0, 4), [match], participants.toReversed().slice(4)])
        await importRecords(other.database, flatMatchesImporter, { records: toRecords(rows) });
      expect(await dumpRiotRows(other.database)).toEqual(await dumpRiotRows(database));
    } finally {
      await other.dispose();
    }
  });

  it('changes nothing when imported twice', async () => {
    const { match, participants } = makeFlatRows(ID);
    await importFlat([match]);
    await importFlat(participants);
    const before = await dumpRiotRows(database);
    expect((await importFlat([match])).counts).toMatchObject({ unchanged: 1 });
    expect((await importFlat(participants)).counts).toMatchObject({ unchanged: 10 });
    expect(await dumpRiotRows(database)).toEqual(before);
  });

  it('takes a corrected row', async () => {
    const { match, participants } = makeFlatRows(ID);
    await importFlat([match, ...participants]);
    expect((await importFlat([{ ...participants[3], kills: '9' }])).counts).toMatchObject({ changed: 1 });
    expect((await dumpRiotRows(database)).participants[3]?.['row']).toMatchObject({ kills: 9 });
  });

  it('takes the last of rows that come twice together', async () => {
    const { match, participants } = makeFlatRows(ID);
    const { counts } = await importFlat([match, ...participants, { ...participants[3], kills: '9' }]);
    expect(counts).toMatchObject({ added: 12, rejected: 0 });
    expect((await dumpRiotRows(database)).participants).toHaveLength(10);
    expect((await dumpRiotRows(database)).participants[3]?.['row']).toMatchObject({ kills: 9 });
  });

  it('takes a match below 300 seconds for a remake', async () => {
    const { match, participants } = makeFlatRows(ID, { match: { duration: '299' } });
    await importFlat([match, ...participants]);
    expect((await dumpRiotRows(database)).matches[0]?.['row']).toMatchObject({ remake: true });
  });

  it('never replaces match-v5, whichever comes first', async () => {
    const { match, participants } = makeFlatRows(ID);
    await importFlat([match, ...participants]);
    await importRecords(database, matchV5Importer, { records: toRecords([makeMatchV5()]) });
    const { counts } = await importFlat([match, ...participants]);
    expect(counts).toMatchObject({ unchanged: 11 });
    expect((await dumpRiotRows(database)).matches[0]?.['row']).toMatchObject({ source_rank: 3, queue_id: 420 });
  });

  it('rejects bad rows by column, and keeps nothing of them', async () => {
    const { match, participants } = makeFlatRows(ID);
    const { rejections } = await importFlat([
      { ...match, winner_team: '3' },
      { ...match, match_date: '2024-13-01 10:00:00' },
      { ...match, match_id: 'x' },
      { ...participants[0], kills: '1.5' },
    ]);
    expect(rejections.map(({ reason }) => reason)).toEqual([
      'winner_team must be a whole number from 1 to 2, got 3',
      'match_date must be a UTC time like 2025-03-23 17:17:26.028, got "2024-13-01 10:00:00"',
      'match_id must be an id like EUW1_7345574446, got "x"',
      'kills must be a whole number from 0 to 32767, got "1.5"',
    ]);
    expect((await dumpRiotRows(database)).parts).toEqual([]);
  });

  it('rejects the rows of a match whose champion is unknown, and keeps only what waited', async () => {
    const { match, participants } = makeFlatRows(ID, { participant: { champion: 'Nobody' } });
    await importFlat([match]);
    const { counts, rejections } = await importFlat(participants);
    expect(counts).toMatchObject({ rejected: 10 });
    expect(rejections[9]).toMatchObject({ place: { line: 10 } });
    expect((await dumpRiotRows(database)).parts).toMatchObject([{ part_key: 'match' }]);
  });

  it('leaves what it knew in place of a correction that is rejected', async () => {
    const { match, participants } = makeFlatRows(ID);
    await importFlat([match, ...participants]);
    const before = await dumpRiotRows(database);
    expect((await importFlat([{ ...participants[3], champion: 'Nobody' }])).counts).toMatchObject({ rejected: 1 });
    expect(await dumpRiotRows(database)).toEqual(before);
    expect((await importFlat([{ ...participants[4], kills: '9' }])).counts).toMatchObject({ changed: 1 });
    expect((await dumpRiotRows(database)).participants).toHaveLength(10);
  });

  it('reads flattened match-v5, one participant a row', async () => {
    const { counts } = await importRecords(database, flatMatchV5Importer, { records: toRecords(makeFlatMatchV5Rows()) });
    expect(counts).toMatchObject({ added: 10, rejected: 0 });
    const rows = await dumpRiotRows(database);
    expect(rows.matches[0]?.['row']).toMatchObject({ source_rank: 2, queue_id: 420, patch: '14.23', duration_seconds: 1_800, map_id: 11 });
    expect(rows.teams[0]?.['row']).toMatchObject({
      win: true,
      objectives: [{ objective: 'baron', first: true, kills: 1 }],
      ban_champion_ids: [77, 77, 77, 77],
      ban_pick_turns: [2, 3, 4, 5],
    });
    expect(rows.participants[0]?.['row']).toMatchObject({ penta_kills: 1, items: [3_031, 3_340], champion_id: 266 });
    expect(rows.players[0]).toMatchObject({ game_name: 'Player 1', tag_line: 'EUW' });
  });

  it('reads flattened rows in any order and from several files alike', async () => {
    const rows = makeFlatMatchV5Rows();
    await importRecords(database, flatMatchV5Importer, { records: toRecords(rows) });
    const other = await kind.create();
    try {
      await seedChampions(other.database);
      for (const part of [rows.slice(6), rows.slice(0, 6)])
        await importRecords(other.database, flatMatchV5Importer, { records: toRecords(part.toReversed()) });
      expect(await dumpRiotRows(other.database)).toEqual(await dumpRiotRows(database));
    } finally {
      await other.dispose();
    }
  });

  it('names the column of a flattened row that is wrong', async () => {
    const [row] = makeFlatMatchV5Rows();
    const { rejections } = await importRecords(database, flatMatchV5Importer, { records: toRecords([{ ...row, kills: 'many' }]) });
    expect(rejections[0]?.reason).toBe('kills must be a whole number from 0 to 32767, got "many"');
  });
});
