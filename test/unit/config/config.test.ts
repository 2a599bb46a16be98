import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Environment, readConfig } from '../../../src/config/config.ts';
import { ENVIRONMENT_VARIABLES } from '../../../src/config/environment-variables.ts';
import { FarsightError } from '../../../src/domain/errors.ts';

/** A valid value for each variable that is not its default. */
const OTHER_VALUES: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'debug',
  BATCH_LIMIT: '5',
  HOST: '0.0.0.0',
  PORT: '4001',
  CORS_ORIGINS: 'https://app.example.org',
  BODY_LIMIT_BYTES: '2048',
  OPERATION_TIMEOUT_MS: '1500',
  SHUTDOWN_DELAY_MS: '5',
  SHUTDOWN_TIMEOUT_MS: '6',
  DATABASE_URL: 'postgres://farsight:secret@db:5432/farsight',
  DATABASE_POOL_SIZE: '3',
  DATA_DIR: '/tmp/elsewhere',
  SAMPLE: 'off',
  REDIS_URL: 'redis://cache:6379',
  RESPONSE_CACHE: 'off',
  RESPONSE_CACHE_MB: '8',
  ROW_CACHE_MB: '0',
  HTTP_MAX_AGE_SECONDS: '60',
  STALE_IF_ERROR_SECONDS: '600',
  OPERATOR_TOKEN: 'sixteen-signs-ok',
  METRICS: 'off',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
  OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20secret',
  OTEL_SERVICE_NAME: 'gateway-eu',
  OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
  OTEL_TRACES_SAMPLER_ARG: '0.25',
  PERSISTED_OPERATIONS: 'manifest.json, operations/',
  PERSISTED_MODE: 'only',
  PERSISTED_INVALID: 'quarantine',
};
/** What must be set for a variable to matter. */
const REQUIREMENTS: Readonly<Record<string, Environment>> = {
  DATABASE_POOL_SIZE: { DATABASE_URL: 'postgres://db/farsight' },
  PERSISTED_MODE: { PERSISTED_OPERATIONS: 'manifest.json' },
  OTEL_EXPORTER_OTLP_HEADERS: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' },
  OTEL_SERVICE_NAME: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' },
  OTEL_TRACES_SAMPLER: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' },
  OTEL_TRACES_SAMPLER_ARG: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' },
};
const NAMES = Object.keys(ENVIRONMENT_VARIABLES);

function readProblems(environment: Environment): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof FarsightError && error.code === 'BAD_CONFIG') return error.message;
    throw error;
  }
  return '';
}

