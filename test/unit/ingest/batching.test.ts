import { describe, expect, it } from 'vitest';
import { BATCH_PROFILES, type BatchProfile, toNextBatchSize, writeInBatches } from '../../../src/ingest/batching.ts';

const profile: BatchProfile = { minSize: 2, maxSize: 8, firstSize: 2, targetMs: 10, overlap: true };

async function* count(to: number, failAt = Number.POSITIVE_INFINITY): AsyncGenerator<number> {
  for (let value = 1; value <= to; value += 1) {
    if (value === failAt) throw new Error(`bad record ${value}`);
    yield value;
  }
}

describe('toNextBatchSize', () => {
  it('fits the target at the measured speed, rounded down', () => {
    expect(toNextBatchSize({ ...profile, maxSize: 1_000 }, { size: 100, elapsedMs: 30 })).toBe(33);
  });
  it('at most doubles', () => {
    expect(toNextBatchSize({ ...profile, maxSize: 1_000 }, { size: 100, elapsedMs: 0 })).toBe(200);
  });
  it('stays within its bounds', () => {
    expect(toNextBatchSize(profile, { size: 8, elapsedMs: 0.1 })).toBe(8);
    expect(toNextBatchSize(profile, { size: 8, elapsedMs: 10_000 })).toBe(2);
  });
});

describe('writeInBatches', () => {
  it('stores every record once and in order, the tail included', async () => {
    const stored: number[][] = [];
    let clock = 0;
    await writeInBatches({
      records: count(11),
      profile,
      nowMs: () => clock,
      write: async (batch) => {
        stored.push([...batch]);
        clock += batch.length * 2;
      },
    });
    expect(stored.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(stored.map((batch) => batch.length)).toEqual([2, 4, 5]);
  });

  it('calls write never for no records', async () => {
    await writeInBatches({ records: count(0), profile, write: () => Promise.reject(new Error('must not be called')) });
  });

  it('gathers the next batch while one is stored, and never stores two at once', async () => {
    let gathered = 0;
    let storing = 0;
    const gatheredDuringWrites: number[] = [];
    async function* watched() {
      for await (const value of count(8)) {
        gathered += 1;
        yield value;
      }
    }
    await writeInBatches({
      records: watched(),
      profile: { ...profile, maxSize: 2 },
      write: async (batch) => {
        storing += 1;
        expect(storing).toBe(1);
        const before = gathered;
        for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
        gatheredDuringWrites.push(gathered - before);
        expect(batch).toHaveLength(2);
        storing -= 1;
      },
    });
    expect(gatheredDuringWrites).toEqual([2, 2, 2, 0]);
  });

  it('gathers nothing during a write where the profile does not overlap', async () => {
    let gathered = 0;
    async function* watched() {
      for await (const value of count(6)) {
        gathered += 1;
        yield value;
      }
    }
    await writeInBatches({
      records: watched(),
      profile: { ...profile, overlap: false },
      write: async () => {
        const before = gathered;
        for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
        expect(gathered).toBe(before);
      },
    });
  });

  it('stores what came before a record that throws, then throws', async () => {
    const stored: number[] = [];
    const work = writeInBatches({ records: count(9, 6), profile, write: async (batch) => void stored.push(...batch) });
    await expect(work).rejects.toThrow('bad record 6');
    expect(stored).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([true, false])('stores nothing after a write that throws (overlap %s), and stops reading', async (overlap) => {
    const stored: number[] = [];
    let closed = false;
    async function* watched() {
      try {
        yield* count(1_000);
      } finally {
        closed = true;
      }
    }
    const work = writeInBatches({
      records: watched(),
      profile: { ...profile, overlap },
      write: async (batch) => {
        if (batch.includes(3)) throw new Error('the disk is full');
        stored.push(...batch);
      },
    });
    await expect(work).rejects.toThrow('the disk is full');
    expect(stored).toEqual([1, 2]);
    expect(closed).toBe(true);
  });

  it('reports a failing last write', async () => {
    const work = writeInBatches({ records: count(1), profile, write: () => Promise.reject(new Error('lost')) });
    await expect(work).rejects.toThrow('lost');
  });
});

describe('BATCH_PROFILES', () => {
  it('aims below 100 ms on the embedded database', () => {
    expect(BATCH_PROFILES.pglite.targetMs).toBeLessThanOrEqual(100);
    expect(BATCH_PROFILES.pglite.minSize).toBeLessThanOrEqual(BATCH_PROFILES.pglite.firstSize);
  });
});
