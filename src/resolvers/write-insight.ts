import type { Insight } from './player-insights.ts';

/** An insight as an English sentence with its figures. @param champion what the champion is called; null where the insight is about none, or its name is unknown */
export function writeInsight({ evidence, championId }: Insight, champion: string | null): string {
  const { unit, n, value, low, high, chance } = evidence;
  const before = evidence.before ?? 0;
  switch (unit) {
    case 'WINS_IN_A_ROW':
    case 'LOSSES_IN_A_ROW':
      return `The newest ${value} games were all ${unit === 'WINS_IN_A_ROW' ? 'won' : 'lost'}: at the win rate of the ${n} games before, chance brings that about in ${toShare(chance)} of 100 cases at most.`;
    case 'WIN_RATE':
      return `${Math.round(value * n)} of ${n} games with ${champion ?? `champion ${championId}`} were won, ${toShare(value)} % (95 % interval ${toShare(low)} to ${toShare(high)}).`;
    case 'RATING_DIFFERENCE':
      return `The rating ${value > 0 ? 'rose' : 'fell'} from ${before.toFixed(1)} to ${(before + value).toFixed(1)} in ${n} rated ${n === 1 ? 'match' : 'matches'}, by more than chance alone takes it.`;
    case 'KDA':
      return writeBest(evidence, { what: 'a KDA of', unit: '', digits: 2 });
    case 'KILLS':
      return writeBest(evidence, { what: '', unit: ' kills', digits: 0 });
    case 'CS_PER_MINUTE':
      return writeBest(evidence, { what: '', unit: ' minions a minute', digits: 1 });
    case 'GOLD_PER_MINUTE':
      return writeBest(evidence, { what: '', unit: ' gold a minute', digits: 0 });
    case 'DAMAGE_PER_MINUTE':
      return writeBest(evidence, { what: '', unit: ' damage to champions a minute', digits: 0 });
    case 'VISION_PER_MINUTE':
      return writeBest(evidence, { what: '', unit: ' vision score a minute', digits: 2 });
  }
}

interface FigureWords {
  /** What stands before the figure, else ''. */
  readonly what: string;
  readonly unit: string;
  readonly digits: number;
}

function writeBest({ n, value, before }: Insight['evidence'], { what, unit, digits }: FigureWords): string {
  const figure = [what, value.toFixed(digits)].join(' ').trim();
  return `A personal best: ${figure}${unit}, more than in any of the ${n} games before (${(before ?? 0).toFixed(digits)} at most).`;
}

function toShare(share: number | null | undefined): string {
  return ((share ?? 0) * 100).toFixed(1);
}
