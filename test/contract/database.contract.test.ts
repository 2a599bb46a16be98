import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineStatement } from '../../src/data/database.ts';
import { packStatement } from '../../src/data/packed-rows.ts';
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

  it('reads packed rows as it reads plain ones, in their order', async () => {
    const text = `select n as number, (9007199254740993 - n)::bigint as big, case when n > 1 then 'tab\t line\n "quote" \\ \u{1F62E} ' || n end as text, n % 2 = 0 as flag,
      case n when 1 then '2025-03-01T00:00:00.123Z'::timestamptz when 2 then 'infinity' when 3 then '-infinity' when 4 then '0001-01-01T00:00:00Z' when 5 then '9999-12-31T23:59:59.999Z' end as at,
      jsonb_build_object('n', n, 'list', array[n, null]) as json, case when n = 2 then '{}'::int[] else array[n, n] end as ints
from generate_series($1::int, $2::int) n order by n desc`;
    const types = { number: 'number', big: 'bigint', text: 'text', flag: 'boolean', at: 'time', json: 'json', ints: 'json' } as const;
    const plain = defineStatement('read_plain_rows', text);
    const packed = packStatement({ ...plain, name: 'read_packed_rows' }, types);
    const rows = await test.database.query(plain, [1, 6]);
    expect(rows).toHaveLength(6);
    expect(await test.database.query(packed, [1, 6])).toEqual(rows);
    expect(await test.database.query(packed, [1, 0])).toEqual([]);
    expect(await test.database.transaction((writer) => writer.query(packed, [3, 3]))).toEqual([rows[3]]);
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
