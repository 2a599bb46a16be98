import { createReadStream } from 'node:fs';
import { glob, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { toErrorMessage } from '../domain/errors.ts';

/** Something to import: raw bytes under a name. */
export interface ImportSource {
  /** As the user named it, or `<stdin>`. */
  readonly name: string;
  /** Of the raw (still compressed) bytes; null when it cannot be known. */
  readonly sizeBytes: number | null;
  /** The raw bytes, in pieces of at most about a megabyte. Called once. */
  open(): AsyncIterable<Uint8Array>;
}

/** What paths led to. */
export interface FoundSources {
  /** In the order of the paths, each folder's and glob's sorted by name; no file twice. */
  readonly sources: readonly ImportSource[];
  /** Paths that led nowhere, with the reason. */
  readonly missing: readonly { readonly path: string; readonly reason: string }[];
  /** Files inside folders and globs that are not data by their name. */
  readonly skipped: readonly string[];
}

const READ_BYTES = 256 * 1024;
const DATA_NAME = /\.(json|ndjson|jsonl|csv)(\.gz)?$/i;
const OTHER_GZIP_NAME = /^[^.]+\.gz$/i;

interface Search {
  readonly sources: ImportSource[];
  readonly missing: { path: string; reason: string }[];
  readonly skipped: string[];
  /** Real paths of files taken and folders entered: a file counts once, and a loop of links ends. */
  readonly visited: Set<string>;
}

/** Finds the files behind paths: files, folders (all the way down), globs, and `-` for standard input. Never rejects. */
export async function findSources(paths: readonly string[], stdin: AsyncIterable<Uint8Array>): Promise<FoundSources> {
  const search: Search = { sources: [], missing: [], skipped: [], visited: new Set() };
  for (const path of paths) {
    if (path === '-') takeStandardInput(search, stdin);
    else await addPath(search, path);
  }
  return search;
}

function takeStandardInput(search: Search, stdin: AsyncIterable<Uint8Array>): void {
  if (search.visited.has('-')) return;
  search.visited.add('-');
  search.sources.push({ name: '<stdin>', sizeBytes: null, open: () => stdin });
}

async function addPath(search: Search, path: string): Promise<void> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) await addFolder(search, path);
    else await addFile(search, path);
  } catch (error) {
    const isMissing = toErrorCode(error) === 'ENOENT';
    if (isMissing && /[*?[\]{}]/.test(path)) await addGlob(search, path);
    else search.missing.push({ path, reason: isMissing ? 'No such file or folder' : toReadFailure(error) });
  }
}

async function addGlob(search: Search, pattern: string): Promise<void> {
  const matches: string[] = [];
  for await (const match of glob(pattern)) matches.push(match);
  if (matches.length === 0) search.missing.push({ path: pattern, reason: 'No file matches this pattern' });
  for (const match of matches.sort(compareNames)) await addEntry(search, match);
}

async function addFolder(search: Search, folder: string): Promise<void> {
  const real = await realpath(folder);
  if (search.visited.has(real)) return;
  search.visited.add(real);
  for (const name of (await readdir(folder)).sort(compareNames)) await addEntry(search, join(folder, name));
}

/** Takes what a folder or glob led to, if it looks like data; a link that leads nowhere is reported and the rest goes on. */
async function addEntry(search: Search, path: string): Promise<void> {
  if (basename(path).startsWith('.')) {
    search.skipped.push(path);
    return;
  }
  try {
    const found = await stat(path);
    if (found.isDirectory()) await addFolder(search, path);
    else if (found.isFile() && looksLikeData(basename(path))) await addFile(search, path);
    else search.skipped.push(path);
  } catch (error) {
    search.missing.push({ path, reason: toReadFailure(error) });
  }
}

async function addFile(search: Search, path: string): Promise<void> {
  const real = await realpath(path);
  if (search.visited.has(real)) return;
  search.visited.add(real);
  const found = await stat(path);
  search.sources.push({
    name: path,
    // A pipe or device (`<(zcat …)`) has no size of its own.
    sizeBytes: found.isFile() ? found.size : null,
    open: () => createReadStream(path, { highWaterMark: READ_BYTES }),
  });
}

function looksLikeData(name: string): boolean {
  return DATA_NAME.test(name) || OTHER_GZIP_NAME.test(name);
}

// By code units, so that the order is the same under every locale.
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const READ_FAILURES: Readonly<Record<string, string>> = {
  EACCES: 'Cannot be read: permission denied',
  EPERM: 'Cannot be read: permission denied',
  EISDIR: 'Cannot be read: it is a folder',
  ELOOP: 'Cannot be read: its links lead in a circle',
  ENOENT: 'Cannot be read: it does not exist (any more)',
};

/** What a failed read says to a user, without paths or stack. */
export function toReadFailure(error: unknown): string {
  const code = toErrorCode(error);
  return (code === undefined ? undefined : READ_FAILURES[code]) ?? `Cannot be read: ${toErrorMessage(error)}`;
}
