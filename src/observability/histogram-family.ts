import { LogLinearHistogram } from './log-linear-histogram.ts';

const MICROSECONDS = 1e6;
/** Powers of four from 16 µs to 16.8 s: histograms count exactly at powers of two. */
const DURATION_BOUNDS = Array.from({ length: 11 }, (_value, step) => 16 * 4 ** step);
const DURATION_EDGES = DURATION_BOUNDS.map((bound) => String(bound / MICROSECONDS));
/** Below 2, 4, … 1,024 is at most 1, 3, … 1,023. */
const SIZE_BOUNDS = Array.from({ length: 10 }, (_value, step) => 2 ** (step + 1));
const SIZE_EDGES = SIZE_BOUNDS.map((bound) => String(bound - 1));

/** What a family measures. */
interface FamilyOptions {
  /** Prometheus' name; durations, which are recorded in microseconds and shown in seconds, end in `_seconds`. */
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** Histograms of one metric, by the values of its labels. */
export interface HistogramFamily {
  /** The histogram of these values, one for each label, made when first asked for. Values have neither spaces nor quotes. */
  readonly of: (...values: readonly string[]) => LogLinearHistogram;
  /** The histograms with their labels' values, joined by a space. */
  readonly members: () => Iterable<readonly [string, LogLinearHistogram]>;
  /** Lets go of all histograms whose first label has this value. */
  readonly drop: (first: string) => void;
  /** Those that were recorded into, in Prometheus' text format. */
  readonly print: () => string;
}

/**
 * A family without members. Its text is written here because observing through the client library costs a hundred times what one of
 * these histograms does, more than timing may cost.
 */
export function createHistogramFamily({ name, help, labels }: FamilyOptions): HistogramFamily {
  const members = new Map<string, LogLinearHistogram>();
  const isDuration = name.endsWith('_seconds');
  const bounds = isDuration ? DURATION_BOUNDS : SIZE_BOUNDS;
  const edges = isDuration ? DURATION_EDGES : SIZE_EDGES;
  return {
    of: (...values) => {
      const key = values.join(' ');
      const known = members.get(key);
      if (known !== undefined) return known;
      const made = new LogLinearHistogram();
      members.set(key, made);
      return made;
    },
    members: () => members,
    drop: (first) => {
      for (const key of members.keys()) if (key.split(' ', 1)[0] === first) members.delete(key);
    },
    print: () => {
      const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`];
      for (const [key, histogram] of members) {
        if (histogram.count === 0) continue;
        const values = key.split(' ');
        const shown = labels.map((label, index) => `${label}="${values[index]}"`).join(',');
        const [all, others] = shown === '' ? ['', ''] : [`{${shown}}`, `,${shown}`];
        histogram.countsBelow(bounds).forEach((count, index) => {
          lines.push(`${name}_bucket{le="${edges[index]}"${others}} ${count}`);
        });
        lines.push(`${name}_bucket{le="+Inf"${others}} ${histogram.count}`);
        lines.push(`${name}_sum${all} ${isDuration ? histogram.sum / MICROSECONDS : histogram.sum}`);
        lines.push(`${name}_count${all} ${histogram.count}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}
