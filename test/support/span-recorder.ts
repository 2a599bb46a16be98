import type { IncomingHttpHeaders } from 'node:http';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../../src/config/config.ts';
import { runInRequest } from '../../src/observability/request-scope.ts';
import { createTracing, type Tracing } from '../../src/observability/tracing.ts';
import { createCapturingLogger } from './capturing-logger.ts';

/** Tracing whose spans stay with the test. */
export interface SpanRecorder {
  readonly tracing: Pick<Tracing, 'begin'>;
  /** Runs `work` in a request that came with these headers. */
  inRequest<T>(headers: IncomingHttpHeaders, work: () => Promise<T>): Promise<T>;
  /** Ends tracing; the spans in the order they ended. */
  end(): Promise<ReadableSpan[]>;
}

/** Samples all requests unless `config` says otherwise. */
export function createSpanRecorder(config: Partial<TracingConfig> = {}): SpanRecorder {
  const spans: ReadableSpan[] = [];
  const tracing = createTracing({
    config: { serviceName: 'farsight', sampledRatio: 1, trustsCallers: false, ...config },
    exporter: {
      export: (sent, done) => {
        spans.push(...sent);
        done({ code: 0 });
      },
      shutdown: async () => undefined,
    },
    logger: createCapturingLogger().logger,
  });
  return {
    tracing,
    inRequest: (headers, work) =>
      runInRequest('request', () => {
        tracing.begin(headers);
        return work();
      }),
    end: async () => {
      await tracing.stop();
      return spans;
    },
  };
}
