import { type Attributes, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { FarsightError } from '../../../src/domain/errors.ts';
import { currentListener } from '../../../src/observability/request-scope.ts';
import type { FollowedOperation, WorkListener } from '../../../src/observability/work-listener.ts';
import { createSpanRecorder } from '../../support/span-recorder.ts';

const ANSWERED: FollowedOperation = { name: null, type: 'query', outcome: 'ok', durationMs: 1, persisted: false, errorCodes: [] };

/** What `work` does to the listener of a sampled request, as spans in the order they ended. */
async function record(work: (listener: WorkListener) => Promise<void>): Promise<ReadableSpan[]> {
  const recorder = createSpanRecorder();
  await recorder.inRequest({}, async () => {
    const listener = currentListener();
    if (listener === null) throw new Error('The request is not followed');
    await work(listener);
  });
  return recorder.end();
}

/** A batch of two keys that gave three rows, around `inside`. */
function runBatch(listener: WorkListener, loader: string, inside: () => Promise<unknown> = async () => undefined): Promise<number> {
  return listener.surroundBatch({
    started: { loader, size: 2 },
    run: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      await inside();
      return 3;
    },
    countRows: (rows) => rows,
  });
}

function runStatement(listener: WorkListener, label: string, run: () => Promise<number> = async () => 5): Promise<number> {
  return listener.surroundStatement({ started: { label }, run, countRows: (rows) => rows });
}

/** One operation with `answered`, as its span. */
async function describeOperation(answered: Partial<FollowedOperation>): Promise<Partial<ReadableSpan>> {
  const [span] = await record(async (listener) => listener.startOperation?.(false)({ ...ANSWERED, ...answered }));
  if (span === undefined) throw new Error('No span ended');
  return { name: span.name, kind: span.kind, attributes: span.attributes, status: span.status };
}

function nameParents(spans: readonly ReadableSpan[]): Record<string, string | null> {
  const names = new Map(spans.map((span) => [span.spanContext().spanId, span.name]));
  return Object.fromEntries(spans.map((span) => [span.name, names.get(span.parentSpanContext?.spanId ?? '') ?? null]));
}

describe('createSpanListener', () => {
  it('puts statements into their batch, and batches and other statements into the operation', async () => {
    const spans = await record(async (listener) => {
      const end = listener.startOperation?.(false);
      await Promise.all([
        runBatch(listener, 'playerById', () => runStatement(listener, 'players_by_id')),
        runBatch(listener, 'matchById', async () => {
          // A batch that another batch asks for runs for all who ask.
          await runBatch(listener, 'championById', () => runStatement(listener, 'champions_by_id'));
          await runStatement(listener, 'matches_by_id');
        }),
        runStatement(listener, 'channels_page'),
      ]);
      end?.(ANSWERED);
    });
    expect(nameParents(spans)).toEqual({
      query: null,
      playerById: 'query',
      players_by_id: 'playerById',
      matchById: 'query',
      matches_by_id: 'matchById',
      championById: 'query',
      champions_by_id: 'championById',
      channels_page: 'query',
    });
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
  });

  it('keeps requests that run at the same time apart', async () => {
    const recorder = createSpanRecorder();
    const run = (name: string) =>
      recorder.inRequest({}, async () => {
        const listener = currentListener();
        if (listener === null) throw new Error('The request is not followed');
        const end = listener.startOperation?.(false);
        await runBatch(listener, `${name}Batch`, () => runStatement(listener, `${name}_statement`));
        end?.({ ...ANSWERED, name, persisted: true });
      });
    await Promise.all([run('One'), run('Two')]);
    expect(nameParents(await recorder.end())).toEqual({
      'query One': null,
      OneBatch: 'query One',
      One_statement: 'OneBatch',
      'query Two': null,
      TwoBatch: 'query Two',
      Two_statement: 'TwoBatch',
    });
  });

  it('puts a statement under its own request, also when another one caused it', async () => {
    const recorder = createSpanRecorder();
    const follow = () => {
      const listener = currentListener();
      if (listener === null) throw new Error('The request is not followed');
      return { listener, end: listener.startOperation?.(false) };
    };
    await recorder.inRequest({}, async () => {
      const { listener, end } = follow();
      await runBatch(listener, 'playerById', () =>
        recorder.inRequest({}, async () => {
          const inner = follow();
          await runStatement(inner.listener, 'matches_by_id');
          inner.end?.({ ...ANSWERED, type: 'mutation' });
        }),
      );
      end?.(ANSWERED);
    });
    expect(nameParents(await recorder.end())).toEqual({ query: null, playerById: 'query', mutation: null, matches_by_id: 'mutation' });
  });

  it('says what ran, on how much, and nothing else', async () => {
    const spans = await record(async (listener) => {
      const end = listener.startOperation?.(false);
      await runBatch(listener, 'playerById', () => runStatement(listener, 'players_by_id'));
      end?.({ ...ANSWERED, name: 'Page' });
    });
    const told: [string, SpanKind, Attributes][] = spans.map(({ name, kind, attributes }) => [name, kind, attributes]);
    expect(told).toEqual([
      ['players_by_id', SpanKind.CLIENT, { 'db.system.name': 'postgresql', 'db.query.summary': 'players_by_id', 'farsight.rows': 5 }],
      ['playerById', SpanKind.INTERNAL, { 'farsight.loader': 'playerById', 'farsight.batch.size': 2, 'farsight.rows': 3 }],
      [
        'query',
        SpanKind.SERVER,
        {
          'graphql.operation.type': 'query',
          'graphql.operation.name': 'Page',
          'farsight.operation.persisted': false,
          'farsight.operation.outcome': 'ok',
        },
      ],
    ]);
    expect(spans.every(({ events, links, status }) => events.length + links.length + status.code === 0)).toBe(true);
  });

  it('lies in the order things happened, children inside of their parents', async () => {
    const spans = await record(async (listener) => {
      const end = listener.startOperation?.(false);
      await runBatch(listener, 'playerById', () => runStatement(listener, 'players_by_id'));
      end?.(ANSWERED);
    });
    const toMs = ([seconds, nanos]: readonly [number, number]) => seconds * 1_000 + nanos / 1e6;
    const [statement, batch, operation] = spans.map(({ startTime, endTime }) => [toMs(startTime), toMs(endTime)] as const);
    const order = [operation?.[0], batch?.[0], statement?.[0], statement?.[1], batch?.[1], operation?.[1]];
    expect(order).toEqual([...order].sort((one, other) => Number(one) - Number(other)));
  });

  it('has the names of registered operations in its own, and of others only beside, cut', async () => {
    expect((await describeOperation({ name: 'Page', persisted: true })).name).toBe('query Page');
    expect((await describeOperation({ name: null, persisted: true })).name).toBe('query');
    const { name, attributes } = await describeOperation({ name: 'x'.repeat(500), type: 'mutation' });
    expect([name, attributes?.['graphql.operation.name']]).toEqual(['mutation', 'x'.repeat(64)]);
    const invalid = await describeOperation({ name: undefined, type: undefined, outcome: 'refused', errorCodes: ['GRAPHQL_PARSE_FAILED'] });
    expect(invalid.name).toBe('GraphQL Operation');
    expect(invalid.attributes).not.toHaveProperty('graphql.operation.name');
  });

  it.each([
    [['BAD_USER_INPUT', 'INTERNAL_SERVER_ERROR'], 'INTERNAL_SERVER_ERROR', SpanStatusCode.ERROR],
    [['SERVICE_UNAVAILABLE'], 'SERVICE_UNAVAILABLE', SpanStatusCode.ERROR],
    [['OPERATION_TIMEOUT'], 'OPERATION_TIMEOUT', SpanStatusCode.ERROR],
    [['BAD_USER_INPUT', 'FORBIDDEN'], 'BAD_USER_INPUT', SpanStatusCode.UNSET],
    [['CLIENT_GONE'], 'CLIENT_GONE', SpanStatusCode.UNSET],
    [['no code: "secret"'], '_OTHER', SpanStatusCode.UNSET],
    [[], undefined, SpanStatusCode.UNSET],
  ])('tells of the errors %j the code %s, and has failed when the gateway did', async (errorCodes, type, code) => {
    const span = await describeOperation({ outcome: 'partial', errorCodes });
    expect(span.attributes?.['error.type']).toBe(type);
    expect(span.status).toEqual({ code });
  });

  it.each([
    [Object.assign(new Error('duplicate key (email)=(secret)'), { code: '23505' }), '23505', '23505', SpanStatusCode.ERROR],
    [Object.assign(new Error('secret'), { code: 'ECONNRESET' }), 'ECONNRESET', undefined, SpanStatusCode.ERROR],
    [Object.assign(new Error('secret'), { code: 'EPIPE' }), 'EPIPE', undefined, SpanStatusCode.ERROR],
    [new FarsightError('DATABASE_UNAVAILABLE', 'secret'), 'DATABASE_UNAVAILABLE', undefined, SpanStatusCode.ERROR],
    [new FarsightError('CLIENT_GONE', 'secret'), 'CLIENT_GONE', undefined, SpanStatusCode.UNSET],
    [new TypeError('secret'), 'TypeError', undefined, SpanStatusCode.ERROR],
    [Object.assign(new Error('x'), { code: 'secret text' }), '_OTHER', undefined, SpanStatusCode.ERROR],
    ['secret', '_OTHER', undefined, SpanStatusCode.ERROR],
  ])('tells of the failure %s its code alone', async (error, type, sqlState, code) => {
    const spans = await record(async (listener) => {
      const end = listener.startOperation?.(false);
      const failing = runBatch(listener, 'playerById', () => runStatement(listener, 'players_by_id', () => Promise.reject(error)));
      await expect(failing).rejects.toBe(error);
      end?.(ANSWERED);
    });
    const [statement, batch] = spans;
    for (const span of [statement, batch]) {
      expect(span?.attributes['error.type']).toBe(type);
      expect(span?.attributes['db.response.status_code']).toBe(sqlState);
      expect(span?.attributes).not.toHaveProperty('farsight.rows');
      expect(span?.status).toEqual({ code });
    }
    expect(JSON.stringify(spans.map(({ attributes, events, status }) => [attributes, events, status]))).not.toContain('secret');
  });

  it('gives an operation at most 500 spans beside its own, and counts the rest', async () => {
    let ran = 0;
    const spans = await record(async (listener) => {
      const end = listener.startOperation?.(false);
      for (let index = 0; index < 520; index += 1) {
        await runStatement(listener, 'players_by_id', async () => {
          ran += 1;
          return 1;
        });
      }
      end?.(ANSWERED);
    });
    expect([ran, spans.length, spans.at(-1)?.attributes['farsight.spans.left_out']]).toEqual([520, 501, 20]);
  });

  it('makes no spans of what begins after the answer, and ends those that began before', async () => {
    const spans = await record(async (listener) => {
      const end = listener.startOperation?.(false);
      const late = runBatch(listener, 'playerById');
      end?.({ ...ANSWERED, outcome: 'timeout', errorCodes: ['OPERATION_TIMEOUT'] });
      expect(await runStatement(listener, 'matches_by_id')).toBe(5);
      await late;
    });
    expect(spans.map(({ name }) => name)).toEqual(['query', 'playerById']);
  });

  it('puts operations of one body beside each other, and what they share above them', async () => {
    const spans = await record(async (listener) => {
      const ends = [listener.startOperation?.(true), listener.startOperation?.(true)];
      await runBatch(listener, 'playerById');
      ends[0]?.({ ...ANSWERED, name: 'One', persisted: true });
      await runBatch(listener, 'matchById');
      ends[1]?.({ ...ANSWERED, name: 'Two', persisted: true, type: 'mutation' });
    });
    expect(nameParents(spans)).toEqual({
      'GraphQL batch': null,
      'query One': 'GraphQL batch',
      'mutation Two': 'GraphQL batch',
      playerById: 'GraphQL batch',
      matchById: 'GraphQL batch',
    });
    expect(spans.at(-1)?.attributes).toEqual({});
  });
});
