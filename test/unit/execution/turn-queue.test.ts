import { describe, expect, it } from 'vitest';
import { createTurnQueue } from '../../../src/execution/turn-queue.ts';

describe('createTurnQueue', () => {
  it('runs one piece in a turn, in order, and lets others in between', async () => {
    const run = createTurnQueue();
    const seen: string[] = [];
    const others = (left: number) => {
      seen.push('other');
      if (left > 1) setImmediate(others, left - 1);
    };
    const pieces = ['a', 'b', 'c'].map((name) => run(() => seen.push(name)));
    setImmediate(others, 3);
    await Promise.all(pieces);
    expect(seen).toEqual(['a', 'other', 'b', 'other', 'c']);
  });

  it('gives what the work gives, or why it failed, and goes on', async () => {
    const run = createTurnQueue();
    const failing = run(() => {
      throw new Error('failed');
    });
    const after = run(() => 7);
    await expect(failing).rejects.toThrow('failed');
    expect(await after).toBe(7);
    expect(await run(() => 8)).toBe(8);
  });
});
