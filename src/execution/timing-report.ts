import type { OperationPhase } from '../observability/request-scope.ts';
import type { OperationTrace, TracedWork, TracedWorks } from './operation-trace.ts';
import type { TraceNode } from './trace-tree.ts';

/** A field with a resolver, or a path to one. Times are in milliseconds, to the microsecond. */
export interface FieldTiming {
  /** Response key. */
  readonly key: string;
  /** `Type.field`, several joined by ` | `; this and what follows is absent where values are plain properties. */
  readonly field?: string;
  readonly calls?: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  /** Of all calls together: calls that wait at the same time count each. */
  readonly totalMs?: number;
  /** Part of the wall time in which at least one call was under way, 0–1. */
  readonly share?: number;
  /** What its calls waited for, as indices into the lists of the report. Statements of its batches are told there. */
  readonly batches?: readonly number[];
  readonly statements?: readonly number[];
  /** What lies inside. */
  readonly fields?: readonly FieldTiming[];
}

interface StatementTiming {
  readonly statement: string;
  readonly rows: number | null;
  readonly startMs: number;
  readonly durationMs: number | null;
}

interface BatchTiming {
  readonly loader: string;
  readonly size: number | null;
  readonly rows: number | null;
  readonly startMs: number;
  readonly durationMs: number | null;
  readonly statements: readonly number[];
}

interface WorkTotal {
  readonly count: number;
  readonly totalMs: number;
  /** How long at least one was under way. */
  readonly busyMs: number;
}

/** `extensions.timing`: where an operation's time went. Rows are null for what failed, durations for what was still under way. */
export interface TimingReport {
  /** From the request's start to its answer, encoding left out. */
  readonly wallMs: number;
  /** Those that were, without encoding, which is still to come. */
  readonly phasesMs: Readonly<Partial<Record<OperationPhase, number>>>;
  readonly totals: { readonly batches: WorkTotal; readonly statements: WorkTotal };
  /** The first 500. */
  readonly batches: readonly BatchTiming[];
  /** The first 500. */
  readonly statements: readonly StatementTiming[];
  readonly fields: readonly FieldTiming[];
}

/** What a trace saw, for an answer that took `wallMs`. */
export function toTimingReport(
  trace: OperationTrace,
  { wallMs, phases }: { wallMs: number; phases: Readonly<Record<OperationPhase, number | null>> },
): TimingReport {
  const known = Object.entries(phases).flatMap(([phase, ms]) => (ms === null ? [] : [[phase, toShown(ms)]]));
  return {
    wallMs: toShown(wallMs),
    phasesMs: Object.fromEntries(known),
    totals: { batches: toTotal(trace.batches), statements: toTotal(trace.statements) },
    batches: trace.batches.listed.map((work) => ({
      loader: work.name,
      size: work.size,
      ...toTimes(work),
      statements: toListed(work.statements, trace.statements),
    })),
    statements: trace.statements.listed.map((work) => ({ statement: work.name, ...toTimes(work) })),
    fields: [...trace.tree.roots].map((node) => toFieldTiming(node, trace, wallMs)),
  };
}

function toFieldTiming(node: TraceNode, trace: OperationTrace, wallMs: number): FieldTiming {
  const inner = [...node.children.values()].map((child) => toFieldTiming(child, trace, wallMs));
  const fields = inner.length === 0 ? {} : { fields: inner };
  if (node.fields.size === 0) return { key: node.key, ...fields };
  const durations = node.durations.toSorted((one, other) => one - other);
  return {
    key: node.key,
    field: [...node.fields].sort().join(' | '),
    calls: node.calls,
    p50Ms: toShown(toQuantile(durations, 0.5)),
    p99Ms: toShown(toQuantile(durations, 0.99)),
    totalMs: toShown(durations.reduce((sum, duration) => sum + duration, 0)),
    share: wallMs > 0 ? toShown(Math.min(1, node.busy.total / wallMs)) : 0,
    batches: toListed(node.batches, trace.batches),
    statements: toListed(node.statements, trace.statements),
    ...fields,
  };
}

/** The nearest rank's, of rising durations; 0 where no call ended. */
function toQuantile(durations: readonly number[], quantile: number): number {
  return durations[Math.max(0, Math.ceil(quantile * durations.length) - 1)] ?? 0;
}

function toListed(indices: Iterable<number>, { listed }: TracedWorks): number[] {
  return [...indices].filter((index) => index < listed.length).sort((one, other) => one - other);
}

function toTotal({ count, totalMs, busy }: TracedWorks): WorkTotal {
  return { count, totalMs: toShown(totalMs), busyMs: toShown(busy.total) };
}

function toTimes({ rows, startMs, durationMs }: TracedWork) {
  return { rows, startMs: toShown(startMs), durationMs: durationMs === null ? null : toShown(durationMs) };
}

function toShown(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
