import { describe, expect, it } from 'vitest';
import { currentListener, currentRequest, runInRequest } from '../../../src/observability/request-scope.ts';
import type { FollowedOperation } from '../../../src/observability/work-listener.ts';
import { createSpanRecorder, type SpanRecorder } from '../../support/span-recorder.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const SAMPLED = { traceparent: `00-${TRACE}-${SPAN}-01`, tracestate: 'vendor=secret' };
const NOT_SAMPLED = { traceparent: `00-${TRACE}-${SPAN}-00` };
const ANSWERED: FollowedOperation = { name: null, type: 'query', outcome: 'ok', durationMs: 1, persisted: false, errorCodes: [] };

/** One operation, as the gateway tells of it; answers whether anybody listened. */
function runOperation(recorder: SpanRecorder, headers: Record<string, string> = {}): Promise<boolean> {
  return recorder.inRequest(headers, async () => {
    const listener = currentListener();
    listener?.startOperation?.(false)(ANSWERED);
    return listener !== null;
  });
}

async function countSampled(recorder: SpanRecorder, times: number, headers?: Record<string, string>): Promise<number> {
  let sampled = 0;
  for (let run = 0; run < times; run += 1) if (await runOperation(recorder, headers)) sampled += 1;
  return sampled;
}

describe('createTracing', () => {
  it('samples the share it is told, and lets nothing listen to the others', async () => {
    expect(await countSampled(createSpanRecorder({ sampledRatio: 0 }), 200)).toBe(0);
    expect(await countSampled(createSpanRecorder({ sampledRatio: 1 }), 200)).toBe(200);
    const quarter = createSpanRecorder({ sampledRatio: 0.25 });
    const sampled = await countSampled(quarter, 1_000);
    // Six standard deviations to either side.
    expect(sampled).toBeGreaterThan(168);
    expect(sampled).toBeLessThan(332);
    expect(await quarter.end()).toHaveLength(sampled);
  });

  it('names the gateway, and each of its processes', async () => {
    const recorder = createSpanRecorder({ serviceName: 'gateway-eu' });
    await runOperation(recorder);
    const [span] = await recorder.end();
    expect(span?.resource.attributes).toMatchObject({
      'service.name': 'gateway-eu',
      'service.instance.id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'telemetry.sdk.language': 'nodejs',
    });
  });

  it('lets no stranger decide what is sampled, nor under which trace: their trace is a link', async () => {
    const none = createSpanRecorder({ sampledRatio: 0 });
    expect(await countSampled(none, 50, SAMPLED)).toBe(0);
    const all = createSpanRecorder({ sampledRatio: 1 });
    expect(await countSampled(all, 1, NOT_SAMPLED)).toBe(1);
    await runOperation(all, SAMPLED);
    const [, span] = await all.end();
    expect(span?.spanContext().traceId).not.toBe(TRACE);
    expect(span?.parentSpanContext).toBeUndefined();
    expect(span?.links).toEqual([{ context: { traceId: TRACE, spanId: SPAN, traceFlags: 1, isRemote: true } }]);
    expect(span?.spanContext().traceState).toBeUndefined();
  });

  it('goes on with the trace of callers that it is told to trust, who decide', async () => {
    const none = createSpanRecorder({ sampledRatio: 0, trustsCallers: true });
    expect(await countSampled(none, 1, SAMPLED)).toBe(1);
    expect(await countSampled(none, 20)).toBe(0);
    const [span] = await none.end();
    expect(span?.spanContext().traceId).toBe(TRACE);
    expect(span?.parentSpanContext?.spanId).toBe(SPAN);
    expect(span?.links).toEqual([]);
    expect(await countSampled(createSpanRecorder({ sampledRatio: 1, trustsCallers: true }), 1, NOT_SAMPLED)).toBe(0);
  });

  it.each([true, false])('takes a malformed caller for none, trusted or not (%s)', async (trustsCallers) => {
    const recorder = createSpanRecorder({ trustsCallers });
    await runOperation(recorder, { traceparent: `00-${TRACE}-${SPAN}-1`, tracestate: ',,=' });
    const [span] = await recorder.end();
    expect(span?.parentSpanContext).toBeUndefined();
    expect(span?.links).toEqual([]);
  });

  it('tells the request the trace it is sampled for', async () => {
    const recorder = createSpanRecorder();
    const traceId = await recorder.inRequest({}, async () => {
      const seen = currentRequest()?.traceId;
      currentListener()?.startOperation?.(false)(ANSWERED);
      return seen;
    });
    expect((await recorder.end())[0]?.spanContext().traceId).toBe(traceId);
    const unsampled = createSpanRecorder({ sampledRatio: 0 });
    expect(await unsampled.inRequest({}, async () => currentRequest()?.traceId)).toBeNull();
  });

  it('begins with the request, and lasts until the answer', async () => {
    const recorder = createSpanRecorder();
    const before = Date.now();
    await runInRequest('request', async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      recorder.tracing.begin({});
      currentListener()?.startOperation?.(false)(ANSWERED);
    });
    const [span] = await recorder.end();
    const toMs = ([seconds, nanos]: readonly [number, number]) => seconds * 1_000 + nanos / 1e6;
    expect(toMs(span?.duration ?? [0, 0])).toBeGreaterThanOrEqual(19);
    expect(toMs(span?.duration ?? [0, 0])).toBeLessThan(5_000);
    expect(toMs(span?.startTime ?? [0, 0])).toBeGreaterThan(before - 2);
    expect(toMs(span?.endTime ?? [0, 0])).toBeLessThanOrEqual(Date.now() + 2);
  });
});
