import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as it came over the wire, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** What is asked for, from the query string of a GET or the body of a POST; JSON in query strings is parsed. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly answerHeaders: Headers;
}

/** Stands between a client and a gateway, and notes what goes through. */
export interface RecordingProxy {
  readonly url: string;
  /** Where requests go from now on: a gateway that was started anew has another port. */
  forwardTo(target: string): void;
  /** What was asked since the last call. */
  take(): RecordedRequest[];
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function createRecordingProxy(): Promise<RecordingProxy> {
  let target = '';
  const recorded: RecordedRequest[] = [];
  const forward = async (request: IncomingMessage) => {
    const { method = '', url = '', headers } = request;
    const body = await buffer(request);
    const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _encoding, ...others } = headers;
    const answer = await fetch(`${target}${url}`, {
      method,
      headers: others as Record<string, string>,
      ...(body.length > 0 ? { body } : {}),
    });
    const { pathname, searchParams } = new URL(url, 'http://gateway');
    const asked = method === 'GET' ? Object.fromEntries([...searchParams].map(readParameter)) : JSON.parse(String(body));
    recorded.push({ method, path: pathname, headers, asked, status: answer.status, answerHeaders: answer.headers });
    return answer;
  };
  const server = createServer((request, response) => {
    forward(request).then(
      async (answer) => {
        const type = answer.headers.get('content-type') ?? 'text/plain';
        response.writeHead(answer.status, { 'content-type': type }).end(Buffer.from(await answer.arrayBuffer()));
      },
      (error: unknown) => response.writeHead(502, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forwardTo: (given) => {
      target = given;
    },
    take: () => recorded.splice(0),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readParameter([name, value]: [string, string]): [string, unknown] {
  return [name, name === 'variables' || name === 'extensions' ? JSON.parse(value) : value];
}
