import { setTimeout as delay } from 'node:timers/promises';
import { BatchSpanProcessor, type SpanExporter, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { toErrorMessage } from '../domain/errors.ts';
import type { Logger } from './logger.ts';

/** Spans that wait to be sent, about 2 kB each; more are dropped. */
const MAX_WAITING = 2_048;
/** Made into text at once, which holds the process: a few milliseconds. */
const MAX_SENT_TOGETHER = 512;
const SEND_EVERY_MS = 5_000;
/** For one sending with all its repetitions, by whatever the exporter is held up. */
const SEND_TIMEOUT_MS = 10_000;
const FLUSH_TIMEOUT_MS = 3_000;
const WARN_EVERY_MS = 60_000;
/** `ExportResultCode` of the SDK's core. */
const SUCCESS = 0;
const FAILED = 1;

type ExportResult = Parameters<Parameters<SpanExporter['export']>[1]>[0];

/** Parts of {@link createSpanExport}. */
export interface SpanExportParts {
  readonly exporter: SpanExporter;
  readonly logger: Logger;
  /** Milliseconds between two sendings; 5 s when absent. */
  readonly sendEveryMs?: number;
  /** Milliseconds that {@link SpanExport.stop} waits; 3 s when absent. */
  readonly flushTimeoutMs?: number;
  /** Milliseconds, never falling. */
  readonly now?: () => number;
}

/** The way of spans out of the process. */
export interface SpanExport {
  readonly processor: SpanProcessor;
  /** Sends what waits, up to a deadline. Does not reject. */
  stop(): Promise<void>;
}

/**
 * Sends spans in the background. Nobody ever waits for it: what finds the queue full is dropped, what cannot be sent is lost, and one line
 * a minute says how many were.
 */
export function createSpanExport(parts: SpanExportParts): SpanExport {
  const { exporter, logger, now = () => performance.now() } = parts;
  const losses = createLossLog(logger, now);
  let waiting = 0;
  let sending = 0;
  const guarded: SpanExporter = {
    export: (spans, done) => {
      waiting -= spans.length;
      sending += spans.length;
      sendOnce(exporter, spans, (result) => {
        sending -= spans.length;
        if (result.code !== SUCCESS) losses.add(spans.length, describeReason(result.error));
        // The SDK has nothing to add to a failure, and would tell it to its own log.
        done({ code: SUCCESS });
      });
    },
    shutdown: () => exporter.shutdown(),
  };
  const batches = new BatchSpanProcessor({
    exporter: guarded,
    maxQueueSize: MAX_WAITING,
    maxExportBatchSize: MAX_SENT_TOGETHER,
    scheduledDelayMillis: parts.sendEveryMs ?? SEND_EVERY_MS,
  });
  return {
    processor: {
      onStart: () => undefined,
      onEnd: (span) => {
        if (waiting >= MAX_WAITING) return losses.add(1, 'more came than could be sent');
        waiting += 1;
        batches.onEnd(span);
      },
      forceFlush: () => batches.forceFlush(),
      shutdown: () => batches.shutdown(),
    },
    stop: async () => {
      await waitAtMost(batches.shutdown(), parts.flushTimeoutMs ?? FLUSH_TIMEOUT_MS);
      losses.end(waiting + sending);
    },
  };
}

/** Answers once, within the deadline, whatever the exporter does. */
function sendOnce(exporter: SpanExporter, spans: Parameters<SpanExporter['export']>[0], done: (result: ExportResult) => void): void {
  let answered = false;
  const answer = (result: ExportResult) => {
    if (answered) return;
    answered = true;
    clearTimeout(timer);
    done(result);
  };
  const timer = setTimeout(() => answer({ code: FAILED, error: new Error('no answer in time') }), SEND_TIMEOUT_MS);
  timer.unref();
  try {
    exporter.export(spans, answer);
  } catch (error) {
    answer({ code: FAILED, error: new Error(toErrorMessage(error)) });
  }
}

function createLossLog(logger: Logger, now: () => number) {
  let lost = 0;
  let lastReason = '';
  let quietUntil = Number.NEGATIVE_INFINITY;
  const tell = () => {
    logger.warn({ spans: lost, reason: lastReason }, 'Spans could not be sent and are lost');
    lost = 0;
  };
  return {
    add: (count: number, reason: string) => {
      lost += count;
      lastReason = reason;
      if (now() < quietUntil) return;
      quietUntil = now() + WARN_EVERY_MS;
      tell();
    },
    end: (left: number) => {
      if (left > 0) lastReason = 'the gateway stopped';
      lost += left;
      if (lost > 0) tell();
    },
  };
}

/** Never the body of an answer, nor an address: that may hold credentials. */
function describeReason(error: Error | undefined): string {
  const code = error !== undefined && 'code' in error ? error.code : undefined;
  return code === undefined ? toErrorMessage(error ?? 'no answer') : String(code);
}

async function waitAtMost(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  const end = new AbortController();
  const done = work.then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([done, delay(timeoutMs, undefined, { signal: end.signal }).catch(() => undefined)]);
  end.abort();
}
