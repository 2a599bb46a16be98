#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript, whatever Node this is; plain JavaScript for that reason.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24;
const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return process.execPath;
  try {
    return join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
  } catch {
    process.stderr.write(`farsight: Node ${NODE_MAJOR} or newer is needed, this is ${process.versions.node}\n`);
    process.exit(1);
  }
}

// The schema engine is WebAssembly, which Node imports with a warning that says nothing to a user.
const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', MAIN, ...process.argv.slice(2)], { stdio: 'inherit' });
// A terminal's Ctrl-C reaches the child by itself; it decides how to end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  process.stderr.write(`farsight: ${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
