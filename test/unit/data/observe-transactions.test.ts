import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src/data/database.ts';
import { countOutcomeRows } from '../../../src/data/follow-statement.ts';
import { observeTransactions, type TransactionEvent } from '../../../src/data/observe-transactions.ts';

describe('observeTransactions', () => {
  it('tells of each transaction whether it was stored, and gives what it gives', async () => {
    const events: TransactionEvent[] = [];
    const inner = { kind: 'pglite', transaction: async (work: (writer: null) => Promise<unknown>) => work(null) } as unknown as Database;
    const database = observeTransactions(inner, (event) => void events.push(event));
    expect(database.kind).toBe('pglite');
    expect(await database.transaction(async () => 7)).toBe(7);
    await expect(database.transaction(() => Promise.reject(new Error('constraint')))).rejects.toThrow('constraint');
    expect(events).toEqual([
      { outcome: 'committed', durationMs: expect.any(Number) },
      { outcome: 'failed', durationMs: expect.any(Number) },
    ]);
  });
});

describe('countOutcomeRows', () => {
  it.each([
    [[1, 2], 2],
    [{ count: 3 }, 3],
    [{ id: 1n }, 1],
    [null, 0],
    [4, 4],
  ])('takes %o for %d', (outcome, rows) => {
    expect(countOutcomeRows(outcome)).toBe(rows);
  });
});
