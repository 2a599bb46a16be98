import { makeExecutableSchema } from '@graphql-tools/schema';
import { describe, expect, it } from 'vitest';
import { openCache } from '../../src/compose-cache.ts';
import { composeExecution } from '../../src/compose-execution.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createCapturingLogger } from '../support/capturing-logger.ts';
import { createMemoryLog } from '../support/memory-log.ts';

const DIRECTIVES = `
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT
  enum CacheControlScope { PUBLIC PRIVATE }
`;

/** Opens a cache over a schema, without anything that tells sessions apart. */
function open(fields: string) {
  const { logger } = createCapturingLogger();
  const schema = makeExecutableSchema({
    typeDefs: `${DIRECTIVES} type Query { ${fields} } type Me @cacheControl(maxAge: 5, scope: PRIVATE) { name: String }`,
  });
  return openCache<object>({
    config: { enabled: true, maxBytes: 1_000, maxRowBytes: 0, httpMaxAgeSeconds: 0, staleIfErrorSeconds: 0 },
    source: createMemoryLog(),
    shared: null,
    core: composeExecution<object>({ schema, mode: 'production', logger }),
    schemaDigest: 'test',
    mode: 'production',
    identify: null,
    readTags: () => [],
    metrics: createMetrics().cache,
    logger,
  });
}

describe('a cache without anything that tells sessions apart', () => {
  it.each([
    ['a field', 'mine: String @cacheControl(maxAge: 5, scope: PRIVATE)', 'Query.mine'],
    ['a type', 'me: Me', 'Me'],
  ])('is not opened for a schema in which %s is PRIVATE', async (_what, fields, name) => {
    await expect(open(fields)).rejects.toMatchObject({ code: 'BAD_CONFIG', message: expect.stringContaining(`${name} is PRIVATE`) });
  });

  it('is opened for all others, and stores nothing for nobody in particular', async () => {
    const { route, stop } = await open('ours: String @cacheControl(maxAge: 5)');
    expect(route.identify({ headers: { authorization: 'Bearer x' } })).toMatchObject({ session: null });
    await stop();
  });
});
