import type { LogLinearHistogram } from './log-linear-histogram.ts';

const NAME = 'graphql_field_duration_seconds';
/** Powers of four from 16 µs to 16.8 s, at which the histograms count exactly. */
const BOUNDS_MICROSECONDS = Array.from({ length: 11 }, (_value, step) => 16 * 4 ** step);
const MICROSECONDS = 1e6;

/**
 * The histograms of fields in Prometheus' text format, those that were never asked for left out. Names of fields need no escaping.
 * It is written here because observing through the client library costs a hundred times what the field's own histogram does.
 */
export function printFieldDurations(fields: ReadonlyMap<string, LogLinearHistogram>): string {
  const lines = [
    `# HELP ${NAME} Fields with a resolver, from the call to the value, waits for batches included.`,
    `# TYPE ${NAME} histogram`,
  ];
  for (const [field, histogram] of fields) {
    if (histogram.count === 0) continue;
    const counts = histogram.countsBelow(BOUNDS_MICROSECONDS);
    BOUNDS_MICROSECONDS.forEach((bound, index) => {
      lines.push(`${NAME}_bucket{le="${bound / MICROSECONDS}",field="${field}"} ${counts[index]}`);
    });
    lines.push(
      `${NAME}_bucket{le="+Inf",field="${field}"} ${histogram.count}`,
      `${NAME}_sum{field="${field}"} ${histogram.sum / MICROSECONDS}`,
      `${NAME}_count{field="${field}"} ${histogram.count}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
