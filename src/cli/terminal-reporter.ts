import { formatPlace, toTotals } from '../ingest/import-report.ts';
import type { ImportCounts, ImportReporter, ImportSummary, RecordPlace } from '../ingest/importer.ts';
import { fitToCells, formatBytes, formatCount, formatDuration, formatTable, toHarmlessText } from './terminal-text.ts';

/** What the reporter needs of a stream; `process.stderr` and `process.stdout` are such. */
export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Cells of a line. */
  readonly columns?: number | undefined;
}

/** Where and how an import shows itself. */
export interface TerminalReporterOptions {
  /** For what passes: a bar on a terminal, plain lines elsewhere. */
  readonly progress: TextStream;
  /** For what remains: the table at the end. */
  readonly summary: TextStream;
  /** Show every rejection, not only the first of each file. */
  readonly verbose: boolean;
  /** As the variable NO_COLOR asks. */
  readonly noColor: boolean;
  /** A clock in milliseconds; `performance.now` when absent. */
  readonly nowMs?: () => number;
}

/** Shows an import on a terminal. */
export interface TerminalReporter extends ImportReporter {
  /** Shows the table of what became of the records. */
  finish(summary: ImportSummary): void;
}

const REPAINT_MS = 100;
const LINE_MS = 5_000;
const REJECTIONS_SHOWN = 20;
/** Before that the remaining time is anybody's guess. */
const LEAST_SHARE_TO_GUESS = 0.01;
const BAR_CELLS = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** A reporter that paints a bar where `progress` is a terminal and writes plain lines where it is not. */
export function createTerminalReporter(options: TerminalReporterOptions): TerminalReporter {
  const isTerminal = options.progress.isTTY === true;
  const view = isTerminal ? createBarView(options) : createLineView(options);
  let rejectedFile = '';
  let rejectedCount = 0;
  const red = isTerminal && !options.noColor ? (text: string) => `\u001b[31m${text}\u001b[39m` : (text: string) => text;

  const showHiddenRejections = (file: string) => {
    const hidden = rejectedFile === file && !options.verbose ? rejectedCount - REJECTIONS_SHOWN : 0;
    if (hidden > 0) view.line(`${red('!')} ${toHarmlessText(file)}: ${formatCount(hidden)} more rejected (--verbose shows them)`);
    rejectedFile = '';
    rejectedCount = 0;
  };

  return {
    planned: view.planned,
    fileStarted: view.fileStarted,
    progress: view.progress,
    rejected: (place: RecordPlace, reason: string) => {
      rejectedCount = place.file === rejectedFile ? rejectedCount + 1 : 1;
      rejectedFile = place.file;
      if (options.verbose || rejectedCount <= REJECTIONS_SHOWN)
        view.line(`${red('!')} ${toHarmlessText(formatPlace(place))}: ${toHarmlessText(reason)}`);
    },
    note: (file, message) => view.line(`${toHarmlessText(file)}: ${toHarmlessText(message)}`),
    fileFinished: (file, format) => {
      showHiddenRejections(file);
      view.fileFinished(file, format);
    },
    finish: (summary) => {
      showHiddenRejections(rejectedFile);
      view.close();
      options.summary.write(formatSummary(summary));
    },
  };
}

/** The table of what became of the records by format, and how fast. */
export function formatSummary(summary: ImportSummary): string {
  const totals = toTotals(summary);
  const formats = Object.entries(summary.byFormat).sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = formats.map(([format, counts]) => toRow(format, counts));
  if (rows.length > 1) rows.push(toRow('all', totals));
  const table = rows.length === 0 ? '' : formatTable([['format', ...COUNT_NAMES], ...rows]);
  const rate = summary.seconds > 0 ? ` (${formatCount(totals.read / summary.seconds)} records/s)` : '';
  const lines = [
    `${formatCount(totals.read)} ${totals.read === 1 ? 'record' : 'records'} of ${formatCount(summary.files)} ${summary.files === 1 ? 'file' : 'files'} in ${summary.seconds.toFixed(1)} s${rate}.`,
  ];
  if (summary.stopped) lines.push('Stopped early: what was stored before stays, and importing again goes on from there.');
  else if (totals.added + totals.changed === 0)
    lines.push(totals.waiting === 0 ? 'Nothing changed.' : 'Nothing changed, but for what waits.');
  if (totals.waiting > 0)
    lines.push('Waiting records lacked their other half when they were read; they enter with the file that holds it.');
  return `${table}${lines.join('\n')}\n`;
}

const COUNT_NAMES = ['read', 'added', 'changed', 'unchanged', 'ignored', 'waiting', 'rejected'] as const;

