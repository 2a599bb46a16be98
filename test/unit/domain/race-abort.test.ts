import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { raceAbort } from '../../../src/domain/race-abort.ts';

const REASON = new Error('over');

describe('raceAbort', () => {
  it('gives what the work gives, or why it failed', async () => {
    const { signal } = new AbortController();
    expect(await raceAbort(Promise.resolve(7), signal)).toBe(7);
    const failure = new Error('failed');
    await expect(raceAbort(Promise.reject(failure), signal)).rejects.toBe(failure);
  });

  it('rejects with the reason while the work goes on, and when the signal fired before', async () => {
    const controller = new AbortController();
    const race = raceAbort(new Promise(() => undefined), controller.signal);
    controller.abort(REASON);
    await expect(race).rejects.toBe(REASON);
    await expect(raceAbort(Promise.resolve(7), controller.signal)).rejects.toBe(REASON);
  });

  it('hears the failure of work that nobody waits for any more', async () => {
    const unheard: unknown[] = [];
    const onUnheard = (reason: unknown) => void unheard.push(reason);
    process.on('unhandledRejection', onUnheard);
    const controller = new AbortController();
    const work = Promise.withResolvers<never>();
    const race = raceAbort(work.promise, controller.signal);
    controller.abort(REASON);
    await expect(race).rejects.toBe(REASON);
    work.reject(new Error('late'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', onUnheard);
    expect(unheard).toEqual([]);
  });

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const races = Array.from({ length: 1_000 }, (_, index) => raceAbort(index % 2 ? Promise.resolve(1) : Promise.reject(REASON), signal));
    await Promise.allSettled(races);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
