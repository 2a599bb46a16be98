import { describe, expect, it, vi } from 'vitest';
import { createOperationRegistry } from '../../../../src/execution/persisted/operation-registry.ts';
import {
  type AskedOperation,
  createOperationResolver,
  type IdForm,
  type PersistedMode,
  type ResolvedOperation,
} from '../../../../src/execution/persisted/operation-resolver.ts';
import type { PersistedOperation } from '../../../../src/execution/persisted/persisted-operation.ts';
import { digest } from '../../../support/operation-files.ts';

const LISTED = 'query Listed {\n  hello\n}\n';
const SPACED = 'query  Listed{hello} # the same';
const OTHER = 'query Other { hello }';
const STORED = 'query Stored { hello }';
const INTROSPECTION = '{ __schema { types { name } } }';
const MODES: readonly PersistedMode[] = ['apq', 'log-unknown', 'safelist', 'only'];
const FORMS: readonly IdForm[] = ['documentId', 'apq', 'id', 'doc_id', 'path'];

const listed: PersistedOperation = {
  id: 'listed/1',
  client: null,
  name: 'Listed',
  type: 'query',
  text: LISTED,
  file: 'm.json',
  format: 'apollo-manifest',
};
const byMd5: PersistedOperation = { ...listed, id: digest('md5', OTHER), name: null, text: OTHER, client: 'ios' };

function create(mode: PersistedMode) {
  const store = {
    get: vi.fn(async (sha256: string) => (sha256 === digest('sha256', STORED) ? STORED : undefined)),
    register: vi.fn(async () => undefined),
  };
  const unlisted = { note: vi.fn(), size: () => 0 };
  const registry = createOperationRegistry([listed, byMd5]);
  return { resolver: createOperationResolver({ mode, registry: () => registry, store, unlisted }), store, unlisted };
}

function ask(asked: Partial<AskedOperation>): AskedOperation {
  return { text: null, id: null, form: asked.id == null ? null : 'documentId', operationName: null, client: null, ...asked };
}

/** An outcome in a word or two, for tables. */
function toOutcome(resolved: ResolvedOperation): string {
  if (resolved.kind === 'absent') return 'absent';
  if (resolved.kind === 'refused') return String(resolved.error.extensions['code']);
  const registered = resolved.registerAs === null ? '' : ' to register';
  return `${resolved.entry === null ? 'text' : 'listed'}${registered}`;
}

const UNKNOWN = 'PERSISTED_OPERATION_UNKNOWN';
const NOT_FOUND = 'PERSISTED_QUERY_NOT_FOUND';
const WRONG = 'BAD_REQUEST';
const sha256 = (text: string) => digest('sha256', text);

