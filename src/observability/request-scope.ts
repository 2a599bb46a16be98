import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<string>();

/** Runs `work` so that all it logs and every error it reports carries the request's id. */
export function runInRequest<T>(requestId: string, work: () => T): T {
  return scope.run(requestId, work);
}

/** Id of the request that the caller works for; undefined outside of one. */
export function currentRequestId(): string | undefined {
  return scope.getStore();
}
