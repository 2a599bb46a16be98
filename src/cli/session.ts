import type { Readable, Writable } from 'node:stream';
import type { Config } from '../config/config.ts';
import type { createCommandHandlers } from './command-handlers.ts';

/** What a command gets from the process it runs in. */
export interface CommandSession {
  /** Read when a command needs it, so that `--help` works whatever the environment says. */
  readonly readConfig: () => Config;
  /** What does the work; handed in, because commands both ask for it and are part of it. */
  readonly createHandlers: typeof createCommandHandlers;
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** As the variable NO_COLOR asks. */
  readonly noColor: boolean;
  /** Aborted by Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** What the process exits with once everything is closed. */
  setExitCode(code: ExitCode): void;
}

/** What the process exits with; `--help` explains them. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** See {@link ExitCode}. */
export const EXIT_CODES = { done: 0, incomplete: 1, stopped: 2, failed: 3, usage: 64 } as const;

/** For `--help`. */
export const EXIT_CODE_HELP = `
Exit codes:
  0   done
  1   done, but not everything is as it should be: records were rejected, migrations are missing, operations have problems
  2   stopped early, by --strict or by Ctrl-C; what was stored before stays
  3   failed; one line says why
  64  the command line was not understood

The configuration comes from the environment (DATABASE_URL, DATA_DIR, …; see .env.example).`;
