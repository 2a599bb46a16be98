import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/data/database.ts';
import { matchV5Importer } from '../../src/ingest/riot/match-importers.ts';
import {
  accountImporter,
  ladderHistoryImporter,
  leagueEntriesImporter,
  ranksCsvImporter,
} from '../../src/ingest/riot/profile-importers.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { dumpRiotRows, importRecords, MATCH_START, makeMatchV5, toRecords } from '../support/riot-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const ACCOUNT = { puuid: 'puuid-1', gameName: 'Fresh', tagLine: 'NEW' };
const ENTRY = { queueType: 'RANKED_SOLO_5x5', tier: 'DIAMOND', rank: 'III', puuid: 'puuid-1', leaguePoints: 84, wins: 144, losses: 142 };
const ROW = {
  '': '0',
  puuid: 'puuid-1',
  name: 'Ranked ',
  tagline: 'EUW',
  tier: 'DIAMOND',
  rank: 'IV',
  lp: '57.0',
  wins: '257.0',
  losses: '239.0',
  last_updated: '2025-03-25 13:50:09.214567',
};

describeOnDatabases('importing names and ranks', (kind) => {
  let test: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    test = await kind.create();
    database = test.database;
    await seedChampions(database);
  });
  afterEach(() => test.dispose());

  const importRows = (rows: readonly unknown[]) => importRecords(database, ranksCsvImporter, { records: toRecords(rows) });

  it('stores a dated rank with its name, as the latest and in the series', async () => {
    expect((await importRows([ROW])).counts).toMatchObject({ added: 1 });
    const rows = await dumpRiotRows(database);
    const observed = new Date('2025-03-25T13:50:09.214Z');
    expect(rows.players).toMatchObject([{ platform: 'UNKNOWN', game_name: 'Ranked ', name_observed_at: observed, name_recorded_at: null }]);
    expect(rows.ranks).toMatchObject([{ queue: 'UNSPECIFIED', tier: 'DIAMOND', division: 'IV', league_points: 57, observed_at: observed }]);
    expect(rows.snapshots).toMatchObject([{ observed_at: observed, wins: 257, losses: 239 }]);
  });

  it('changes nothing when imported twice', async () => {
    await importRows([ROW]);
    const before = await dumpRiotRows(database);
    expect((await importRows([ROW])).counts).toMatchObject({ unchanged: 1 });
    expect(await dumpRiotRows(database)).toEqual(before);
  });

  it('ends in the same rows whatever the order of dated ranks, equal times included', async () => {
    const later = { ...ROW, lp: '80.0', name: 'Later', last_updated: '2025-04-01 00:00:00' };
    const rows = [ROW, later, { ...ROW, lp: '58.0' }, { ...later, tier: 'MASTER', rank: 'I' }];
    await importRows(rows);
    const other = await kind.create();
    try {
      for (const row of rows.toReversed()) await importRecords(other.database, ranksCsvImporter, { records: toRecords([row]) });
      const dump = await dumpRiotRows(database);
      expect({ ...(await dumpRiotRows(other.database)), champions: [] }).toEqual({ ...dump, champions: [] });
      expect(dump.snapshots).toHaveLength(2);
      expect(dump.players[0]).toMatchObject({ game_name: 'Later' });
    } finally {
      await other.dispose();
    }
  });

  it('has no division above Diamond', async () => {
    await importRows([{ ...ROW, tier: 'GRANDMASTER', rank: 'I' }]);
    expect((await dumpRiotRows(database)).ranks).toMatchObject([{ tier: 'GRANDMASTER', division: null }]);
  });

  it('takes the name alone where the rank is empty', async () => {
    const { counts } = await importRows([{ ...ROW, tier: '', rank: '', lp: '', wins: '', losses: '' }]);
    expect(counts).toMatchObject({ added: 1 });
    const rows = await dumpRiotRows(database);
    expect(rows.ranks).toEqual([]);
    expect(rows.players).toMatchObject([{ game_name: 'Ranked ' }]);
  });

  it('refuses rows by column', async () => {
    const { rejections } = await importRows([
      { ...ROW, tier: 'WOOD' },
      { ...ROW, rank: 'V' },
      { ...ROW, lp: '1e9' },
      { ...ROW, puuid: '' },
      { ...ROW, last_updated: 'yesterday' },
    ]);
    expect(rejections.map(({ reason }) => reason.split(' must be ')[0])).toEqual(['tier', 'rank', 'lp', 'puuid', 'last_updated']);
    expect((await dumpRiotRows(database)).players).toEqual([]);
  });

  it('shows an undated name as the latest, until a match after its import tells another', async () => {
    const now = new Date(MATCH_START + 3_600_000);
    await importRecords(database, matchV5Importer, { records: toRecords([makeMatchV5()]) });
    const { counts } = await importRecords(database, accountImporter, { records: toRecords([ACCOUNT]), now });
    expect(counts).toMatchObject({ changed: 1 });
    const player = async () => (await dumpRiotRows(database)).players[0];
    expect(await player()).toMatchObject({ game_name: 'Fresh', riot_id_key: 'fresh#new', name_observed_at: null, name_recorded_at: now });

    const match = (number: number, at: number) =>
      makeMatchV5({
        matchId: `EUW1_${number}`,
        info: { gameStartTimestamp: at },
        participant: { 0: { riotIdGameName: `Name ${number}` } },
      });
    await importRecords(database, matchV5Importer, { records: toRecords([match(2, now.getTime())]) });
    expect(await player()).toMatchObject({ game_name: 'Fresh' });
    await importRecords(database, matchV5Importer, { records: toRecords([match(3, now.getTime() + 1)]) });
    expect(await player()).toMatchObject({ game_name: 'Name 3', name_recorded_at: null });
  });

  it('changes nothing for an undated name or rank that is known', async () => {
    const options = { records: toRecords([ACCOUNT]) };
    const entries = { records: toRecords([ENTRY]) };
    expect((await importRecords(database, accountImporter, options)).counts).toMatchObject({ added: 1 });
    expect((await importRecords(database, leagueEntriesImporter, entries)).counts).toMatchObject({ added: 1 });
    const before = await dumpRiotRows(database);
    const later = new Date('2027-01-01T00:00:00Z');
    expect((await importRecords(database, accountImporter, { ...options, now: later })).counts).toMatchObject({ unchanged: 1 });
    expect((await importRecords(database, leagueEntriesImporter, { ...entries, now: later })).counts).toMatchObject({ unchanged: 1 });
    expect(await dumpRiotRows(database)).toEqual(before);
    expect(before.snapshots).toEqual([]);
    expect(before.names).toMatchObject([{ game_name: 'Fresh', first_seen_at: null }]);
  });

  it('dates names and ranks by --observed-at', async () => {
    const observedAt = new Date('2025-05-05T00:00:00Z');
    await importRecords(database, leagueEntriesImporter, { records: toRecords([ENTRY]), options: { observedAt } });
    await importRecords(database, accountImporter, { records: toRecords([ACCOUNT]), options: { observedAt } });
    const rows = await dumpRiotRows(database);
    expect(rows.snapshots).toMatchObject([{ observed_at: observedAt, league_points: 84 }]);
    expect(rows.ranks).toMatchObject([{ queue: 'RANKED_SOLO_5x5', observed_at: observedAt, recorded_at: null }]);
    expect(rows.players).toMatchObject([{ name_observed_at: observedAt }]);
  });

  it('refuses league entries without puuid, and leaves out other queues', async () => {
    const { puuid, ...old } = ENTRY;
    const { counts, rejections } = await importRecords(database, leagueEntriesImporter, {
      records: toRecords([
        { ...old, summonerId: 'abc', summonerName: 'Old' },
        { ...ENTRY, queueType: 'CHERRY' },
        { puuid, leaguePoints: 3 },
      ]),
    });
    expect(counts).toMatchObject({ rejected: 2, ignored: 1, added: 0 });
    expect(rejections[0]?.reason).toMatch(/^entry\.puuid must be text \(this entry is of the old kind/);
    expect(rejections[1]?.reason).toMatch(/^entry\.queueType must be one of/);
  });

  it('leaves out ladder histories by Riot id, and says why', async () => {
    const records = toRecords([{ 'a#b': [[1, 2]], 'c#d': [] }]);
    const { counts, notes } = await importRecords(database, ladderHistoryImporter, { records });
    expect(counts).toMatchObject({ ignored: 2 });
    expect(notes[0]).toContain('without a puuid');
  });
});
