import { globSync, readFileSync } from 'node:fs';
import { findHouseFaults } from './house-rules.ts';

const files = globSync(['src/**/*.ts', 'scripts/**/*.ts']).filter((path) => !path.startsWith('src/generated/'));
const faults = files.flatMap((path) => findHouseFaults({ path, text: readFileSync(path, 'utf8') }));
for (const fault of faults) console.error(fault);
if (files.length === 0) console.error('There are no sources');
process.exitCode = faults.length > 0 || files.length === 0 ? 1 : 0;
