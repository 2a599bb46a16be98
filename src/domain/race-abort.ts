import type { StopSignal } from './stop-signal.ts';

/**
 * What `work` gives, or the signal's reason as soon as it fires, even if `work` never ends. A failure of `work` after that counts as heard.
 * Leaves no listener on the signal.
 */
export function raceAbort<T>(work: Promise<T>, signal: StopSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    const settle = (settled: () => void) => {
      signal.removeEventListener('abort', onAbort);
      settled();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
