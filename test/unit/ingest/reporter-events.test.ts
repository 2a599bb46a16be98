import { describe, expect, it } from 'vitest';
import type { ImportReporter } from '../../../src/ingest/importer.ts';
import { createEventReporter, type ReporterEvent, replayEvent } from '../../../src/ingest/reporter-events.ts';

function tellEverything(reporter: ImportReporter): void {
  reporter.planned?.(2, null);
  reporter.fileStarted('a.json', 12);
  reporter.progress('a.json', 6, 1);
  reporter.rejected({ file: 'a.json', index: 1 }, 'no id');
  reporter.rejected({ file: 'a.json', line: 7 }, 'no date');
  reporter.note('a.json', 'an older export');
  reporter.fileFinished('a.json', 'riot-match-v5');
  reporter.fileStarted('<stdin>', null);
}

function record(): { calls: ReporterEvent[]; reporter: ImportReporter } {
  const calls: ReporterEvent[] = [];
  // Each method of the proxy pushes its own call, so that a method that replayEvent forgets is missed.
  const reporter = new Proxy(
    {},
    {
      get:
        (_target, name) =>
        (...call: unknown[]) =>
          calls.push([name, ...call] as never),
    },
  ) as ImportReporter;
  return { calls, reporter };
}

describe('createEventReporter and replayEvent', () => {
  it('carry every call through JSON unchanged', () => {
    const direct = record();
    tellEverything(direct.reporter);
    const replayed = record();
    tellEverything(createEventReporter((event) => replayEvent(replayed.reporter, JSON.parse(JSON.stringify(event)))));
    expect(replayed.calls).toEqual(direct.calls);
  });

  it('emit at most ten progress events a second, and the last one before anything else', () => {
    const events: ReporterEvent[] = [];
    let now = 0;
    const reporter = createEventReporter(
      (event) => events.push(event),
      () => now,
    );
    for (let records = 1; records <= 1000; records += 1) {
      now += 1;
      reporter.progress('a', records * 10, records);
    }
    expect(events).toHaveLength(10);
    reporter.fileFinished('a', 'csv');
    expect(events.slice(-2)).toEqual([
      ['progress', 'a', 10_000, 1000],
      ['fileFinished', 'a', 'csv'],
    ]);
  });
});
