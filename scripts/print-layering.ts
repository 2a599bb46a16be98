import { readFileSync, writeFileSync } from 'node:fs';
import { printLayering } from './layering.ts';

// Writes docs/layering.md, or with --check fails when it is not what would be written.
const FILE = 'docs/layering.md';
const text = printLayering();
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is not what scripts/layering.ts says. Run \`npm run docs:layering\`.`);
  process.exitCode = 1;
}
