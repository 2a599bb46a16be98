import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersistedConfig } from '../../src/config/config.ts';
import { createTinyGateway, type TinyGateway } from '../support/tiny-gateway.ts';

const LISTED = 'query Hello($name: String) { hello(name: $name) }';
const MUTATION = 'mutation Save { save }';
const UNLISTED = '{ role }';
const MODES = ['apq', 'log-unknown', 'safelist', 'only'] as const;

let folder: string;
let gateway: TinyGateway;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'farsight-persisted-'));
  writeManifest([LISTED, MUTATION]);
});
afterEach(async () => {
  await gateway?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const writeManifest = (texts: readonly string[]) =>
  writeFileSync(join(folder, 'operations.json'), JSON.stringify(Object.fromEntries(texts.map((text) => [sha256(text), text]))));

async function start(mode: PersistedConfig['mode'], options: { maxBatch?: number } = {}) {
  gateway = await createTinyGateway({ persisted: { paths: [folder], mode }, ...options });
  // What booting took.
  gateway.phases.length = 0;
}

async function post(body: unknown, headers: Record<string, string> = {}, url = '/graphql') {
  const response = await gateway.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  });
  return toAnswer(response.statusCode, response.json());
}

async function get(url: string) {
  const response = await gateway.app.inject({ method: 'GET', url, headers: { 'apollo-require-preflight': '1' } });
  return toAnswer(response.statusCode, response.json());
}

type Answer = { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };

function toAnswer(status: number, { data, errors }: Answer) {
  return { status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const apq = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } } });
const HELLO_YOU = { status: 200, data: { hello: 'Hello you' } };

describe.each(MODES)('a registered operation, where the mode is %s', (mode) => {
  const id = sha256(LISTED);

  it.each([
    ['documentId', { documentId: id }],
    ['documentId with its prefix', { documentId: `sha256:${id}` }],
    ['id', { id }],
    ['doc_id', { doc_id: id }],
    ['the hash of an automatic persisted query', apq(LISTED)],
  ])('is answered by %s, and never parsed', async (_form, body) => {
    await start(mode);
    const variables = { name: 'x' };
    expect(await post({ ...body, variables })).toMatchObject({ status: 200, data: { hello: 'Hello x' } });
    expect(gateway.phases).toEqual(['encode']);
  });

  it('is answered by path, by GET and by POST', async () => {
    await start(mode);
    expect(await get(`/graphql/${id}?variables=${encodeURIComponent('{"name":"é&="}')}`)).toMatchObject({ data: { hello: 'Hello é&=' } });
    expect(await post({ variables: { name: 'x' } }, {}, `/graphql/${id}`)).toMatchObject({ data: { hello: 'Hello x' } });
    expect(gateway.phases).toEqual(['encode', 'encode']);
  });

  it('is run by GET only if it is a query', async () => {
    await start(mode);
    for (const url of [`/graphql/${sha256(MUTATION)}`, `/graphql?documentId=${sha256(MUTATION)}`])
      expect(await get(url)).toMatchObject({ status: 405, code: 'BAD_REQUEST' });
    expect(await post({ documentId: sha256(MUTATION) })).toMatchObject({ status: 200, data: { save: true } });
  });

  it('is answered by its text, but where ids alone are', async () => {
    await start(mode);
    const answer = await post({ query: LISTED });
    expect(answer).toMatchObject(mode === 'only' ? { status: 400, code: 'PERSISTED_OPERATION_UNKNOWN' } : HELLO_YOU);
  });

  it('is not asked for by a page of another site', async () => {
    await start(mode);
    const response = await gateway.app.inject({ method: 'GET', url: `/graphql/${id}` });
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('CSRF');
  });
});

