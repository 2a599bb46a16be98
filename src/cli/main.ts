import { existsSync } from 'node:fs';
import { readConfig } from '../config/config.ts';
import { createCommandHandlers } from './command-handlers.ts';
import { runProgram } from './program.ts';
import { EXIT_CODES } from './session.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

const stopping = new AbortController();
const command = process.argv.slice(2);

// `farsight … | head` closes the pipe before everything is said: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode);
});

// The gateway stops in its own way.
if (command[0] !== 'serve')
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(EXIT_CODES.stopped);
      process.stderr.write('\nStopping after what is under way; once more stops at once\n');
      stopping.abort();
    });

await runProgram(
  {
    readConfig: () => readConfig(process.env),
    createHandlers: createCommandHandlers,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    noColor: (process.env['NO_COLOR'] ?? '') !== '',
    signal: stopping.signal,
    setExitCode: (code) => {
      process.exitCode = code;
    },
  },
  command,
);
