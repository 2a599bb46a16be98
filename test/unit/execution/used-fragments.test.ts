import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { listUsedFragments } from '../../../src/execution/used-fragments.ts';

describe('listUsedFragments', () => {
  it('lists what the operation spreads, at any depth, once, and nothing that only others spread', () => {
    const document = parse(`
      fragment D on Q { d }
      query A { ...B a { ... on Q { ...B } } ...None }
      query Other { ...D }
      fragment C on Q { ...B c }
      fragment B on Q { b { ...C } }`);
    const operation = getOperationAST(document, 'A');
    expect(operation && listUsedFragments(document, operation).map(({ name }) => name.value)).toEqual(['C', 'B']);
  });
});
