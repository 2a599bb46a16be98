import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/cache/memory-store.ts';
import { StopSource } from '../../../src/domain/stop-signal.ts';
import { createMemoryLog } from '../../support/memory-log.ts';
import { createTestCache, type TestCache } from '../../support/test-cache.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function create(options: Parameters<typeof createTestCache>[0] = {}): Promise<TestCache> {
  const test = await createTestCache(options);
  stops.push(test.stop);
  return test;
}

/** Lets what is under way go on, without any time passing. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}

/** Asks for what is executed at once. */
async function fill({ ask, executions }: TestCache, key: string, text: string, tags: readonly string[] = []): Promise<void> {
  const asked = ask(key);
  await settle();
  executions.at(-1)?.answer(text, { tags });
  expect(await asked).toBe(text);
}

const results = ({ reports }: TestCache) => reports.map(({ result, reason }) => (reason === null ? result : `${result}: ${reason}`));

describe('the response cache', () => {
  it('executes once, and gives out what it has', async () => {
    const test = await create();
    await fill(test, 'a', 'one', ['Player:1']);
    expect([await test.ask('a'), await test.ask('a')]).toEqual(['one', 'one']);
    expect(test.executions).toHaveLength(1);
    expect(results(test)).toEqual(['miss: absent', 'hit', 'hit']);
    expect(test.reports[1]).toEqual({
      result: 'hit',
      tier: 'L1',
      reason: null,
      collapsed: false,
      stored: true,
      ageMs: 0,
      freshMs: 100_000,
    });
  });

  it('keeps keys apart', async () => {
    const test = await create();
    await fill(test, 'a', 'one');
    await fill(test, 'b', 'two');
    expect([await test.ask('a'), await test.ask('b')]).toEqual(['one', 'two']);
  });

  it('does not give out what a change made wrong, and leaves all else', async () => {
    const test = await create();
    await fill(test, 'a', 'one', ['Player:1']);
    await fill(test, 'b', 'two', ['Player:2']);
    test.source.change('Player:1');
    await settle();
    await fill(test, 'a', 'new', ['Player:1']);
    expect([await test.ask('a'), await test.ask('b')]).toEqual(['new', 'two']);
    expect(results(test)).toEqual(['miss: absent', 'miss: absent', 'miss: changed', 'hit', 'hit']);
  });

  it('does not keep an answer for which a change came while it was made', async () => {
    const test = await create();
    const asked = test.ask('a');
    await settle();
    test.source.change('Player:1');
    await settle();
    test.executions[0]?.answer('old', { tags: ['Player:1'] });
    expect(await asked).toBe('old');
    expect(test.near.size().entries).toBe(0);
    await fill(test, 'a', 'new', ['Player:1']);
    expect(await test.ask('a')).toBe('new');
  });

  it('drops an answer for a change that committed between the fence and the end, though it was heard of later', async () => {
    const test = await create();
    const asked = test.ask('a');
    await settle();
    test.source.muted = true;
    test.source.change('Player:1');
    test.executions[0]?.answer('old', { tags: ['Player:1'] });
    await asked;
    await test.log.refresh();
    await fill(test, 'a', 'new', ['Player:1']);
    expect(results(test)).toEqual(['miss: absent', 'miss: changed']);
  });

  it('lets fifty that ask at once wait for one execution', async () => {
    const test = await create();
    const asked = Array.from({ length: 50 }, () => test.ask('a'));
    await settle();
    expect([test.executions.length, test.cache.flightCount()]).toEqual([1, 1]);
    test.executions[0]?.answer('one');
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['one']));
    expect(test.reports.filter(({ collapsed }) => collapsed)).toHaveLength(49);
  });

  it('gives those who asked after a change no answer of before it, and executes once more for all of them', async () => {
    const test = await create();
    const first = [test.ask('a'), test.ask('a')];
    await settle();
    test.source.change('Player:1');
    await settle();
    const later = [test.ask('a'), test.ask('a'), test.ask('a')];
    await settle();
    test.executions[0]?.answer('old', { tags: ['Player:1'] });
    expect(await Promise.all(first)).toEqual(['old', 'old']);
    await settle();
    expect(test.executions).toHaveLength(2);
    test.executions[1]?.answer('new', { tags: ['Player:1'] });
    expect(await Promise.all(later)).toEqual(['new', 'new', 'new']);
  });

  it('gives those who asked after a change of something else the answer that is under way', async () => {
    const test = await create();
    const first = test.ask('a');
    await settle();
    test.source.change('Player:2');
    await settle();
    const later = test.ask('a');
    await settle();
    test.executions[0]?.answer('one', { tags: ['Player:1'] });
    expect(await Promise.all([first, later])).toEqual(['one', 'one']);
    expect(test.executions).toHaveLength(1);
  });

  it('does not let an error of before a change answer those who asked after it', async () => {
    const test = await create();
    const first = test.ask('a');
    await settle();
    test.source.change('Player:2');
    await settle();
    const later = test.ask('a');
    await settle();
    test.executions[0]?.fail('wrong');
    expect(await first).toBe('wrong');
    await settle();
    test.executions[1]?.answer('right');
    expect(await later).toBe('right');
  });

  it('goes on for the others when who began leaves, and ends what nobody waits for', async () => {
    const test = await create();
    const [leader, follower] = [new StopSource(), new StopSource()];
    const asked = [test.ask('a', { leaving: leader }), test.ask('a', { leaving: follower })];
    await settle();
    leader.abort(new Error('gone'));
    await expect(asked[0]).rejects.toThrow('gone');
    expect(test.executions[0]?.isAbandoned()).toBe(false);
    follower.abort(new Error('gone'));
    await expect(asked[1]).rejects.toThrow('gone');
    expect(test.executions[0]?.isAbandoned()).toBe(true);
  });

  it('stores no errors, and tells one to all that wait for it', async () => {
    const test = await create();
    const asked = [test.ask('a'), test.ask('a')];
    await settle();
    test.executions[0]?.fail('wrong');
    expect(await Promise.all(asked)).toEqual(['wrong', 'wrong']);
    await fill(test, 'a', 'right');
    expect(results(test)).toEqual(['miss: absent', 'miss: absent', 'miss: absent']);
  });

  it('executes again for each who waited for what is for one alone', async () => {
    const test = await create();
    const asked = [test.ask('a'), test.ask('a')];
    await settle();
    test.executions[0]?.fail('wrong', false);
    await settle();
    test.executions[1]?.answer('mine', { policy: { scope: 'PRIVATE' } });
    expect(await Promise.all(asked)).toEqual(['wrong', 'mine']);
    expect(test.near.size().entries).toBe(0);
  });

  it.each([
    ['became private', { scope: 'PRIVATE' }],
    ['was lowered to nothing', { maxAgeSeconds: 0 }],
  ] as const)('neither stores nor shares an answer whose policy %s', async (_what, policy) => {
    const test = await create();
    const asked = [test.ask('a'), test.ask('a'), test.ask('a')];
    for (let index = 0; index < 3; index += 1) {
      await settle();
      test.executions[index]?.answer(`answer ${index}`, { policy });
    }
    expect((await Promise.all(asked)).sort()).toEqual(['answer 0', 'answer 1', 'answer 2']);
    expect(test.near.size().entries).toBe(0);
  });

  it('tells a rejection to all that wait', async () => {
    const test = await create();
    const asked = [test.ask('a'), test.ask('a')];
    await settle();
    test.executions[0]?.reject(new Error('broken'));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  describe('with time', () => {
    it('gives out what is past its time while it is made anew, once', async () => {
      const test = await create();
      await fill(test, 'a', 'old');
      test.clock.wall += 100_000;
      expect([await test.ask('a'), await test.ask('a')]).toEqual(['old', 'old']);
      await settle();
      expect(test.executions).toHaveLength(2);
      test.executions[1]?.answer('new');
      await settle();
      expect(await test.ask('a')).toBe('new');
      expect(results(test)).toEqual(['miss: absent', 'stale: expired', 'stale: expired', 'hit']);
    });

    it('does not once its grace is over, nor after a change', async () => {
      const test = await create();
      await fill(test, 'a', 'old', ['Player:1']);
      test.clock.wall += 160_000;
      await fill(test, 'a', 'new', ['Player:1']);
      test.clock.wall += 100_000;
      test.source.change('Player:1');
      await settle();
      await fill(test, 'a', 'newer', ['Player:1']);
      expect(results(test)).toEqual(['miss: absent', 'miss: expired', 'miss: changed']);
    });

    it('does not past a time that a resolver set', async () => {
      const test = await create();
      const asked = test.ask('a');
      await settle();
      test.executions[0]?.answer('today', { policy: { maxAgeSeconds: 10 } });
      await asked;
      test.clock.wall += 9_999;
      expect(await test.ask('a')).toBe('today');
      test.clock.wall += 1;
      await fill(test, 'a', 'tomorrow');
    });

    it('lets answers that were stored together end apart', async () => {
      const test = await create({ random: 0.5 });
      await fill(test, 'a', 'one');
      expect(test.reports[0]?.freshMs).toBe(95_000);
    });

    it('keeps an answer in which nothing was found for a minute at most', async () => {
      const test = await create();
      await fill(test, 'a', 'nothing', ['null:Match:x', 'null:Match:y']);
      await fill(test, 'b', 'something', ['null:Player:x', 'Player:1']);
      expect(test.reports.map(({ freshMs }) => freshMs)).toEqual([60_000, 100_000]);
    });

    it('counts from when the execution began', async () => {
      const test = await create();
      const asked = test.ask('a');
      await settle();
      test.clock.wall += 30_000;
      test.executions[0]?.answer('one');
      await asked;
      test.clock.wall += 1_000;
      await test.ask('a');
      expect(test.reports[1]?.ageMs).toBe(31_000);
    });

    it('does not believe a clock that was set back', async () => {
      const test = await create();
      await fill(test, 'a', 'one');
      test.clock.wall -= 3_600_000;
      await fill(test, 'a', 'two');
      expect(results(test)).toEqual(['miss: absent', 'miss: expired']);
    });
  });

  describe('without the log', () => {
    it('asks nothing, keeps nothing and shares nothing, and goes on where it was when the log is followed again', async () => {
      const test = await create();
      await fill(test, 'a', 'old', ['Player:1']);
      test.clock.steady += 2_000;
      const asked = [test.ask('a'), test.ask('a')];
      await settle();
      expect(test.executions).toHaveLength(3);
      test.executions[1]?.answer('one');
      test.executions[2]?.answer('two');
      expect(await Promise.all(asked)).toEqual(['one', 'two']);
      expect(results(test).slice(1)).toEqual(['bypass: unjudged', 'bypass: unjudged']);
      await test.log.refresh();
      expect(await test.ask('a')).toBe('old');
    });

    it('keeps nothing when it is lost during an execution', async () => {
      const test = await create();
      const asked = test.ask('a');
      await settle();
      test.clock.steady += 2_000;
      test.executions[0]?.answer('one');
      expect(await asked).toBe('one');
      expect(test.near.size().entries).toBe(0);
    });

    it('gives out an old answer when the database is gone, if it may, as long as it may', async () => {
      const test = await create({ staleIfErrorMs: 5_000 });
      await fill(test, 'a', 'old', ['Player:1']);
      test.clock.steady += 2_000;
      const asked = test.ask('a');
      await settle();
      test.executions[1]?.fail('outage');
      expect(await asked).toBe('old');
      expect(test.reports.at(-1)).toMatchObject({ result: 'stale-if-error', reason: 'unjudged' });
      const other = test.ask('a');
      await settle();
      test.executions[2]?.fail('wrong');
      expect(await other).toBe('wrong');
      test.clock.wall += 105_001;
      const late = test.ask('a');
      await settle();
      test.executions[3]?.fail('outage');
      expect(await late).toBe('outage');
    });

    it('gives out no old answer when the database is gone, unless it may', async () => {
      const test = await create();
      await fill(test, 'a', 'old');
      test.clock.steady += 2_000;
      const asked = test.ask('a');
      await settle();
      test.executions[1]?.fail('outage');
      expect(await asked).toBe('outage');
    });

    it('never gives out what is known to have changed', async () => {
      const test = await create({ staleIfErrorMs: 5_000 });
      await fill(test, 'a', 'old', ['Player:1']);
      test.source.change('Player:1');
      await settle();
      const asked = test.ask('a');
      await settle();
      test.executions[1]?.fail('outage');
      expect(await asked).toBe('outage');
    });
  });

  describe('with a store that gateways share', () => {
    it('takes what another gateway made, and keeps it', async () => {
      const [source, store] = [createMemoryLog(), createMemoryStore({ maxBytes: 100_000 })];
      const [one, other] = [await create({ source, store }), await create({ source, store })];
      await fill(one, 'a', 'one', ['Player:1']);
      await settle();
      expect([await other.ask('a'), await other.ask('a')]).toEqual(['one', 'one']);
      expect(other.reports.map(({ result, tier }) => [result, tier])).toEqual([
        ['hit', 'L2'],
        ['hit', 'L1'],
      ]);
    });

    it('does not take what has changed since, even if it starts later', async () => {
      const [source, store] = [createMemoryLog(), createMemoryStore({ maxBytes: 100_000 })];
      const [one, other] = [await create({ source, store }), await create({ source, store })];
      await fill(one, 'a', 'old', ['Player:1']);
      await fill(one, 'b', 'old', ['Player:2']);
      source.change('Player:1');
      await settle();
      const late = await create({ source, store });
      for (const gateway of [other, late]) {
        const asked = gateway.ask('a');
        await settle();
        gateway.executions[0]?.answer('new', { tags: ['Player:1'] });
        expect(await asked).toBe('new');
        expect(await gateway.ask('b')).toBe('old');
      }
    });

    it('does not take what it cannot judge: of another database, of before the log was trimmed, past its time, or broken', async () => {
      const [source, store] = [createMemoryLog(), createMemoryStore({ maxBytes: 100_000 })];
      const one = await create({ source, store });
      await fill(one, 'a', 'old', ['Player:1']);
      await settle();
      const restored = createMemoryLog();
      restored.incarnation = 'second';
      const other = await create({ source: restored, store });
      await fill(other, 'a', 'other', ['Player:1']);
      expect(results(other)).toEqual(['miss: absent']);
      source.change('Player:9');
      await source.prune({ keepMs: 0, maxRows: 0 });
      const late = await create({ source, store });
      await fill(late, 'a', 'new', ['Player:1']);
      expect(results(late)).toEqual(['miss: absent']);
    });

    it('goes on without a store that answers nothing or nonsense', async () => {
      const broken = await create({ store: { get: async () => Buffer.from('nonsense'), set: async () => undefined } });
      await fill(broken, 'a', 'one');
      const silent = await create({ store: { get: async () => undefined, set: async () => undefined } });
      await fill(silent, 'a', 'one');
      expect(await silent.ask('a')).toBe('one');
    });

    it('executes once for those who ask while the store is asked, and takes the fence after it answered', async () => {
      const held = Promise.withResolvers<undefined>();
      const test = await create({ store: { get: () => held.promise, set: async () => undefined } });
      const first = test.ask('a');
      await settle();
      test.source.change('Player:1');
      await settle();
      const later = test.ask('a');
      held.resolve(undefined);
      await settle();
      expect(test.executions).toHaveLength(1);
      test.executions[0]?.answer('new', { tags: ['Player:1'] });
      expect(await Promise.all([first, later])).toEqual(['new', 'new']);
      expect(await test.ask('a')).toBe('new');
    });
  });

  describe('at hand', () => {
    it('are answers that may be given out as they are', async () => {
      const test = await create();
      expect(test.cache.peek('a')).toBeNull();
      await fill(test, 'a', 'one', ['Player:1']);
      expect(test.cache.peek('a')?.body.identity.toString()).toBe('one');
      expect(results(test)).toEqual(['miss: absent', 'hit']);
      test.clock.wall += 100_000;
      expect(test.cache.peek('a')).toBeNull();
      test.clock.wall -= 100_000;
      test.source.change('Player:1');
      await settle();
      expect(test.cache.peek('a')).toBeNull();
      expect(results(test)).toEqual(['miss: absent', 'hit']);
      await fill(test, 'a', 'two');
      expect(results(test).at(-1)).toBe('miss: changed');
    });
  });

  it('holds nothing where it may not, and still lets those who ask at once wait for one', async () => {
    const store = createMemoryStore({ maxBytes: 100_000 });
    const test = await create({ maxBytes: 0, store });
    const asked = [test.ask('a'), test.ask('a')];
    await settle();
    test.executions[0]?.answer('one');
    expect(await Promise.all(asked)).toEqual(['one', 'one']);
    expect(test.near.size()).toEqual({ entries: 0, bytes: 0, evictions: 0 });
    expect(await test.ask('a')).toBe('one');
    expect(test.reports.at(-1)).toMatchObject({ result: 'hit', tier: 'L2' });
    expect(test.executions).toHaveLength(1);
  });

  it('holds no more than it may', async () => {
    const test = await create({ maxBytes: 20_000 });
    for (let index = 0; index < 50; index += 1) await fill(test, `key ${index}`, 'x'.repeat(500));
    expect(test.near.size().bytes).toBeLessThanOrEqual(20_000);
    expect(test.near.size().evictions).toBeGreaterThan(10);
    await fill(test, 'large', 'x'.repeat(10_000));
    const before = test.executions.length;
    await fill(test, 'large', 'y'.repeat(10_000));
    expect(test.executions).toHaveLength(before + 1);
    // Nor does it say so, or have it compressed for those who come next.
    expect(test.reports.at(-1)).toMatchObject({ result: 'miss', stored: false });
  });
});
