import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from '../resolvers/resolvers.ts';

const SCHEMA_FOLDER = fileURLToPath(new URL('../../schema/', import.meta.url));
const PACKAGE_FILE = new URL('../../package.json', import.meta.url);
/** 96 bits. */
const DIGEST_CHARACTERS = 16;

/** The SDL of all domains, one text a file of `schema/`. */
function readTypeDefinitions(): readonly string[] {
  const files = readdirSync(SCHEMA_FOLDER).filter((name) => name.endsWith('.graphql'));
  return files.sort().map((name) => readFileSync(join(SCHEMA_FOLDER, name), 'utf8'));
}

/**
 * A digest of the schema as it is written, hints included, and of the gateway's version: answers that one of another digest stored are not
 * this one's.
 */
export function digestSchema(): string {
  const digest = createHash('sha256').update(readVersion());
  for (const text of readTypeDefinitions()) digest.update('\0').update(text);
  return digest.digest('base64url').slice(0, DIGEST_CHARACTERS);
}

function readVersion(): string {
  return (JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')) as { version: string }).version;
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
