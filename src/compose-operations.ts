import type { GraphQLSchema } from 'graphql';
import type { KeyValueStore } from './cache/key-value-store.ts';
import { createPersistedQueryStore } from './cache/persisted-query-store.ts';
import type { Config } from './config/config.ts';
import type { DocumentPlans } from './execution/document-plans.ts';
import type { Executor } from './execution/executor.ts';
import { createDocumentValidator } from './execution/persisted/document-validator.ts';
import type { OperationRegistry } from './execution/persisted/operation-registry.ts';
import { createOperationResolver } from './execution/persisted/operation-resolver.ts';
import { openPersistedOperations } from './execution/persisted/persisted-operations.ts';
import { createUnlistedOperations } from './execution/persisted/unlisted-operations.ts';
import { type AdmitOperation, createOperationAdmission } from './http/admit-operation.ts';
import type { Logger } from './observability/logger.ts';
import type { Metrics } from './observability/metrics.ts';

/** What operations are admitted by. */
export interface OperationsParts {
  readonly config: Pick<Config, 'persisted' | 'mode'> & { readonly http: Pick<Config['http'], 'maxBatch'> };
  readonly core: { readonly schema: GraphQLSchema; readonly plans: DocumentPlans; readonly executor: Executor };
  /** Where documents that clients register are kept. */
  readonly store: KeyValueStore;
  readonly metrics: Pick<Metrics, 'registerOperations' | 'countUnlisted' | 'countRefusal'>;
  readonly logger: Logger;
}

/** What decides which operations run. */
export interface Operations {
  readonly admit: AdmitOperation;
  /** Stops looking after the files of persisted operations. */
  readonly stop: () => Promise<void>;
}

/**
 * Reads the persisted operations, plans and compiles them, and keeps them in step with their files.
 * @throws FarsightError `BAD_CONFIG` that names the operations that cannot be served
 */
export async function composeOperations({ config, core, store, metrics, logger }: OperationsParts): Promise<Operations> {
  const { paths, mode, onInvalid } = config.persisted;
  const persisted = await openPersistedOperations({
    paths,
    onInvalid,
    needsOperations: mode === 'safelist' || mode === 'only',
    logger,
    validate: createDocumentValidator(core.schema),
  });
  const take = async ({ operations }: OperationRegistry) => {
    metrics.registerOperations(operations.flatMap(({ name }) => name ?? []));
    await core.executor.warm(core.plans.persist(operations.map(({ text }) => text)));
  };
  await take(persisted.registry());
  persisted.onChange((registry) => void take(registry));
  const resolver = createOperationResolver({
    mode,
    registry: persisted.registry,
    store: createPersistedQueryStore(store),
    unlisted: createUnlistedOperations({ logger, count: metrics.countUnlisted }),
  });
  const admit = createOperationAdmission({
    plans: core.plans,
    resolver,
    revision: persisted.registry,
    mode: config.mode,
    maxBatch: config.http.maxBatch,
    countRefusal: metrics.countRefusal,
  });
  return { admit, stop: persisted.stop };
}
