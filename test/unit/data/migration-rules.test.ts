import { describe, expect, it } from 'vitest';
import { findMigrationFaults } from '../../../scripts/migration-rules.ts';
import { findSchemaDrift } from '../../../scripts/schema-drift.ts';
import { readMigrations, readPrismaSchema } from '../../../src/data/migration-files.ts';

const faultsOf = (script: string) => findMigrationFaults([{ name: '20260101000000_next', script }]);

describe('findMigrationFaults', () => {
  it('finds nothing in the migrations of this version', () => {
    expect(readMigrations().length).toBeGreaterThan(0);
    expect(findMigrationFaults(readMigrations())).toEqual([]);
  });

  it.each([
    'create table "extra" (id int primary key); create index extra_idx on "extra" (id); create unique index on extra (id)',
    'create index concurrently extra_idx on players (id)',
    '-- why\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "extra_idx" ON "public"."players" ("id") INCLUDE ("puuid");\n',
    'drop index concurrently extra_idx;',
    'create table extra (id int); alter table extra add constraint extra_key unique (id)',
    'alter table players add constraint players_key unique using index players_idx',
    'alter table players add column note text',
    `insert into notes values ('create index a on players (id)')`,
    'create function f() returns void language plpgsql as $$ begin perform 1; end $$',
  ])('accepts: %s', (script) => {
    expect(faultsOf(script)).toEqual([]);
  });

  it.each([
    [
      'create index extra_idx on players (id)',
      /index on players, a table of an earlier migration, must be made by CREATE INDEX CONCURRENTLY/,
    ],
    ['create index on players (id)', /index on players/],
    ['create unique index if not exists "i" on only "public"."players" (id)', /index on players/],
    ['create table extra (id int); create index extra_idx on extra (id); create index i on players (id)', /index on players/],
    ['/* create table players */ create index i on players (id)', /index on players/],
    ['create index concurrently i on players (id); create index concurrently j on players (id)', /CONCURRENTLY is not alone/],
    ['create table extra (id int); create index concurrently i on extra (id)', /CONCURRENTLY is not alone/],
    ['alter table players add constraint k unique (id)', /unique or primary key on players/],
    ['alter table "players" add column note text unique', /unique or primary key on players/],
    ['begin; create table extra (id int); commit', /it says BEGIN itself/],
    ['create table extra (id int); COMMIT', /it says COMMIT itself/],
    ['vacuum players', /it says VACUUM itself/],
  ])('refuses: %s', (script, expected) => {
    expect(faultsOf(script)).toEqual([expect.stringMatching(expected)]);
  });

  it('refuses a name that does not sort by time', () => {
    expect(findMigrationFaults([{ name: 'next', script: 'select 1' }])).toEqual([
      expect.stringMatching(/^next: its name must be fourteen digits/),
    ]);
  });
});

describe('findSchemaDrift', () => {
  it('is empty for the schema and the migrations of this version', async () => {
    expect(await findSchemaDrift()).toBe('');
  });

  it('is the missing SQL when the schema says more than the migrations', async () => {
    const more = `${readPrismaSchema()}\nmodel Extra {\n  id Int @id\n  @@map("extra")\n}\n`;
    expect(await findSchemaDrift(more)).toMatch(/CREATE TABLE "extra"/);
  });

  it('is the missing SQL when a migration says more than the schema', async () => {
    const migrations = [...readMigrations(), { name: '29990101000000_more', script: 'create index queues_map_idx on queues (map)' }];
    expect(await findSchemaDrift(readPrismaSchema(), migrations)).toMatch(/DROP INDEX "queues_map_idx"/);
  });
});
