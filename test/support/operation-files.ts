import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for files of persisted operations. */
export interface OperationFolder extends Disposable {
  readonly path: string;
  /** Writes a file, with the folders it lies in; what is no string becomes JSON. @returns its path */
  write(name: string, content: unknown): string;
}

/** An operation as an Apollo manifest states it. */
export interface ManifestOperation {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly body: string;
  readonly clientName?: string;
}

/** Makes an empty folder, removed when it goes out of scope. */
export function createOperationFolder(): OperationFolder {
  const path = mkdtempSync(join(tmpdir(), 'farsight-operations-'));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      return file;
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A digest in hex, by Node's older interface, so that it checks the one that the sources use. */
export function digest(algorithm: string, text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex');
}

/** An Apollo manifest. */
export function toManifest(...operations: readonly ManifestOperation[]): object {
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}

/** An operation of a manifest whose id is the digest of its text. */
export function toManifestOperation(body: string, changes: Partial<ManifestOperation> = {}): ManifestOperation {
  const [, type = 'query', name = ''] = /^\s*(query|mutation|subscription)\s+(\w+)/.exec(body) ?? [];
  return { id: digest('sha256', body), name, type, body, ...changes };
}
