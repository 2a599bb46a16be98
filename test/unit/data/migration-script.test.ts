import { describe, expect, it } from 'vitest';
import { classifyMigration, splitStatements } from '../../../src/data/migration-script.ts';

describe('splitStatements', () => {
  it.each([
    ['select 1; select 2;', ['select 1', 'select 2']],
    ["select ';', 'it''s; fine'; select 2", ["select ';', 'it''s; fine'", 'select 2']],
    [String.raw`select E'it\'s; fine'; select 2`, [String.raw`select E'it\'s; fine'`, 'select 2']],
    [String.raw`select 'ends in a backslash\'; select 2`, [String.raw`select 'ends in a backslash\'`, 'select 2']],
    ['select ";"; select 2', ['select ";"', 'select 2']],
    ['do $$ begin; end $$; select 2', ['do $$ begin; end $$', 'select 2']],
    ['do $a$ $b$ ; $b$ ; $a$; select 2', ['do $a$ $b$ ; $b$ ; $a$', 'select 2']],
    ['select 1 -- no; more\n; select 2', ['select 1', 'select 2']],
    ['select /* a; /* b; */ c; */ 1; select 2', ['select   1', 'select 2']],
    ['select a$1, $1; select 2', ['select a$1, $1', 'select 2']],
    ["select name'a;b'; select 2", ["select name'a;b'", 'select 2']],
    ['-- only a comment', []],
  ])('takes apart: %s', (script, statements) => {
    expect(splitStatements(script)).toEqual(statements);
  });
});

describe('classifyMigration', () => {
  it.each([
    ['create table a (id int); create index a_idx on a (id)', { kind: 'transactional' }],
    ["comment on table a is 'made concurrently'", { kind: 'transactional' }],
    ['create index concurrently "a_idx" on a (id);', { kind: 'create-index', index: '"a_idx"' }],
    ['create unique index concurrently if not exists s.a_idx on a (id)', { kind: 'create-index', index: 's.a_idx' }],
    ['drop index concurrently if exists a_idx', { kind: 'drop-index', index: 'a_idx' }],
  ])('knows what can be tried again: %s', (script, nature) => {
    expect(classifyMigration(script)).toEqual(nature);
  });

  it.each([
    'begin; select 1; commit',
    'select 1; create index concurrently i on a (id)',
    'create index concurrently on a (id)',
    'reindex index concurrently i',
    'drop index concurrently a, b',
    'vacuum a',
  ])('leaves to a person: %s', (script) => {
    expect(classifyMigration(script).kind).toBe('unsafe');
  });
});
