import { describe, expect, it } from 'vitest';
import { lastDaysWindow } from '../../../src/domain/clock-window.ts';
import { createRunPolicy } from '../../../src/execution/run-policy.ts';
import { lowerToNextEdge } from '../../../src/resolvers/lower-to-next-edge.ts';

const cause = { field: 'Query.a', path: 'a', hint: 'A' };

function lowered(now: string): { maxAgeSeconds: number; by: string | undefined } {
  const policy = createRunPolicy({ maxAgeSeconds: 3600, scope: 'PUBLIC', setBy: cause, privateBy: null, uncacheableBecause: null });
  const moment = new Date(now);
  lowerToNextEdge({ policy }, { now: moment, window: lastDaysWindow({ now: moment, timeZone: 'Asia/Kolkata' }) }, 'Player.today');
  const { maxAgeSeconds, setBy } = policy.current();
  return { maxAgeSeconds, by: setBy?.field };
}

describe('lowerToNextEdge', () => {
  it('ends the answer at the edge, in whole seconds before it', () => {
    expect(lowered('2025-01-01T18:29:00Z')).toEqual({ maxAgeSeconds: 60, by: 'Player.today' });
    expect(lowered('2025-01-01T18:29:30.001Z')).toEqual({ maxAgeSeconds: 29, by: 'Player.today' });
  });

  it('stores nothing in the last second', () => {
    expect(lowered('2025-01-01T18:29:59.500Z').maxAgeSeconds).toBe(0);
  });

  it('leaves an answer alone that ends before the edge', () => {
    expect(lowered('2025-01-01T12:00:00Z')).toEqual({ maxAgeSeconds: 3600, by: 'Query.a' });
  });

  it('does nothing where no answer is stored', () => {
    const window = { nextEdge: new Date(1000) };
    expect(() => lowerToNextEdge({ policy: null }, { now: new Date(0), window }, 'Player.today')).not.toThrow();
  });
});
