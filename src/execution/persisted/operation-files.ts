import { hash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { toErrorMessage } from '../../domain/errors.ts';
import type { OperationSource } from './operation-formats.ts';
import type { OperationProblem } from './persisted-operation.ts';

/** A manifest of ten thousand operations has some 20 MB. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** A folder with more was surely named by mistake. */
const MAX_FILES = 20_000;
const EXTENSIONS = new Set(['.json', '.graphql', '.gql']);
/** The folder of a root whose folders are clients. */
const CLIENTS_FOLDER = 'clients';

/** A file that is there, and what tells that it changed. */
interface FoundFile {
  readonly file: string;
  readonly client: string | null;
  readonly sizeBytes: number;
  /** Changes with every write, and when the path leads to another file. */
  readonly version: string;
}

/** What paths lead to. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly OperationProblem[];
  /** Another one after anything was changed, added, removed or exchanged. */
  readonly fingerprint: string;
}

interface Search {
  readonly files: FoundFile[];
  readonly problems: OperationProblem[];
}

interface Folder {
  readonly path: string;
  readonly client: string | null;
  /** True for a configured path itself. */
  readonly isRoot: boolean;
  /** Real paths of the folders around it: a loop of links ends. */
  readonly within: ReadonlySet<string>;
}

/**
 * Finds the files of paths: a file is taken whatever its name; of a folder the `.json`, `.graphql` and `.gql` files, all the way down. Files in
 * `clients/NAME/` of a configured folder belong to the client of that name. Hidden files are left out, links followed. Never rejects.
 */
export async function findOperationFiles(paths: readonly string[]): Promise<FoundFiles> {
  const search: Search = { files: [], problems: [] };
  for (const path of paths) await addPath(search, { path, client: null, isRoot: true, within: new Set() });
  if (search.files.length >= MAX_FILES) addProblem(search, { path: paths.join(', '), client: null }, `more than ${MAX_FILES} files`);
  const { files, problems } = search;
  return { files, problems, fingerprint: hash('sha256', JSON.stringify([files, problems]), 'hex') };
}

/** Reads a file that was found, as UTF-8; a problem when that cannot be done. */
export async function readOperationFile({ file, client, sizeBytes }: FoundFile): Promise<OperationSource | OperationProblem> {
  const problem = { scope: 'file', file, client, operation: null } as const;
  if (sizeBytes > MAX_FILE_BYTES) return { ...problem, reason: `it has ${sizeBytes} bytes, at most ${MAX_FILE_BYTES} are read` };
  try {
    // The mark of a byte order stays: ids of documents are digests of all their bytes.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { file, client, text: decoder.decode(await readFile(file)) };
  } catch (error) {
    return { ...problem, reason: error instanceof TypeError ? 'it is not valid UTF-8' : describeReadFailure(error) };
  }
}

async function addPath(search: Search, entry: Folder): Promise<void> {
  try {
    const found = await stat(entry.path, { bigint: true });
    if (found.isDirectory()) await addFolder(search, entry);
    else if (found.isFile()) addFile(search, entry, found);
    else if (entry.isRoot) addProblem(search, entry, 'it is neither a file nor a folder');
  } catch (error) {
    addProblem(search, entry, describeReadFailure(error));
  }
}

async function addFolder(search: Search, { path, client, isRoot, within }: Folder): Promise<void> {
  const real = await realpath(path);
  if (within.has(real)) return;
  const inside = new Set([...within, real]);
  for (const name of await listNames(path)) {
    if (search.files.length >= MAX_FILES) return;
    const entry = { path: join(path, name), client, isRoot: false, within: inside };
    if (isRoot && name === CLIENTS_FOLDER) await addClients(search, entry);
    else if (EXTENSIONS.has(extname(name)) || (await isFolder(entry.path))) await addPath(search, entry);
  }
}

async function addClients(search: Search, folder: Folder): Promise<void> {
  for (const name of await listNames(folder.path)) {
    const entry = { ...folder, path: join(folder.path, name), client: name };
    if (await isFolder(entry.path)) await addPath(search, entry);
    else if (EXTENSIONS.has(extname(name)))
      addProblem(search, { ...entry, client: null }, `it lies in ${CLIENTS_FOLDER}/ itself, which must hold a folder for each client`);
  }
}

function addFile(search: Search, { path, client }: Folder, { dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): void {
  if (search.files.length < MAX_FILES)
    search.files.push({ file: path, client, sizeBytes: Number(size), version: [dev, ino, size, mtimeNs, ctimeNs].join(' ') });
}

function addProblem(search: Search, { path, client }: Pick<Folder, 'path' | 'client'>, reason: string): void {
  search.problems.push({ scope: 'file', file: path, client, operation: null, reason });
}

/** By code units, so that the order is the same under every locale. Folders of Kubernetes' volumes (`..data`) are hidden files. */
async function listNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function describeReadFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  return code === 'EACCES' || code === 'EPERM' ? 'it may not be read: permission denied' : `it cannot be read: ${toErrorMessage(error)}`;
}
