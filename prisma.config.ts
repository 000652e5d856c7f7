import { defineConfig } from 'prisma/config';

// Generating needs no schema engine, yet Prisma would fetch one from the network. Migrations run in process:
// see prisma/database/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
