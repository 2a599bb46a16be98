import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ROOT_CONTEXT, type SpanContext, SpanKind, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { ParentBasedSampler, type SpanExporter, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../config/config.ts';
import { currentRequest, followRequest } from './request-scope.ts';
import { createSpanExport, type SpanExportParts } from './span-export.ts';
import { createSpanListener, UNKNOWN_OPERATION } from './span-listener.ts';
import { readTraceParent } from './trace-parent.ts';

const SEND_TIMEOUT_MS = 5_000;
/** One sending at a time, and at the end all that waits, in parts. */
const MAX_SENDINGS = 8;

/** Makes traces of requests. */
export interface Tracing {
  /** Decides whether the current request is sampled, and if it is, follows what it does from here on. */
  begin(headers: IncomingHttpHeaders): void;
  /** Sends what waits, for at most 3 s. Does not reject. */
  stop(): Promise<void>;
}

/** Parts of {@link createTracing}. */
export interface TracingParts extends Omit<SpanExportParts, 'now'> {
  readonly config: Pick<TracingConfig, 'serviceName' | 'sampledRatio' | 'trustsCallers'>;
}

/** Tracing by an exporter. Nothing global is registered: several gateways in one process are apart. */
export function createTracing({ config, ...parts }: TracingParts): Tracing {
  const { serviceName, sampledRatio, trustsCallers } = config;
  const { processor, stop } = createSpanExport(parts);
  const provider = new TracerProvider({
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampledRatio) }),
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName, 'service.instance.id': randomUUID() })),
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('farsight');
  return {
    begin: (headers) => {
      const request = currentRequest();
      if (request === undefined) return;
      const caller = readTraceParent(headers);
      // One offset for all spans of a trace, so that they lie inside of each other.
      const offset = Date.now() - performance.now();
      const root = tracer.startSpan(
        UNKNOWN_OPERATION,
        { kind: SpanKind.SERVER, startTime: request.startedAt + offset, links: caller === null || trustsCallers ? [] : [toLink(caller)] },
        caller !== null && trustsCallers ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT,
      );
      if (!root.isRecording()) return;
      request.traceId = root.spanContext().traceId;
      followRequest(createSpanListener({ tracer, root, now: () => performance.now() + offset }));
    },
    stop,
  };
}

/** What a stranger claims to come from, without the text that may be in its state. */
function toLink({ traceId, spanId, traceFlags }: SpanContext) {
  return { context: { traceId, spanId, traceFlags, isRemote: true } };
}

/**
 * Sends spans as OTLP over HTTP, in JSON. The exporter reads the environment by itself for what it is not told; what is left of that is
 * `OTEL_EXPORTER_OTLP_COMPRESSION` and further headers, in `OTEL_EXPORTER_OTLP_TRACES_HEADERS`.
 */
export function createOtlpExporter({ endpoint, headers }: Pick<TracingConfig, 'endpoint' | 'headers'>): SpanExporter {
  return new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    headers: { ...headers },
    timeoutMillis: SEND_TIMEOUT_MS,
    concurrencyLimit: MAX_SENDINGS,
    httpAgentOptions: { keepAlive: true },
  });
}
