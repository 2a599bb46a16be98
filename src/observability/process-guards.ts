import type { EventEmitter } from 'node:events';
import type { Logger } from './logger.ts';

/**
 * Decides what failures that nobody handled do to the process. A thrown one ends it: its state is unknown. A rejected promise is logged and
 * the process goes on: while executing a list, graphql-js can leave the rejections of its items unheard when another item throws, and no
 * request may end the gateway for all others.
 */
export function guardProcess(process: EventEmitter, { logger, exit }: { logger: Logger; exit: (code: number) => void }): void {
  process.on('uncaughtException', (error: unknown) => {
    logger.fatal({ err: error }, 'Farsight cannot go on');
    exit(1);
  });
  process.on('unhandledRejection', (reason: unknown) => {
    logger.error({ err: reason }, 'A rejection was handled by nobody');
  });
}
