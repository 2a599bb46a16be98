import { afterAll, beforeAll, expect, it } from 'vitest';
import { bindReader, defineStatement } from '../../src/data/database.ts';
import { describeOnDatabases, type TestDatabase } from '../support/test-database.ts';

const GONE = new Error('Nobody waits');
const one = defineStatement('cancelling_one', 'select 1 as one');
/** Takes some hundred milliseconds on either engine, and holds the process of the embedded one. */
const slow = defineStatement('cancelling_slow', 'select count(*)::int as n from generate_series(1, 1500000) g(x)');
const write = defineStatement(
  'cancelling_write',
  'insert into queues (id, map) select $1::int, $2 from (select count(*) from generate_series(1, 300000)) s',
);
const written = defineStatement('cancelling_written', 'select id from queues where id >= 900 order by id');

describeOnDatabases('Database, with a signal', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await kind.create();
  });
  afterAll(() => test.dispose());

  it('does not start a read whose signal fired before', async () => {
    await expect(test.database.query(one, [], AbortSignal.abort(GONE))).rejects.toBe(GONE);
    expect(await test.database.query(one, [])).toEqual([{ one: 1 }]);
  });

  it('answers a read whose signal does not fire, or fires after it', async () => {
    const controller = new AbortController();
    expect(await test.database.query(one, [], controller.signal)).toEqual([{ one: 1 }]);
    controller.abort(GONE);
    expect(await test.database.query(one, [])).toEqual([{ one: 1 }]);
  });

  it('starts none of the reads that wait when the signal fires, and answers those of others', async () => {
    const controller = new AbortController();
    const mine = Promise.allSettled(Array.from({ length: 40 }, () => test.database.query(slow, [], controller.signal)));
    const others = Promise.all(Array.from({ length: 3 }, () => test.database.query(one, [])));
    setTimeout(() => controller.abort(GONE), 30);
    const reasons = (await mine).map((result) => (result.status === 'rejected' ? result.reason : 'answered'));
    expect(reasons.filter((reason) => reason === GONE).length).toBeGreaterThanOrEqual(35);
    expect(await others).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]]);
  });

  it('stores all of a transaction or nothing, whatever fires meanwhile', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(GONE), 5);
    await test.database.transaction(async (writer) => {
      await writer.execute(write, [900, 'first']);
      await writer.query(one, [], controller.signal);
      await writer.execute(write, [901, 'second']);
    });
    expect(await test.database.query(written, [])).toEqual([{ id: 900 }, { id: 901 }]);
    const undone = test.database.transaction(async (writer) => {
      await writer.execute(write, [902, 'third']);
      await bindReader(writer, { signal: controller.signal, underWay: new Set() }).query(one, []);
    });
    await expect(undone).rejects.toBe(GONE);
    expect(await test.database.query(written, [])).toEqual([{ id: 900 }, { id: 901 }]);
  });

  it('knows which reads run, and leaves nothing behind on the signal', async () => {
    const controller = new AbortController();
    const scope = { signal: controller.signal, underWay: new Set<{ readonly label: string }>() };
    const reader = bindReader(test.database, scope);
    const reads = [reader.query(one, []), reader.query(slow, []), reader.query(one, [])];
    expect([...scope.underWay].map(({ label }) => label)).toEqual(['cancelling_one', 'cancelling_slow', 'cancelling_one']);
    await Promise.all(reads);
    expect(scope.underWay.size).toBe(0);
    controller.abort(GONE);
    await expect(reader.query(one, [])).rejects.toBe(GONE);
    expect(scope.underWay.size).toBe(0);
  });
});
