import { describe, expect, it } from 'vitest';
import { createHistogramFamily, type HistogramFamily } from '../../../src/observability/histogram-family.ts';
import { createPerformanceWindows, type MeasuredKind } from '../../../src/observability/performance-windows.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2025, 0, 1);

function createMeasured(maxBytes?: number) {
  const family = (label: string) => createHistogramFamily({ name: `${label}_seconds`, help: '', labels: [label, 'outcome'] });
  const families: Record<MeasuredKind, HistogramFamily> = {
    fields: family('field'),
    operations: family('operation'),
    loaders: family('loader'),
    statements: family('statement'),
    invalidations: family('invalidation'),
  };
  const clock = { now: START_MS };
  const counts = { requests: 0 };
  const windows = createPerformanceWindows({
    families,
    readCounts: () => ({ ...counts }),
    now: () => clock.now,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  return { families, clock, counts, ...windows };
}

/** Records `count` calls of 1 ms, and lets a minute pass. */
function liveMinute({ families, clock, keep }: ReturnType<typeof createMeasured>, count: number): void {
  for (let call = 0; call < count; call += 1) families.fields.of('Query.players', 'ok').record(1_000);
  clock.now += MINUTE_MS;
  keep();
}

describe('createPerformanceWindows', () => {
  it('tells of a window what was recorded in it, that which is under way included', () => {
    const measured = createMeasured();
    const countIn = (window: Parameters<typeof measured.read>[0]) => measured.read(window).top('fields', 'TOTAL_DESC', 1)[0]?.calls ?? 0;
    for (let minute = 0; minute < 10; minute += 1) liveMinute(measured, 2 ** minute);
    measured.families.fields.of('Query.players', 'ok').record(1_000);
    measured.clock.now += MINUTE_MS / 2;
    expect(countIn('LAST_MINUTE')).toBe(2 ** 9 + 1);
    expect(countIn('LAST_5_MINUTES')).toBe(2 ** 9 + 2 ** 8 + 2 ** 7 + 2 ** 6 + 2 ** 5 + 1);
    expect(countIn('LAST_HOUR')).toBe(2 ** 10);
    expect(countIn('SINCE_START')).toBe(2 ** 10);
  });

  it('tells of a window by how much counts grew in it', () => {
    const measured = createMeasured();
    const growthIn = (window: Parameters<typeof measured.read>[0]) => measured.read(window).counts['requests'];
    measured.counts.requests = 5;
    expect(growthIn('LAST_MINUTE')).toBe(5);
    for (let minute = 0; minute < 10; minute += 1) {
      measured.counts.requests += 2 ** minute;
      liveMinute(measured, 1);
    }
    measured.counts.requests += 1;
    measured.clock.now += MINUTE_MS / 2;
    expect(growthIn('LAST_MINUTE')).toBe(2 ** 9 + 1);
    expect(growthIn('LAST_5_MINUTES')).toBe(2 ** 9 + 2 ** 8 + 2 ** 7 + 2 ** 6 + 2 ** 5 + 1);
    expect(growthIn('LAST_HOUR')).toBe(2 ** 10 + 5);
    expect(growthIn('SINCE_START')).toBe(2 ** 10 + 5);
  });

  it('says what a window covers: at most a minute more than asked, and no more than there is', () => {
    const measured = createMeasured();
    const covered = () => (['LAST_MINUTE', 'LAST_5_MINUTES', 'LAST_HOUR'] as const).map((window) => measured.read(window).windowSeconds);
    expect(covered()).toEqual([0, 0, 0]);
    measured.clock.now += 30_000;
    expect(covered()).toEqual([30, 30, 30]);
    measured.clock.now -= 30_000;
    for (let minute = 0; minute < 100; minute += 1) liveMinute(measured, 1);
    expect(covered()).toEqual([60, 300, 3_600]);
    measured.clock.now += 59_000;
    expect(covered()).toEqual([119, 359, 3_659]);
    expect(measured.read('LAST_MINUTE').since).toEqual(new Date(measured.clock.now - 119_000));
    expect(measured.read('SINCE_START')).toMatchObject({ since: new Date(START_MS), windowSeconds: 6_059 });
  });

  it('lets the oldest minutes go when they would take too much memory, and says so', () => {
    const measured = createMeasured(1_000);
    for (let minute = 0; minute < 100; minute += 1) liveMinute(measured, 1);
    const report = measured.read('LAST_HOUR');
    expect(report.windowSeconds).toBe(180);
    expect(report.top('fields', 'TOTAL_DESC', 1)[0]?.calls).toBe(3);
  });

  it('keeps no minute twice, and goes on when a histogram is dropped and made anew', () => {
    const measured = createMeasured();
    const { families, keep, read } = measured;
    liveMinute(measured, 5);
    keep();
    families.fields.drop('Query.players');
    liveMinute(measured, 2);
    expect(read('LAST_HOUR').top('fields', 'TOTAL_DESC', 1)[0]?.calls).toBe(7);
  });
});

describe('a performance report', () => {
  it('orders by total, slowest or calls, and equal ones by name', () => {
    const { families, read } = createMeasured();
    const record = (name: string, ...microseconds: number[]) => {
      for (const one of microseconds) families.statements.of(name, 'ok').record(one);
    };
    record('many', ...Array<number>(50).fill(1_000));
    record('slow', 40_000);
    record('twice', 30_000, 30_000);
    record('again', 30_000, 30_000);
    const order = (by: Parameters<ReturnType<typeof read>['top']>[1], first = 9) =>
      read('SINCE_START')
        .top('statements', by, first)
        .map(({ name }) => name);
    expect(order('TOTAL_DESC')).toEqual(['again', 'twice', 'many', 'slow']);
    expect(order('P99_DESC')).toEqual(['slow', 'again', 'twice', 'many']);
    expect(order('CALLS_DESC', 2)).toEqual(['many', 'again']);
  });

  it('gives figures in milliseconds, of all labels of a name together, and shares of all of its kind', () => {
    const { families, read } = createMeasured();
    families.operations.of('Page', 'ok').record(1_000);
    families.operations.of('Page', 'refused').record(3_000);
    families.operations.of('Other', 'ok').record(4_000);
    const [entry] = read('LAST_MINUTE').top('operations', 'CALLS_DESC', 1);
    expect(entry).toMatchObject({ name: 'Page', calls: 2, totalMs: 4, meanMs: 2, share: 0.5 });
    expect(entry?.p50Ms).toBeCloseTo(1, 1);
    expect(entry?.p99Ms).toBeGreaterThan(2.9);
    expect(entry?.maxMs).toBeGreaterThan(3);
    expect(entry?.maxMs).toBeLessThan(3.2);
    expect(read('LAST_MINUTE').top('loaders', 'TOTAL_DESC', 9)).toEqual([]);
  });
});
