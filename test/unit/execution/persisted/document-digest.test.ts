import fc from 'fast-check';
import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  isDigestOf,
  isDigestOfDocument,
  readAlgorithm,
  readMeaning,
  toBareId,
} from '../../../../src/execution/persisted/document-digest.ts';
import { digest } from '../../../support/operation-files.ts';

const ALGORITHMS = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'];
const PAGE = 'query Page($id: ID!) { player(by: {puuid: $id}) { ...Names } }';
const NAMES = 'fragment Names on Player { gameName tagLine }';

function meaningOf(text: string): string | undefined {
  return readMeaning(text)?.digest;
}

describe('isDigestOf', () => {
  it('verifies every digest of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...ALGORITHMS), (text, algorithm) => {
        expect(isDigestOf(digest(algorithm, text), text)).toBe(true);
        expect(isDigestOf(digest(algorithm, text).toUpperCase(), text)).toBe(true);
      }),
    );
  });

  it('does not verify a digest with one bit flipped', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...ALGORITHMS), fc.nat(), (text, algorithm, at) => {
        const bytes = Buffer.from(digest(algorithm, text), 'hex');
        const bit = at % (bytes.length * 8);
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(isDigestOf(bytes.toString('hex'), text)).toBe(false);
      }),
    );
  });

  it('does not verify a text with one bit flipped', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)) }),
        fc.nat(),
        (text, at) => {
          const bytes = Buffer.from(text);
          const bit = at % (bytes.length * 7);
          const index = Math.floor(bit / 7);
          bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << (bit % 7)), index);
          expect(isDigestOf(digest('sha256', text), bytes.toString())).toBe(false);
        },
      ),
    );
  });

  it.each(['getPlayer/1', '', 'abc', 'z'.repeat(64), `${'a'.repeat(63)}g`])('verifies nothing by %j, which is no digest', (id) => {
    expect(readAlgorithm(id)).toBeNull();
    expect(isDigestOf(id, PAGE)).toBe(false);
  });
});

describe('isDigestOfDocument', () => {
  it('takes the digest of the text without ignored characters, too, and of no other form', () => {
    const spaced = '# a page\nquery Page {\n  player { gameName }\n}\n';
    expect(isDigestOfDocument(digest('md5', spaced), spaced)).toBe(true);
    expect(isDigestOfDocument(digest('sha256', 'query Page{player{gameName}}'), spaced)).toBe(true);
    expect(isDigestOfDocument(digest('sha256', spaced.trim()), spaced)).toBe(false);
  });
});

describe('toBareId', () => {
  it('takes the prefix of GraphQL over HTTP from digests alone', () => {
    const sha256 = digest('sha256', PAGE);
    expect(toBareId(`sha256:${sha256}`)).toBe(sha256);
    for (const id of [sha256, 'sha256:short', `sha256:${sha256.toUpperCase()}`, `x-mine:${sha256}`]) expect(toBareId(id)).toBe(id);
  });
});

describe('readMeaning', () => {
  it.each([
    ['white space and commas', `  ${PAGE.replaceAll(' ', '\n,\t ')}  ${NAMES}`],
    ['comments', `# { x }\n${PAGE} # }\n${NAMES}`],
    ['the order of definitions', `${NAMES} ${PAGE}`],
    ['a byte order mark', `\ufeff${PAGE}${NAMES}`],
    ['how it was printed', print(parse(`${PAGE}${NAMES}`))],
  ])('is the same whatever %s', (_what, text) => {
    expect(meaningOf(text)).toBe(meaningOf(`${PAGE} ${NAMES}`));
  });

  it.each([
    ['another field', `${PAGE} fragment Names on Player { gameName }`],
    ['fields in another order', `${PAGE} fragment Names on Player { tagLine gameName }`],
    ['a definition twice', `${PAGE} ${NAMES} ${NAMES}`],
    ['a definition less', PAGE],
    ['another name', `${PAGE.replace('Page', 'page')} ${NAMES}`],
    [
      'a field moved between definitions',
      'query Page($id: ID!) { player(by: {puuid: $id}) { ...Names gameName } } fragment Names on Player { tagLine }',
    ],
  ])('differs with %s', (_what, text) => {
    expect(meaningOf(text)).toBeDefined();
    expect(meaningOf(text)).not.toBe(meaningOf(`${PAGE} ${NAMES}`));
  });

  it('tells apart what only white space inside a string tells apart, and what looks like tokens inside one', () => {
    const texts = [
      '{ a(b: "x y") }',
      '{ a(b: "x  y") }',
      '{ a(b: "x", c: "y") }',
      '{ a(b: "x\\", c: \\"y") }',
      '{ a(b: """x y""") }',
      '{ a(b: "}{") }',
    ];
    expect(new Set(texts.map(meaningOf)).size).toBe(texts.length);
  });

  it.each(['', ' # nothing\n', '{ "', '{ a ? }', '\u0000'])('is null for %j, which is no document', (text) => {
    expect(readMeaning(text)).toBeNull();
  });

  it('does not read on after so many tokens', () => {
    expect(readMeaning('{ a b }', 4)?.tokens).toBe(4);
    expect(readMeaning('{ a b }', 3)).toBeNull();
    // What follows could not be read: it was not looked at.
    expect(readMeaning('{ a b c "', 3)).toBeNull();
  });

  it('reads no text of a stranger with so many comments, which cost as much as tokens', () => {
    const commented = `${'#\n'.repeat(1_001)}{ a }`;
    expect(readMeaning(commented.slice(2), 3)?.digest).toBe(meaningOf('{ a }'));
    expect(readMeaning(commented, 3)).toBeNull();
    expect(meaningOf(commented)).toBe(meaningOf('{ a }'));
  });
});
