// `prisma generate` and `validate` need no schema engine; naming one stops Prisma from downloading it.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default { schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } };
