import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInvalidationLog } from '../../../src/cache/invalidation-log.ts';
import { createRowCache } from '../../../src/cache/row-cache.ts';
import type { RowReading } from '../../../src/domain/row-memory.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';
import { createMemoryLog } from '../../support/memory-log.ts';

interface Row {
  readonly id: string;
  readonly kills?: readonly number[];
  readonly at?: Date;
}

const stops: (() => Promise<void>)[] = [];
// Nothing is looked at but what a test looks at.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(async () => {
  vi.useRealTimers();
  for (const stop of stops.splice(0)) await stop();
});

async function createCache(options: { maxBytes?: number; freezes?: boolean; maxTags?: number } = {}) {
  const source = createMemoryLog();
  source.muted = true;
  const clock = { ms: 0 };
  const log = createInvalidationLog({
    source,
    logger: createCapturingLogger().logger,
    now: () => clock.ms,
    ...(options.maxTags === undefined ? {} : { maxTags: options.maxTags }),
  });
  await log.start();
  stops.push(log.stop);
  const cache = createRowCache({ log, maxBytes: options.maxBytes ?? 100_000, freezes: options.freezes ?? true });
  const shelf = cache.shelf<Row>('match');
  const begin = (): RowReading<Row> => {
    const reading = shelf.begin();
    if (reading === null) throw new Error('The log is not followed');
    return reading;
  };
  const keep = (id: string, reading = begin()) => {
    const row = { id };
    reading.keep(id, [`Match:${id}`], row);
    return row;
  };
  return { source, clock, log, cache, shelf, begin, keep, take: (id: string) => begin().take(id) };
}

describe('rows in memory', () => {
  it('are given out as they are while nothing changes them', async () => {
    const { source, log, keep, take } = await createCache();
    const row = keep('5');
    expect(take('5')).toBe(row);
    source.change('Match:6', 'Player:5', 'list:Match');
    await log.refresh();
    expect(take('5')).toBe(row);
    expect(take('6')).toBeUndefined();
  });

  it('are not given out once the log shows a change, and are as before it until then', async () => {
    const { source, log, keep, take, cache } = await createCache();
    const row = keep('5');
    source.change('Match:5');
    expect(take('5')).toBe(row);
    await log.refresh();
    expect(take('5')).toBeUndefined();
    expect(cache.size().entries).toBe(0);
  });

  it('are not given out when they were read before a commit, and kept after the log showed it', async () => {
    const { source, log, begin, keep, take } = await createCache();
    const reading = begin();
    source.change('Match:5');
    await log.refresh();
    keep('5', reading);
    expect(take('5')).toBeUndefined();
  });

  it('are not given out when they were read beside a transaction that commits later, before younger ones or after', async () => {
    const { source, log, begin, keep, take } = await createCache();
    const slow = source.begin();
    slow.write('Match:5');
    source.change('Match:6');
    await log.refresh();
    const row = keep('5', begin());
    expect(take('5')).toBe(row);
    source.change('Match:7');
    await log.refresh();
    expect(take('5')).toBe(row);
    slow.commit();
    await log.refresh();
    expect(take('5')).toBeUndefined();
  });

  it('are given out after a change that was rolled back, and after one that they were read after', async () => {
    const { source, log, keep, take } = await createCache();
    source.change('Match:5');
    await log.refresh();
    const row = keep('5');
    const undone = source.begin();
    undone.write('Match:5');
    undone.rollback();
    await log.refresh();
    expect(take('5')).toBe(row);
  });

  it('go with their whole kind, and with everything', async () => {
    for (const tag of ['type:Match', 'all']) {
      const { source, log, keep, take } = await createCache();
      keep('5');
      source.change(tag);
      await log.refresh();
      expect(take('5')).toBeUndefined();
    }
  });

  it('are neither given out nor kept while the log is not followed, and are judged again when it is', async () => {
    const { source, clock, log, shelf, begin, keep, take } = await createCache();
    const kept = keep('5');
    keep('6');
    clock.ms = 1_001;
    expect(shelf.begin()).toBeNull();
    source.change('Match:6');
    await log.refresh();
    expect(take('5')).toBe(kept);
    expect(take('6')).toBeUndefined();
    const reading = begin();
    clock.ms = 3_000;
    // Between the statement and its rows the log was lost: whether they are good shows later.
    keep('7', reading);
    source.change('Match:7');
    await log.refresh();
    expect(take('7')).toBeUndefined();
  });

  it('of another database are gone', async () => {
    const { source, log, keep, take, cache } = await createCache();
    keep('5');
    source.incarnation = 'second';
    await log.refresh();
    expect(take('5')).toBeUndefined();
    expect(cache.size().entries).toBe(0);
  });

  it('count as read after the look that found them unchanged: those in use stay when changes are known by their kind alone', async () => {
    const { source, log, keep, take } = await createCache({ maxTags: 1 });
    const used = keep('5');
    keep('6');
    source.change('Match:7');
    await log.refresh();
    expect(take('5')).toBe(used);
    // The tag of match 7 makes way, and its change counts for all matches that were read before it.
    source.change('Player:1');
    await log.refresh();
    expect(log.position().foldedTags).toBe(1);
    expect([take('5'), take('6')]).toEqual([used, undefined]);
  });

  it('are another on each shelf', async () => {
    const { cache, keep, take } = await createCache();
    const row = keep('5');
    expect(cache.shelf('team').begin()?.take('5')).toBeUndefined();
    expect(cache.shelf('match').begin()?.take('5')).toBe(row);
    expect(take('5')).toBe(row);
  });

  it('are frozen with all that is in them, where it is asked for, and left as they are elsewhere', async () => {
    const row = () => ({ id: '5', kills: [1, 2], at: new Date(0) });
    const frozen = await createCache({ freezes: true });
    frozen.begin().keep('5', ['Match:5'], row());
    expect(Object.isFrozen(frozen.take('5'))).toBe(true);
    expect(Object.isFrozen(frozen.take('5')?.kills)).toBe(true);
    expect(frozen.take('5')?.at?.getTime()).toBe(0);
    const free = await createCache({ freezes: false });
    free.begin().keep('5', ['Match:5'], row());
    expect(Object.isFrozen(free.take('5'))).toBe(false);
  });
});

describe('the room for rows', () => {
  it('is kept to, the least recently used making way', async () => {
    const { keep, take, cache } = await createCache({ maxBytes: 3_000 });
    keep('0');
    for (let id = 1; id < 50; id += 1) {
      keep(String(id));
      expect(take('0')).toEqual({ id: '0' });
      expect(cache.size().bytes).toBeLessThanOrEqual(3_000);
    }
    const { entries, bytes, evictions } = cache.size();
    expect(entries).toBeGreaterThan(3);
    expect(entries + evictions).toBe(50);
    expect(bytes).toBeGreaterThan(2_000);
    expect(take('1')).toBeUndefined();
    expect(take('49')).toEqual({ id: '49' });
  });

  it('is taken by what is in a row, and by no row that is larger than all of it', async () => {
    const { begin, cache } = await createCache({ maxBytes: 10_000 });
    begin().keep('1', ['Match:1'], { id: 'x'.repeat(5_000) });
    expect(cache.size().bytes).toBeGreaterThan(5_000);
    begin().keep('1', ['Match:1'], { id: '1' });
    expect(cache.size().bytes).toBeLessThan(1_000);
    begin().keep('2', ['Match:2'], { id: '2', kills: Array.from({ length: 2_000 }, () => 0) });
    expect(cache.size().entries).toBe(1);
  });

  it('says how many were found, by kind', async () => {
    const { keep, take, cache } = await createCache();
    keep('5');
    for (const id of ['5', '6', '5']) take(id);
    cache.shelf('team');
    expect([...cache.size().lookups]).toEqual([
      ['match', { hits: 2, misses: 1 }],
      ['team', { hits: 0, misses: 0 }],
    ]);
  });
});
