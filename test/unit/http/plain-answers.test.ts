import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { RequestedExecution } from '../../../src/http/graphql-options.ts';
import { answerPlainly, type PlainAnswerOptions, type PlainRequest } from '../../../src/http/plain-answers.ts';

interface Asked {
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null: answers are not stored at all. */
  readonly cache?: { readonly insists?: boolean; readonly seesWrite?: boolean; readonly hasKey?: boolean } | null;
}

/** What the execution that answers a request is told. */
async function execute({ text = '{ matches { totalCount } }', headers = {}, cache = {} }: Asked): Promise<RequestedExecution | undefined> {
  const executions: RequestedExecution[] = [];
  const key = { kind: 'key', key: 'k', policy: { maxAgeSeconds: 60, scope: 'PUBLIC' } };
  const options = {
    operationTimeoutMs: 1_000,
    createContext: (_request: unknown, _reply: unknown, execution: RequestedExecution) => {
      executions.push(execution);
      return {};
    },
    answerDirectly: async () => ({ kind: 'complete', text: '{}' }),
    cache: cache && {
      waitForWrite: async () => cache.seesWrite ?? true,
      readKey: () => (cache.hasKey === false ? { kind: 'none' } : key),
      readTags: () => [],
      answers: {
        answer: async ({ begin }: { begin: () => { done: Promise<{ bytes: Buffer }> } }) => ({
          kind: 'answer',
          body: { identity: (await begin().done).bytes },
        }),
      },
    },
  };
  const plain = {
    request: { headers },
    reply: {},
    planned: { operation: parse(text).definitions[0] },
    requester: cache && { session: null, insists: cache.insists ?? false, explains: false },
    leaving: { aborted: false },
  };
  const known = { ...options, ...(cache === null ? { cache: undefined } : {}) };
  await answerPlainly(known as unknown as PlainAnswerOptions<object>, plain as unknown as PlainRequest);
  return executions[0];
}

describe('an execution', () => {
  const written = { 'farsight-written': 'db/7' };

  it('may take rows from memory when its answer is stored, and when nothing stores it', async () => {
    expect(await execute({})).toMatchObject({ remembers: true });
    expect(await execute({ cache: { hasKey: false } })).toMatchObject({ remembers: true });
  });

  it('may when the log shows what its client wrote, and else reads past the memory', async () => {
    expect(await execute({ headers: written, cache: { seesWrite: true } })).toMatchObject({ remembers: true });
    expect(await execute({ headers: written, cache: { seesWrite: false } })).toMatchObject({ remembers: false });
    expect(await execute({ headers: written, cache: { seesWrite: false, hasKey: false } })).toMatchObject({ remembers: false });
  });

  it('reads past the memory when somebody insists on a new answer, and when it is a mutation', async () => {
    expect(await execute({ cache: { insists: true } })).toMatchObject({ remembers: false });
    expect(await execute({ text: 'mutation { save }' })).toMatchObject({ remembers: false });
    expect(await execute({ text: 'mutation { save }', cache: null })).toMatchObject({ remembers: false });
  });
});
