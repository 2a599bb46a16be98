import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromGlobalId, toGlobalId } from '../../../src/domain/global-id.ts';

describe('a global id', () => {
  it('gives back type and key', () => {
    for (const [type, key] of [
      ['Player', 'a:b c'],
      ['Match', 'EUW1_1'],
      ['Channel', '1'],
      ['Post', '999999999999999999'],
    ] as const) {
      expect(fromGlobalId(toGlobalId(type, key))).toEqual({ type, key });
    }
  });

  it.each([
    ['another type', Buffer.from('Team:1').toString('base64url')],
    ['no key', toGlobalId('Player', '')],
    ['no number where one is due', toGlobalId('Channel', '01')],
    ['a number no row can have', toGlobalId('Post', '9'.repeat(19))],
    ['a NUL', toGlobalId('Player', 'a\0')],
    ['another spelling of the same bytes', `${toGlobalId('Match', 'EUW1_1')}==`],
    ['nothing', ''],
  ])('is none with %s', (_name, id) => {
    expect(fromGlobalId(id)).toBeNull();
  });

  it('is one or none for any text, and the only one of its node', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (id) => {
        const node = fromGlobalId(id);
        if (node !== null) expect(toGlobalId(node.type, node.key)).toBe(id);
      }),
    );
  });
});
