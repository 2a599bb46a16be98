import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StopSignal } from '../../../src/domain/stop-signal.ts';
import { assertNotCancelled, findCancellation, startCancellation } from '../../../src/execution/cancellation.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function countFirings(signal: StopSignal): () => number {
  let count = 0;
  signal.addEventListener('abort', () => {
    count += 1;
  });
  return () => count;
}

describe('startCancellation', () => {
  it('fires at the deadline, not before, and once', () => {
    const cancellation = startCancellation(200);
    const firings = countFirings(cancellation.signal);
    vi.advanceTimersByTime(199);
    expect(cancellation.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(cancellation.signal.reason).toMatchObject({ code: 'OPERATION_TIMEOUT', facts: { timeoutMs: 200 } });
    cancellation.abandon();
    expect(cancellation.signal.reason).toMatchObject({ code: 'OPERATION_TIMEOUT' });
    expect(firings()).toBe(1);
  });

  it('fires when nobody waits any more, and never at the deadline then', () => {
    const cancellation = startCancellation(200);
    const firings = countFirings(cancellation.signal);
    cancellation.abandon();
    cancellation.abandon();
    vi.advanceTimersByTime(1_000);
    expect(cancellation.signal.reason).toMatchObject({ code: 'CLIENT_GONE' });
    expect(firings()).toBe(1);
  });

  it('never fires once disarmed', () => {
    const cancellation = startCancellation(200);
    cancellation.disarm();
    cancellation.abandon();
    vi.advanceTimersByTime(1_000);
    expect(cancellation.signal.aborted).toBe(false);
  });

  it('leaves no timer behind, whichever way it ends', () => {
    const ends = ['disarm', 'abandon'] as const;
    for (let index = 0; index < 5_000; index += 1) startCancellation(200)[ends[index % 2] ?? 'disarm']();
    expect(vi.getTimerCount()).toBe(0);
    startCancellation(200);
    vi.advanceTimersByTime(200);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('findCancellation', () => {
  it('finds it in a context and in a copy of one, and none where there is none', () => {
    const cancellation = startCancellation(200);
    expect(findCancellation({ cancellation })).toBe(cancellation);
    expect(findCancellation({ ...{ cancellation } })).toBe(cancellation);
    for (const context of [undefined, null, {}, { cancellation: null }, { cancellation: undefined }]) {
      expect(findCancellation(context)).toBeNull();
      expect(() => assertNotCancelled(context)).not.toThrow();
    }
  });
});
