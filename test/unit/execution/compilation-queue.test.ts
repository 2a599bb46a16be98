import { describe, expect, it } from 'vitest';
import { createCompilationQueue } from '../../../src/execution/compilation-queue.ts';

/** A clock moved by hand; a compilation takes `compileMs`. */
function createManualClock() {
  const clock = { at: 0, busy: 0, delays: [] as number[], pending: [] as (() => void)[] };
  return {
    clock,
    runTurn: () => clock.pending.shift()?.(),
    parts: {
      now: () => clock.at,
      utilisation: () => clock.busy,
      schedule: (callback: () => void, delayMs: number) => {
        clock.delays.push(delayMs);
        clock.pending.push(callback);
        return () => {
          clock.pending.length = 0;
        };
      },
    },
  };
}

function createQueue() {
  const { clock, runTurn, parts } = createManualClock();
  const done: string[] = [];
  const queue = createCompilationQueue(parts);
  const offer = (name: string, options: { urgent?: boolean; ms?: number } = {}) =>
    queue.offer({
      isUrgent: () => options.urgent ?? false,
      compile: () => {
        clock.at += options.ms ?? 0;
        done.push(name);
      },
      drop: () => done.push(`dropped ${name}`),
    });
  return { clock, runTurn, queue, done, offer };
}

describe('the compilation queue', () => {
  it('compiles one in a turn, none in the turn that asks', () => {
    const { done, offer, runTurn } = createQueue();
    offer('one');
    offer('two');
    expect(done).toEqual([]);
    runTurn();
    expect(done).toEqual(['one']);
    runTurn();
    expect(done).toEqual(['one', 'two']);
  });

  it('rests nineteen times as long as it worked', () => {
    const { clock, offer, runTurn } = createQueue();
    offer('one', { ms: 10 });
    offer('two');
    runTurn();
    expect(clock.delays).toEqual([0, 190]);
    clock.at += 100;
    offer('three');
    expect(clock.pending).toHaveLength(1);
  });

  it('sends away what is not urgent while the process is busy', () => {
    const { clock, done, offer, runTurn } = createQueue();
    clock.busy = 0.95;
    offer('cool');
    offer('hot', { urgent: true });
    runTurn();
    runTurn();
    expect(done).toEqual(['dropped cool', 'hot']);
  });

  it('takes no more than 64, and none of them once stopped', () => {
    const { done, queue, offer, runTurn } = createQueue();
    const taken = Array.from({ length: 70 }, (_, index) => offer(`${index}`)).filter(Boolean);
    expect(taken).toHaveLength(64);
    queue.stop();
    runTurn();
    expect(done).toEqual([]);
  });

  it('measures the event loop by itself', async () => {
    const queue = createCompilationQueue();
    await new Promise<void>((resolve) => queue.offer({ isUrgent: () => true, compile: resolve, drop: () => undefined }));
    queue.stop();
  });
});
