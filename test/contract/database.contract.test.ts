import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

describeOnDatabases('Database', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());

  it('reads bigints as decimal strings, timestamps as dates, infinity as a number', async () => {
    const rows = await test.database.query(
      defineStatement(
        'read_types',
        `select 9007199254740993::bigint as big, '2025-03-01T00:00:00.123Z'::timestamptz as at, 'infinity'::timestamptz as never, '{"a":1}'::jsonb as json, '{1,2}'::int[] as ints`,
      ),
      [],
    );
    expect(rows).toEqual([
      { big: '9007199254740993', at: new Date('2025-03-01T00:00:00.123Z'), never: Number.POSITIVE_INFINITY, json: { a: 1 }, ints: [1, 2] },
    ]);
  });

  it('stores all of a transaction or nothing', async () => {
    const insert = defineStatement('insert_queue', 'insert into queues (id, map) values ($1, $2)');
    const count = defineStatement('count_queues', 'select count(*)::int as n from queues');
    await expect(
      test.database.transaction(async (writer) => {
        await writer.execute(insert, [1, 'a']);
        await writer.execute(insert, [1, 'twice']);
      }),
    ).rejects.toThrow(/duplicate key/);
    expect(await test.database.query(count, [])).toEqual([{ n: 0 }]);
    const changed = await test.database.transaction((writer) => writer.execute(insert, [1, 'a']));
    expect(changed).toBe(1);
    expect(await test.database.query(count, [])).toEqual([{ n: 1 }]);
  });

  it('copies rows with every special character', async () => {
    const text = 'tab\t line\n back\\slash \r quote" 😮 \\N';
    await test.database.transaction((writer) =>
      writer.copy(
        'queues',
        ['id', 'map', 'description'],
        [
          [7, text, null],
          [8, '', undefined],
        ],
      ),
    );
    const rows = await test.database.query(
      defineStatement('read_copied', 'select id, map, description from queues where id in (7, 8) order by id'),
      [],
    );
    expect(rows).toEqual([
      { id: 7, map: text, description: null },
      { id: 8, map: '', description: null },
    ]);
  });
});
