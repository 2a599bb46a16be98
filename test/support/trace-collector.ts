import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as OTLP has it in JSON: what tests look at. */
export interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

/** How a collector answers. */
export type CollectorMood = 'takes' | 'fails' | 'hangs';

/** A collector of traces that speaks OTLP over HTTP. */
export interface TraceCollector {
  readonly url: string;
  mood: CollectorMood;
  /** Requests that came, also those that failed. */
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers']; readonly text: string }[];
  /** Spans that were taken. */
  readonly spans: SentSpan[];
  /** Goes away, with all its connections; nobody listens at its address any more. */
  close(): Promise<void>;
}

interface SentBody {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[] }[];
}

/** Starts a collector on a free port. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const collector: Omit<TraceCollector, 'url' | 'close'> = { mood: 'takes', requests: [], spans: [] };
  const server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    collector.requests.push({ url: request.url ?? '', headers: request.headers, text });
    if (collector.mood === 'hangs') return;
    if (collector.mood === 'takes') {
      const { resourceSpans } = JSON.parse(text) as SentBody;
      collector.spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
    }
    response.writeHead(collector.mood === 'takes' ? 200 : 500, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(collector, {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  });
}
