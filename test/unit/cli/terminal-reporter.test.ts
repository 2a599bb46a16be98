import { describe, expect, it } from 'vitest';
import { parseChannel, parseObservedAt } from '../../../src/cli/option-values.ts';
import { createTerminalReporter, formatSummary } from '../../../src/cli/terminal-reporter.ts';
import { fitToCells, formatBytes, formatCount, formatDuration, toHarmlessText } from '../../../src/cli/terminal-text.ts';
import { createCounts } from '../../../src/ingest/import-report.ts';

function createStream(isTTY: boolean, columns = 100) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => written.push(text) };
}

function createReporter({ isTTY = false, verbose = false, noColor = true, columns = 100 } = {}) {
  const progress = createStream(isTTY, columns);
  const summary = createStream(false);
  const clock = { ms: 1000 };
  const reporter = createTerminalReporter({ progress, summary, verbose, noColor, nowMs: () => clock.ms });
  return { reporter, progress: progress.written, summary: summary.written, clock };
}

const summaryOf = (counts: Partial<ReturnType<typeof createCounts>>, stopped = false) => ({
  files: 1,
  byFormat: { 'riot-match-v5': { ...createCounts(), ...counts } },
  seconds: 2,
  stopped,
});

describe('terminal reporter where it is piped', () => {
  it('writes the start and end of each file, and progress every five seconds', () => {
    const { reporter, progress, clock } = createReporter();
    reporter.planned?.(2, 4_000_000);
    reporter.fileStarted('a.json', 2_000_000);
    for (let n = 1; n <= 100; n += 1) {
      clock.ms += 100;
      reporter.progress('a.json', n * 20_000, n * 10);
    }
    reporter.fileFinished('a.json', 'riot-match-v5');
    expect(progress).toEqual([
      'Importing 2 files of 4.0 MB\n',
      'Reading a.json (2.0 MB)\n',
      '  25 %, 500 records, 100/s, 1.0 MB of 4.0 MB, 0:15 left\n',
      '  50 %, 1,000 records, 100/s, 2.0 MB of 4.0 MB, 0:10 left\n',
      'Finished a.json: riot-match-v5, 1,000 records\n',
    ]);
  });

  it('shows twenty rejections of a file and counts the others, or all when verbose', () => {
    for (const [verbose, lines] of [
      [false, 21],
      [true, 25],
    ] as const) {
      const { reporter, progress } = createReporter({ verbose });
      for (let line = 1; line <= 25; line += 1) reporter.rejected({ file: 'a', line }, 'bad');
      reporter.fileFinished('a', 'x');
      expect(progress.filter((text) => text.startsWith('!'))).toHaveLength(lines);
      expect(progress[0]).toBe('! a:1: bad\n');
      if (!verbose) expect(progress[20]).toBe('! a: 5 more rejected (--verbose shows them)\n');
    }
  });

  it('makes control characters of names and reasons harmless, and uses no colour', () => {
    const { reporter, progress } = createReporter({ noColor: false });
    reporter.fileStarted('a\u001b[2J\n.json', null);
    reporter.rejected({ file: '\u202egpj.exe', index: 3 }, 'bad \u0007\u009b31m');
    reporter.note('b\r', 'c\tx');
    expect(progress).toEqual(['Reading a\\x1b[2J\\x0a.json\n', '! \\u202egpj.exe[3]: bad \\x07\\x9b31m\n', 'b\\x0d: c\\x09x\n']);
  });
});

describe('terminal reporter on a terminal', () => {
  it('repaints at most ten times a second', () => {
    const { reporter, progress, clock } = createReporter({ isTTY: true });
    reporter.planned?.(1, 1000);
    reporter.fileStarted('a', 1000);
    for (let ms = 1; ms <= 1000; ms += 1) {
      clock.ms += 1;
      reporter.progress('a', ms, ms);
    }
    expect(progress).toHaveLength(11);
    expect(progress[5]).toBe('\r\u001b[2K████████████░░░░░░░░░░░░  50 %  500 records, 1,000/s, 500 B of 1.0 kB, 0:01 left  a');
  });

  it('prints rejections above the bar and paints the bar again', () => {
    const { reporter, progress } = createReporter({ isTTY: true });
    reporter.planned?.(1, null);
    reporter.fileStarted('<stdin>', null);
    reporter.rejected({ file: '<stdin>', line: 2 }, 'bad');
    expect(progress[1]).toBe('\r\u001b[2K! <stdin>:2: bad\n0 records, 0/s, 0 B  <stdin>');
  });

  it('never paints wider than the terminal', () => {
    const { reporter, progress } = createReporter({ isTTY: true, columns: 60 });
    reporter.planned?.(1, 100);
    reporter.fileStarted('文件'.repeat(40), 100);
    const line = (progress[0] ?? '').replace('\r\u001b[2K', '');
    expect([...line].reduce((cells, c) => cells + ((c.codePointAt(0) ?? 0) > 0x3000 ? 2 : 1), 0)).toBeLessThanOrEqual(59);
  });

  it('takes a terminal that does not know its width for one of 80 cells', () => {
    const { reporter, progress } = createReporter({ isTTY: true, columns: 0 });
    reporter.planned?.(1, 100);
    reporter.fileStarted('name.json', 100);
    expect(progress[0]).toContain('name.json');
  });

  it('colours only where it may', () => {
    for (const [noColor, coloured] of [
      [false, true],
      [true, false],
    ] as const) {
      const { reporter, progress } = createReporter({ isTTY: true, noColor });
      reporter.rejected({ file: 'a' }, 'bad');
      expect(progress.join('').includes('\u001b[31m')).toBe(coloured);
    }
  });

  it('clears the bar before the table', () => {
    const { reporter, progress, summary } = createReporter({ isTTY: true });
    reporter.planned?.(1, 10);
    reporter.fileStarted('a', 10);
    reporter.finish(summaryOf({ read: 1, added: 1 }));
    expect(progress.at(-1)).toBe('\r\u001b[2K');
    expect(summary).toHaveLength(1);
  });
});

