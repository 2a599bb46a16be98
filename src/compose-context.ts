import { type CachePurge, createCachePurges } from './data/cache-purge.ts';
import { createChannelSettings } from './data/channel-settings.ts';
import { bindReader, observeReader } from './data/database.ts';
import { createInvalidationSource } from './data/invalidation-source.ts';
import { createPlayerSettings } from './data/player-settings.ts';
import { createPrismaClient } from './data/prisma-client.ts';
import { createRecommendationFeedback } from './data/recommendation-feedback.ts';
import { createRepositories } from './data/repositories.ts';
import type { AnyDatabase } from './data/schema-engine.ts';
import type { RowMemory } from './domain/row-memory.ts';
import { createContextFactory } from './execution/context.ts';
import { createLoaders } from './loaders/loaders.ts';
import { createMatchMemory } from './loaders/match-memory.ts';
import { createTagCollector } from './loaders/tag-collector.ts';
import { createGatewayPerformance } from './observability/gateway-performance.ts';
import { createMetrics, type Metrics } from './observability/metrics.ts';

type ReadMetrics = Pick<Metrics, 'observeStatement' | 'observeBatch' | 'windows' | 'cache'>;

const createUnobserved = (): ReadMetrics => {
  const { windows, cache } = createMetrics();
  return { observeStatement: () => undefined, observeBatch: () => undefined, windows, cache };
};

/**
 * Wires what resolvers need to a database: the part of the composition root that tests and benchmarks share with the gateway.
 * @param rows rows of this database in memory; null for none
 */
export function composeContextFactory(
  database: AnyDatabase,
  { observeStatement, observeBatch: listener, windows, cache }: ReadMetrics = createUnobserved(),
  {
    rows = null,
    onPurge,
    now = () => new Date(),
  }: { rows?: RowMemory | null; onPurge?: (purge: CachePurge) => void; now?: () => Date } = {},
): ReturnType<typeof createContextFactory> {
  const prisma = createPrismaClient(database, observeStatement);
  const memory = createMatchMemory(rows);
  return createContextFactory({
    createLoaders: ({ listener: count, scope, tags, remembers }) => {
      const observed = observeReader(database, (event) => {
        count(event);
        observeStatement(event);
      });
      const repositories = createRepositories(scope === null ? observed : bindReader(observed, scope));
      return createLoaders(repositories, { listener, tags, ...(remembers ? { memory } : {}) });
    },
    createTagCollector,
    settings: {
      channels: createChannelSettings(prisma),
      players: createPlayerSettings(prisma),
      recommendations: createRecommendationFeedback(prisma),
    },
    cachePurges: createCachePurges(database, createInvalidationSource(database), onPurge),
    performance: createGatewayPerformance({ windows, cache }),
    now,
  });
}
