import { afterEach as afterEachOfVitest } from 'vitest';

// What Apollo's suite takes from jest, of vitest.
export { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi as jest } from 'vitest';

/** Jest's: a cleanup that takes a parameter is given a callback to say that it is done. */
export function afterEach(cleanup: (done: () => void) => unknown): void {
  afterEachOfVitest(() => (cleanup.length === 0 ? cleanup(() => undefined) : new Promise<void>((done) => void cleanup(done))));
}
