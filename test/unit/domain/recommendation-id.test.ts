import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecommendationId, toRecommendationId } from '../../../src/domain/recommendation-id.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');

describe('the id of a recommendation', () => {
  it('names whom it is for and what it is about', () => {
    const id = toRecommendationId({ owner: 'Player', key: 'abc-_1', recommendation: 'CHAMPION:64' });
    expect(readRecommendationId(id, 'id')).toEqual({ owner: 'Player', key: 'abc-_1', recommendation: 'CHAMPION:64' });
    expect(
      readRecommendationId(toRecommendationId({ owner: 'Player', key: 'x', recommendation: 'FORM_ABOVE_USUAL' }), 'id').recommendation,
    ).toBe('FORM_ABOVE_USUAL');
  });

  it('keeps apart whose it is', () => {
    const ofChannel = { owner: 'Channel', key: '5', recommendation: 'BEST_TIME:2:18' } as const;
    expect(readRecommendationId(toRecommendationId(ofChannel), 'id')).toEqual(ofChannel);
    const ofPlayer = { ...ofChannel, owner: 'Player' } as const;
    expect(toRecommendationId(ofPlayer)).not.toBe(toRecommendationId(ofChannel));
    expect(readRecommendationId(toRecommendationId(ofPlayer), 'id')).toEqual(ofPlayer);
  });

  it.each([
    '',
    'garbage',
    encode('Player:abc'),
    encode('Recommendation:Player:abc'),
    encode('Recommendation:Player::CHAMPION:1'),
    encode('Recommendation:Player:a\0b:CHAMPION:1'),
    encode('Recommendation:Channel:abc:CHAMPION:1'),
    encode('Recommendation:Channel:05:CHAMPION:1'),
    encode('Recommendation:Channel:9999999999999999999:CHAMPION:1'),
    encode('Recommendation:Post:5:CHAMPION:1'),
    encode("Recommendation:Player:abc:CHAMPION:1' or 1=1"),
    encode('Recommendation:Player:abc:CHAMPION:1:2:3'),
    encode(`Recommendation:Player:abc:${'X'.repeat(300)}`),
    `${encode('Recommendation:Player:abc:CHAMPION:1')}=`,
  ])('is refused with the argument and what came: %j', (id) => {
    expect(() => readRecommendationId(id, 'id')).toThrow(expect.objectContaining({ code: 'BAD_INPUT', facts: { field: 'id' } }));
    expect(() => readRecommendationId(id, 'id')).toThrow(`got "${id.slice(0, 60)}"`);
  });

  it('reads nothing but what it writes', () => {
    fc.assert(
      fc.property(fc.constantFrom('Channel', 'Player'), fc.string(), (owner, text) => {
        const id = encode(`Recommendation:${owner}:${text}`);
        const read = (() => {
          try {
            return readRecommendationId(id, 'id');
          } catch {
            return null;
          }
        })();
        expect(read === null || toRecommendationId(read) === id).toBe(true);
      }),
    );
  });
});
