import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, defineStatement } from '../../src/data/database.ts';
import { matchV5Importer } from '../../src/ingest/riot/match-importers.ts';
import { readChampionNames, seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { championsImporter, queuesImporter } from '../../src/ingest/static/static-importers.ts';
import { dumpRiotRows, importRecords, makeMatchV5, toRecords } from '../support/riot-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const selectQueues = defineStatement('test_queues', 'select * from queues order by id');

function dataDragon(...champions: { key: string; id: string; name: string }[]) {
  return { type: 'champion', version: '15.1.1', data: Object.fromEntries(champions.map((champion) => [champion.id, champion])) };
}

describeOnDatabases('static data', (kind) => {
  let test: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    test = await kind.create();
    database = test.database;
  });
  afterEach(() => test.dispose());

  const champion = async (id: number) => (await dumpRiotRows(database)).champions.find((row) => row['id'] === id);
  const importChampions = (value: unknown) => importRecords(database, championsImporter, { records: toRecords([value]) });

  it('ships with champions of unique ids and keys', () => {
    const names = readChampionNames();
    expect(new Set(names.map(({ id }) => id)).size).toBe(names.length);
    expect(new Set(names.map(({ key }) => key.toLowerCase())).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(172);
  });

  it('seeds champions once', async () => {
    expect(await seedChampions(database)).toBe(readChampionNames().length);
    expect(await seedChampions(database)).toBe(0);
    expect(await champion(62)).toEqual({ id: 62, key: 'MonkeyKing', key_fold: 'monkeyking', name: 'Wukong' });
  });

  it('names champions that matches brought before the seed', async () => {
    await importRecords(database, matchV5Importer, { records: toRecords([makeMatchV5()]) });
    expect(await champion(62)).toMatchObject({ name: null });
    await seedChampions(database);
    expect(await champion(62)).toMatchObject({ name: 'Wukong' });
  });

  it('takes names and new champions from Data Dragon, which the seed leaves alone', async () => {
    await seedChampions(database);
    const file = dataDragon(
      { key: '62', id: 'MonkeyKing', name: 'Sun Wukong' },
      { key: '990', id: 'Newcomer', name: 'New' },
      { key: '1', id: 'Annie', name: 'Annie' },
    );
    expect((await importChampions(file)).counts).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
    expect((await importChampions(file)).counts).toMatchObject({ unchanged: 3 });
    expect(await seedChampions(database)).toBe(0);
    expect(await champion(62)).toMatchObject({ name: 'Sun Wukong' });
    expect(await champion(990)).toMatchObject({ key: 'Newcomer', name: 'New' });
  });

  it('rejects champions without an id, and keys of others', async () => {
    await seedChampions(database);
    const { counts, rejections } = await importChampions(
      dataDragon({ key: 'x', id: 'Bad', name: 'Bad' }, { key: '991', id: 'annie', name: 'Other' }),
    );
    expect(counts).toMatchObject({ rejected: 2, added: 0 });
    expect(rejections.map(({ reason }) => reason)).toEqual([
      'data.Bad.key must be a champion id in digits, got "x"',
      'data.annie: another champion has this key already',
    ]);
  });

  it('stores queues, and changes nothing when they come again', async () => {
    const queues = [
      { queueId: 420, map: "Summoner's Rift", description: '5v5 Ranked Solo games', notes: null },
      { queueId: 0, map: 'Custom games', description: null, notes: null },
    ];
    const importQueues = (values: readonly unknown[]) => importRecords(database, queuesImporter, { records: toRecords(values) });
    expect((await importQueues(queues)).counts).toMatchObject({ added: 2 });
    expect((await importQueues([...queues, { queueId: -1 }])).counts).toMatchObject({ unchanged: 2, rejected: 1 });
    expect((await importQueues([{ ...queues[1], notes: 'x' }])).counts).toMatchObject({ changed: 1 });
    expect(await database.query(selectQueues, [])).toEqual([
      { id: 0, map: 'Custom games', description: null, notes: 'x' },
      { id: 420, map: "Summoner's Rift", description: '5v5 Ranked Solo games', notes: null },
    ]);
  });
});
