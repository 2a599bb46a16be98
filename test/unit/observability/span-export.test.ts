import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSpanExport } from '../../../src/observability/span-export.ts';
import { createCapturingLogger } from '../../support/capturing-logger.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const SPAN = { spanContext: () => ({ traceFlags: 1 }), resource: {} } as unknown as ReadableSpan;
const MINUTE_MS = 60_000;

/** An export over an exporter that does as `send` says, and a clock of its own. */
function createExport(send: SpanExporter['export'], flushTimeoutMs = 50) {
  const clock = { ms: 0 };
  const { logger, lines } = createCapturingLogger();
  const sent: number[] = [];
  const exporter: SpanExporter = {
    export: (spans, done) => {
      sent.push(spans.length);
      send(spans, done);
    },
    shutdown: async () => undefined,
  };
  const spanExport = createSpanExport({ exporter, logger, flushTimeoutMs, now: () => clock.ms });
  const end = (count: number) => {
    for (let index = 0; index < count; index += 1) spanExport.processor.onEnd(SPAN);
  };
  return { ...spanExport, clock, lines, sent, end };
}

const succeed: SpanExporter['export'] = (_spans, done) => done({ code: 0 });
const fail: SpanExporter['export'] = (_spans, done) =>
  done({ code: 1, error: Object.assign(new Error('connect http://user:secret@collector'), { code: 'ECONNREFUSED' }) });
const hang: SpanExporter['export'] = () => undefined;

describe('createSpanExport', () => {
  it('sends what ended together, some seconds later', async () => {
    const { end, sent, lines } = createExport(succeed);
    end(3);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(sent).toEqual([3]);
    expect(lines).toEqual([]);
  });

  it('keeps 2048 spans for a collector that does not answer, and drops the rest', async () => {
    const { end, sent, lines } = createExport(hang);
    end(512);
    expect(sent).toEqual([512]);
    end(2_048 + 100);
    expect(sent).toEqual([512]);
    expect(lines).toMatchObject([{ level: 'warn', spans: 1, reason: 'more came than could be sent' }]);
    // Given up after ten seconds, and the next ones are sent.
    await vi.advanceTimersByTimeAsync(10_001);
    expect(sent).toEqual([512, 512]);
    end(512);
    expect(lines).toHaveLength(1);
  });

  it('warns once a minute, of all that was lost since, without what an error holds', async () => {
    const { end, clock, lines } = createExport(fail);
    for (let second = 0; second < 59; second += 1) {
      clock.ms = second * 1_000;
      end(512);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(lines).toMatchObject([{ level: 'warn', spans: 512, reason: 'ECONNREFUSED', msg: 'Spans could not be sent and are lost' }]);
    clock.ms = MINUTE_MS;
    end(512);
    await vi.advanceTimersByTimeAsync(1);
    expect(lines.slice(1)).toMatchObject([{ spans: 59 * 512, reason: 'ECONNREFUSED' }]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('survives an exporter that throws', async () => {
    const { end, lines, stop } = createExport(() => {
      throw new Error('broken');
    });
    end(512);
    await vi.advanceTimersByTimeAsync(1);
    expect(lines).toMatchObject([{ spans: 512, reason: 'broken' }]);
    await expect(stop()).resolves.toBeUndefined();
  });

  it('counts a sending once that answers after it was given up', async () => {
    let answerLate: Parameters<SpanExporter['export']>[1] = () => undefined;
    const { end, lines, stop } = createExport((_spans, done) => {
      answerLate = done;
    });
    end(512);
    await vi.advanceTimersByTimeAsync(10_001);
    answerLate({ code: 0 });
    end(600);
    await stop();
    expect(lines).toMatchObject([
      { spans: 512, reason: 'no answer in time' },
      { spans: 600, reason: 'the gateway stopped' },
    ]);
  });

  it('sends at the end what waits', async () => {
    const { end, sent, stop, lines } = createExport(succeed);
    end(700);
    await stop();
    expect(sent.reduce((total, count) => total + count, 0)).toBe(700);
    expect(lines).toEqual([]);
  });

  it('waits at the end up to its deadline, and says what was left', async () => {
    vi.useRealTimers();
    const { end, stop, lines } = createExport(hang, 200);
    end(600);
    const startedAt = performance.now();
    await stop();
    expect(performance.now() - startedAt).toBeGreaterThan(190);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(lines).toMatchObject([{ spans: 600, reason: 'the gateway stopped' }]);
  });
});
