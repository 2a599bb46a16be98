import { readMigrations } from '../src/data/migration-files.ts';
import { findMigrationFaults } from './migration-rules.ts';

const migrations = readMigrations();
const faults = findMigrationFaults(migrations);
for (const fault of faults) console.error(fault);
if (migrations.length === 0) console.error('There are no migrations');
process.exitCode = faults.length > 0 || migrations.length === 0 ? 1 : 0;
