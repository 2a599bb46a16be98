import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCruiseOptions, layers, packagesKept, printLayering } from '../../scripts/layering.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

async function cruiseSources(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['src'],
    { ...createCruiseOptions(), baseDir },
    {},
    { tsConfig: extractTSConfig(join(ROOT, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error(output);
  return output;
}

function listSources(): string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated/prisma/'))
    .map((file) => `src/${file}`)
    .sort();
}

describe('the layering check', () => {
  it('sees every source file', async () => {
    const { modules } = await cruiseSources(ROOT);
    const seen = modules
      .map(({ source }) => source)
      .filter((source) => source.startsWith('src/') && !source.startsWith('src/generated/prisma/'));
    expect(seen.sort()).toEqual(listSources());
    expect(seen.length).toBeGreaterThan(10);
  });

  it('knows every folder', () => {
    const folders = new Set(listSources().flatMap((file) => file.split('/').slice(1, -1).slice(0, 1)));
    expect([...folders].filter((folder) => !(folder in layers)).sort()).toEqual(
      ['cli', 'generated'].filter((folder) => folders.has(folder)),
    );
  });

  it('is what docs/layering.md says', () => {
    expect(readFileSync(join(ROOT, 'docs/layering.md'), 'utf8')).toBe(printLayering());
  });
});

describe('a planted violation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'farsight-layering-'));
  let violations: readonly IViolation[];
  const plant = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };

  beforeAll(async () => {
    for (const name of [...packagesKept.flatMap(({ packages }) => packages)]) {
      plant(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      plant(`node_modules/${name}/index.js`, 'export const it = 1;');
    }
    plant(
      'package.json',
      JSON.stringify({ dependencies: Object.fromEntries(packagesKept.flatMap(({ packages }) => packages.map((name) => [name, '1']))) }),
    );
    plant('src/http/server.ts', `import { it } from 'fastify'; export const server = it;`);
    plant('src/domain/upwards.ts', `import { server } from '../http/server.ts'; export const up = server;`);
    plant('src/domain/upwards-type.ts', `import type { server } from '../http/server.ts'; export type Up = typeof server;`);
    plant('src/data/rows.ts', 'export interface Row { id: string } export const rows: Row[] = [];');
    plant('src/loaders/by-type.ts', `import type { Row } from '../data/rows.ts'; export type Loaded = Row;`);
    plant('src/loaders/by-value.ts', `import { rows } from '../data/rows.ts'; export const loaded = rows;`);
    plant('src/analytics/impure.ts', `import { readFileSync } from 'node:fs'; export const read = readFileSync;`);
    plant('src/main.ts', 'export const main = 1;');
    plant('src/config/root.ts', `import { main } from '../main.ts'; export const again = main;`);
    plant('src/ingest/a.ts', `import { b } from './b.ts'; export const a = () => b;`);
    plant('src/ingest/b.ts', `import { a } from './a.ts'; export const b = () => a;`);
    plant('src/ingest/nowhere.ts', `import { gone } from './gone.ts'; export const g = gone;`);
    packagesKept.forEach(({ packages, by }, index) => {
      const stranger = by.includes('domain') ? 'config' : 'domain';
      for (const name of packages)
        plant(`src/${stranger}/package-${index}-${name.replaceAll('/', '-')}.ts`, `import { it } from '${name}'; export const x = it;`);
    });
    violations = (await cruiseSources(folder)).summary.violations;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rulesAt = (file: string) =>
    violations
      .filter(({ from }) => from === file)
      .map(({ rule }) => rule.name)
      .sort();

  it('is caught when a layer looks upwards, by value and by type', () => {
    expect(rulesAt('src/domain/upwards.ts')).toEqual(['domain-uses']);
    expect(rulesAt('src/domain/upwards-type.ts')).toEqual(['domain-uses']);
  });

  it('is caught when types only may be seen, and types may', () => {
    expect(rulesAt('src/loaders/by-value.ts')).toEqual(['loaders-sees']);
    expect(rulesAt('src/loaders/by-type.ts')).toEqual([]);
  });

  it('is caught when a kept package is imported from elsewhere, and not at home', () => {
    const caught = violations.filter(({ rule }) => rule.name.startsWith('only-')).map(({ from }) => from);
    const planted = packagesKept.flatMap(({ packages }, index) =>
      packages.map((name) => `src/domain/package-${index}-${name.replaceAll('/', '-')}.ts`),
    );
    expect(caught.sort()).toEqual(planted.sort());
    expect(rulesAt('src/http/server.ts')).toEqual([]);
  });

  it('is caught for a module of Node in analytics, a root that is imported, a circle, and an import that leads nowhere', () => {
    expect(rulesAt('src/analytics/impure.ts')).toEqual(['analytics-is-pure']);
    expect(rulesAt('src/config/root.ts')).toEqual(['config-uses', 'nothing-imports-the-roots']);
    expect(rulesAt('src/ingest/a.ts')).toEqual(['no-circle']);
    expect(rulesAt('src/ingest/nowhere.ts')).toEqual(['resolvable']);
  });
});
