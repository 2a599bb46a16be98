import { z } from 'zod';
import { areRedisUrls, concealUrl, concealUrls, isUrlOf, splitUrls } from './url-values.ts';

/** One environment variable: how its text becomes a value, and how to say what it must be. */
export interface EnvironmentVariable<Value> {
  /** Completes the sentence "NAME must be …". */
  readonly mustBe: string;
  /** The text that stands in for an absent or empty variable; also what `.env.example` shows. */
  readonly fallback: string;
  readonly schema: z.ZodType<Value, string>;
  /** How its value may be shown in an error message; as it is when absent. */
  readonly conceal?: (text: string) => string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const PERSISTED_MODES = ['apq', 'log-unknown', 'safelist', 'only'] as const;

const TRACES_SAMPLERS = ['traceidratio', 'parentbased_traceidratio'] as const;

/** Fewer characters than this can be guessed by trying. */
const OPERATOR_TOKEN_MIN_LENGTH = 16;

/** Fifty times the longest time in the schema. */
const YEAR_SECONDS = 31_536_000;

/** Every variable Farsight reads; nothing else in the environment changes what it does. */
export const ENVIRONMENT_VARIABLES = {
  NODE_ENV: {
    mustBe: 'development or production',
    fallback: 'development',
    schema: z.enum(['development', 'production']),
  },
  LOG_LEVEL: { mustBe: `one of ${LOG_LEVELS.join(', ')}`, fallback: 'info', schema: z.enum(LOG_LEVELS) },
  HOST: {
    mustBe: 'an address or host name to listen on, without port',
    fallback: '127.0.0.1',
    schema: z.string().regex(/^[A-Za-z0-9.:-]+$/),
  },
  PORT: wholeNumber({ from: 0, to: 65_535, fallback: '4000', note: ' (0: any free port)' }),
  CORS_ORIGINS: {
    mustBe: 'origins such as https://app.example.org, separated by commas',
    fallback: '',
    schema: z
      .string()
      .transform(splitList)
      .pipe(z.array(z.string().refine(isOrigin))),
  },
  BODY_LIMIT_BYTES: wholeNumber({ from: 1_024, to: 100_000_000, fallback: '262144' }),
  BATCH_LIMIT: wholeNumber({ from: 0, to: 50, fallback: '0', note: ' (0: one operation a body)' }),
  OPERATION_TIMEOUT_MS: wholeNumber({ from: 100, to: 600_000, fallback: '30000' }),
  SHUTDOWN_DELAY_MS: wholeNumber({ from: 0, to: 600_000, fallback: '0' }),
  SHUTDOWN_TIMEOUT_MS: wholeNumber({ from: 0, to: 600_000, fallback: '10000' }),
  DATABASE_URL: {
    mustBe: 'a URL such as postgres://user:password@host:5432/database, or empty for the embedded database',
    fallback: '',
    schema: optional(isUrlOf('postgres:', 'postgresql:')),
    conceal: concealUrl,
  },
  DATABASE_POOL_SIZE: wholeNumber({ from: 1, to: 1_000, fallback: '10' }),
  DATA_DIR: { mustBe: 'the path of a folder', fallback: '.data', schema: z.string().refine((path) => !path.includes('\0')) },
  SAMPLE: { mustBe: 'auto or off', fallback: 'auto', schema: z.enum(['auto', 'off']) },
  REDIS_URL: {
    mustBe:
      'a URL such as redis://user:password@host:6379, or several of one cluster with commas between (alike but for host and port, without a database number), percent-encoded, or empty for none',
    fallback: '',
    schema: z.string().transform(splitUrls).refine(areRedisUrls).transform(toUrls),
    conceal: concealUrls,
  },
  RESPONSE_CACHE: { mustBe: 'on or off', fallback: 'on', schema: z.enum(['on', 'off']) },
  RESPONSE_CACHE_MB: wholeNumber({ from: 0, to: 65_536, fallback: '64', note: ' (0: in Redis alone)' }),
  ROW_CACHE_MB: wholeNumber({ from: 0, to: 65_536, fallback: '64', note: ' (0: no rows are kept)' }),
  HTTP_MAX_AGE_SECONDS: wholeNumber({ from: 0, to: YEAR_SECONDS, fallback: '0', note: ' (0: a copy is asked about each time)' }),
  STALE_IF_ERROR_SECONDS: wholeNumber({ from: 0, to: YEAR_SECONDS, fallback: '0', note: ' (0: never)' }),
  OPERATOR_TOKEN: {
    mustBe: `at least ${OPERATOR_TOKEN_MIN_LENGTH} letters, digits or signs without spaces, or empty for no operator`,
    fallback: '',
    schema: optional((token) => token.length >= OPERATOR_TOKEN_MIN_LENGTH && /^[\x21-\x7e]+$/.test(token)),
    conceal: concealAll,
  },
  METRICS: { mustBe: 'on or off', fallback: 'on', schema: z.enum(['on', 'off']) },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    mustBe: 'a URL such as http://collector:4318, without /v1/traces, or empty for no traces',
    fallback: '',
    schema: optional(isUrlOf('http:', 'https:')),
    conceal: concealUrl,
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    mustBe: 'headers such as authorization=Bearer%20token,team=api, with values percent-encoded, or empty for none',
    fallback: '',
    schema: z
      .string()
      .transform(splitList)
      .pipe(z.array(z.string().refine(isHeader)))
      .transform(toHeaders),
    conceal: concealAll,
  },
  OTEL_SERVICE_NAME: { mustBe: 'at most 128 characters', fallback: 'farsight', schema: z.string().max(128) },
  OTEL_TRACES_SAMPLER: {
    mustBe: `one of ${TRACES_SAMPLERS.join(', ')}`,
    fallback: 'traceidratio',
    schema: z.enum(TRACES_SAMPLERS),
  },
  OTEL_TRACES_SAMPLER_ARG: {
    mustBe: 'a number from 0 to 1',
    fallback: '1',
    schema: z
      .string()
      .regex(/^(\d+(\.\d*)?|\.\d+)$/)
      .transform(Number)
      .pipe(z.number().min(0).max(1)),
  },
  PERSISTED_OPERATIONS: {
    mustBe: 'paths of files and folders, separated by commas',
    fallback: '',
    schema: z
      .string()
      .refine((paths) => !paths.includes('\0'))
      .transform(splitList),
  },
  PERSISTED_MODE: {
    mustBe: `one of ${PERSISTED_MODES.join(', ')}`,
    fallback: 'apq',
    schema: z.enum(PERSISTED_MODES),
  },
  PERSISTED_INVALID: { mustBe: 'refuse or quarantine', fallback: 'refuse', schema: z.enum(['refuse', 'quarantine']) },
} as const satisfies Record<string, EnvironmentVariable<unknown>>;

function wholeNumber(range: { from: number; to: number; fallback: string; note?: string }): EnvironmentVariable<number> {
  return {
    mustBe: `a whole number from ${range.from} to ${range.to}${range.note ?? ''}`,
    fallback: range.fallback,
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(range.from).max(range.to)),
  };
}

function optional(isValid: (text: string) => boolean): z.ZodType<string | null, string> {
  return z
    .string()
    .refine((text) => text === '' || isValid(text))
    .transform((text) => (text === '' ? null : text));
}

/** As https://opentelemetry.io/docs/specs/otel/protocol/exporter/ has them: `name=value`, the value percent-encoded. */
function isHeader(text: string): boolean {
  if (!/^[\w!#$%&'*+.^`|~-]+\s*=/.test(text)) return false;
  try {
    return Object.values(toHeaders([text])).every((value) => /^[\t\x20-\x7e]*$/.test(value));
  } catch {
    return false;
  }
}

function toHeaders(list: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    list.map((text) => {
      const end = text.indexOf('=');
      return [text.slice(0, end).trim(), decodeURIComponent(text.slice(end + 1).trim())];
    }),
  );
}

function toUrls([first, ...others]: readonly string[]): readonly [string, ...string[]] | null {
  return first === undefined ? null : [first, ...others];
}

function concealAll(text: string): string {
  return `hidden, ${text.length} characters`;
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
