import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src/data/database.ts';
import { examineAnalytics } from '../../../src/jobs/examine-analytics.ts';
import { refreshAnalytics } from '../../../src/jobs/refresh-analytics.ts';
import type { RefreshStep } from '../../../src/jobs/refresh-step.ts';

// The steps of these tests keep their rows themselves.
const database = {} as Database;

/** A step with so many pieces to do, whose rows are wrong for as many checks. */
function createStep(name: string, work: { pieces: number; wrong?: number; repairable?: boolean }, log: string[] = []): RefreshStep {
  let { pieces, wrong = 0 } = work;
  return {
    name,
    advance: async () => {
      log.push(name);
      if (pieces === 0) return { kind: 'idle' };
      pieces -= 1;
      return { kind: 'worked', rows: 10 };
    },
    check: async () => (wrong === 0 ? [] : [`${name} is wrong`]),
    repair: async () => {
      pieces += 1;
      if (work.repairable !== false) wrong = 0;
    },
  };
}

describe('a refresh', () => {
  it('runs each step to its end, in order, and tells of each piece', async () => {
    const log: string[] = [];
    const told: unknown[] = [];
    const steps = [createStep('first', { pieces: 2 }, log), createStep('second', { pieces: 0 }, log)];
    const summary = await refreshAnalytics({ database, steps, deep: true, onPiece: (...piece) => told.push(piece) });
    expect(summary).toEqual({ rows: { first: 20, second: 0 }, stopped: false });
    expect(log).toEqual(['first', 'first', 'first', 'second']);
    expect(told).toEqual([
      ['first', 10],
      ['first', 20],
    ]);
  });

  it('stops between pieces when it is told to', async () => {
    const stopping = new AbortController();
    const steps = [createStep('first', { pieces: 5 }), createStep('second', { pieces: 1 })];
    const onPiece = (_step: string, rows: number) => (rows === 20 ? stopping.abort() : undefined);
    expect(await refreshAnalytics({ database, steps, deep: true, signal: stopping.signal, onPiece })).toEqual({
      rows: { first: 20 },
      stopped: true,
    });
  });

  it('ends with the error of a step, and leaves the others undone', async () => {
    const log: string[] = [];
    const failing: RefreshStep = { ...createStep('failing', { pieces: 1 }), advance: () => Promise.reject(new Error('gone')) };
    await expect(refreshAnalytics({ database, steps: [failing, createStep('second', { pieces: 1 }, log)], deep: true })).rejects.toThrow(
      'gone',
    );
    expect(log).toEqual([]);
  });
});

describe('an examination', () => {
  it('tells what differs, and leaves it when it is not to repair', async () => {
    const steps = [createStep('right', { pieces: 0 }), createStep('wrong', { pieces: 0, wrong: 1 })];
    for (let time = 0; time < 2; time += 1) {
      expect(await examineAnalytics(database, { steps, repairs: false })).toEqual([
        { step: 'right', faults: [], repaired: false },
        { step: 'wrong', faults: ['wrong is wrong'], repaired: false },
      ]);
    }
  });

  it('recounts what differs, and says what could not be repaired', async () => {
    const log: string[] = [];
    const steps = [createStep('wrong', { pieces: 0, wrong: 1 }, log), createStep('stuck', { pieces: 0, wrong: 1, repairable: false })];
    expect(await examineAnalytics(database, { steps, repairs: true })).toEqual([
      { step: 'wrong', faults: ['wrong is wrong'], repaired: true },
      { step: 'stuck', faults: ['stuck is wrong'], repaired: false },
    ]);
    expect(log).toEqual(['wrong', 'wrong']);
  });
});
