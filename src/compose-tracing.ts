import type { Config } from './config/config.ts';
import type { Logger } from './observability/logger.ts';
import type { Tracing } from './observability/tracing.ts';

const OFF: Tracing = { begin: () => undefined, stop: async () => undefined };

/** Opens the configured tracing. Where none is, its libraries are not even loaded. */
export async function openTracing({ tracing }: Pick<Config, 'tracing'>, logger: Logger): Promise<Tracing> {
  if (tracing === null) return OFF;
  const { createOtlpExporter, createTracing } = await import('./observability/tracing.ts');
  return createTracing({ config: tracing, exporter: createOtlpExporter(tracing), logger });
}
