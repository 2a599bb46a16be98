import type { Socket } from 'node:net';

/** One listener a connection, however many requests a client sends ahead on it. */
const listenersOf = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls `leave` once when the connection closes, which is how a client goes away: at once if it is closed already. A client that closes
 * only its sending half has left, too: Node closes the other half then.
 * @returns stops listening; to be called at the end of each request, since a connection outlives it
 */
export function watchClient(socket: Socket, leave: () => void): () => void {
  if (socket.destroyed) {
    leave();
    return () => undefined;
  }
  const listeners = listenersOf.get(socket) ?? watchSocket(socket);
  listeners.add(leave);
  return () => listeners.delete(leave);
}

function watchSocket(socket: Socket): Set<() => void> {
  const listeners = new Set<() => void>();
  listenersOf.set(socket, listeners);
  socket.once('close', () => {
    for (const leave of listeners) leave();
    listeners.clear();
  });
  return listeners;
}
