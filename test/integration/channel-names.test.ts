import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createChannelSettings } from '../../src/data/channel-settings.ts';
import { defineStatement } from '../../src/data/database.ts';
import { createPrismaClient } from '../../src/data/prisma-client.ts';
import { createRunOperation } from '../support/run-operation.ts';
import { clearTelegram, desktopExport, importTelegram, telethonDump, telethonMessage } from '../support/telegram-fixtures.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const CHANNELS = defineStatement('test_channels', 'select id, handle, handle_key, title, title_key, time_zone from channels order by id');
/** One character that folds to eighteen. */
const EXPANDING = '\u{FDFA}';

describeOnDatabases('names of channels', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());
  beforeEach(() => clearTelegram(test.database));

  const channels = () => test.database.query<{ id: string }>(CHANNELS, []);
  const addChannels = async (...ids: number[]) => {
    for (const id of ids) await importTelegram(test.database, telethonDump([telethonMessage(id)], { channel: `@channel_${id}` }));
    return (await channels()).map((channel) => channel.id);
  };

  it('keep both of two edits at once', async () => {
    const [id = ''] = await addChannels(1);
    const settings = createChannelSettings(createPrismaClient(test.database));
    await Promise.all([
      settings.update(id, { handle: 'Other' }),
      settings.update(id, { title: 'Title' }),
      settings.update(id, { timeZone: 'UTC' }),
    ]);
    expect(await channels()).toMatchObject([
      { handle: 'Other', handle_key: 'other', title: 'Title', title_key: 'title', time_zone: 'UTC' },
    ]);
  });

  it('may be as long as a title may be, whatever they fold to, and are paged through', async () => {
    await importTelegram(test.database, {
      format: 'telegram-channels-csv',
      records: [toRow('1', 'News'), toRow('2', 'a'), toRow('3', '😮')],
    });
    const [id = ''] = (await channels()).map((channel) => channel.id);
    const settings = createChannelSettings(createPrismaClient(test.database));
    await settings.update(id, { title: EXPANDING.repeat(256) });
    const run = createRunOperation(test.database);
    const titles: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const query = 'query ($after: String) { channels(first: 1, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } }';
      const { data, errors } = await run(query, { after });
      expect(errors).toBeUndefined();
      titles.push(data.channels.nodes[0].title);
      after = data.channels.pageInfo.endCursor;
      more = data.channels.pageInfo.hasNextPage;
    }
    expect(titles).toEqual(['a', EXPANDING.repeat(256), '😮']);
  });

  it('are refused row by row where a CSV file has too long ones, and left out where an export has', async () => {
    const records = [toRow('1', 'x'.repeat(257)), toRow('2', 'x'.repeat(256))];
    const { counts, rejected } = await importTelegram(test.database, { format: 'telegram-channels-csv', records });
    expect(counts).toMatchObject({ added: 1, rejected: 1 });
    expect(rejected[0]?.reason).toContain('channel_name must be a title of at most 256 characters');
    expect((await importTelegram(test.database, desktopExport([1], { name: 'x'.repeat(257) }))).counts).toMatchObject({ added: 1 });
    expect(await channels()).toMatchObject([{ title: 'x'.repeat(256) }, { title: null }]);
  });
});

function toRow(id: string, title: string): Record<string, string> {
  return { id, channel_name: title, username: `name_${id}` };
}
