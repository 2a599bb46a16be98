import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { plugin } from '../../scripts/operation-list-plugin.ts';
import { digest } from '../support/operation-files.ts';

const documents = ['query Two { two }', 'mutation One { one }'].map((text) => ({ document: parse(text) }));
const ONE = 'mutation One {\n  one\n}';
const TWO = 'query Two {\n  two\n}';

describe('the plugin that lists operations', () => {
  it('writes an Apollo manifest, sorted by name, with the digests of the texts', () => {
    expect(JSON.parse(plugin(null, documents, { format: 'apollo-manifest' }))).toEqual({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [
        { id: digest('sha256', ONE), name: 'One', type: 'mutation', body: ONE },
        { id: digest('sha256', TWO), name: 'Two', type: 'query', body: TWO },
      ],
    });
  });

  it('writes a map as Relay does', () => {
    expect(JSON.parse(plugin(null, documents, { format: 'relay-queries' }))).toEqual({
      [digest('md5', ONE)]: ONE,
      [digest('md5', TWO)]: TWO,
    });
  });

  it.each(['{ one }', 'query A { a } query B { b }', 'query A { ...F } fragment F on Query { a }', 'fragment F on Query { a }'])(
    'refuses %s, which is not one named operation',
    (text) => {
      expect(() => plugin(null, [{ document: parse(text) }], { format: 'apollo-manifest' })).toThrow(
        /^A document must be one named operation/,
      );
    },
  );
});