describe('an operation that is not registered', () => {
  it.each([
    ['apq', { status: 200, data: { role: 'ANONYMOUS' } }],
    ['log-unknown', { status: 200, data: { role: 'ANONYMOUS' } }],
    ['safelist', { status: 400, code: 'PERSISTED_OPERATION_UNKNOWN', data: undefined }],
    ['only', { status: 400, code: 'PERSISTED_OPERATION_UNKNOWN', data: undefined }],
  ] as const)('in the mode %s gives %j by text', async (mode, expected) => {
    await start(mode);
    expect(await post({ query: UNLISTED })).toMatchObject(expected);
    expect(await post({ query: UNLISTED, ...apq(UNLISTED) })).toMatchObject(expected);
    expect(await get(`/graphql?query=${encodeURIComponent(UNLISTED)}`)).toMatchObject(expected);
    expect(gateway.lines.filter(({ msg }) => msg === 'An operation ran that is not registered')).toHaveLength(
      mode === 'log-unknown' ? 1 : 0,
    );
  });

  it.each([
    ['apq', 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound'],
    ['log-unknown', 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound'],
    ['safelist', 'PERSISTED_OPERATION_UNKNOWN', undefined],
    ['only', 'PERSISTED_OPERATION_UNKNOWN', undefined],
  ] as const)('in the mode %s is %s by hash, also after its text ran', async (mode, code, message) => {
    await start(mode);
    await post({ query: UNLISTED });
    const answer = await post(apq(UNLISTED));
    expect(answer.code).toBe(code);
    if (message !== undefined) expect(answer.message).toBe(message);
    else expect(answer.message).not.toContain('PersistedQueryNotFound');
  });

  it('is kept by its hash when a client asks for that, once it was found valid', async () => {
    await start('apq');
    expect((await post({ query: UNLISTED, ...apq(UNLISTED) })).data).toEqual({ role: 'ANONYMOUS' });
    expect((await post(apq(UNLISTED))).data).toEqual({ role: 'ANONYMOUS' });
    await post({ query: '{ nothing }', ...apq('{ nothing }') });
    expect((await post(apq('{ nothing }'))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('is not let in beside others in a batch', async () => {
    await start('safelist', { maxBatch: 5 });
    expect(await post([{ documentId: sha256(LISTED) }, { query: UNLISTED }])).toMatchObject({
      status: 400,
      code: 'PERSISTED_OPERATION_UNKNOWN',
    });
  });

  it('is not let in as introspection', async () => {
    await start('only');
    expect((await post({ query: '{ __schema { types { name } } }' })).code).toBe('PERSISTED_OPERATION_UNKNOWN');
  });
});

describe('a batch', () => {
  const batch = [{ query: LISTED }, { query: UNLISTED }];

  it('is refused unless configured', async () => {
    await start('apq');
    expect(await post(batch)).toMatchObject({ status: 400, message: 'Operation batching disabled.' });
  });

  it('is answered up to the number that is configured', async () => {
    await start('apq', { maxBatch: 2 });
    const payload = JSON.stringify(batch);
    const headers = { 'content-type': 'application/json' };
    const response = await gateway.app.inject({ method: 'POST', url: '/graphql', headers, payload });
    expect(response.json()).toEqual([{ data: { hello: 'Hello you' } }, { data: { role: 'ANONYMOUS' } }]);
    expect(await post([...batch, ...batch])).toMatchObject({ status: 400, code: 'OPERATION_TOO_COMPLEX' });
  });
});

describe('files of operations', () => {
  it('are read again when they change', async () => {
    await start('safelist');
    expect((await post({ query: UNLISTED })).code).toBe('PERSISTED_OPERATION_UNKNOWN');
    writeManifest([UNLISTED]);
    await vi.waitFor(async () => expect((await post({ documentId: sha256(UNLISTED) })).data).toEqual({ role: 'ANONYMOUS' }), {
      timeout: 20_000,
      interval: 200,
    });
    expect((await post({ documentId: sha256(LISTED) })).code).toBe('PERSISTED_OPERATION_UNKNOWN');
    gateway.phases.length = 0;
    await post({ documentId: sha256(UNLISTED) });
    expect(gateway.phases).toEqual(['encode']);
  }, 30_000);

  it('keep a gateway from starting when an operation of them is not valid, and name it', async () => {
    writeManifest([LISTED, 'query Broken { nothing }']);
    await expect(createTinyGateway({ persisted: { paths: [folder] } })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringMatching(/operations\.json: Broken: .*Cannot query field "nothing"/),
    });
  });

  it('let it start without that operation when it is set to', async () => {
    writeManifest([LISTED, 'query Broken { nothing }']);
    gateway = await createTinyGateway({ persisted: { paths: [folder], mode: 'safelist', onInvalid: 'quarantine' } });
    expect(await post({ documentId: sha256(LISTED) })).toMatchObject(HELLO_YOU);
    expect((await post({ query: 'query Broken { nothing }' })).code).toBe('PERSISTED_OPERATION_UNKNOWN');
  });
});