describe('readConfig', () => {
  it('reads each documented variable, and no other', () => {
    const read = new Set<string>();
    readConfig(
      new Proxy<Environment>(
        {},
        {
          get: (_target, name) => {
            read.add(String(name));
            return undefined;
          },
        },
      ),
    );
    expect([...read].sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('changes with %s', (name) => {
    const required = REQUIREMENTS[name] ?? {};
    expect(readConfig({ ...required, [name]: OTHER_VALUES[name] })).not.toEqual(readConfig(required));
  });

  it('takes an empty value, or one of spaces, as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '  ', OPERATOR_TOKEN: '' })).toEqual(readConfig({}));
  });

  it('is frozen in all its depth', () => {
    const config = readConfig({ CORS_ORIGINS: 'https://a.example' });
    expect([config, config.http, config.http.corsOrigins, config.database].every(Object.isFrozen)).toBe(true);
  });

  it('names each wrong variable, what it must be and what it was, all at once', () => {
    const problems = readProblems({ PORT: '80800', SAMPLE: 'yes', LOG_LEVEL: 'loud', BODY_LIMIT_BYTES: '1e6' });
    expect(problems).toContain('PORT must be a whole number from 0 to 65535 (0: any free port), but was "80800"');
    expect(problems).toContain('SAMPLE must be auto or off, but was "yes"');
    expect(problems).toContain('LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, but was "loud"');
    expect(problems).toContain('BODY_LIMIT_BYTES must be a whole number from 1024 to 100000000, but was "1e6"');
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/farsight', 'mysql://***@db/farsight'],
    ['DATABASE_URL', 'postgres//farsight:hunter2@db/farsight', '***@db/farsight'],
    ['DATABASE_URL', 'mysql://db/farsight?password=hunter2', 'mysql://db/farsight?***'],
    ['REDIS_URL', 'http://:hunter2@cache:6379', 'http://***@cache:6379'],
    ['REDIS_URL', 'redis://:hunter2@one:6379,http://me:hunter2@two', 'redis://***@one:6379,http://***@two'],
    ['REDIS_URL', 'redis://:a,hunter2@one:6379/cache', 'redis://***@one:6379/cache'],
    ['OPERATOR_TOKEN', 'hunter2', 'hidden, 7 characters'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://team:hunter2@collector:4317', 'grpc://***@collector:4317'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization: hunter2', 'hidden, 22 characters'],
  ])('does not show the secret in %s=%s', (name, value, shown) => {
    const problems = readProblems({ [name]: value });
    expect(problems).toContain(shown);
    expect(problems).not.toContain('hunter2');
  });

  it('takes the URLs of a cluster’s nodes, with or without space around the commas', () => {
    expect(readConfig({ REDIS_URL: 'rediss://me:a,b@one:6379/0, rediss://me:a,b@two' }).redisUrls).toEqual([
      'rediss://me:a,b@one:6379/0',
      'rediss://me:a,b@two',
    ]);
    expect(readConfig({ REDIS_URL: 'redis://:a,b@one:6379/3' }).redisUrls).toEqual(['redis://:a,b@one:6379/3']);
  });

  it.each([
    ['another kind of URL', 'redis://one,http://two'],
    ['a node without its protocol', 'redis://one:6379,two:6379'],
    ['nothing behind a comma', 'redis://one,'],
    ['another password', 'redis://:a@one,redis://:b@two'],
    ['no user', 'redis://me:a@one,redis://:a@two'],
    ['TLS for some', 'redis://one,rediss://two'],
    ['a database that clusters do not have', 'redis://one/1,redis://two/1'],
    ['a database that is no number', 'redis://one/cache'],
    ['a password that is not percent-encoded', 'redis://:100%@one'],
  ])('refuses Redis URLs with %s', (_what, urls) => {
    expect(readProblems({ REDIS_URL: urls })).toContain('REDIS_URL must be a URL such as redis://user:password@host:6379, or several');
  });

  it.each(['safelist', 'only'])('refuses PERSISTED_MODE=%s without operations, which would answer nothing', (mode) => {
    expect(readProblems({ PERSISTED_MODE: mode, PERSISTED_OPERATIONS: ' , ' })).toContain(
      `PERSISTED_OPERATIONS must name files or folders when PERSISTED_MODE is ${mode}, but is empty`,
    );
  });

  it('caches answers in 64 MB by default, and rows in as much, has others ask each time, and serves nothing stale', () => {
    expect(readConfig({}).cache).toEqual({
      enabled: true,
      maxBytes: 67_108_864,
      maxRowBytes: 67_108_864,
      httpMaxAgeSeconds: 0,
      staleIfErrorSeconds: 0,
    });
  });

  it('reads what is said of the cache', () => {
    const { cache } = readConfig({
      RESPONSE_CACHE: 'off',
      RESPONSE_CACHE_MB: '1',
      ROW_CACHE_MB: '2',
      HTTP_MAX_AGE_SECONDS: '31536000',
      STALE_IF_ERROR_SECONDS: '5',
    });
    expect(cache).toEqual({
      enabled: false,
      maxBytes: 1_048_576,
      maxRowBytes: 2_097_152,
      httpMaxAgeSeconds: 31_536_000,
      staleIfErrorSeconds: 5,
    });
    expect(readProblems({ HTTP_MAX_AGE_SECONDS: '31536001', RESPONSE_CACHE_MB: '65537' })).toMatch(
      /RESPONSE_CACHE_MB must .* HTTP_MAX_AGE_SECONDS must /,
    );
  });

  it('reads headers for the collector as OpenTelemetry writes them', () => {
    const read = (headers: string) =>
      readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector/base', OTEL_EXPORTER_OTLP_HEADERS: headers }).tracing?.headers;
    expect(read('authorization=Basic%20YTpi=, x-team = api ,')).toEqual({ authorization: 'Basic YTpi=', 'x-team': 'api' });
    expect(read('')).toEqual({});
  });

  it.each(['name', '=value', 'na me=value', 'name=%', 'name=a%0Ab'])('refuses the header %j, which could not be sent', (headers) => {
    expect(readProblems({ OTEL_EXPORTER_OTLP_HEADERS: headers })).toContain('OTEL_EXPORTER_OTLP_HEADERS must be headers');
  });

  it.each(['1.01', '-0', '1e-3', 'half', '.'])('refuses %s as a share', (share) => {
    expect(readProblems({ OTEL_TRACES_SAMPLER_ARG: share })).toContain(`must be a number from 0 to 1, but was "${share}"`);
  });

  it.each(['https://app.example.org/path', 'app.example.org', '*', 'file:///tmp'])('refuses %s as an origin', (origin) => {
    expect(readProblems({ CORS_ORIGINS: `https://good.example,${origin}` })).toContain('CORS_ORIGINS');
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);

  it('has every variable with its default, and none that is not read', () => {
    const defaults = Object.entries(ENVIRONMENT_VARIABLES).map(([name, variable]) => [name, variable.fallback]);
    expect(documented).toEqual(defaults);
  });

  it('says of every variable what it is for', () => {
    const undocumented = NAMES.filter((name) => !new RegExp(`^# .+\\n${name}=`, 'm').test(text));
    expect(undocumented).toEqual([]);
  });
});
