import { makeExecutableSchema } from '@graphql-tools/schema';
import fc from 'fast-check';
import { getOperationAST, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type CachePolicy, createCachePolicyReader } from '../../../src/execution/cache-policy.ts';
import { type DataOptions, type ObservedPolicy, observeApolloPolicy } from '../../support/apollo-policy.ts';
import { type HintedOperation, hintedOperations } from '../../support/hinted-operations.ts';

/** `POLICY_RUNS=5000` searches longer, and elsewhere each time. */
const RUNS = Number(process.env['POLICY_RUNS'] ?? 200);
const SEED = 7;

function readPolicy({ typeDefs, source, variables }: HintedOperation, knowsConditions = true): CachePolicy {
  const schema = makeExecutableSchema({ typeDefs });
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation');
  return createCachePolicyReader(schema)(document, operation, knowsConditions ? variables : undefined);
}

/** How many of the compared policies were of which kind: a comparison over nothing but zeros would say little. */
interface Seen {
  runs: number;
  cacheable: number;
  private: number;
  stricter: number;
}

async function compareAll(
  operations: fc.Arbitrary<HintedOperation>,
  data: DataOptions,
  judge: (ours: CachePolicy, apollos: ObservedPolicy, operation: HintedOperation) => void,
): Promise<Seen> {
  const seen: Seen = { runs: 0, cacheable: 0, private: 0, stricter: 0 };
  await fc.assert(
    fc.asyncProperty(operations, async (operation) => {
      const ours = readPolicy(operation);
      const apollos = await observeApolloPolicy(operation, data);
      seen.runs += 1;
      if (ours.maxAgeSeconds > 0) seen.cacheable += 1;
      if (ours.scope === 'PRIVATE') seen.private += 1;
      if (ours.maxAgeSeconds < (apollos.maxAge ?? 0) || ours.scope !== apollos.scope) seen.stricter += 1;
      judge(ours, apollos, operation);
    }),
    { numRuns: RUNS, endOnFailure: true, ...(process.env['POLICY_RUNS'] ? {} : { seed: SEED }) },
  );
  expect(seen.cacheable).toBeGreaterThan(RUNS / 6);
  expect(seen.private).toBeGreaterThan(RUNS / 20);
  return seen;
}

describe('the policy of a document beside what Apollo’s plugin finds in an answer', { timeout: 60_000 + RUNS * 200 }, () => {
  const expectEqual = (ours: CachePolicy, apollos: ObservedPolicy) =>
    expect({ maxAge: ours.maxAgeSeconds, scope: ours.scope }).toEqual({ ...apollos, maxAge: apollos.maxAge ?? 0 });

  it('is the same when the answer holds everything that was asked for', async () => {
    const seen = await compareAll(hintedOperations({ membersHaveHints: false }), { isFull: true, lowersByType: false }, expectEqual);
    expect(seen.stricter).toBe(0);
  });

  it('is the same when resolvers lower Apollo’s by the types behind interfaces and unions', async () => {
    await compareAll(hintedOperations({ membersHaveHints: true }), { isFull: true, lowersByType: true }, expectEqual);
  });

  it('is never more permissive, whatever the answer holds and whatever the conditions are', async () => {
    const seen = await compareAll(
      hintedOperations({ membersHaveHints: true }),
      { isFull: false, lowersByType: false },
      (ours, apollos, operation) => {
        expect(ours.maxAgeSeconds).toBeLessThanOrEqual(apollos.maxAge ?? 0);
        if (apollos.scope === 'PRIVATE') expect(ours.scope).toBe('PRIVATE');
        const unconditional = readPolicy(operation, false);
        if (ours.setBy !== null) expect(unconditional.maxAgeSeconds).toBeLessThanOrEqual(ours.maxAgeSeconds);
        if (ours.scope === 'PRIVATE') expect(unconditional.scope).toBe('PRIVATE');
      },
    );
    expect(seen.stricter).toBeGreaterThan(RUNS / 20);
  });
});
