import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createOperationTrace, type OperationTrace } from '../../../src/execution/operation-trace.ts';
import { toTimingReport } from '../../../src/execution/timing-report.ts';

const NO_PHASES = { parse: null, plan: null, execute: null, encode: null };
const rows = (outcome: readonly unknown[]) => outcome.length;
const call = (trace: OperationTrace, key: string, run: () => unknown) =>
  trace.runField({ field: `Query.${key}`, path: { key, prev: undefined } }, run);
const report = (trace: OperationTrace, wallMs = 100) => toTimingReport(trace, { wallMs, phases: NO_PHASES });
const batch = (trace: OperationTrace, loader: string, run: () => Promise<string[]> = async () => []) =>
  trace.listener.surroundBatch({ started: { loader, size: 1 }, run, countRows: rows });
const statement = (trace: OperationTrace, label: string) =>
  trace.listener.surroundStatement({ started: { label }, run: async () => ['row'], countRows: rows });

describe('createOperationTrace', () => {
  it('gives a batch to all fields that asked for one of its keys, before or after it was fetched', async () => {
    const trace = createOperationTrace(0);
    const keys = trace.listener.followKeys?.();
    if (!keys) throw new Error('Keys are followed');
    call(trace, 'first', () => keys.ask('1'));
    await call(trace, 'second', async () => {
      await delay(1);
      keys.ask('2');
    });
    call(trace, 'other', () => keys.ask('3'));
    await keys.surroundFetch(['1', '2'], () => batch(trace, 'playerById'));
    call(trace, 'late', () => keys.ask('2'));
    const found = Object.fromEntries(report(trace).fields.map(({ key, batches }) => [key, batches]));
    expect(found).toEqual({ first: [0], second: [0], other: [], late: [0] });
  });

  it('gives a statement to the batch it ran for, or else to the field', async () => {
    const trace = createOperationTrace(0);
    await call(trace, 'field', async () => {
      await batch(trace, 'playerById', async () => {
        await delay(1);
        return statement(trace, 'players_by_id');
      });
      return statement(trace, 'prisma.Player.count');
    });
    const { fields, batches, statements } = report(trace);
    expect(statements.map((one) => one.statement)).toEqual(['players_by_id', 'prisma.Player.count']);
    expect(batches[0]?.statements).toEqual([0]);
    expect(fields[0]).toMatchObject({ batches: [0], statements: [1] });
  });

  it('tells of what failed that it gave no rows', async () => {
    const trace = createOperationTrace(0);
    await expect(batch(trace, 'playerById', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(report(trace).batches).toMatchObject([{ loader: 'playerById', rows: null, durationMs: expect.any(Number) }]);
  });

  it('counts all and lists the first 500', async () => {
    const trace = createOperationTrace(0);
    await call(trace, 'field', async () => {
      for (let index = 0; index < 700; index += 1) await statement(trace, 'one');
    });
    const { statements, totals, fields } = report(trace);
    expect([statements.length, totals.statements.count, fields[0]?.statements?.length]).toEqual([500, 700, 500]);
  });

  it('passes values and errors on, and gives exact durations of calls', async () => {
    let now = 0;
    const trace = createOperationTrace(0, () => now);
    const { promise, resolve } = Promise.withResolvers<string>();
    const value = call(trace, 'waits', () => promise);
    expect(value).toBe(promise);
    now = 30;
    expect(() =>
      call(trace, 'fails', () => {
        now = 32;
        throw new Error('broken');
      }),
    ).toThrow('broken');
    now = 40;
    resolve('done');
    await promise;
    const [waits, fails] = report(trace).fields;
    expect(waits).toMatchObject({ calls: 1, p50Ms: 40, p99Ms: 40, totalMs: 40, share: 0.4 });
    expect(fails).toMatchObject({ calls: 1, p50Ms: 2, totalMs: 2, share: 0.02 });
  });
});