describe('the summary of an import', () => {
  it('is a table by format with a total and the rate', () => {
    const byFormat = {
      unknown: { ...createCounts(), read: 1, rejected: 1 },
      'riot-match-v5': { ...createCounts(), read: 12_345, added: 12_000, unchanged: 345 },
    };
    expect(formatSummary({ files: 3, byFormat, seconds: 2, stopped: false })).toBe(
      [
        'format           read   added  changed  unchanged  ignored  waiting  rejected',
        'riot-match-v5  12,345  12,000        0        345        0        0         0',
        'unknown             1       0        0          0        0        0         1',
        'all            12,346  12,000        0        345        0        0         1',
        '12,346 records of 3 files in 2.0 s (6,173 records/s).',
        '',
      ].join('\n'),
    );
  });

  it('says when nothing changed, and when it was stopped', () => {
    expect(formatSummary(summaryOf({ read: 5, unchanged: 5 }))).toMatch(/\nNothing changed\.\n$/);
    expect(formatSummary(summaryOf({ read: 5, waiting: 5 }))).toMatch(/Nothing changed, but for what waits\.\nWaiting records .*\n$/);
    expect(formatSummary(summaryOf({ read: 1, added: 1 }))).toMatch(/\n?1 record of 1 file in/);
    expect(formatSummary(summaryOf({ read: 5, changed: 5 }))).not.toContain('Nothing changed');
    expect(formatSummary(summaryOf({ read: 5, unchanged: 5 }, true))).toMatch(/Stopped early: .*\n$/);
  });
});

describe('text for terminals', () => {
  it('formats counts, sizes and times the same everywhere', () => {
    expect([0, 999, 1000, 1234567.6].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,568']);
    expect([0, 999, 1000, 999_960, 5e9].map(formatBytes)).toEqual(['0 B', '999 B', '1.0 kB', '1.0 MB', '5.0 GB']);
    expect([0, 7.4, 750, 3723].map(formatDuration)).toEqual(['0:00', '0:07', '12:30', '1:02:03']);
  });

  it('leaves harmless text alone', () => {
    expect(toHarmlessText('Ünï 文 🙂 عربى')).toBe('Ünï 文 🙂 عربى');
    expect(fitToCells('abc', 3)).toBe('abc');
    expect(fitToCells('abcd', 3)).toBe('ab…');
  });
});

describe('options of the import command', () => {
  it('takes times with a zone', () => {
    expect(parseObservedAt('2026-06-16T20:00+0200').toISOString()).toBe('2026-06-16T18:00:00.000Z');
    expect(parseObservedAt('2024-02-29T23:59:59.5Z').toISOString()).toBe('2024-02-29T23:59:59.500Z');
  });

  it.each(['2026-06-16', '2026-06-16T20:00', 'yesterday', '2026-02-31T00:00Z', '2026-13-01T00:00Z', '2026-06-16T25:00Z', ''])(
    'refuses the time %j and says what it wants',
    (text) => {
      expect(() => parseObservedAt(text)).toThrow(
        `--observed-at must be a time with its zone, such as 2026-06-16T18:00:00Z or 2026-06-16T20:00+02:00, got ${JSON.stringify(text)}`,
      );
    },
  );

  it('takes a channel by handle, address or id, and refuses anything else', () => {
    expect(['@name', 'name', 'https://t.me/name', '-1001234567890', '42'].map(parseChannel)).toEqual([
      '@name',
      '@name',
      '@name',
      '1234567890',
      '42',
    ]);
    for (const bad of ['', '@', '@a b', '@name; drop']) expect(() => parseChannel(bad)).toThrow(/A channel must be/);
  });
});
