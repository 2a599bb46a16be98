/**
 * Says once that work is to stop, and why: what of `AbortSignal` work here listens by, which any `AbortSignal` is, too.
 */
export interface StopSignal {
  readonly aborted: boolean;
  /** Undefined until it fires. */
  readonly reason: unknown;
  /** @throws the reason when it has fired */
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * A {@link StopSignal} and what fires it. Each statement of each request begins and ends to listen several times, which costs an
 * `AbortSignal` some microseconds each, and this next to nothing.
 */
export class StopSource implements StopSignal {
  readonly #listeners = new Set<() => void>();
  #aborted = false;
  #reason: unknown;

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  /** How many listen. */
  get listenerCount(): number {
    return this.#listeners.size;
  }

  /** Fires, unless it has. Listeners must not throw. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason;
  }

  /** Nothing is called that begins to listen after it fired, as with `AbortSignal`. */
  addEventListener(_type: 'abort', listener: () => void, _options?: { readonly once?: boolean }): void {
    if (!this.#aborted) this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
