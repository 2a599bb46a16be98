import type { DatabaseConfig } from '../config/config.ts';
import { describeOwner, inspectDataFolder } from '../data/data-folder-lock.ts';
import type { DataFolderOwner } from '../data/data-folder-owner.ts';
import { FarsightError } from '../domain/errors.ts';

/** A gateway that owns the embedded database and takes commands over. */
export type Gateway = Pick<DataFolderOwner, 'host' | 'pid' | 'token'> & { readonly port: number };

/**
 * The gateway that owns the embedded database and takes commands over; null when the command may open the database itself.
 * @throws FarsightError `DATA_FOLDER_IN_USE` when another process owns it that takes nothing over
 */
export async function findGateway(config: DatabaseConfig): Promise<Gateway | null> {
  if (config.kind === 'postgres') return null;
  const owner = await inspectDataFolder(config.folder);
  if (owner === null) return null;
  const { port } = owner;
  if (port !== null) return { ...owner, port };
  throw new FarsightError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${config.folder} belongs to ${describeOwner(owner)}. Run this again when it is done, stop it, or set DATA_DIR to another folder`,
    { facts: { pid: owner.pid } },
  );
}