// What is asked, and what comes of it in apq, log-unknown, safelist and only.
const table: readonly [string, Partial<AskedOperation>, readonly [string, string, string, string]][] = [
  ['nothing', {}, ['absent', 'absent', 'absent', 'absent']],
  ['a listed text', { text: LISTED }, ['listed', 'listed', 'listed', UNKNOWN]],
  ['a listed text, other white space', { text: SPACED }, ['text', 'listed', 'listed', UNKNOWN]],
  ['another text', { text: OTHER }, ['text', 'text', UNKNOWN, UNKNOWN]],
  ['a text that is no GraphQL', { text: '{ "' }, ['text', 'text', UNKNOWN, UNKNOWN]],
  ['introspection', { text: INTROSPECTION }, ['text', 'text', UNKNOWN, UNKNOWN]],
  ['__typename', { text: '{ __typename }' }, ['text', 'text', UNKNOWN, UNKNOWN]],
  ["another client's text", { text: OTHER, client: 'ios' }, ['listed', 'listed', 'listed', UNKNOWN]],
  ...FORMS.flatMap((form): typeof table => {
    const unknown = form === 'apq' ? NOT_FOUND : UNKNOWN;
    const registered = form === 'apq' ? 'text to register' : 'text';
    return [
      [`a listed id by ${form}`, { id: 'listed/1', form }, ['listed', 'listed', 'listed', 'listed']],
      [`the SHA-256 of a listed text by ${form}`, { id: sha256(LISTED), form }, ['listed', 'listed', 'listed', 'listed']],
      [`the SHA-256 of it with other white space by ${form}`, { id: sha256(SPACED), form }, [unknown, unknown, UNKNOWN, UNKNOWN]],
      [`the id of a client by ${form}`, { id: byMd5.id, form, client: 'ios' }, ['listed', 'listed', 'listed', 'listed']],
      [`the id of another client by ${form}`, { id: byMd5.id, form, client: 'web' }, [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]],
      [`a registered SHA-256 by ${form}`, { id: sha256(STORED), form }, ['text', 'text', UNKNOWN, UNKNOWN]],
      [`an unknown SHA-256 by ${form}`, { id: sha256('{ x }'), form }, [unknown, unknown, UNKNOWN, UNKNOWN]],
      [`an unknown name by ${form}`, { id: 'nobody/1', form }, [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]],
      [`a listed text with its id by ${form}`, { text: LISTED, id: 'listed/1', form }, ['listed', 'listed', 'listed', UNKNOWN]],
      [`a listed text with its SHA-256 by ${form}`, { text: LISTED, id: sha256(LISTED), form }, ['listed', 'listed', 'listed', UNKNOWN]],
      [
        `a listed text, other white space, with its id by ${form}`,
        { text: SPACED, id: 'listed/1', form },
        ['listed', 'listed', 'listed', UNKNOWN],
      ],
      [
        `a listed text, other white space, with the SHA-256 of that by ${form}`,
        { text: SPACED, id: sha256(SPACED), form },
        [registered, 'listed', 'listed', UNKNOWN],
      ],
      [`another text with its SHA-256 by ${form}`, { text: OTHER, id: sha256(OTHER), form }, [registered, registered, UNKNOWN, UNKNOWN]],
      [`another text with a listed id by ${form}`, { text: OTHER, id: 'listed/1', form }, [WRONG, WRONG, WRONG, UNKNOWN]],
      [
        `another text with the SHA-256 of a listed one by ${form}`,
        { text: OTHER, id: sha256(LISTED), form },
        [WRONG, WRONG, WRONG, UNKNOWN],
      ],
      [`another text with the SHA-256 of a third by ${form}`, { text: OTHER, id: sha256('{ x }'), form }, [WRONG, WRONG, WRONG, UNKNOWN]],
      [`another text with an unknown name by ${form}`, { text: OTHER, id: 'nobody/1', form }, [WRONG, WRONG, WRONG, UNKNOWN]],
      [
        `another text with its SHA-256 in capitals by ${form}`,
        { text: OTHER, id: sha256(OTHER).toUpperCase(), form },
        form === 'apq' ? [WRONG, WRONG, WRONG, UNKNOWN] : ['text', 'text', UNKNOWN, UNKNOWN],
      ],
    ];
  }),
  ['another text with its MD5 by doc_id', { text: STORED, id: digest('md5', STORED), form: 'doc_id' }, ['text', 'text', UNKNOWN, UNKNOWN]],
  ['another text with its MD5 by apq', { text: STORED, id: digest('md5', STORED), form: 'apq' }, [WRONG, WRONG, WRONG, UNKNOWN]],
];
const cases = table.flatMap(([what, asked, outcomes]) =>
  MODES.map((mode, at) => ({ what, asked: ask(asked), mode, outcome: outcomes[at] ?? '' })),
);

