import { describe, expect, it } from 'vitest';
import {
  currentListener,
  currentRequest,
  currentRequestId,
  followRequest,
  runInRequest,
} from '../../../src/observability/request-scope.ts';
import type { WorkListener } from '../../../src/observability/work-listener.ts';

const createListener = (): WorkListener => ({ surroundBatch: ({ run }) => run(), surroundStatement: ({ run }) => run() });

describe('a request scope', () => {
  it('is what runs in the request sees, also after waiting, and nobody else', async () => {
    const ids = await Promise.all(
      ['a', 'b'].map((id) =>
        runInRequest(id, async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return currentRequestId();
        }),
      ),
    );
    expect(ids).toEqual(['a', 'b']);
    expect([currentRequestId(), currentRequest(), currentListener()]).toEqual([undefined, undefined, null]);
  });

  it('is followed by nobody until someone does, then by all who do', () => {
    const first = createListener();
    runInRequest('a', () => {
      expect(currentListener()).toBeNull();
      followRequest(first);
      expect(currentListener()).toBe(first);
      followRequest(createListener());
      expect(currentListener()).not.toBe(first);
    });
    runInRequest('b', () => expect(currentListener()).toBeNull());
    expect(() => followRequest(first)).not.toThrow();
  });
});
