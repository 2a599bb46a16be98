import { describe, expect, it } from 'vitest';
import { observeRank, type RankState } from '../../../../src/ingest/riot/rank-state.ts';

function rank(changes: Partial<RankState>): RankState {
  return { tier: 'GOLD', division: 'II', leaguePoints: 10, wins: 1, losses: 2, observedAt: null, recordedAt: null, ...changes };
}

describe('observeRank', () => {
  it('keeps the newest dated rank', () => {
    const recent = rank({ observedAt: 20 });
    expect(observeRank(recent, rank({ tier: 'IRON', observedAt: 10 }), 99)).toBe(recent);
    expect(observeRank(rank({ observedAt: 10 }), recent, 99)).toBe(recent);
  });

  it('settles a tie alike from both sides', () => {
    const [a, b] = [rank({ tier: 'GOLD', observedAt: 5 }), rank({ tier: 'IRON', observedAt: 5 })];
    expect(observeRank(a, b, 99)).toEqual(observeRank(b, a, 99));
  });

  it('shows an undated rank until one is dated after it was recorded', () => {
    const undated = observeRank(rank({ observedAt: 50 }), rank({ tier: 'SILVER' }), 99);
    expect(undated).toMatchObject({ tier: 'SILVER', observedAt: null, recordedAt: 99 });
    expect(observeRank(undated, rank({ observedAt: 99 }), 200)).toBe(undated);
    expect(observeRank(undated, rank({ observedAt: 100 }), 200)).toMatchObject({ tier: 'GOLD', observedAt: 100 });
  });

  it('is the same object for an undated rank that is the current one', () => {
    const current = rank({ observedAt: 50 });
    expect(observeRank(current, rank({}), 99)).toBe(current);
  });
});
