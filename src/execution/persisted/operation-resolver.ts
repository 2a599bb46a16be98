import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { PersistedConfig } from '../../config/config.ts';
import { isDigestOf, isSha256, toSha256 } from './document-digest.ts';
import type { OperationRegistry } from './operation-registry.ts';
import type { PersistedOperation } from './persisted-operation.ts';
import type { UnlistedOperations } from './unlisted-operations.ts';

/**
 * What may be asked. `apq`: any text, and ids. `log-unknown`: the same, with what is not registered counted and logged. `safelist`: texts
 * only when registered, whatever their white space, and ids. `only`: ids.
 */
export type PersistedMode = PersistedConfig['mode'];

/** Where an id stood in a request; `apq` is `extensions.persistedQuery.sha256Hash`. */
export type IdForm = 'documentId' | 'apq' | 'id' | 'doc_id' | 'path';

/** What a request asks for, before anything of it is looked up. */
export interface AskedOperation {
  /** Null when there is none; never empty. */
  readonly text: string | null;
  /** Without the prefix `sha256:`; null when there is none. */
  readonly id: string | null;
  /** Where the id stood; null when there is none. */
  readonly form: IdForm | null;
  /** As it was sent. */
  readonly operationName: string | null;
  /** As the client names itself: anybody may claim any name. */
  readonly client: string | null;
}

/** An operation that may run, once it has been found valid. */
export interface AllowedOperation {
  readonly kind: 'text';
  /** The registered text where there is one, even if another white space was sent. */
  readonly text: string;
  /** The registered operation's name, else its id: fit for a label of metrics. Null for what is not registered. */
  readonly name: string | null;
  /** The registered operation; its text is {@link AllowedOperation.text}. */
  readonly entry: PersistedOperation | null;
  /** The SHA-256 under which a client asked to find the text again. */
  readonly registerAs: string | null;
}

/** What becomes of a request; `absent` asks for nothing, which Apollo Server answers. */
export type ResolvedOperation = AllowedOperation | { readonly kind: 'refused'; readonly error: GraphQLError } | { readonly kind: 'absent' };

/** Documents that clients registered by SHA-256 while asking. */
export interface AutomaticStore {
  /** The document of a digest; undefined when it is not there or not the digest's. Does not reject. */
  readonly get: (sha256: string) => Promise<string | undefined>;
  /** Keeps a document, within the store's bounds. Does not reject. */
  readonly register: (sha256: string, text: string) => Promise<void>;
}

/** Parts of a resolver. */
export interface OperationResolverParts {
  readonly mode: PersistedMode;
  /** Read anew for each request, so that it may change. */
  readonly registry: () => OperationRegistry;
  readonly store: AutomaticStore;
  readonly unlisted: UnlistedOperations;
}

/** Decides what may run. */
export interface OperationResolver {
  /** Finds what is asked for. Does not reject; waits for the store alone, and for that only in modes that take any text. */
  readonly resolve: (asked: AskedOperation) => Promise<ResolvedOperation>;
  /** To be called when an allowed operation has been found valid: registers it if that was asked, and notes it if it is not registered. */
  readonly accept: (operation: AllowedOperation, asked: AskedOperation) => void;
}

/** A resolver for one mode. */
export function createOperationResolver({ mode, registry, store, unlisted }: OperationResolverParts): OperationResolver {
  const takesAnyText = mode === 'apq' || mode === 'log-unknown';

  const resolveText = ({ text, client }: Asked<'text'>): ResolvedOperation => {
    // Reading what a text means is not worth its while where nothing depends on it.
    const entry = mode === 'apq' ? registry().findByText(client, text) : registry().findByMeaning(client, text);
    if (entry !== null) return allowEntry(entry);
    return takesAnyText ? allowText(text) : refuseUnknown('This operation is not registered here, and only registered ones are answered');
  };
  const resolveId = async (asked: Asked<'id'>): Promise<ResolvedOperation> => {
    const { id, form, client } = asked;
    const entry = registry().findById(client, id);
    if (entry !== null) return allowEntry(entry);
    // A text that is sent along could not be that of any other id.
    const mayBeSent = takesAnyText && isSha256(id);
    const text = mayBeSent ? await store.get(id) : undefined;
    if (text !== undefined) return resolveText({ ...asked, text });
    if (mayBeSent && form === 'apq') return refuseNotFound();
    return refuseUnknown(`No operation is registered under the id ${JSON.stringify(id)}`);
  };
  const resolveBoth = (asked: Asked<'text' | 'id'>): ResolvedOperation => {
    const { text, id, form, client } = asked;
    const entry = registry().findById(client, id);
    if (entry !== null) return registry().isMeant(entry, text) ? allowEntry(entry) : refuseMismatch(asked);
    if (form === 'apq' ? toSha256(text) !== id : !isDigestOf(id, text)) return refuseMismatch(asked);
    const resolved = resolveText(asked);
    return form === 'apq' && resolved.kind === 'text' && resolved.entry === null ? { ...resolved, registerAs: id } : resolved;
  };
  return {
    resolve: async (asked) => {
      if (asked.text === null && asked.id === null) return { kind: 'absent' };
      if (asked.text !== null && mode === 'only')
        return refuseUnknown('Only ids of registered operations are answered here: send the id, without a text');
      if (hasId(asked)) return hasText(asked) ? resolveBoth(asked) : await resolveId(asked);
      return hasText(asked) ? resolveText(asked) : { kind: 'absent' };
    },
    accept: (operation, { operationName, client }) => {
      if (operation.entry !== null) return;
      if (operation.registerAs !== null) void store.register(operation.registerAs, operation.text);
      if (mode === 'log-unknown') unlisted.note({ text: operation.text, operationName, client });
    },
  };
}

type Asked<Present extends 'text' | 'id'> = AskedOperation & { readonly [Key in Present]: string };

function hasText<T extends AskedOperation>(asked: T): asked is T & { readonly text: string } {
  return asked.text !== null;
}

function hasId<T extends AskedOperation>(asked: T): asked is T & { readonly id: string } {
  return asked.id !== null;
}

function allowEntry(entry: PersistedOperation): AllowedOperation {
  return { kind: 'text', text: entry.text, name: entry.name ?? entry.id, entry, registerAs: null };
}

function allowText(text: string): AllowedOperation {
  return { kind: 'text', text, name: null, entry: null, registerAs: null };
}

/** In Apollo Server's words: clients that hear it send the text, some for ever, so it is said only where a text helps. */
function refuseNotFound(): ResolvedOperation {
  const headers = new HeaderMap([['cache-control', 'private, no-cache, must-revalidate']]);
  return refuse('PersistedQueryNotFound', { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 200, headers } });
}

function refuseUnknown(message: string): ResolvedOperation {
  return refuse(message, { code: 'PERSISTED_OPERATION_UNKNOWN', http: { status: 400 } });
}

function refuseMismatch({ id, form }: AskedOperation): ResolvedOperation {
  const message =
    form === 'apq' ? 'provided sha does not match query' : `The id ${JSON.stringify(id)} (${form}) is not that of the text it came with`;
  return refuse(message, { code: 'BAD_REQUEST', http: { status: 400 } });
}

function refuse(message: string, extensions: Record<string, unknown>): ResolvedOperation {
  return { kind: 'refused', error: new GraphQLError(message, { extensions }) };
}
