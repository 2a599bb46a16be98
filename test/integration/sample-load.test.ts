import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import { toTotals } from '../../src/ingest/import-report.ts';
import { riotImporters } from '../../src/ingest/riot/riot-importers.ts';
import { loadSample } from '../../src/ingest/sample/load-sample.ts';
import { toSampleOptions } from '../../src/ingest/sample/sample-options.ts';
import { seedChampions } from '../../src/ingest/static/champion-seed.ts';
import { telegramImporters } from '../../src/ingest/telegram/telegram-importers.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const OPTIONS = toSampleOptions({ matches: 120, channels: 2, days: 12, end: new Date('2026-06-01T12:00:00Z') });
const importers = [...riotImporters, ...telegramImporters];

describeOnDatabases('a sample that is loaded', (kind) => {
  let test: TestDatabase;
  const load = () => loadSample({ database: test.database, importers, options: OPTIONS, now: () => OPTIONS.end });
  const query = async <Row>(name: string, text: string) => test.database.query<Row>(defineStatement(name, text), []);

  beforeAll(async () => {
    test = await kind.create();
    await seedChampions(test.database);
  });
  afterAll(() => test.dispose());

  it('is taken whole, and changes nothing the second time', async () => {
    const first = await load();
    expect(toTotals(first)).toMatchObject({ rejected: 0, waiting: 0, ignored: 0 });
    expect(first.byFormat['riot-match-v5']?.added).toBe(120);
    const second = toTotals(await load());
    expect(second).toMatchObject({ added: 0, changed: 0, rejected: 0, read: toTotals(first).read });
  });

  it('has players under two names, remakes, Arena places and ranks', async () => {
    const [counts] = await query<Record<string, string>>(
      'sample_counts',
      `select
      (select count(*) from players) as players,
      (select count(*) from player_names) as names,
      (select count(*) from player_ranks) as ranks,
      (select count(*) from participants where placement is not null) as placed,
      (select count(distinct queue_id) from matches) as queues`,
    );
    expect(Number(counts?.['players'])).toBe(60);
    expect(Number(counts?.['names'])).toBeGreaterThan(60);
    expect(Number(counts?.['ranks'])).toBe(60);
    expect(Number(counts?.['placed'])).toBeGreaterThan(0);
    expect(Number(counts?.['queues'])).toBe(4);
  });

  it('joins the CSV set and the exports of each channel, with an edit and a deletion', async () => {
    const channels = await query<Record<string, unknown>>(
      'sample_channels',
      `select c.handle, c.external_id as "externalId",
        (select count(*)::int from posts p where p.channel_id = c.id and p.deleted_at is not null) as deleted,
        (select count(*)::int from posts p where p.channel_id = c.id and p.edited_at is not null) as edited,
        (select count(*)::int from posts p where p.channel_id = c.id and p.views is null) as unseen,
        (select count(*)::int from subscriber_snapshots s where s.channel_id = c.id) > 40 as counted
      from channels c order by c.handle`,
    );
    expect(channels).toEqual([
      { handle: 'farsight_sample_1_1', externalId: '2900001001', deleted: 1, edited: 1, unseen: 0, counted: true },
      { handle: 'farsight_sample_1_2', externalId: '2900001002', deleted: 1, edited: 1, unseen: 0, counted: true },
    ]);
  });
});