function toRow(name: string, counts: ImportCounts): string[] {
  return [name, ...COUNT_NAMES.map((count) => formatCount(counts[count]))];
}

interface View extends Required<Pick<ImportReporter, 'planned' | 'fileStarted' | 'progress' | 'fileFinished'>> {
  /** A line that stays. */
  line(text: string): void;
  close(): void;
}

/** How far a whole import has come. */
interface Advance {
  totalBytes: number | null;
  readonly startedAtMs: number;
  bytesBefore: number;
  recordsBefore: number;
  bytes: number;
  records: number;
}

function createAdvance(startedAtMs: number): Advance {
  return { totalBytes: null, startedAtMs, bytesBefore: 0, recordsBefore: 0, bytes: 0, records: 0 };
}

function settleFile(advance: Advance): void {
  advance.bytesBefore += advance.bytes;
  advance.recordsBefore += advance.records;
  advance.bytes = 0;
  advance.records = 0;
}

function describeAdvance(advance: Advance, nowMs: number): { readonly share: number | null; readonly text: string } {
  const seconds = Math.max((nowMs - advance.startedAtMs) / 1000, 0.001);
  const bytes = advance.bytesBefore + advance.bytes;
  const records = advance.recordsBefore + advance.records;
  const share = advance.totalBytes ? Math.min(bytes / advance.totalBytes, 1) : null;
  const parts = [`${formatCount(records)} records`, `${formatCount(records / seconds)}/s`];
  parts.push(advance.totalBytes === null ? formatBytes(bytes) : `${formatBytes(bytes)} of ${formatBytes(advance.totalBytes)}`);
  if (share !== null && share >= LEAST_SHARE_TO_GUESS) parts.push(`${formatDuration((seconds / share) * (1 - share))} left`);
  return { share, text: parts.join(', ') };
}

function createBarView({ progress: stream, nowMs = () => performance.now() }: TerminalReporterOptions): View {
  const advance = createAdvance(nowMs());
  let painted = '';
  let paintedAtMs = Number.NEGATIVE_INFINITY;
  let file = '';
  const paint = () => {
    const now = nowMs();
    if (now - paintedAtMs < REPAINT_MS) return;
    paintedAtMs = now;
    const { share, text } = describeAdvance(advance, now);
    const filled = Math.round((share ?? 0) * BAR_CELLS);
    const bar =
      share === null
        ? ''
        : `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${Math.floor(share * 100)
            .toString()
            .padStart(3)} %  `;
    // A terminal that does not know its width says 0.
    const room = (stream.columns || 80) - 1;
    // The bar's own characters take one cell each.
    painted = bar.slice(0, room) + fitToCells(`${text}  ${toHarmlessText(file)}`, Math.max(room - bar.length, 0));
    stream.write(CLEAR_LINE + painted);
  };
  return {
    planned: (_files, totalBytes) => {
      advance.totalBytes = totalBytes;
    },
    fileStarted: (name) => {
      file = name;
      paint();
    },
    progress: (_file, readBytes, records) => {
      advance.bytes = readBytes;
      advance.records = records;
      paint();
    },
    fileFinished: () => {
      settleFile(advance);
      paint();
    },
    line: (text) => stream.write(painted === '' ? `${text}\n` : `${CLEAR_LINE}${text}\n${painted}`),
    close: () => {
      if (painted !== '') stream.write(CLEAR_LINE);
      painted = '';
    },
  };
}

function createLineView({ progress: stream, nowMs = () => performance.now() }: TerminalReporterOptions): View {
  const advance = createAdvance(nowMs());
  let writtenAtMs = nowMs();
  return {
    planned: (files, totalBytes) => {
      advance.totalBytes = totalBytes;
      stream.write(`Importing ${formatCount(files)} files${totalBytes === null ? '' : ` of ${formatBytes(totalBytes)}`}\n`);
    },
    fileStarted: (file, sizeBytes) =>
      stream.write(`Reading ${toHarmlessText(file)}${sizeBytes === null ? '' : ` (${formatBytes(sizeBytes)})`}\n`),
    progress: (_file, readBytes, records) => {
      advance.bytes = readBytes;
      advance.records = records;
      const now = nowMs();
      if (now - writtenAtMs < LINE_MS) return;
      writtenAtMs = now;
      const { share, text } = describeAdvance(advance, now);
      stream.write(`  ${share === null ? '' : `${Math.floor(share * 100)} %, `}${text}\n`);
    },
    fileFinished: (file, format) => {
      stream.write(`Finished ${toHarmlessText(file)}: ${format}, ${formatCount(advance.records)} records\n`);
      settleFile(advance);
    },
    line: (text) => stream.write(`${text}\n`),
    close: () => undefined,
  };
}
