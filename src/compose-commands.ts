import { createCommandHandlers } from './cli/command-handlers.ts';
import { observeTransactions } from './data/observe-transactions.ts';
import type { AnyDatabase } from './data/schema-engine.ts';
import { registerHandoverRoute } from './http/handover-route.ts';
import type { HttpServer } from './http/http-server.ts';
import type { Logger } from './observability/logger.ts';
import type { Metrics } from './observability/metrics.ts';
import { logPurge } from './observability/purge-log.ts';

/** What commands that are handed over work with. */
export interface CommandParts {
  readonly database: AnyDatabase;
  /** Of the data folder. */
  readonly token: string;
  readonly metrics: Pick<Metrics, 'observeTransaction'>;
  readonly logger: Logger;
}

/** Does the work of commands that find the data folder to be this gateway's. */
export function serveCommands(app: HttpServer, { database, token, metrics, logger }: CommandParts): void {
  const handlers = createCommandHandlers({
    database: observeTransactions(database, metrics.observeTransaction),
    stdin: null,
    onPurge: (purge) => logPurge(logger, purge, 'command'),
  });
  registerHandoverRoute(app, { token, handlers, logger });
}