describe('createOperationResolver', () => {
  it.each(cases)('answers $what in $mode with $outcome', async ({ asked, mode, outcome }) => {
    const { resolver } = create(mode);
    const resolved = await resolver.resolve(asked);
    expect(toOutcome(resolved)).toBe(outcome);
    if (resolved.kind !== 'text') return;
    // What runs is what is listed, else what was sent or stored; never anything else.
    expect(resolved.text).toBe(resolved.entry?.text ?? asked.text ?? STORED);
    expect(resolved.name).toBe(resolved.entry === null ? null : (resolved.entry.name ?? resolved.entry.id));
  });

  it.each(['safelist', 'only'] as const)(
    'neither asks the store of strangers’ documents nor says "PersistedQueryNotFound" in %s, where a text does not help',
    async (mode) => {
      const { resolver, store } = create(mode);
      const resolved = await resolver.resolve(ask({ id: sha256(STORED), form: 'apq' }));
      expect(store.get).not.toHaveBeenCalled();
      expect(resolved).toMatchObject({
        kind: 'refused',
        error: {
          message: `No operation is registered under the id "${sha256(STORED)}"`,
          extensions: { code: UNKNOWN, http: { status: 400 } },
        },
      });
    },
  );

  it('says what Apollo Server says of an unknown hash, status and caching included', async () => {
    const resolved = await create('apq').resolver.resolve(ask({ id: sha256('{ x }'), form: 'apq' }));
    if (resolved.kind !== 'refused') throw new Error(`It was ${resolved.kind}`);
    expect(resolved.error.toJSON()).toMatchObject({
      message: 'PersistedQueryNotFound',
      extensions: { code: NOT_FOUND, http: { status: 200 } },
    });
    const { headers } = resolved.error.extensions['http'] as { headers: Map<string, string> };
    expect([...headers]).toEqual([['cache-control', 'private, no-cache, must-revalidate']]);
  });

  it.each([
    ['apq', 'provided sha does not match query'],
    ['doc_id', `The id "${sha256('{ x }')}" (doc_id) is not that of the text it came with`],
  ] as const)('says of a text and an id that do not belong together, by %s: %s', async (form, message) => {
    const resolved = await create('apq').resolver.resolve(ask({ text: OTHER, id: sha256('{ x }'), form }));
    expect(resolved).toMatchObject({ kind: 'refused', error: { message, extensions: { http: { status: 400 } } } });
  });

  it('asks the store for nothing that is no SHA-256', async () => {
    const { resolver, store } = create('apq');
    for (const id of ['nobody/1', 'A'.repeat(64), digest('md5', STORED), '']) await resolver.resolve(ask({ id, form: 'apq' }));
    expect(store.get).not.toHaveBeenCalled();
  });

  it('registers nothing before it was accepted, and then under the hash that was sent', async () => {
    const { resolver, store } = create('apq');
    const asked = ask({ text: OTHER, id: sha256(OTHER), form: 'apq' });
    const resolved = await resolver.resolve(asked);
    expect(store.register).not.toHaveBeenCalled();
    if (resolved.kind === 'text') resolver.accept(resolved, asked);
    expect(store.register.mock.calls).toEqual([[sha256(OTHER), OTHER]]);
  });

  it.each<[PersistedMode, string, number]>([
    ['log-unknown', OTHER, 1],
    ['log-unknown', SPACED, 0],
    ['apq', OTHER, 0],
  ])('notes in %s %j %i times', async (mode, text, times) => {
    const { resolver, unlisted, store } = create(mode);
    const asked = ask({ text, operationName: 'Other', client: 'web' });
    const resolved = await resolver.resolve(asked);
    if (resolved.kind === 'text') resolver.accept(resolved, asked);
    expect(unlisted.note.mock.calls).toEqual(Array.from({ length: times }, () => [{ text, operationName: 'Other', client: 'web' }]));
    expect(store.register).not.toHaveBeenCalled();
  });

  it('follows a registry that is exchanged', async () => {
    let registry = createOperationRegistry([]);
    const { store, unlisted } = create('only');
    const resolver = createOperationResolver({ mode: 'only', registry: () => registry, store, unlisted });
    expect(toOutcome(await resolver.resolve(ask({ id: 'listed/1' })))).toBe(UNKNOWN);
    registry = createOperationRegistry([listed]);
    expect(toOutcome(await resolver.resolve(ask({ id: 'listed/1' })))).toBe('listed');
  });
});
