import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a server of the test, and breaks in the ways networks do. */
export interface TcpProxy {
  readonly port: number;
  /** Ends all connections and refuses new ones, as a stopped server does. */
  stop(): Promise<void>;
  /** Keeps connections and accepts new ones, but forwards nothing, as a hung server does. */
  silence(): void;
  /** Serves again on the same port. */
  resume(): Promise<void>;
  /** How many pieces of what clients sent have arrived, forwarded or not. */
  received(): number;
  close(): Promise<void>;
}

/** What breaks of a {@link TcpProxy}. */
export interface TcpProxyOptions {
  /** Tells connections that break from those that go on whatever happens, by the first bytes of their client; all break when left out. */
  readonly breaks?: (first: Buffer) => boolean;
}

interface Connection {
  readonly client: Socket;
  readonly upstream: Socket;
  /** Null while the client has said nothing. */
  breaks: boolean | null;
}

/** Starts a proxy on a free port before `target`. */
export async function createTcpProxy(target: { host: string; port: number }, { breaks }: TcpProxyOptions = {}): Promise<TcpProxy> {
  const connections = new Set<Connection>();
  let phase: 'serving' | 'silent' | 'stopped' = 'serving';
  let received = 0;
  const isBroken = (connection: Connection) => phase !== 'serving' && connection.breaks === true;
  const end = ({ client, upstream }: Connection) => {
    client.destroy();
    upstream.destroy();
  };
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    const connection: Connection = { client, upstream, breaks: breaks === undefined ? true : null };
    connections.add(connection);
    client.on('data', (bytes) => {
      received += 1;
      connection.breaks ??= breaks?.(bytes) ?? true;
      if (!isBroken(connection)) upstream.write(bytes);
      else if (phase === 'stopped') end(connection);
    });
    upstream.on('data', (bytes) => {
      if (!isBroken(connection)) client.write(bytes);
    });
    for (const socket of [client, upstream]) {
      // Whatever ended one side ends the other.
      socket.on('error', () => end(connection));
      socket.on('close', () => {
        connections.delete(connection);
        end(connection);
      });
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const endBroken = () => {
    for (const connection of connections) if (connection.breaks === true) end(connection);
  };
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const connection of connections) end(connection);
    if (server.listening) await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: async () => {
      phase = 'stopped';
      if (breaks === undefined) await close();
      else endBroken();
    },
    silence: () => {
      phase = 'silent';
    },
    resume: async () => {
      phase = 'serving';
      // What was swallowed is lost: a connection that lacks bytes of its stream is of no use to either side.
      endBroken();
      if (!server.listening) await listen(port);
    },
    received: () => received,
    close,
  };
}
