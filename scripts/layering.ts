import { existsSync } from 'node:fs';
import type { ICruiseOptions, IForbiddenRuleType, IRuleSetType } from 'dependency-cruiser';

/** What a folder of `src/` may import. */
interface Layer {
  readonly about: string;
  /** Folders it may call. */
  readonly uses: readonly string[];
  /** Folders of which it may name types only. */
  readonly sees: readonly string[];
}

/** The layers, in the order a request passes them. The rules that CI checks and docs/layering.md are both made from this. */
export const layers: Readonly<Record<string, Layer>> = {
  http: { about: 'bytes ↔ GraphQL requests', uses: ['cache', 'execution', 'domain', 'observability'], sees: ['config'] },
  cache: { about: 'the response cache', uses: ['domain', 'observability'], sees: ['config', 'execution'] },
  execution: {
    about: 'the schema, the context and what runs an operation',
    uses: ['resolvers', 'domain', 'observability'],
    sees: ['config', 'loaders', 'data', 'generated'],
  },
  resolvers: { about: 'what each field answers', uses: ['analytics', 'domain'], sees: ['execution', 'loaders', 'data', 'generated'] },
  loaders: { about: 'per-request batching', uses: ['domain', 'observability'], sees: ['data'] },
  data: { about: 'SQL, Prisma and the database handle', uses: ['domain', 'observability', 'generated'], sees: ['config'] },
  ingest: { about: 'files of others → rows', uses: ['data', 'domain', 'observability'], sees: ['config'] },
  jobs: {
    about: 'background work',
    uses: ['data', 'ingest', 'cache', 'analytics', 'domain', 'observability'],
    sees: ['config'],
  },
  analytics: { about: 'pure maths', uses: ['domain'], sees: [] },
  observability: { about: 'logs, metrics, tracing', uses: ['domain'], sees: ['config'] },
  config: { about: 'environment → one typed value', uses: ['domain'], sees: [] },
  domain: { about: 'types and rules everyone shares', uses: [], sees: [] },
};

/** Packages that only some folders may import, in any way. */
export const packagesKept: readonly { readonly packages: readonly string[]; readonly by: readonly string[] }[] = [
  { packages: ['fastify', '@fastify/cors'], by: ['http'] },
  { packages: ['keyv', '@keyv/redis', 'cluster-key-slot'], by: ['cache'] },
  { packages: ['@apollo/server'], by: ['execution', 'http'] },
  { packages: ['graphql-jit'], by: ['execution'] },
  { packages: ['dataloader'], by: ['loaders'] },
  {
    packages: [
      '@electric-sql/pglite',
      '@prisma/adapter-pg',
      '@prisma/client',
      '@prisma/driver-adapter-utils',
      '@prisma/schema-engine-wasm',
      'pg',
      'pg-copy-streams',
      'pglite-prisma-adapter',
    ],
    by: ['data'],
  },
  { packages: ['commander'], by: ['cli'] },
  { packages: ['csv-parse'], by: ['ingest'] },
  { packages: ['openskill', 'simple-statistics'], by: ['analytics'] },
  { packages: ['prom-client'], by: ['observability'] },
  {
    packages: ['@opentelemetry/api', '@opentelemetry/exporter-trace-otlp-http', '@opentelemetry/resources', '@opentelemetry/sdk-trace'],
    by: ['observability'],
  },
];

/** The files outside of all layers that put the parts together. */
const ROOTS = 'src/main.ts, src/compose*.ts and src/cli/';

/** The dependency-cruiser configuration of the layers. */
export function createCruiseOptions(): ICruiseOptions & { ruleSet: IRuleSetType } {
  return {
    ruleSet: { forbidden: [...Object.entries(layers).flatMap(toLayerRules), ...packagesKept.map(toPackageRule), ...generalRules] },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/generated/prisma/' },
    // "specify" keeps imports of types, and tells them apart.
    tsPreCompilationDeps: 'specify',
    ...(existsSync('tsconfig.json') ? { tsConfig: { fileName: 'tsconfig.json' } } : {}),
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  };
}

/** The text of docs/layering.md. */
export function printLayering(): string {
  const rows = Object.entries(layers).map(([name, { about, uses, sees }]) => {
    const kept = packagesKept.filter(({ by }) => by.includes(name)).flatMap(({ packages }) => packages);
    return `| ${name} | ${about} | ${toList(uses)} | ${toList(sees)} | ${toList(kept.map((one) => `\`${one}\``))} |`;
  });
  return `# Layering

<!-- Made by \`npm run docs:layering\` from scripts/layering.ts; change it there. -->

A request passes the folders of \`src/\` from the top of this table downwards. Each may import itself and what its row says; \`npm run check\` fails on anything else.

| folder | what it is | may use | may see (types only) | packages it keeps to itself |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

- ${ROOTS} put the parts together: they may import everything, and nothing may import them. \`commander\` is for src/cli/ alone.
- \`analytics\` imports no module of Node: numbers in, numbers out.
- \`generated\` is never edited; it names types of the layers it was made for.
- Nothing imports in a circle.
`;
}

const generalRules: readonly IForbiddenRuleType[] = [
  {
    name: 'no-circle',
    comment: 'Two modules that need each other are one, or lack a third.',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'resolvable', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'nothing-imports-the-roots',
    comment: `${ROOTS} put the parts together and are imported by none.`,
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(main|compose|cli/)' },
    to: { path: '^src/(main|compose|cli/)' },
  },
  {
    name: 'analytics-is-pure',
    comment: 'Analytics takes numbers and gives numbers: no module of Node.',
    severity: 'error',
    from: { path: '^src/analytics/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'sources-need-dependencies',
    comment: 'What src/ imports is there in a production install.',
    severity: 'error',
    from: { path: '^src/' },
    // pino-pretty makes logs readable where it is installed, and its absence is handled.
    to: { pathNot: '/pino-pretty/', dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

function toLayerRules([name, { uses, sees }]: [string, Layer]): IForbiddenRuleType[] {
  const others = (folders: readonly string[]) => `^src/(${[name, ...folders].join('|')})/`;
  const rules: IForbiddenRuleType[] = [
    {
      name: `${name}-uses`,
      comment: `${name} may import ${toList([...uses, ...sees.map((one) => `${one} (types)`)])}.`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: others([...uses, ...sees]) },
    },
  ];
  if (sees.length > 0)
    rules.push({
      name: `${name}-sees`,
      comment: `Of ${toList(sees)}, ${name} may name types only.`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: `^src/(${sees.join('|')})/`, dependencyTypesNot: ['type-only'] },
    });
  return rules;
}

function toPackageRule({ packages, by }: (typeof packagesKept)[number]): IForbiddenRuleType {
  // A package without types of its own is seen at its @types, whose folder writes @scope/name as scope__name.
  const paths = packages.flatMap((one) => [one, `@types/${one.replace(/^@(.+)\//, '$1__')}`]);
  return {
    name: `only-${by.join('-and-')}-imports-${packages[0]?.replaceAll(/[^a-z]+/g, '-').replace(/^-/, '')}`,
    comment: `${packages.join(', ')}: for ${by.join(' and ')} alone.`,
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/(${by.join('|')})/` },
    to: { path: `(^|/)node_modules/(${paths.join('|')})/` },
  };
}

function toList(words: readonly string[]): string {
  return words.length === 0 ? '–' : words.join(', ');
}
