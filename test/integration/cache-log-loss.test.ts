import { afterEach, describe, expect, it } from 'vitest';
import { type CacheGateway, type CacheWorld, openCacheWorld } from '../support/cache-world.ts';
import { once } from '../support/log-fixture.ts';
import { TAG_WORLD } from '../support/tag-world.ts';
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { type DatabaseKind, databaseKinds } from '../support/test-database.ts';
import { askWhile } from '../support/timed-answers.ts';

/** Of a match, so that what is shown comes out of answers or out of rows in memory. */
const QUERY = '{ match(matchId: "M1") { patch } }';
/** What clients are promised: nothing that is out of date for longer. */
const SECOND_MS = 1_000;
const setPatch = (patch: string) => `update matches set patch = '${patch}' where match_id = 'M1'`;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Shown {
  readonly at: string;
  readonly patch: string;
  readonly result: string;
  readonly cacheStatus: string;
}

async function show(gateway: Pick<CacheGateway, 'ask'>, at: string, query = QUERY): Promise<Shown> {
  const { data, result, cacheStatus } = await gateway.ask(query);
  return { at, patch: (data as { match: { patch: string } }).match.patch, result, cacheStatus };
}

const [embedded, postgres] = databaseKinds();

describe.skipIf(postgres === undefined)('the connection to the log (gateway processes, on Postgres and Redis)', () => {
  /** Gateways whose connections to the log lead through a proxy that breaks no others. */
  const open = async () => {
    const test = await postgres?.create();
    if (test === undefined) throw new Error('No Postgres');
    await test.database.runScript(TAG_WORLD);
    const target = new URL(test.url ?? '');
    const proxy = await createTcpProxy(
      { host: target.hostname, port: Number(target.port || 5432) },
      // By the name that a session begins with.
      { breaks: (first) => first.includes('farsight-log') },
    );
    target.host = `127.0.0.1:${proxy.port}`;
    const world = await openCacheWorld(test, { DATABASE_URL: target.toString() });
    cleanups.push(proxy.close, world.dispose);
    return { world, proxy };
  };
  /** Each way to what is stored, by what it is called when one fails; all of them have something to give. */
  const openWays = async (world: CacheWorld): Promise<(() => Promise<Shown>)[]> => {
    const [first, second] = world.gateways as [CacheGateway, CacheGateway];
    let asked = 0;
    const answers = [
      () => show(first, 'the front'),
      () => show(second, 'the front of another'),
      // Another text each time, which the front knows nothing of.
      () => show(first, 'answers of the process', `# ${asked++}\n${QUERY}`),
    ];
    if (process.env['TEST_REDIS_URL']) {
      const shared = await world.start({ RESPONSE_CACHE_MB: '0' });
      answers.push(() => show(shared, 'answers in Redis'));
    }
    for (const way of answers) await expect.poll(way).toMatchObject({ result: 'hit' });
    const rows = await world.start({ RESPONSE_CACHE_MB: '0', REDIS_URL: '' });
    const showRows = () => show(rows, 'rows in memory');
    for (let times = 0; times < 2; times += 1) await showRows();
    expect(await rows.metrics()).toContain('row_cache_lookups_total{kind="match_by_match_id",result="hit"} 1');
    return [...answers, showRows];
  };

  describe('6. a gateway loses its connection to the log, changes happen, it returns', () => {
    it.each<[string, (proxy: TcpProxy) => unknown]>([
      ['ends', (proxy) => proxy.stop()],
      ['goes silent', (proxy) => proxy.silence()],
    ])('gives nothing stale from a second after it %s, and nothing after it returns', { timeout: 60_000 }, async (_how, lose) => {
      const { world, proxy } = await open();
      const ways = await openWays(world);
      // A look just now: what is longer than a second shows at once.
      await world.reach();
      await lose(proxy);
      // No look that began later can be answered.
      const lostAt = performance.now();
      await world.database.runScript(setPatch('unheard'));
      const answers = await askWhile(ways, () => performance.now() < lostAt + 2 * SECOND_MS);
      // When it was asked for is what counts: a machine that has much to do answers later, and not more of what is stale.
      const late = answers.filter(({ askedAt }) => askedAt > lostAt + SECOND_MS);
      expect(late.filter(({ answer }) => answer.patch !== 'unheard')).toEqual([]);
      for (const { answer } of await askWhile(ways, () => false)) {
        // Nothing is judged any more, so nothing is stored, and nothing given out that was.
        expect(answer).toMatchObject({ patch: 'unheard', result: 'bypass' });
        expect(answer.cacheStatus).toContain('log-behind');
      }

      await world.database.runScript(setPatch('unheard again'));
      await proxy.resume();
      for (const way of ways) {
        const seen: Shown[] = [];
        const isFollowed = async () => {
          const shown = await way();
          seen.push(shown);
          return shown.result !== 'bypass';
        };
        await expect.poll(isFollowed, { timeout: 20_000, interval: 20 }).toBe(true);
        expect(seen.filter(({ patch }) => patch !== 'unheard again')).toEqual([]);
      }
      await world.change(setPatch('heard'));
      for (const way of ways) expect(await way()).toMatchObject({ patch: 'heard' });
    });
  });
});

describe('the log of the embedded database, which is read by its one session', () => {
  describe('6. a gateway cannot look at the log, a change happens, it can again', () => {
    it('gives out nothing stored from a second after a transaction took the session, and nothing stale after its commit', async () => {
      const test = await (embedded as DatabaseKind).create();
      await test.database.runScript(TAG_WORLD);
      const world = await openCacheWorld(test);
      cleanups.push(world.dispose);
      const [gateway] = world.gateways as [CacheGateway];
      const ways = [() => show(gateway, 'the front'), () => show(gateway, 'answers', `# another text\n${QUERY}`)];
      await askWhile(ways, () => false);
      for (const way of ways) expect(await way()).toMatchObject({ patch: '15.1', result: 'hit' });
      await world.reach();
      let takenAt = 0;
      let endsAt = Number.POSITIVE_INFINITY;
      const reads = await world.hold('matches');
      const transaction = world.database.transaction(async (writer) => {
        await writer.execute(once(setPatch('new')), []);
        takenAt = performance.now();
        // Both go past what is stored, sooner or later, and wait for the session.
        await expect.poll(reads.waiting, { timeout: 10_000, interval: 5 }).toBe(ways.length);
        await reads.release();
      });
      const asking = askWhile(ways, () => performance.now() < endsAt);
      await transaction;
      const committedAt = performance.now();
      endsAt = committedAt + SECOND_MS;
      const answers = await asking;
      const old = answers.filter(({ answer }) => answer.patch !== 'new');
      expect(old.filter(({ askedAt, answer }) => askedAt > takenAt + SECOND_MS && answer.result === 'hit')).toEqual([]);
      expect(old.filter(({ askedAt }) => askedAt > committedAt)).toEqual([]);
      for (const way of ways) await expect.poll(way).toMatchObject({ patch: 'new', result: 'hit' });
    });
  });
});
