import { createChannelSettings } from './data/channel-settings.ts';
import { observeReader } from './data/database.ts';
import { createPlayerSettings } from './data/player-settings.ts';
import { createPrismaClient } from './data/prisma-client.ts';
import { createRepositories } from './data/repositories.ts';
import type { AnyDatabase } from './data/schema-engine.ts';
import { createContextFactory } from './execution/context.ts';
import { createLoaders } from './loaders/loaders.ts';

/** Wires what resolvers need to a database: the part of the composition root that tests and benchmarks share with the gateway. */
export function composeContextFactory(database: AnyDatabase): ReturnType<typeof createContextFactory> {
  const prisma = createPrismaClient(database);
  return createContextFactory({
    createLoaders: (listener) => createLoaders(createRepositories(observeReader(database, listener))),
    settings: { channels: createChannelSettings(prisma), players: createPlayerSettings(prisma) },
  });
}
