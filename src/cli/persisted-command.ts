import type { Command as Program } from 'commander';
import { getOperationAST, parse } from 'graphql';
import { FarsightError } from '../domain/errors.ts';
import { invariant } from '../domain/invariant.ts';
import { createOperationReader, type OperationReading, type ReadOperation } from '../execution/operation-reading.ts';
import { createDocumentValidator } from '../execution/persisted/document-validator.ts';
import { type ReadOperations, readOperations } from '../execution/persisted/load-operations.ts';
import { findOperationFiles } from '../execution/persisted/operation-files.ts';
import { describeProblem, type OperationProblem, type PersistedOperation } from '../execution/persisted/persisted-operation.ts';
import { createSchema } from '../execution/schema.ts';
import { type CommandSession, EXIT_CODES } from './session.ts';
import { formatColumns, formatCount, toHarmlessText } from './terminal-text.ts';

const PATHS = 'files and folders; those of PERSISTED_OPERATIONS when none are given';

/** `farsight persisted check` and `persisted list`, which need no database. */
export function registerPersistedCommand(program: Program, session: CommandSession): void {
  const persisted = program.command('persisted').description('Look at the operations that clients ask for by id');
  persisted
    .command('check')
    .description('Verify ids and validate operations against the schema; prints a line for each problem')
    .argument('[path...]', PATHS)
    .action((paths: string[]) => runCheck(session, paths));
  persisted
    .command('list')
    .description('Show the operations that would be served')
    .argument('[path...]', PATHS)
    .option('--json', 'as a JSON array, with the texts, and what their answers could be made of')
    .action((paths: string[], { json = false }: { json?: boolean }) => runList(session, { paths, json }));
}

async function runCheck(session: CommandSession, paths: readonly string[]): Promise<void> {
  const { operations, problems, fileCount } = await read(session, paths);
  for (const problem of problems) session.stdout.write(`${toHarmlessText(describeProblem(problem))}\n`);
  const found = `${formatCount(operations.length)} operations in ${formatCount(fileCount)} files can be served`;
  session.stderr.write(problems.length === 0 ? `${found}.\n` : `${found}; problems: ${formatCount(problems.length)}.\n`);
  if (problems.length > 0 || operations.length === 0) session.setExitCode(EXIT_CODES.incomplete);
}

async function runList(session: CommandSession, { paths, json }: { paths: readonly string[]; json: boolean }): Promise<void> {
  const { operations: found, problems } = await read(session, paths);
  const readOperation = createOperationReader(createSchema());
  const operations = found.map((operation) => describeOperation(operation, readOperation));
  session.stdout.write(json ? `${JSON.stringify(operations, null, 2)}\n` : formatOperations(operations));
  tellProblems(session, problems);
}

async function read(session: CommandSession, given: readonly string[]): Promise<ReadOperations> {
  const paths = given.length > 0 ? given : session.readConfig().persisted.paths;
  if (paths.length === 0)
    throw new FarsightError('BAD_INPUT', 'There is nothing to look at: name files or folders, or set PERSISTED_OPERATIONS');
  return readOperations(await findOperationFiles(paths), createDocumentValidator(createSchema()));
}

/** An operation with what it says of its answers: for how long and for whom they may be stored, and what they could be made of. */
interface DescribedOperation extends PersistedOperation, Pick<OperationReading, 'policy' | 'tags'> {}

/** Registered documents hold one operation each. */
function describeOperation(operation: PersistedOperation, readOperation: ReadOperation): DescribedOperation {
  const document = parse(operation.text);
  const node = getOperationAST(document);
  invariant(node !== null && node !== undefined, `one operation in the document of ${operation.id}`);
  const { policy, tags } = readOperation(document, node);
  return { ...operation, policy, tags };
}

function formatPolicy({ maxAgeSeconds, scope }: DescribedOperation['policy']): string {
  return maxAgeSeconds === 0 ? '-' : `${maxAgeSeconds} s${scope === 'PRIVATE' ? ', private' : ''}`;
}

function formatOperations(operations: readonly DescribedOperation[]): string {
  const rows = operations.map(({ id, client, name, type, policy, format, file }) => {
    return [id, client ?? '-', name ?? '-', type, formatPolicy(policy), format, file];
  });
  return formatColumns([['ID', 'CLIENT', 'NAME', 'TYPE', 'STORABLE', 'FORMAT', 'FILE'], ...rows].map((row) => row.map(toHarmlessText)));
}

function tellProblems(session: CommandSession, problems: readonly OperationProblem[]): void {
  if (problems.length === 0) return;
  session.stderr.write(`Left out: ${formatCount(problems.length)}; farsight persisted check says why.\n`);
  session.setExitCode(EXIT_CODES.incomplete);
}
