import { describe, expect, it } from 'vitest';
import type { Insight } from '../../../src/resolvers/player-insights.ts';
import { writeInsight } from '../../../src/resolvers/write-insight.ts';

const NOTHING = { before: null, low: null, high: null, chance: null };
const write = (
  evidence: Partial<Insight['evidence']> & Pick<Insight['evidence'], 'n' | 'unit' | 'value'>,
  champion: string | null = null,
) =>
  writeInsight(
    {
      kind: 'PERSONAL_BEST',
      evidence: { ...NOTHING, ...evidence },
      at: new Date(0),
      championId: 7,
      position: null,
      queueId: null,
      matchId: null,
    },
    champion,
  );

describe('writeInsight', () => {
  it.each([
    [
      { unit: 'LOSSES_IN_A_ROW', n: 40, value: 5, chance: 0.01049 } as const,
      'The newest 5 games were all lost: at the win rate of the 40 games before, chance brings that about in 1.0 of 100 cases at most.',
    ],
    [
      { unit: 'RATING_DIFFERENCE', n: 1, value: -6.2, before: 30.25 } as const,
      'The rating fell from 30.3 to 24.1 in 1 rated match, by more than chance alone takes it.',
    ],
    [
      { unit: 'KDA', n: 20, value: 12, before: 9.5 } as const,
      'A personal best: a KDA of 12.00, more than in any of the 20 games before (9.50 at most).',
    ],
    [
      { unit: 'KILLS', n: 20, value: 12, before: 9 } as const,
      'A personal best: 12 kills, more than in any of the 20 games before (9 at most).',
    ],
    [
      { unit: 'GOLD_PER_MINUTE', n: 21, value: 512.4, before: 500 } as const,
      'A personal best: 512 gold a minute, more than in any of the 21 games before (500 at most).',
    ],
    [
      { unit: 'DAMAGE_PER_MINUTE', n: 21, value: 1512.4, before: 500 } as const,
      'A personal best: 1512 damage to champions a minute, more than in any of the 21 games before (500 at most).',
    ],
    [
      { unit: 'VISION_PER_MINUTE', n: 21, value: 2.345, before: 2 } as const,
      'A personal best: 2.35 vision score a minute, more than in any of the 21 games before (2.00 at most).',
    ],
  ])('writes %o', (evidence, text) => {
    expect(write(evidence)).toBe(text);
  });

  it('names the champion, or its id where no name is known', () => {
    const evidence = { unit: 'WIN_RATE', n: 12, value: 11 / 12, low: 0.646, high: 0.985 } as const;
    const rest = 'were won, 91.7 % (95 % interval 64.6 to 98.5).';
    expect(write(evidence, 'Zed')).toBe(`11 of 12 games with Zed ${rest}`);
    expect(write(evidence)).toBe(`11 of 12 games with champion 7 ${rest}`);
  });
});
