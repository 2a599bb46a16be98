import { findSchemaDrift } from './schema-drift.ts';

const drift = await findSchemaDrift();
if (drift !== '') {
  console.error(`prisma/schema.prisma and prisma/migrations differ. A migration that would bring them together:\n\n${drift}`);
  process.exitCode = 1;
}
