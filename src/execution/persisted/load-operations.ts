import type { PersistedConfig } from '../../config/config.ts';
import { FarsightError } from '../../domain/errors.ts';
import { type CheckedOperations, checkOperations, type DocumentValidator } from './check-operations.ts';
import { type FoundFiles, findOperationFiles, readOperationFile } from './operation-files.ts';
import { readStatedOperations } from './operation-formats.ts';
import { createOperationRegistry, type OperationRegistry } from './operation-registry.ts';
import { describeProblem, type OperationProblem, type StatedOperation } from './persisted-operation.ts';

/** Each takes some memory, and a plan beside. */
const MAX_OPERATIONS = 50_000;
/** More would not be read by anybody. */
const MAX_LISTED_PROBLEMS = 50;

/** What is read, and how strictly. */
export interface LoadOptions {
  /** Files and folders; see {@link findOperationFiles}. */
  readonly paths: readonly string[];
  readonly validate: DocumentValidator;
  /** What becomes of operations that cannot be served: `refuse` throws, `quarantine` leaves them out. */
  readonly onInvalid: PersistedConfig['onInvalid'];
  /** True where nothing could be asked without a registered operation. */
  readonly needsOperations: boolean;
}

/** What files hold. */
export interface ReadOperations extends CheckedOperations {
  readonly fileCount: number;
}

/** Reads and checks all operations of files that were found. Never rejects: what is wrong is listed. */
export async function readOperations(found: FoundFiles, validate: DocumentValidator): Promise<ReadOperations> {
  const problems: OperationProblem[] = [...found.problems];
  const stated: StatedOperation[] = [];
  for (const file of found.files) {
    const source = await readOperationFile(file);
    const read = 'reason' in source ? { operations: [], problems: [source] } : readStatedOperations(source);
    stated.push(...read.operations.slice(0, MAX_OPERATIONS + 1 - stated.length));
    problems.push(...read.problems);
    if (stated.length > MAX_OPERATIONS) {
      problems.push({
        scope: 'file',
        file: file.file,
        client: file.client,
        operation: null,
        reason: `with it there are more than ${MAX_OPERATIONS} operations`,
      });
      break;
    }
  }
  const checked = await checkOperations(stated, validate);
  return { ...checked, problems: [...problems, ...checked.problems], fileCount: found.files.length };
}

/**
 * Loads a registry from files.
 * @throws FarsightError `BAD_CONFIG` that names every operation that cannot be served with its reason, when the setting is to refuse them;
 * with either setting when a path or file cannot be read, or nothing is left where operations are needed
 */
export async function loadOperations(options: LoadOptions, found?: FoundFiles): Promise<OperationRegistry> {
  const { paths, validate, onInvalid, needsOperations } = options;
  const { operations, problems, meanings } = await readOperations(found ?? (await findOperationFiles(paths)), validate);
  // What a file that cannot be read would have held is not known: leaving it out could mean all operations of a client.
  const fatal = onInvalid === 'refuse' ? problems : problems.filter(({ scope }) => scope === 'file');
  if (fatal.length > 0) throw new FarsightError('BAD_CONFIG', describeProblems(fatal), { facts: { problems: fatal } });
  if (needsOperations && operations.length === 0) {
    const reasons = problems.length === 0 ? '' : ` ${describeProblems(problems)}`;
    throw new FarsightError(
      'BAD_CONFIG',
      `There are no persisted operations in ${paths.join(', ') || 'PERSISTED_OPERATIONS, which is empty'}, and without one the modes safelist and only answer nothing.${reasons}`,
      { facts: { paths, problems } },
    );
  }
  return createOperationRegistry(operations, problems, meanings);
}

function describeProblems(problems: readonly OperationProblem[]): string {
  const lines = problems.slice(0, MAX_LISTED_PROBLEMS).map(describeProblem);
  const rest = problems.length - lines.length;
  return `${problems.length} of the persisted operations or their files cannot be used: ${lines.join(' | ')}${rest > 0 ? ` | and ${rest} more` : ''}`;
}
