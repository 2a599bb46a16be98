import { afterAll, beforeAll, expect, it } from 'vitest';
import { createChannelSettings } from '../../src/data/channel-settings.ts';
import { createInvalidationSource } from '../../src/data/invalidation-source.ts';
import { createPlayerSettings } from '../../src/data/player-settings.ts';
import { createPrismaClient, type PrismaClient } from '../../src/data/prisma-client.ts';
import type { LogConnection } from '../../src/domain/invalidation-source.ts';
import { LOG_FIXTURE } from '../support/log-fixture.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

describeOnDatabases('an edit', (kind) => {
  let test: TestDatabase;
  let prisma: PrismaClient;
  let log: LogConnection;
  const statements: string[] = [];
  beforeAll(async () => {
    test = await kind.create();
    await test.database.runScript(LOG_FIXTURE);
    prisma = createPrismaClient(test.database, ({ label, failed }) => statements.push(failed ? `${label} failed` : label));
    log = await createInvalidationSource(test.database).connect({ onWake: () => undefined, onLost: () => undefined });
  });
  afterAll(async () => {
    await log.close();
    await prisma.$disconnect();
    await test.dispose();
  });

  /** What an edit answers, and what the log has since. */
  const follow = async (edit: () => Promise<number | null>) => {
    const { snapshot } = await log.pull('1:1:');
    const xid = await edit();
    return { xid, logged: (await log.pull(snapshot)).rows.map((row) => ({ xid: row.xid, tags: row.tags })) };
  };

  it('of a channel answers the transaction under which the log has it', async () => {
    statements.length = 0;
    const { xid, logged } = await follow(() => createChannelSettings(prisma).update('1', { handle: 'Renamed' }));
    expect(logged).toEqual([{ xid, tags: ['Channel:1', 'null:Channel:TELEGRAM/one', 'null:Channel:TELEGRAM/renamed'] }]);
    expect(statements).toEqual(['prisma.Channel.findUnique', 'prisma.Channel.updateMany']);
  });

  it('of a channel that others change meanwhile answers the transaction that stored it', async () => {
    const settings = createChannelSettings(prisma);
    const { snapshot } = await log.pull('1:1:');
    const changes = [{ handle: 'Again' }, { title: 'Title' }, { timeZone: 'UTC' }];
    const xids = await Promise.all(changes.map((change) => settings.update('1', change)));
    const { rows } = await log.pull(snapshot);
    expect(rows.map(({ xid }) => xid).sort()).toEqual([...xids].sort());
    expect(new Set(xids).size).toBe(3);
  });

  it('of a player answers the transaction under which the log has it', async () => {
    const { xid, logged } = await follow(() => createPlayerSettings(prisma).update('p1', { timeZone: 'Asia/Seoul' }));
    expect(logged).toEqual([{ xid, tags: ['Player:1'] }]);
  });

  it('of nothing answers null and leaves nothing', async () => {
    expect(await follow(() => createPlayerSettings(prisma).update('p1', {}))).toEqual({ xid: null, logged: [] });
  });

  it('that is refused says why, as ever, and leaves nothing', async () => {
    await createChannelSettings(prisma).update('1', { handle: 'taken' });
    const { snapshot } = await log.pull('1:1:');
    await expect(createChannelSettings(prisma).update('2', { handle: 'Taken' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(createPlayerSettings(prisma).update('nobody', { timeZone: 'UTC' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await log.pull(snapshot)).rows).toEqual([]);
  });
});
