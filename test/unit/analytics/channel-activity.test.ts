import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChannelActivity } from '../../../src/analytics/channel-activity.ts';

const STATES = ['SILENT', 'DORMANT', 'LOW', 'ACTIVE'];

describe('toChannelActivity', () => {
  it.each([
    [null, 0, 'SILENT', 'never posted'],
    [30.01, 5, 'SILENT', 'more than 30 days without a post, however many before'],
    [30, 5, 'DORMANT', '30 days'],
    [7.01, 5, 'DORMANT', 'more than a week'],
    [7, 8 / 28, 'ACTIVE', 'two a week'],
    [7, 7 / 28, 'LOW', 'seven in four weeks'],
    [0, 0, 'LOW', 'a first post'],
    [0, 3, 'ACTIVE', 'three a day'],
  ])('of %s days and %d a day is %s: %s', (daysSinceLastPost, postsADay, state, _why) => {
    expect(toChannelActivity({ daysSinceLastPost, postsADay })).toBe(state);
  });

  it('never falls with more posts, nor rises with more days since the last', () => {
    const days = fc.double({ min: 0, max: 100, noNaN: true });
    const pace = fc.double({ min: 0, max: 10, noNaN: true });
    const rank = (daysSinceLastPost: number, postsADay: number) => STATES.indexOf(toChannelActivity({ daysSinceLastPost, postsADay }));
    fc.assert(
      fc.property(days, pace, days, pace, (since, posts, longer, more) => {
        expect(rank(since, posts + more)).toBeGreaterThanOrEqual(rank(since, posts));
        expect(rank(since + longer, posts)).toBeLessThanOrEqual(rank(since, posts));
      }),
    );
  });

  it('refuses fewer than no posts', () => {
    expect(() => toChannelActivity({ daysSinceLastPost: 1, postsADay: -1 })).toThrow('posts a day');
  });
});
