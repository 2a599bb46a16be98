import { describe, expect, it } from 'vitest';
import { foldName, foldRiotId } from '../../../src/domain/fold-name.ts';

describe('foldName', () => {
  it.each([
    ['Hide on bush', 'hide on bush'],
    ['ﬁsh', 'fish'],
    ['ｆｕｌｌ', 'full'],
    ['대상혁', '대상혁'],
    ['ПРИВІТ', 'привіт'],
    ['trailing ', 'trailing '],
    ['', ''],
  ])('makes %j %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('is the same for a letter and its accent apart or in one', () => {
    expect(foldName('Zoe\u0308')).toBe(foldName('ZOË'));
  });

  it('joins the parts of a Riot id', () => {
    expect(foldRiotId('Hide on bush', 'KR1')).toBe('hide on bush#kr1');
  });
});
