import { type DatabaseRequest, openDatabase } from '../compose-database.ts';
import type { DatabaseConfig } from '../config/config.ts';
import { assertMigrated } from '../data/migration-status.ts';
import type { AnyDatabase } from '../data/schema-engine.ts';
import type { CommandName } from './command-handlers.ts';
import { findGateway } from './find-gateway.ts';
import { runHandedOver } from './handover-client.ts';
import type { CommandSession } from './session.ts';

/** A command and what it is called with. `migrated` is false for those that look after the migrations themselves. */
export interface Command extends Pick<DatabaseRequest, 'purpose' | 'migrated'> {
  readonly name: CommandName;
  /** What the handler validates; for a gateway it must be plain JSON values. */
  readonly args: (where: 'here' | 'gateway') => Promise<unknown>;
  readonly onEvent?: (event: unknown) => void;
}

/**
 * Runs a command where the database is: here, or inside the gateway that owns the embedded one. Either way the same handler does
 * it, and its events and result come back the same.
 */
export async function runCommand(session: CommandSession, command: Command): Promise<unknown> {
  const config = session.readConfig().database;
  const { name, onEvent = () => undefined } = command;
  const gateway = await findGateway(config);
  if (gateway !== null)
    return runHandedOver(gateway, {
      name,
      args: await command.args('gateway'),
      onEvent,
      onDropped: (count) => session.stderr.write(`(${count} messages were left out, because they came faster than they were shown)\n`),
      signal: session.signal,
    });
  return withDatabase(config, command, async (database) =>
    session.createHandlers({ database, stdin: session.stdin })[name](await command.args('here'), { emit: onEvent, signal: session.signal }),
  );
}

/** Opens the configured database, works with it, and closes it again. */
async function withDatabase<T>(config: DatabaseConfig, request: DatabaseRequest, work: (database: AnyDatabase) => Promise<T>): Promise<T> {
  await using open = new AsyncDisposableStack();
  const { database, close } = await openDatabase(config, request);
  open.defer(close);
  if (request.migrated) await assertMigrated(database);
  return await work(database);
}
