import type { EventEmitter } from 'node:events';
import { isIP, type Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';

/** What the driver knows of a connection that it serves, beyond what its types tell. */
interface ConnectedClient {
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean | ConnectionOptions;
  readonly sslNegotiation: 'postgres' | 'direct';
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: { readonly stream: Socket };
}

/** The driver's connection without a session, beyond what its types tell. */
interface WireConnection extends EventEmitter {
  readonly stream: Socket;
  /** A path stands for both. */
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number): void;
}

/**
 * Asks the server to end the statement that `pooled` runs, over a connection of its own, encrypted like the other. Resolves when the server
 * closed it, which it does after it passed the request on: statements sent later are safe from it.
 * @throws when that does not become known within `timeoutMs`
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
 */
export async function requestCancel(pooled: pg.PoolClient, timeoutMs: number): Promise<void> {
  const client = pooled as unknown as ConnectedClient;
  const { ssl, sslNegotiation, processID, secretKey } = client;
  const wire = new pg.Connection({ ssl: toSsl(client), sslNegotiation } as pg.ConnectionConfig) as unknown as WireConnection;
  const send = () => wire.cancel(processID, secretKey);
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`The request to cancel was not answered within ${timeoutMs} ms`)), timeoutMs);
      wire.on('error', reject);
      wire.on('end', resolve);
      if (ssl === false) wire.on('connect', send);
      else {
        wire.on('sslconnect', send);
        if (sslNegotiation !== 'direct') wire.on('connect', () => wire.requestSsl());
      }
      connect(wire, client);
    });
  } finally {
    clearTimeout(timer);
    wire.stream.destroy();
  }
}

/** To the very server that runs the statement: behind its name there may be several. */
function connect(wire: WireConnection, { host, port, connection }: ConnectedClient): void {
  if (host.startsWith('/')) wire.connect(`${host}/.s.PGSQL.${port}`);
  else wire.connect(port, connection.stream.remoteAddress ?? host);
}

/** Its certificate is still compared with the name. */
function toSsl({ ssl, host }: ConnectedClient): boolean | ConnectionOptions {
  if (ssl === false || isIP(host) !== 0) return ssl;
  const options = ssl === true ? {} : ssl;
  // The driver hides the key from copies.
  return { ...options, ...('key' in options ? { key: options.key } : {}), servername: host };
}
