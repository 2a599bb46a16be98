import { describe, expect, it } from 'vitest';
import { type StopSignal, StopSource } from '../../../src/domain/stop-signal.ts';

/** A platform's own, for comparison. */
function createPlatformSource() {
  const controller = new AbortController();
  return { signal: controller.signal as StopSignal, abort: (reason: unknown) => controller.abort(reason) };
}

function createOwnSource() {
  const source = new StopSource();
  return { signal: source as StopSignal, abort: (reason: unknown) => source.abort(reason) };
}

describe.each([
  ['StopSource', createOwnSource],
  ['AbortController', createPlatformSource],
])('a signal of %s', (_name, create) => {
  it('fires once, with its first reason, in the order of listening', () => {
    const { signal, abort } = create();
    const heard: string[] = [];
    signal.addEventListener('abort', () => heard.push('one'));
    signal.addEventListener('abort', () => heard.push('two'), { once: true });
    expect([signal.aborted, signal.reason]).toEqual([false, undefined]);
    signal.throwIfAborted();
    abort('first');
    abort('second');
    expect(heard).toEqual(['one', 'two']);
    expect([signal.aborted, signal.reason]).toEqual([true, 'first']);
    expect(() => signal.throwIfAborted()).toThrow('first');
  });

  it('does not call who left, nor who comes late', () => {
    const { signal, abort } = create();
    const heard: string[] = [];
    const listener = () => heard.push('left');
    signal.addEventListener('abort', listener);
    signal.removeEventListener('abort', listener);
    abort('now');
    signal.addEventListener('abort', () => heard.push('late'));
    expect(heard).toEqual([]);
  });

  it('tells a listener that is added twice once', () => {
    const { signal, abort } = create();
    let calls = 0;
    const listener = () => {
      calls += 1;
    };
    signal.addEventListener('abort', listener);
    signal.addEventListener('abort', listener);
    abort('now');
    expect(calls).toBe(1);
  });
});

describe('StopSource', () => {
  it('lets go of its listeners when it fired', () => {
    const source = new StopSource();
    source.addEventListener('abort', () => undefined);
    expect(source.listenerCount).toBe(1);
    source.abort('now');
    source.addEventListener('abort', () => undefined);
    expect(source.listenerCount).toBe(0);
  });
});
