import type { CachePurge } from '../data/cache-purge.ts';
import type { AnyDatabase } from '../data/schema-engine.ts';
import type { CommandHandler } from '../http/handover-route.ts';
import { createCachePurgeHandler } from './cache-purge-command.ts';
import { createChannelSetHandler } from './channel-command.ts';
import { createImportHandler } from './import-handler.ts';
import { createMigrateHandlers } from './migrate-command.ts';
import { createRefreshHandlers } from './refresh-command.ts';
import { createSampleHandler } from './sample-command.ts';
import { createSeasonHandlers } from './season-command.ts';

/** The commands that work on the database. */
export type CommandName =
  | 'import'
  | 'migrate'
  | 'migrate-status'
  | 'migrate-resolve'
  | 'cache-purge'
  | 'channel-set'
  | 'sample'
  | 'refresh'
  | 'doctor'
  | 'season-list'
  | 'season-set'
  | 'season-remove';

/** What handlers work with. */
export interface HandlerParts {
  readonly database: AnyDatabase;
  /** What the path `-` reads; null in the gateway, whose own standard input is nobody's data. */
  readonly stdin: AsyncIterable<Uint8Array> | null;
  /** Hears of each purge of stored answers. */
  readonly onPurge?: (purge: CachePurge) => void;
}

/** What does the commands' work: in the process of the command, or in the gateway for commands that are handed over. */
export function createCommandHandlers(parts: HandlerParts): Readonly<Record<CommandName, CommandHandler>> {
  return {
    import: createImportHandler(parts),
    ...createMigrateHandlers(parts.database),
    'cache-purge': createCachePurgeHandler(parts),
    'channel-set': createChannelSetHandler(parts.database),
    sample: createSampleHandler(parts.database),
    ...createRefreshHandlers(parts.database),
    ...createSeasonHandlers(parts.database),
  };
}
