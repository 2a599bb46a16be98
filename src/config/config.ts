import type { z } from 'zod';
import { FarsightError } from '../domain/errors.ts';
import { ENVIRONMENT_VARIABLES, type EnvironmentVariable } from './environment-variables.ts';

/** As memory is measured. */
const BYTES_OF_MB = 1024 * 1024;

/** Where the data lives: a Postgres server, or the embedded database in a folder of its own. */
export type DatabaseConfig =
  | { readonly kind: 'postgres'; readonly url: string; readonly poolSize: number }
  | { readonly kind: 'pglite'; readonly folder: string; readonly sample: 'auto' | 'off' };

/** How HTTP is served. */
export interface HttpConfig {
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
  readonly bodyLimitBytes: number;
  /** Origins allowed to call from a browser, besides those of Apollo Sandbox. */
  readonly corsOrigins: readonly string[];
  /** How long to go on accepting requests, not ready, once asked to stop: time for load balancers to notice. */
  readonly shutdownDelayMs: number;
  /** How long requests under way may take to finish after that. */
  readonly shutdownTimeoutMs: number;
  /** Operations that one body may hold as an array; 0 for none. */
  readonly maxBatch: number;
}

/** Operations that clients ask for by id. */
export interface PersistedConfig {
  /** Files and folders to read them from. Not empty in the modes `safelist` and `only`. */
  readonly paths: readonly string[];
  /** What may be asked beside them: any text, any with the others logged, their texts, their ids alone. */
  readonly mode: 'apq' | 'log-unknown' | 'safelist' | 'only';
  /** What becomes of those that cannot be served. */
  readonly onInvalid: 'refuse' | 'quarantine';
}

/** How operations are traced. */
export interface TracingConfig {
  /** Where the collector takes OTLP over HTTP, without `/v1/traces`. */
  readonly endpoint: string;
  /** Sent with each request to it; credentials, usually. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** Share of the operations that are traced, 0 to 1. */
  readonly sampledRatio: number;
  /** Whether a caller's `traceparent` is gone on with, and decides; else it is a link. */
  readonly trustsCallers: boolean;
}

/** How answers are stored, and what clients and proxies hear of it. */
export interface CacheConfig {
  /** False: every answer is made anew. */
  readonly enabled: boolean;
  /** Of the answers, with their compressed forms, that this process holds in memory. */
  readonly maxBytes: number;
  /** Of rows that hardly ever change, which this process holds in memory; 0: none. */
  readonly maxRowBytes: number;
  /** How long others may answer from a copy without asking; 0: they ask each time. */
  readonly httpMaxAgeSeconds: number;
  /** How long after its end an answer may stand in for one that cannot be made; 0: never. */
  readonly staleIfErrorSeconds: number;
}

/** All that can be set from outside; frozen. */
export interface Config {
  /** Development shows suggestions to clients and warns of repeated statements; production does not. Both serve Sandbox. */
  readonly mode: 'development' | 'production';
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly http: HttpConfig;
  readonly database: DatabaseConfig;
  /** One of a server, or several of nodes of one cluster. Null: there is no shared store. */
  readonly redisUrls: readonly [string, ...string[]] | null;
  readonly cache: CacheConfig;
  /** Null: nobody is an operator. */
  readonly operatorToken: string | null;
  /** Deadline of a query, from its arrival; mutations have none. */
  readonly operationTimeoutMs: number;
  /** Whether `/metrics` is served. */
  readonly metrics: 'on' | 'off';
  /** Null: nothing is traced. */
  readonly tracing: TracingConfig | null;
  readonly persisted: PersistedConfig;
}

/** Variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

type VariableName = keyof typeof ENVIRONMENT_VARIABLES;
type Values = { readonly [Name in VariableName]: z.output<(typeof ENVIRONMENT_VARIABLES)[Name]['schema']> };

/**
 * Reads the configuration. Space around values is ignored and an empty value means the default.
 * @throws FarsightError `BAD_CONFIG` that names every variable in error, what it must be and what it was
 */
