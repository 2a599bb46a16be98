import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from '../resolvers/resolvers.ts';

const SCHEMA_FOLDER = fileURLToPath(new URL('../../schema/', import.meta.url));

/** The SDL of all domains, one text a file of `schema/`. */
function readTypeDefinitions(): readonly string[] {
  const files = readdirSync(SCHEMA_FOLDER).filter((name) => name.endsWith('.graphql'));
  return files.sort().map((name) => readFileSync(join(SCHEMA_FOLDER, name), 'utf8'));
}

/**
 * The executable schema.
 * @throws Error when SDL and resolvers disagree
 */
export function createSchema(): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: [...readTypeDefinitions()],
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error', requireResolversForResolveType: 'error' },
  });
}
