import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSeasonHandlers } from '../../src/cli/season-command.ts';
import { tagsOf } from '../support/log-fixture.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const CALL = { emit: () => undefined, signal: new AbortController().signal };

describeOnDatabases('the season commands', (kind) => {
  let test: TestDatabase;
  let handlers: ReturnType<typeof createSeasonHandlers>;
  beforeAll(async () => {
    test = await kind.create();
    handlers = createSeasonHandlers(test.database);
  });
  afterAll(() => test.dispose());

  const list = async () => ((await handlers['season-list']({}, CALL)) as { name: string; startsAt: string }[]).map(({ name }) => name);
  const set = (name: string, startsAt: string) => handlers['season-set']({ name, startsAt }, CALL);
  const remove = (name: string) => handlers['season-remove']({ name }, CALL);

  it('show the seasons that every database begins with, in the order they start', async () => {
    expect(await list()).toEqual(['2023', '2024 Split 1', '2024 Split 2', '2024 Split 3', '2025', '2026']);
  });

  it('store, move and forget one', async () => {
    await set('2022', '2022-01-07T12:00:00.000Z');
    expect((await list())[0]).toBe('2022');
    await set('2022', '2025-06-01T00:00:00.000Z');
    expect(await list()).toEqual(['2023', '2024 Split 1', '2024 Split 2', '2024 Split 3', '2025', '2022', '2026']);
    await remove('2022');
    expect(await list()).not.toContain('2022');
  });

  it('drop the answers that follow from seasons', async () => {
    expect(await tagsOf(test.database, `update seasons set starts_at = '2026-01-09' where name = '2026'`)).toContain('list:Season');
  });

  it.each([
    ['', '2026-01-01T00:00:00.000Z', /A season's name must have 1 to 64 characters, got ""/],
    ['x'.repeat(65), '2026-01-01T00:00:00.000Z', /1 to 64 characters/],
    ['2027', 'no time', /must start at a time of the years 1 to 9999/],
  ])('refuse to store %j at %s', async (name, startsAt, message) => {
    await expect(set(name, startsAt)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(message) });
    expect(await list()).not.toContain(name);
  });

  it('say when there is none to forget', async () => {
    await expect(remove('1999')).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('"1999"') });
  });
});
