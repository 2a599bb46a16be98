import { type DocumentMeaning, readMeaning, toSha256 } from './document-digest.ts';
import type { OperationProblem, PersistedOperation } from './persisted-operation.ts';

/**
 * The operations that are registered; never changes. A client finds its own first, then everybody's, and never another client's. Lookups
 * take the name that a client gives itself, whatever it is.
 */
export interface OperationRegistry {
  /** In the order they were read. */
  readonly operations: readonly PersistedOperation[];
  /** What was left out, and why. */
  readonly quarantined: readonly OperationProblem[];
  /** By id; also by the SHA-256 of the text, which clients send whatever the ids of a list are. */
  readonly findById: (client: string | null, id: string) => PersistedOperation | null;
  /** By exactly this text. */
  readonly findByText: (client: string | null, text: string) => PersistedOperation | null;
  /**
   * By a text with the same definitions, whatever its white space, comments and their order. Costs a look-up for a text as it is listed, for
   * others one pass over at most as many tokens as the longest listed document has.
   */
  readonly findByMeaning: (client: string | null, text: string) => PersistedOperation | null;
  /** True when a text says what one of these operations says, as {@link OperationRegistry.findByMeaning} compares them. */
  readonly isMeant: (operation: PersistedOperation, text: string) => boolean;
}

interface Namespace {
  readonly byId: Map<string, PersistedOperation>;
  readonly byText: Map<string, PersistedOperation>;
  readonly byMeaning: Map<string, PersistedOperation>;
}

/** Builds a registry of operations that were checked: no two of one client have the same id. @param known meanings by text; others are read */
export function createOperationRegistry(
  operations: readonly PersistedOperation[],
  quarantined: readonly OperationProblem[] = [],
  known: ReadonlyMap<string, DocumentMeaning | null> = new Map(),
): OperationRegistry {
  const namespaces = new Map<string | null, Namespace>();
  const meanings = new Map<PersistedOperation, DocumentMeaning | null>();
  let maxTokens = 0;
  for (const operation of operations) {
    const meaning = known.get(operation.text) ?? readMeaning(operation.text);
    meanings.set(operation, meaning);
    maxTokens = Math.max(maxTokens, meaning?.tokens ?? 0);
    const namespace = namespaces.get(operation.client) ?? createNamespace();
    namespaces.set(operation.client, namespace);
    addOperation(namespace, operation, meaning);
  }
  for (const { byId, byText } of namespaces.values()) for (const [text, operation] of byText) addFirst(byId, toSha256(text), operation);

  const find = (client: string | null, pick: (namespace: Namespace) => PersistedOperation | undefined): PersistedOperation | null => {
    const own = client === null ? undefined : namespaces.get(client);
    const everybodys = namespaces.get(null);
    return (own && pick(own)) ?? (everybodys && pick(everybodys)) ?? null;
  };
  const findByText = (client: string | null, text: string) => find(client, ({ byText }) => byText.get(text));
  return {
    operations: [...operations],
    quarantined: [...quarantined],
    findById: (client, id) => find(client, ({ byId }) => byId.get(id)),
    findByText,
    findByMeaning: (client, text) => {
      const same = findByText(client, text);
      if (same !== null || maxTokens === 0) return same;
      const meaning = readMeaning(text, maxTokens);
      return meaning && find(client, ({ byMeaning }) => byMeaning.get(meaning.digest));
    },
    isMeant: (operation, text) => {
      if (text === operation.text) return true;
      const meaning = meanings.get(operation) ?? null;
      return meaning !== null && readMeaning(text, meaning.tokens)?.digest === meaning.digest;
    },
  };
}

function createNamespace(): Namespace {
  return { byId: new Map(), byText: new Map(), byMeaning: new Map() };
}

function addOperation({ byId, byText, byMeaning }: Namespace, operation: PersistedOperation, meaning: DocumentMeaning | null): void {
  byId.set(operation.id, operation);
  addFirst(byText, operation.text, operation);
  if (meaning !== null) addFirst(byMeaning, meaning.digest, operation);
}

function addFirst(map: Map<string, PersistedOperation>, key: string, operation: PersistedOperation): void {
  if (!map.has(key)) map.set(key, operation);
}
