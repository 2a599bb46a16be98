import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CircuitBreaker, createCircuitBreaker } from '../../../src/cache/circuit-breaker.ts';

describe('createCircuitBreaker', () => {
  let breaker: CircuitBreaker;
  let changes: boolean[];
  beforeEach(() => {
    vi.useFakeTimers();
    changes = [];
    breaker = createCircuitBreaker({ deadlineMs: 15, failuresToOpen: 3, openMs: 1_000, onChange: ({ open }) => changes.push(open) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const fail = () => breaker.run(() => Promise.reject(new Error('down')));
  const failTimes = async (times: number) => {
    for (let time = 0; time < times; time += 1) await fail();
  };

  it('passes on what the work resolves to', async () => {
    expect(await breaker.run(async () => 7)).toBe(7);
  });

  it('gives up work at the deadline and ignores its late failure', async () => {
    let reject: (error: Error) => void = () => undefined;
    const late = new Promise<never>((_resolve, rejectLate) => {
      reject = rejectLate;
    });
    const result = breaker.run(() => late);
    await vi.advanceTimersByTimeAsync(16);
    expect(await result).toBeUndefined();
    reject(new Error('too late to matter'));
  });

  it('opens after so many failures in a row, and runs nothing while open', async () => {
    await failTimes(3);
    const work = vi.fn(async () => 7);
    expect(await breaker.run(work)).toBeUndefined();
    expect(work).not.toHaveBeenCalled();
    expect(breaker.isClosed()).toBe(false);
    expect(changes).toEqual([true]);
  });

  it('stays closed when failures are not in a row', async () => {
    await failTimes(2);
    await breaker.run(async () => 7);
    await failTimes(2);
    expect(breaker.isClosed()).toBe(true);
  });

  it('lets one call through after its time, and closes when that succeeds', async () => {
    await failTimes(3);
    vi.advanceTimersByTime(1_000);
    let finish: (value: number) => void = () => undefined;
    const trial = breaker.run(() => new Promise<number>((resolve) => (finish = resolve)));
    const other = vi.fn(async () => 7);
    await breaker.run(other);
    expect(other).not.toHaveBeenCalled();
    finish(1);
    expect(await trial).toBe(1);
    expect(await breaker.run(other)).toBe(7);
    expect(changes).toEqual([true, false]);
  });

  it('opens again at once when the call it let through fails', async () => {
    await failTimes(3);
    vi.advanceTimersByTime(1_000);
    await fail();
    const work = vi.fn(async () => 7);
    await breaker.run(work);
    expect(work).not.toHaveBeenCalled();
    expect(changes).toEqual([true]);
  });
});
