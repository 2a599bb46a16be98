import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { FarsightError } from '../domain/errors.ts';
import type { CommandHandler } from '../http/handover-route.ts';
import { importers } from '../ingest/importers.ts';
import { createEventReporter } from '../ingest/reporter-events.ts';
import { runImport } from '../ingest/run-import.ts';
import { seedChampions } from '../ingest/static/champion-seed.ts';
import { refreshAfterImport } from '../jobs/refresh-after-import.ts';
import { parseArguments } from './command-arguments.ts';
import type { HandlerParts } from './command-handlers.ts';

const importArguments = z.object({
  paths: z.array(z.string()).min(1),
  strict: z.boolean(),
  channel: z.string().nullable(),
  observedAt: z.iso.datetime().nullable(),
  /** Where the command put its standard input, if the work is done in another process. */
  stdinFile: z.string().nullable(),
});

/** What `farsight import` asks for, as JSON. */
export type ImportArguments = z.input<typeof importArguments>;

/** The work of `farsight import`: emits reporter events, answers the summary. */
export function createImportHandler({ database, stdin }: HandlerParts): CommandHandler {
  return async (args, { emit, signal }) => {
    const { stdinFile, observedAt, ...options } = parseArguments(importArguments, args);
    const input = stdinFile === null ? stdin : createReadStream(stdinFile);
    if (input === null && options.paths.includes('-')) throw new FarsightError('BAD_INPUT', 'Standard input was not handed over');
    // Matches of some patches name champions by key alone.
    await seedChampions(database);
    const reporter = createEventReporter(emit);
    const summary = await runImport({
      database,
      importers,
      options: { ...options, observedAt: observedAt === null ? null : new Date(observedAt) },
      reporter,
      stdin: input ?? emptyInput(),
      signal,
    });
    await refreshAfterImport(database, { reporter, signal });
    return summary;
  };
}

async function* emptyInput(): AsyncGenerator<Uint8Array> {}
