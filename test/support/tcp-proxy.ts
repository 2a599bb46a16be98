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

/** Starts a proxy on a free port before `target`. */
export async function createTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let silent = false;
  let received = 0;
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (bytes) => {
        if (socket === client) received += 1;
        if (!silent) other.write(bytes);
      });
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    if (server.listening) await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop,
    silence: () => {
      silent = true;
    },
    resume: async () => {
      silent = false;
      // What was swallowed is lost: a connection that lacks bytes of its stream is of no use to either side.
      for (const socket of sockets) socket.destroy();
      if (!server.listening) await listen(port);
    },
    received: () => received,
    close: stop,
  };
}
