import type { Logger } from './logger.ts';

/** A purge of stored answers that is in the log of changes. */
interface LoggedPurge {
  readonly target: { readonly kind: string };
  readonly tags: readonly string[];
}

const FIRST_TAGS = 3;

/** Tells of a purge in one line. Tags of keys are left out: they hold names of people. */
export function logPurge(logger: Logger, { target, tags }: LoggedPurge, by: 'command' | 'operator'): void {
  const shown = tags.filter((tag) => !/^null:[^:]+:/.test(tag)).slice(0, FIRST_TAGS);
  logger.info({ by, purged: target.kind, tags: tags.length, first: shown }, 'Cache purged');
}
