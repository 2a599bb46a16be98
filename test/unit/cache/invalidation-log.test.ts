import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Fence } from '../../../src/cache/fence.ts';
import { createInvalidationLog, type InvalidationLogParts } from '../../../src/cache/invalidation-log.ts';
import { parseSnapshot } from '../../../src/cache/snapshot.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';
import { createMemoryLog } from '../../support/memory-log.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const stop of stops.splice(0)) await stop();
});

/** A log that is followed, on a clock of its own. */
async function follow(options: Partial<InvalidationLogParts> & { readonly starts?: boolean } = {}, source = createMemoryLog()) {
  const clock = { ms: 0 };
  const { logger, lines } = createCapturingLogger();
  const log = createInvalidationLog({ source, logger, now: () => clock.ms, ...options });
  if (options.starts !== false) await log.start();
  stops.push(log.stop);
  const takeFence = (): Fence => {
    const fence = log.fence();
    if (fence === null) throw new Error('The log is not followed');
    return fence;
  };
  return { source, log, clock, lines, takeFence, judge: (fence: Fence, ...tags: string[]) => log.judge({ fence, tags }) };
}

/** Lets what is under way go on, without any time passing. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}

describe('the invalidation log', () => {
  it('calls an answer current until what it was built from changes', async () => {
    const { source, takeFence, judge } = await follow();
    const fence = takeFence();
    expect(judge(fence, 'Player:1')).toBe('current');
    source.change('Player:1');
    await settle();
    expect(judge(fence, 'Player:1')).toBe('changed');
    expect(judge(fence, 'Player:2')).toBe('current');
    expect(judge(takeFence(), 'Player:1')).toBe('current');
  });

  it('hears of a transaction that began first and commits last', async () => {
    const { source, log, takeFence, judge } = await follow();
    const slow = source.begin();
    slow.write('Player:1');
    source.change('Player:2');
    await log.refresh();
    const fence = takeFence();
    expect(judge(fence, 'Player:1')).toBe('current');
    slow.commit();
    await settle();
    expect(judge(fence, 'Player:1')).toBe('changed');
    expect(judge(fence, 'Player:2')).toBe('current');
  });

  it('hears nothing of what is rolled back', async () => {
    const { source, log, takeFence, judge } = await follow();
    const fence = takeFence();
    const undone = source.begin();
    undone.write('Player:1');
    undone.rollback();
    await log.refresh();
    expect(judge(fence, 'Player:1')).toBe('current');
  });

  it('takes a purge of everything for a change of each answer', async () => {
    const { source, takeFence, judge } = await follow();
    const fence = takeFence();
    await source.purge(['all']);
    await settle();
    expect(judge(fence, 'Player:1')).toBe('changed');
    expect(judge(fence)).toBe('changed');
  });

  it('judges nothing by a look that is older than a second, counted from when it was begun', async () => {
    const { source, log, clock, takeFence, judge } = await follow();
    const fence = takeFence();
    clock.ms = 1_000;
    expect(judge(fence, 'Player:1')).toBe('current');
    clock.ms = 1_001;
    expect(judge(fence, 'Player:1')).toBe('unknown');
    expect(log.fence()).toBeNull();
    const held = Promise.withResolvers<void>();
    source.held = held.promise;
    const looking = log.refresh();
    clock.ms = 2_500;
    held.resolve();
    source.held = null;
    await looking;
    expect(judge(fence, 'Player:1')).toBe('unknown');
    await log.refresh();
    expect(judge(fence, 'Player:1')).toBe('current');
    expect(log.position()).toMatchObject({ following: true, incarnation: 'first', tags: 0 });
  });

  it('looks once more when it is woken during a look', async () => {
    const { source, takeFence, judge } = await follow();
    const fence = takeFence();
    const held = Promise.withResolvers<void>();
    source.held = held.promise;
    source.change('Player:1');
    await settle();
    const before = source.pulls();
    source.change('Player:2');
    source.change('Player:3');
    source.held = null;
    held.resolve();
    await settle();
    expect(source.pulls()).toBe(before + 1);
    expect(['Player:1', 'Player:2', 'Player:3'].map((tag) => judge(fence, tag))).toEqual(['changed', 'changed', 'changed']);
  });

  it('finds within a heartbeat what nobody woke it for, and sooner while a transaction is under way', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { source, takeFence, judge } = await follow();
    source.muted = true;
    const fence = takeFence();
    source.change('Player:1');
    await vi.advanceTimersByTimeAsync(299);
    expect(judge(fence, 'Player:1')).toBe('current');
    const slow = source.begin();
    slow.write('Player:2');
    await vi.advanceTimersByTimeAsync(1);
    expect(judge(fence, 'Player:1')).toBe('changed');
    const before = source.pulls();
    await vi.advanceTimersByTimeAsync(10 + 20 + 40);
    expect(source.pulls()).toBe(before + 3);
    slow.commit();
    await vi.advanceTimersByTimeAsync(80);
    expect(judge(fence, 'Player:2')).toBe('changed');
  });

  it('loses nothing over a lost connection, and says when it is back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { source, log, clock, lines, takeFence, judge } = await follow();
    const fence = takeFence();
    source.disconnect();
    source.change('Player:1');
    clock.ms = 900;
    expect(judge(fence, 'Player:1')).toBe('current');
    clock.ms = 1_500;
    expect(log.fence()).toBeNull();
    source.reconnect();
    vi.useRealTimers();
    await vi.waitFor(() => expect(log.fence()).not.toBeNull());
    expect(judge(fence, 'Player:1')).toBe('changed');
    expect(judge(fence, 'Player:2')).toBe('current');
    expect(lines.map(({ level }) => level)).toContain('warn');
    await vi.waitFor(() => expect(lines.map(({ msg }) => msg)).toContain('The invalidation log is followed again'));
  });

  it('starts without a database, and follows once there is one', async () => {
    const source = createMemoryLog();
    source.disconnect();
    const { log, lines } = await follow({}, source);
    expect(log.fence()).toBeNull();
    expect(lines).toEqual(expect.arrayContaining([expect.objectContaining({ level: 'warn' })]));
    source.reconnect();
    await vi.waitFor(() => expect(log.fence()).not.toBeNull());
  });

  it('does not judge fences of before what it knows: after a late start, and after the log was trimmed past its place', async () => {
    const source = createMemoryLog();
    const early = await follow({}, source);
    const fence = early.takeFence();
    source.change('Player:1');
    // The early one is woken, so nothing is missing to it.
    await settle();
    await source.prune({ keepMs: 0, maxRows: 0 });
    await early.log.refresh();
    const late = await follow({}, source);
    expect(late.judge(fence, 'Player:2')).toBe('unknown');
    expect(late.judge(late.takeFence(), 'Player:1')).toBe('current');
    expect(early.judge(fence, 'Player:2')).toBe('current');
    source.muted = true;
    source.change('Player:1');
    const between = early.takeFence();
    await source.prune({ keepMs: 0, maxRows: 0 });
    await early.log.refresh();
    expect(early.judge(between, 'Player:2')).toBe('unknown');
  });

  it('knows at its start what the log still has', async () => {
    const source = createMemoryLog();
    const early = await follow({}, source);
    const fence = early.takeFence();
    source.change('Player:1');
    const late = await follow({}, source);
    expect(late.judge(fence, 'Player:1')).toBe('changed');
    expect(late.judge(fence, 'Player:2')).toBe('current');
  });

  it('does not take a restored database for known from where it was with the last one, whose ids were higher', async () => {
    const { source, log, judge } = await follow();
    for (let count = 0; count < 60; count += 1) source.change('Queue:1');
    await log.refresh();
    source.disconnect();
    await settle();
    source.restore('second');
    // Another one is there first, before the clock lets this one try again.
    const other = await follow({}, source);
    const fence = other.takeFence();
    source.change('Player:1');
    await vi.waitFor(() => expect(log.position().incarnation).toBe('second'));
    expect(judge(fence, 'Player:1')).not.toBe('current');
    await settle();
    expect(other.judge(fence, 'Player:1')).toBe('changed');
    await other.log.refresh();
    const later = other.takeFence();
    expect(judge(later, 'Player:1')).toBe('current');
    source.change('Player:1');
    await settle();
    expect(judge(later, 'Player:1')).toBe('changed');
  });

  it('shares nothing with another database', async () => {
    const { source, log, takeFence, judge } = await follow();
    const fence = takeFence();
    source.incarnation = 'second';
    await log.refresh();
    expect(judge(fence, 'Player:1')).toBe('unknown');
    expect(judge(takeFence(), 'Player:1')).toBe('current');
    expect(takeFence().look).toBeGreaterThan(fence.look);
  });

  it('knows all that the log of another database has, though its transactions are older by number', async () => {
    const restored = createMemoryLog();
    restored.incarnation = 'second';
    const before = restored.snapshot();
    restored.change('Player:1');
    const first = createMemoryLog();
    for (let written = 0; written < 10; written += 1) first.change('Match:1');
    let current = first;
    const connect: typeof first.connect = (listener) => current.connect(listener);
    const { log, takeFence, judge } = await follow({ source: { ...first, connect } });
    current = restored;
    first.disconnect();
    await expect.poll(() => log.position().incarnation).toBe('second');
    // As another gateway has put it into the store that both share.
    const fence = { incarnation: 'second', snapshot: parseSnapshot(before), look: 0 };
    expect(judge(fence, 'Player:1')).toBe('changed');
    expect(judge(fence, 'Player:2')).toBe('current');
    expect(judge(takeFence(), 'Player:1')).toBe('current');
  });

  it('counts looks that brought changes', async () => {
    const { source, log, takeFence } = await follow();
    const { look } = takeFence();
    await log.refresh();
    expect(takeFence().look).toBe(look);
    source.change('Player:1');
    await settle();
    expect(takeFence().look).toBe(look + 1);
  });

  it('tells of changes, and how late they were heard of', async () => {
    const onChanges = vi.fn();
    const { source } = await follow({ onChanges });
    source.change('Player:1', 'list:Player');
    await settle();
    expect(onChanges.mock.calls).toEqual([[{ rows: 1, tags: 2, lagMs: 1 }]]);
  });

  it('tells of no delay of what it finds in the log at first, which may be of any age', async () => {
    const source = createMemoryLog();
    source.change('Player:1');
    const onChanges = vi.fn();
    await follow({ source, onChanges });
    expect(onChanges.mock.calls).toEqual([[{ rows: 1, tags: 1, lagMs: null }]]);
  });

  describe('waiting for a write', () => {
    it('ends as soon as the log shows it', async () => {
      const { source, log, takeFence } = await follow();
      source.muted = true;
      const xid = source.change('Player:1');
      const fence = takeFence();
      expect(await log.waitForWrite(`first/${xid}`, 50)).toBe(true);
      expect(log.judge({ fence, tags: ['Player:1'] })).toBe('changed');
      const before = source.pulls();
      expect(await log.waitForWrite(`first/${xid}`, 50)).toBe(true);
      expect(source.pulls()).toBe(before);
    });

    it('is one look and one pause for all who wait, whenever they came', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const { source, log } = await follow();
      source.muted = true;
      const { xid, write, commit } = source.begin();
      const before = source.pulls();
      const waiting: Promise<boolean>[] = [];
      for (let client = 0; client < 20; client += 1) {
        waiting.push(log.waitForWrite(`first/${xid}`, 50));
        await settle();
      }
      expect(source.pulls()).toBe(before + 1);
      write('Player:1');
      commit();
      await vi.advanceTimersByTimeAsync(5);
      expect(new Set(await Promise.all(waiting))).toEqual(new Set([true]));
    });

    it.each([
      ['of another database', 'second/1'],
      ['that is no token', 'first'],
    ])('is not begun for a token %s', async (_what, token) => {
      const { source, log } = await follow();
      const before = source.pulls();
      expect(await log.waitForWrite(token, 50)).toBe(false);
      expect(source.pulls()).toBe(before);
    });

    it('ends at its deadline for a write that the log does not show', async () => {
      const { log } = await follow({ now: () => performance.now() });
      expect(await log.waitForWrite('first/5000', 20)).toBe(false);
    });

    it('ends at its deadline when the database says nothing', async () => {
      const { source, log } = await follow({ now: () => performance.now() });
      const held = Promise.withResolvers<void>();
      source.held = held.promise;
      expect(await log.waitForWrite('first/5000', 20)).toBe(false);
      held.resolve();
    });
  });
});
