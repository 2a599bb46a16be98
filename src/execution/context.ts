import type { ChannelSettings } from '../data/channel-settings.ts';
import type { StatementListener } from '../data/database.ts';
import type { PlayerSettingsStore } from '../data/player-settings.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Loaders } from '../loaders/loaders.ts';
import { createStatementCounter, type StatementCounter } from './statement-counter.ts';

/** What resolvers get: made for each request. */
export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly loaders: Loaders;
  /** Makes `loaders` forget what they loaded, for reading back what a mutation wrote. */
  readonly refreshLoaders: () => Loaders;
  readonly settings: { readonly channels: ChannelSettings; readonly players: PlayerSettingsStore };
  /** Counts this request's statements. */
  readonly statements: StatementCounter;
}

/** What a request brings. */
export interface ContextRequest {
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** Parts a context is made of; wired by the composition root. */
export interface ContextParts {
  /** Makes loaders over the database; `listener` hears of each of their statements. */
  readonly createLoaders: (listener: StatementListener) => Loaders;
  readonly settings: Context['settings'];
}

/** Makes the contexts of requests. */
export function createContextFactory({ createLoaders, settings }: ContextParts): (request: ContextRequest) => Context {
  return ({ viewer, requestId }) => {
    const statements = createStatementCounter();
    const loaders = createLoaders(statements.listen);
    return {
      viewer,
      requestId,
      settings,
      statements,
      loaders,
      // In place: Apollo Server hands resolvers a copy of the context, which keeps this object.
      refreshLoaders: () => Object.assign(loaders, createLoaders(statements.listen)),
    };
  };
}
