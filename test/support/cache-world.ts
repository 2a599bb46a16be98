import pg from 'pg';
import { describe } from 'vitest';
import { type GatewayParts, startGateway } from '../../src/compose.ts';
import { type Environment, readConfig } from '../../src/config/config.ts';
import type { AnyDatabase } from '../../src/data/schema-engine.ts';
import { type Asked, type AskOptions, askGraphql } from './ask-graphql.ts';
import { createCapturingLogger } from './capturing-logger.ts';
import { gateReads, type Hold } from './gated-database.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { once } from './log-fixture.ts';
import { type DatabaseKind, databaseKinds, type TestDatabase } from './test-database.ts';

const OPERATOR_TOKEN = 'an-operators-token-of-some-length';
/** Headers of the one session there is beside nobody in particular. */
export const OPERATOR = { authorization: `Bearer ${OPERATOR_TOKEN}` };

/** A gateway as its clients see it. */
export interface CacheGateway {
  readonly graphqlUrl: string;
  /** Asks, over a connection of its own. */
  readonly ask: (query: string, options?: AskOptions) => Promise<Asked>;
  /** Whether its log shows a write. */
  readonly shows: (token: string) => Promise<boolean>;
  /** What `/metrics` prints. */
  readonly metrics: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

type StartedGateway = Pick<CacheGateway, 'graphqlUrl' | 'stop'>;
type Start = (environment: Environment, maxTags: number | undefined) => Promise<StartedGateway>;

/** A database, gateways that serve it, and whoever else writes into it. */
export interface CacheWorld {
  readonly kind: DatabaseKind['kind'];
  /** Past all gateways. */
  readonly database: AnyDatabase;
  /** Null on the embedded one. */
  readonly url: string | null;
  readonly gateways: readonly CacheGateway[];
  /** Makes reads of a table wait: on Postgres by a lock, so that it must not be written meanwhile. */
  readonly hold: (table: string) => Promise<Hold>;
  /** Runs SQL, and resolves when the logs of all gateways, those that were started since too, show what was committed. */
  readonly change: (sql: string) => Promise<void>;
  /** Resolves when the logs of all gateways show what is committed. */
  readonly reach: () => Promise<void>;
  /**
   * Another gateway on the same database, which is stopped with the world.
   * @param maxTags how many tags' changes it tells apart: no setting does, so such a gateway is in this process
   */
  readonly start: (environment?: Environment, maxTags?: number) => Promise<CacheGateway>;
  readonly dispose: () => Promise<void>;
}

/** @param seed fills the database before the gateways are started, by SQL or by itself */
export type CreateCacheWorld = (
  seed: string | ((database: AnyDatabase) => Promise<unknown>),
  environment?: Environment,
) => Promise<CacheWorld>;

/**
 * Runs a suite on one gateway in this process over the embedded database; and, where `TEST_DATABASE_URL` is set, on two that are processes of
 * their own, over Postgres and the Redis of `TEST_REDIS_URL`.
 */
export function describeOnGateways(name: string, suite: (createWorld: CreateCacheWorld) => void): void {
  for (const kind of databaseKinds()) {
    const gateways = kind.kind === 'pglite' ? 'one gateway in the process, on PGlite' : 'two gateway processes, on Postgres and Redis';
    describe(`${name} (${gateways})`, () =>
      suite(async (seed, environment = {}) => {
        const test = await kind.create();
        await (typeof seed === 'string' ? test.database.runScript(seed) : seed(test.database));
        // Finished matches in memory would answer while a table is held; see row-memory.test.ts for those.
        return openCacheWorld(test, { ROW_CACHE_MB: '0', ...environment });
      }));
  }
}

/** Serves a database, which is then the world's own. */
export function openCacheWorld(test: TestDatabase, environment: Environment = {}): Promise<CacheWorld> {
  return test.url === null ? createEmbeddedWorld(test, environment) : createSharedWorld(test, environment);
}

async function createEmbeddedWorld(test: TestDatabase, environment: Environment): Promise<CacheWorld> {
  const gated = gateReads(test.database);
  const open = async () => ({ database: gated.database, dataFolder: null, close: async () => undefined });
  const start: Start = (more, maxTags) => startHere({ SAMPLE: 'off', ...environment, ...more }, { open, ...toParts(maxTags) });
  return createWorld({ test, gateways: 1, start, hold: async (table) => gated.hold(table) });
}

async function createSharedWorld(test: TestDatabase, environment: Environment): Promise<CacheWorld> {
  const shared = { DATABASE_URL: test.url ?? '', REDIS_URL: process.env['TEST_REDIS_URL'] ?? '', ...environment };
  const start: Start = async (more, maxTags) => {
    if (maxTags !== undefined) return startHere({ ...shared, ...more }, toParts(maxTags));
    return startGatewayProcess({ OPERATOR_TOKEN, ...shared, ...more });
  };
  return createWorld({ test, gateways: 2, start, hold: (table) => lockTable(test.url ?? '', table) });
}

function startHere(environment: Environment, parts: GatewayParts): Promise<StartedGateway> {
  return startGateway(readConfig({ PORT: '0', OPERATOR_TOKEN, ...environment }), createCapturingLogger().logger, parts);
}

function toParts(maxTags: number | undefined): GatewayParts {
  return maxTags === undefined ? {} : { maxTags };
}

async function createWorld(parts: { test: TestDatabase; gateways: number; start: Start; hold: CacheWorld['hold'] }): Promise<CacheWorld> {
  const { test, hold } = parts;
  const { database, url } = test;
  const started: CacheGateway[] = [];
  const start = async (environment: Environment = {}, maxTags?: number) => {
    const gateway = toGateway(await parts.start(environment, maxTags));
    started.push(gateway);
    await untilReady(gateway);
    return gateway;
  };
  const gateways = await Promise.all(Array.from({ length: parts.gateways }, () => start()));
  const reach = async () => reachAll(started, await readToken(database));
  return {
    kind: database.kind,
    database,
    url,
    gateways,
    hold,
    reach,
    change: async (sql) => {
      await database.runScript(sql);
      await reach();
    },
    start,
    dispose: async () => {
      await Promise.all(started.map((gateway) => gateway.stop()));
      await test.dispose();
    },
  };
}

function toGateway({ graphqlUrl, stop }: StartedGateway): CacheGateway {
  const ask: CacheGateway['ask'] = (query, options) => askGraphql(graphqlUrl, query, options);
  const shows = async (token: string) => {
    const { result } = await ask('{ __typename }', { headers: { 'farsight-written': token } });
    return result !== 'request';
  };
  const metrics = async () => (await fetch(new URL('/metrics', graphqlUrl))).text();
  return { graphqlUrl, ask, shows, metrics, stop };
}

/** Redis is connected in the background. */
async function untilReady({ graphqlUrl }: CacheGateway): Promise<void> {
  for (let status = ''; status !== 'ready'; )
    ({ status } = (await (await fetch(new URL('/health/ready', graphqlUrl))).json()) as { status: string });
}

/** Names a transaction of now: a log that shows it shows all that had committed before. */
export async function readToken(database: AnyDatabase): Promise<string> {
  const text = `select cache.incarnation() || '/' || pg_current_xact_id() as token`;
  const [row] = await database.query<{ token: string }>(once(text), []);
  if (row === undefined) throw new Error('No token');
  return row.token;
}

/** Asks gateways until their logs show a write: each time they wait for it a little themselves. */
async function reachAll(gateways: readonly CacheGateway[], token: string): Promise<void> {
  for (const gateway of gateways) {
    let shown = false;
    for (let times = 0; times < 200 && !shown; times += 1) shown = await gateway.shows(token);
    if (!shown) throw new Error(`The log of ${gateway.graphqlUrl} does not reach ${token}`);
  }
}

async function lockTable(url: string, table: string): Promise<Hold> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in access exclusive mode`);
  const text = `select count(*)::int as waiting from pg_locks where relation = $1::regclass and mode = 'AccessShareLock' and not granted`;
  return {
    waiting: async () => (await client.query<{ waiting: number }>(text, [table])).rows[0]?.waiting ?? 0,
    release: () => client.end(),
  };
}
