import { readFile } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import type { Command as Program } from 'commander';
import { type DocumentNode, getOperationAST, Kind, type OperationDefinitionNode } from 'graphql';
import { FarsightError, toErrorMessage } from '../domain/errors.ts';
import type { CachePolicy, PolicyCause } from '../execution/cache-policy.ts';
import { createDocumentReader } from '../execution/read-document.ts';
import { createSchema } from '../execution/schema.ts';
import type { PossibleTags } from '../execution/tag-types.ts';
import { type CacheExplanation, explainCall } from './cache-explanation.ts';
import { registerCachePurgeCommand } from './cache-purge-command.ts';
import type { CommandSession } from './session.ts';
import { formatColumns, formatCount, toHarmlessText } from './terminal-text.ts';

interface ExplainFlags {
  readonly operation?: string;
  readonly variables?: string;
  readonly json?: boolean;
}

/** `farsight cache`; `cache explain` needs no database. */
export function registerCacheCommand(program: Program, session: CommandSession): void {
  const cache = program.command('cache').description('Look at how answers are stored, and drop them');
  cache
    .command('explain')
    .description('Say of an operation how long and for whom its answers may be stored, under which key, and what would drop them')
    .argument('<file>', 'a .graphql document; - is standard input')
    .option('--operation <name>', 'which one, where the document holds several')
    .option('--variables <json>', 'what it is called with, as a JSON object')
    .option('--json', 'as a JSON object')
    .action((file: string, flags: ExplainFlags) => runExplain(session, file, flags));
  registerCachePurgeCommand(cache, session);
}

async function runExplain(session: CommandSession, file: string, flags: ExplainFlags): Promise<void> {
  const given = flags.variables === undefined ? null : parseVariables(flags.variables);
  const schema = createSchema();
  const outcome = createDocumentReader({ schema, mode: 'development' })(await readDocument(session, file));
  if (outcome.kind !== 'valid') {
    const error = outcome.kind === 'refused' ? outcome.error : outcome.errors[0];
    throw new FarsightError('BAD_INPUT', `${toName(file)} cannot be run: ${error === undefined ? 'unknown' : describeError(error)}`);
  }
  const { document } = outcome;
  const explanation = explainCall(schema, { document, operation: findOperation(document, flags.operation), variables: given ?? {} });
  const { valuesUnknownBecause } = explanation.key;
  if (given !== null && valuesUnknownBecause !== null) throw new FarsightError('BAD_INPUT', `--variables: ${valuesUnknownBecause}`);
  session.stdout.write(flags.json ? `${JSON.stringify(explanation, null, 2)}\n` : formatExplanation(explanation));
}

async function readDocument({ stdin, signal }: CommandSession, file: string): Promise<string> {
  try {
    return file === '-' ? await readText(addAbortSignal(signal, stdin)) : await readFile(file, { encoding: 'utf8', signal });
  } catch (cause) {
    throw new FarsightError('UNREADABLE_INPUT', `${toName(file)} cannot be read: ${toErrorMessage(cause)}`, { cause });
  }
}

function parseVariables(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // It is said below.
  }
  throw new FarsightError('BAD_INPUT', `--variables must be a JSON object such as {"first": 10}, got ${JSON.stringify(json)}`);
}

function findOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (operation) return operation;
  const names = document.definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.name?.value ?? []) : []));
  const wanted = name === undefined ? 'It holds several operations: choose one by --operation' : `It holds no operation ${name}`;
  throw new FarsightError('BAD_INPUT', `${wanted}; there are: ${names.join(', ')}`);
}

function describeError({
  message,
  locations,
}: {
  message: string;
  locations?: readonly { line: number; column: number }[] | undefined;
}): string {
  const [at] = locations ?? [];
  return at === undefined ? message : `${message} (line ${at.line}, column ${at.column})`;
}

function toName(file: string): string {
  return file === '-' ? 'Standard input' : file;
}

function formatExplanation({ operation, neverStoredBecause, policy, tags, key }: CacheExplanation): string {
  const rows: (readonly [string, string])[] = [
    ['operation', `${operation.type} ${operation.name ?? 'without a name'}`],
    ['stored', neverStoredBecause === null ? formatStored(policy) : `never: ${neverStoredBecause}`],
  ];
  if (policy.setBy !== null) rows.push(['seconds', `${policy.maxAgeSeconds}, set by ${formatCause(policy.setBy)}`]);
  if (policy.privateBy !== null) rows.push(['private', `by ${formatCause(policy.privateBy)}`]);
  rows.push(
    ['tags', formatTags(tags)],
    ['key: operation', key.operation],
    ['key: variables', key.usedVariables.join(', ') || '-'],
    ['key: values', key.values ?? `not known: ${key.valuesUnknownBecause ?? neverStoredBecause}`],
    ['key: session', key.bySession ? 'each has entries of its own' : '-'],
  );
  return formatColumns(rows.map((row) => row.map(toHarmlessText)));
}

function formatStored({ maxAgeSeconds, scope }: CachePolicy): string {
  return `for ${formatCount(maxAgeSeconds)} seconds at most, ${scope === 'PRIVATE' ? 'for the session that asks' : 'for everybody'}`;
}

function formatCause({ field, path, hint }: PolicyCause): string {
  return [field, path === null ? '' : ` at "${path}"`, hint === null ? ', which has no hint' : `, by the hint on ${hint}`].join('');
}

/** As docs/caching.md writes them: `…` stands for what only the answer tells. */
function formatTags({ types, lists, absences }: PossibleTags): string {
  const listed = lists.map((list) => (list.startsWith('list:') ? list : list.replace('.', ':….')));
  return [...types.map((type) => `${type}:…`), ...listed, ...absences.map((absence) => `${absence}:…`)].join(', ') || '-';
}
