import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, startGateway } from '../../src/compose.ts';
import { openDatabase } from '../../src/compose-database.ts';
import { type Environment, readConfig } from '../../src/config/config.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';
import { createCapturingLogger, type LoggedLine } from './capturing-logger.ts';
import type { DatabaseKind } from './test-database.ts';

const OPERATOR_TOKEN = 'an-operators-token-of-some-length';

/** Headers of an operator of such a gateway. */
export const OPERATOR = { authorization: `Bearer ${OPERATOR_TOKEN}` };

/** A gateway that serves a database of a test's own. */
export interface ServedGateway {
  readonly gateway: Gateway;
  /** What it was started with, for others on the same database. */
  readonly environment: Environment;
  readonly lines: readonly LoggedLine[];
  /** Sends one operation by POST. */
  readonly ask: (query: string, headers?: Readonly<Record<string, string>>) => Promise<ServedAnswer>;
  /** Leaves the database, which {@link ServedGateway.dispose} removes. */
  readonly stop: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** An answer as its client reads it. */
export interface ServedAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are as varied as the operations of the tests
  readonly body: any;
  readonly text: string;
}

/** Serves a new database of a kind. @param fill stores what it holds from the beginning */
export async function serveDatabase(
  kind: DatabaseKind,
  fill: (database: AnyDatabase) => Promise<unknown>,
  environment: Environment = {},
): Promise<ServedGateway> {
  const database = kind.kind === 'postgres' ? await fillPostgres(kind, fill) : await fillFolder(fill);
  const settings = { PORT: '0', SAMPLE: 'off', OPERATOR_TOKEN, ...database.environment, ...environment };
  const { logger, lines } = createCapturingLogger();
  const gateway = await startGateway(readConfig(settings), logger);
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= gateway.stop();
    return stopping;
  };
  const ask: ServedGateway['ask'] = async (query, headers = {}) => {
    const response = await fetch(gateway.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  };
  const dispose = async () => {
    await stop();
    await database.remove();
  };
  return { gateway, environment: settings, lines, ask, stop, dispose };
}

interface FilledDatabase {
  readonly environment: Environment;
  readonly remove: () => Promise<void>;
}

async function fillPostgres(kind: DatabaseKind, fill: (database: AnyDatabase) => Promise<unknown>): Promise<FilledDatabase> {
  const test = await kind.create();
  await fill(test.database);
  return { environment: { DATABASE_URL: test.url ?? '' }, remove: () => test.dispose() };
}

async function fillFolder(fill: (database: AnyDatabase) => Promise<unknown>): Promise<FilledDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-served-'));
  const environment = { DATA_DIR: join(folder, 'data') };
  const opened = await openDatabase(readConfig(environment).database, { purpose: 'fills a test', migrated: true });
  await fill(opened.database);
  await opened.close();
  return { environment, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}
