import type { Advice } from './player-advice.ts';

/** What a gap says of a figure. */
const GAPS = {
  DAMAGE_BELOW_POSITION: 'damage to champions a minute was below',
  DEATHS_ABOVE_POSITION: 'deaths a game were above',
  FARM_BELOW_POSITION: 'minions and monsters a minute were below',
  VISION_BELOW_POSITION: 'vision score a minute was below',
} as const;

/** Advice as an English sentence with its figures. @param champion what the champion is called; null where the advice is about none, or its name is unknown */
export function writeAdvice({ reasonCode, evidence, championId, position }: Advice, champion: string | null): string {
  const { n, effect, low, high } = evidence;
  const name = champion ?? `champion ${championId}`;
  const points = `${toPoints(Math.abs(effect))} percentage points`;
  const range = `95 % interval ${toPoints(low)} to ${toPoints(high)}`;
  switch (reasonCode) {
    case 'CHAMPION_ABOVE_OTHERS':
      return `${n} games with ${name} were won more often than the others, by ${points} (${range}).`;
    case 'POSITION_ABOVE_OTHERS':
      return `${n} games as ${position} were won more often than the others, by ${points} (${range}).`;
    case 'META_ABOVE_HALF':
      return `${n} games of all players with ${name} as ${position} were won more often than half, by ${points} (${range}).`;
    case 'MATCHUP_BELOW_HALF':
      return `${n} games of all players with the player’s most played champion against ${name} as ${position} are won less often than half, by ${points} (${range}).`;
    case 'FARM_BELOW_POSITION':
    case 'VISION_BELOW_POSITION':
    case 'DAMAGE_BELOW_POSITION':
    case 'DEATHS_ABOVE_POSITION':
      return `In ${n} games as ${position}, ${GAPS[reasonCode]} the median of the position by ${toPoints(Math.abs(effect))} % (95 % interval ${toPoints(low)} to ${toPoints(high)}), worse than three quarters of those who play it.`;
    case 'FORM_ABOVE_USUAL':
      return `The newest ${n} games were won more often than those before, by ${points} (${range}).`;
    case 'FORM_BELOW_USUAL':
      return `The newest ${n} games were won less often than those before, by ${points} (${range}).`;
  }
}

function toPoints(share: number): string {
  return (share * 100).toFixed(1).replace('-', '−');
}
