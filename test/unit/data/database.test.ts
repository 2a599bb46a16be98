import { describe, expect, it } from 'vitest';
import { bindReader, defineStatement, observeReader, type Reader, type StatementEvent } from '../../../src/data/database.ts';
import { FarsightError } from '../../../src/domain/errors.ts';
import type { StopSignal } from '../../../src/domain/stop-signal.ts';

const statement = defineStatement('read_things', 'select 1');

/** A reader that notes what it is given, and rejects with what the signal says when it fires. */
function createHeldReader() {
  const signals: (StopSignal | undefined)[] = [];
  const reader: Reader = {
    query: (_statement, _values, signal) => {
      signals.push(signal);
      return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    },
  };
  return { reader, signals };
}

describe('bindReader', () => {
  it('hands the signal on through a reader that observes', async () => {
    const { reader, signals } = createHeldReader();
    const controller = new AbortController();
    const read = bindReader(
      observeReader(reader, () => undefined),
      { signal: controller.signal, underWay: new Set() },
    ).query(statement, []);
    controller.abort(new Error('over'));
    await expect(read).rejects.toThrow('over');
    expect(signals).toEqual([controller.signal]);
  });

  it('lets nothing be observed of what did not start', async () => {
    const events: StatementEvent[] = [];
    const { reader, signals } = createHeldReader();
    const scope = { signal: AbortSignal.abort(new Error('over')), underWay: new Set<{ readonly label: string }>() };
    await expect(
      bindReader(
        observeReader(reader, (event) => void events.push(event)),
        scope,
      ).query(statement, []),
    ).rejects.toThrow('over');
    expect([signals, events, [...scope.underWay]]).toEqual([[], [], []]);
  });
});

describe('observeReader', () => {
  it.each([
    ['CLIENT_GONE', false],
    ['OPERATION_TIMEOUT', true],
    ['DATABASE_UNAVAILABLE', true],
  ] as const)('tells of a read that ended with %s as failed: %s', async (code, failed) => {
    const events: StatementEvent[] = [];
    const controller = new AbortController();
    const read = observeReader(createHeldReader().reader, (event) => void events.push(event)).query(statement, [], controller.signal);
    controller.abort(new FarsightError(code, 'over'));
    await expect(read).rejects.toMatchObject({ code });
    expect(events).toEqual([expect.objectContaining({ label: 'read_things', failed })]);
  });
});
