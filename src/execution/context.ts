import type { ChannelSettings } from '../data/channel-settings.ts';
import type { ReadScope, StatementListener } from '../data/database.ts';
import type { PlayerSettingsStore } from '../data/player-settings.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { Cancellation } from './cancellation.ts';
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
  /** Ends what runs for this request; null: nothing does. */
  readonly cancellation: Cancellation | null;
}

/** What a request brings. */
export interface ContextRequest {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Owned by whoever waits for the answer. */
  readonly cancellation?: Cancellation;
}

/** Parts a context is made of; wired by the composition root. */
export interface ContextParts {
  /** Makes loaders over the database, whose reads end with `scope`; `listener` hears of each of their statements. */
  readonly createLoaders: (listener: StatementListener, scope: ReadScope | null) => Loaders;
  readonly settings: Context['settings'];
}

/** Makes the contexts of requests. */
export function createContextFactory({ createLoaders, settings }: ContextParts): (request: ContextRequest) => Context {
  return ({ viewer, requestId, cancellation = null }) => {
    const statements = createStatementCounter();
    const loaders = createLoaders(statements.listen, cancellation);
    return {
      viewer,
      requestId,
      settings,
      statements,
      cancellation,
      loaders,
      // In place: Apollo Server hands resolvers a copy of the context, which keeps this object.
      refreshLoaders: () => Object.assign(loaders, createLoaders(statements.listen, cancellation)),
    };
  };
}