export function readConfig(environment: Environment): Config {
  const values = readValues(environment);
  return freezeDeep({
    mode: values.NODE_ENV,
    logLevel: values.LOG_LEVEL,
    http: {
      host: values.HOST,
      port: values.PORT,
      bodyLimitBytes: values.BODY_LIMIT_BYTES,
      corsOrigins: values.CORS_ORIGINS,
      shutdownDelayMs: values.SHUTDOWN_DELAY_MS,
      shutdownTimeoutMs: values.SHUTDOWN_TIMEOUT_MS,
      maxBatch: values.BATCH_LIMIT,
    },
    database:
      values.DATABASE_URL === null
        ? { kind: 'pglite', folder: values.DATA_DIR, sample: values.SAMPLE }
        : { kind: 'postgres', url: values.DATABASE_URL, poolSize: values.DATABASE_POOL_SIZE },
    redisUrls: values.REDIS_URL,
    cache: toCache(values),
    operatorToken: values.OPERATOR_TOKEN,
    operationTimeoutMs: values.OPERATION_TIMEOUT_MS,
    metrics: values.METRICS,
    tracing: toTracing(values),
    persisted: { paths: values.PERSISTED_OPERATIONS, mode: values.PERSISTED_MODE, onInvalid: values.PERSISTED_INVALID },
  });
}

function toCache(values: Values): CacheConfig {
  return {
    enabled: values.RESPONSE_CACHE === 'on',
    maxBytes: values.RESPONSE_CACHE_MB * BYTES_OF_MB,
    maxRowBytes: values.ROW_CACHE_MB * BYTES_OF_MB,
    httpMaxAgeSeconds: values.HTTP_MAX_AGE_SECONDS,
    staleIfErrorSeconds: values.STALE_IF_ERROR_SECONDS,
  };
}

function toTracing(values: Values): TracingConfig | null {
  if (values.OTEL_EXPORTER_OTLP_ENDPOINT === null) return null;
  return {
    endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    headers: values.OTEL_EXPORTER_OTLP_HEADERS,
    serviceName: values.OTEL_SERVICE_NAME,
    sampledRatio: values.OTEL_TRACES_SAMPLER_ARG,
    trustsCallers: values.OTEL_TRACES_SAMPLER === 'parentbased_traceidratio',
  };
}

function readValues(environment: Environment): Values {
  const problems: string[] = [];
  const entries = Object.entries<EnvironmentVariable<unknown>>(ENVIRONMENT_VARIABLES).map(([name, variable]) => {
    const text = environment[name]?.trim() || variable.fallback;
    const result = variable.schema.safeParse(text);
    if (!result.success) problems.push(describeProblem(name, variable, text));
    return [name, result.data];
  });
  // Each entry came from the schema of its own name; those in error are undefined.
  const values = Object.fromEntries(entries) as Partial<Values>;
  problems.push(...findContradictions(values));
  if (problems.length > 0) {
    throw new FarsightError('BAD_CONFIG', `The configuration cannot be used: ${problems.join('; ')}.`, { facts: { problems } });
  }
  return values as Values;
}

/** What is wrong with values that are each right by themselves. */
function findContradictions({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: paths }: Partial<Values>): readonly string[] {
  if ((mode !== 'safelist' && mode !== 'only') || paths?.length !== 0) return [];
  return [`PERSISTED_OPERATIONS must name files or folders when PERSISTED_MODE is ${mode}, but is empty`];
}

function describeProblem(name: string, variable: EnvironmentVariable<unknown>, text: string): string {
  const shown = variable.conceal ? `(${variable.conceal(text)})` : JSON.stringify(text);
  return `${name} must be ${variable.mustBe}, but was ${shown}`;
}

function freezeDeep<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freezeDeep(part);
  return Object.freeze(value);
}
