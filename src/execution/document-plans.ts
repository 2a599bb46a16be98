import { createHash } from 'node:crypto';
import type { DocumentNode, GraphQLError, OperationDefinitionNode, Token } from 'graphql';
import { LRUCache } from 'lru-cache';
import { createDocumentPlan, type DocumentPlan, listOperations, type OperationPlan, planOperation } from './document-plan.ts';
import type { OperationReading, ReadOperation } from './operation-reading.ts';
import type { DocumentOutcome } from './read-document.ts';
import { createTurnQueue } from './turn-queue.ts';

/** Some thousand documents are more than a product's clients have; beyond them are documents that are written once. */
const MAX_PLANS = 2_000;
/** Room for those of usual size; what is parsed can take two hundred times its text, so the text says little. */
const MAX_BYTES = 64 * 1024 * 1024;
/** A token with its share of nodes and places, as measured on 64 bits. */
const TOKEN_BYTES = 270;

/** What a text came to. `invalid` is what GraphQL itself refuses, with the first of its complaints. */
export type PlanOutcome =
  | { readonly kind: 'planned'; readonly plan: DocumentPlan }
  | { readonly kind: 'refused'; readonly error: GraphQLError }
  | { readonly kind: 'invalid'; readonly errors: readonly GraphQLError[] };

/** An operation as it arrives at the executor, parsed and valid. */
export interface ArrivingOperation {
  /** A digest of the text. */
  readonly documentHash: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Plans by the digest of their text: those of persisted operations, which stay, and the others, of which the least recently used leave. */
export interface DocumentPlans {
  /** The plan of a text, which is read when it is not known yet. */
  readonly plan: (text: string) => PlanOutcome;
  /**
   * The same; a text that is not known yet is read in a turn of the event loop of its own, so that a stream of new texts lets requests for
   * known ones pass.
   */
  readonly planInTurn: (text: string) => Promise<PlanOutcome>;
  /** The plan with this digest, in hex. */
  readonly find: (digest: string) => DocumentPlan | undefined;
  /** The plan of an operation that arrives, by whatever way. */
  readonly operation: (arriving: ArrivingOperation) => OperationPlan;
  /** What an operation's document tells of its answers: read once, when first asked for, and of persisted ones at once. */
  readonly read: (plan: OperationPlan) => OperationReading;
  /** Keeps the plans of these texts, which are valid, and only of these; answers the plans. */
  readonly persist: (texts: readonly string[]) => readonly DocumentPlan[];
  /** How many there are that may leave. */
  readonly size: () => number;
}

/** Parts of {@link createDocumentPlans}. */
export interface DocumentPlansParts {
  readonly readDocument: (text: string) => DocumentOutcome;
  readonly readOperation: ReadOperation;
  /** For tests. */
  readonly maxPlans?: number;
  readonly maxBytes?: number;
}

/** No plans yet. */
export function createDocumentPlans(parts: DocumentPlansParts): DocumentPlans {
  const { readDocument, readOperation } = parts;
  let persisted: ReadonlyMap<string, DocumentPlan> = new Map();
  const others = new LRUCache<string, DocumentPlan>({
    max: parts.maxPlans ?? MAX_PLANS,
    maxSize: parts.maxBytes ?? MAX_BYTES,
    sizeCalculation: ({ text, document }, digest) => digest.length + text.length + countTokens(document) * TOKEN_BYTES,
  });
  const read = (plan: OperationPlan) => {
    plan.reading ??= readOperation(plan.document, plan.operation);
    return plan.reading;
  };
  const find = (digest: string) => persisted.get(digest) ?? others.get(digest);
  const turns = createTurnQueue();
  const findPlanned = (digest: string): PlanOutcome | null => {
    const known = find(digest);
    return known === undefined ? null : { kind: 'planned', plan: known };
  };
  const readNew = (digest: string, text: string): PlanOutcome => {
    const outcome = readDocument(text);
    if (outcome.kind !== 'valid') return outcome;
    const plan = createDocumentPlan({ digest, text, document: outcome.document, persisted: false });
    others.set(digest, plan);
    return { kind: 'planned', plan };
  };
  return {
    plan: (text) => {
      const digest = toDigest(text);
      return findPlanned(digest) ?? readNew(digest, text);
    },
    planInTurn: async (text) => {
      const digest = toDigest(text);
      return findPlanned(digest) ?? (await turns(() => findPlanned(digest) ?? readNew(digest, text)));
    },
    find,
    read,
    operation: ({ documentHash, document, operation }) => {
      const known = find(documentHash);
      if (known !== undefined) return planOperation(known, operation);
      const text = document.loc?.source.body ?? '';
      const plan = createDocumentPlan({ digest: documentHash, text, document, persisted: false });
      others.set(documentHash, plan);
      return planOperation(plan, operation);
    },
    persist: (texts) => {
      const kept = new Map<string, DocumentPlan>();
      for (const text of texts) {
        const digest = toDigest(text);
        const plan = kept.get(digest) ?? persisted.get(digest) ?? planPersisted(readDocument, digest, text);
        if (plan !== null) kept.set(digest, plan);
        others.delete(digest);
      }
      persisted = kept;
      for (const operation of [...kept.values()].flatMap(listOperations)) read(operation);
      return [...kept.values()];
    },
    size: () => others.size,
  };
}

function planPersisted(read: DocumentPlansParts['readDocument'], digest: string, text: string): DocumentPlan | null {
  const outcome = read(text);
  return outcome.kind === 'valid' ? createDocumentPlan({ digest, text, document: outcome.document, persisted: true }) : null;
}

function countTokens({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token: Token | null | undefined = loc?.startToken; token; token = token.next) tokens += 1;
  return tokens;
}

function toDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
