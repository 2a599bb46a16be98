import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { FarsightError } from '../../../../src/domain/errors.ts';
import { createDocumentValidator } from '../../../../src/execution/persisted/document-validator.ts';
import { loadOperations, readOperations } from '../../../../src/execution/persisted/load-operations.ts';
import { findOperationFiles } from '../../../../src/execution/persisted/operation-files.ts';
import { describeProblem } from '../../../../src/execution/persisted/persisted-operation.ts';
import { createOperationFolder, digest, type OperationFolder, toManifest, toManifestOperation } from '../../../support/operation-files.ts';

const validate = createDocumentValidator(
  buildSchema('type Query { hello: String player: Player } type Player { name: String age: Int } type Mutation { save: Int }'),
);
const HELLO = 'query Hello {\n  hello\n}\n';
const PLAYER = 'query PlayerPage { player { ...Names } } fragment Names on Player { name }';
const SAVE = 'mutation Save { save }';

async function read(...paths: readonly string[]) {
  const { operations, problems, fileCount } = await readOperations(await findOperationFiles(paths), validate);
  return { operations, problems, fileCount, lines: problems.map(describeProblem) };
}

/** The problems of one file, without its path. */
async function readProblems(content: unknown, name = 'manifest.json'): Promise<readonly string[]> {
  using folder = createOperationFolder();
  const file = folder.write(name, content);
  const { operations, lines } = await read(file);
  expect(operations).toEqual([]);
  return lines.map((line) => line.replace(`${file}: `, ''));
}

function load(folder: OperationFolder, options: { onInvalid?: 'refuse' | 'quarantine'; needsOperations?: boolean } = {}) {
  return loadOperations({ paths: [folder.path], validate, onInvalid: 'refuse', needsOperations: false, ...options });
}

describe('readOperations', () => {
  it('reads an Apollo manifest', async () => {
    using folder = createOperationFolder();
    const file = folder.write(
      'manifest.json',
      toManifest(toManifestOperation(HELLO), toManifestOperation(SAVE, { id: 'save/1', clientName: 'ios' })),
    );
    expect((await read(file)).operations).toEqual([
      { id: digest('sha256', HELLO), client: null, name: 'Hello', type: 'query', text: HELLO, file, format: 'apollo-manifest' },
      { id: 'save/1', client: 'ios', name: 'Save', type: 'mutation', text: SAVE, file, format: 'apollo-manifest' },
    ]);
  });

  it.each([
    ['Relay', 'md5'],
    ['graphql-codegen', 'sha1'],
    ['graphql-codegen set to it', 'sha256'],
  ])('reads a map as %s writes it, by %s', async (_tool, algorithm) => {
    using folder = createOperationFolder();
    const file = folder.write('queries.json', { [digest(algorithm, HELLO)]: HELLO, [digest(algorithm, PLAYER)]: PLAYER });
    const { operations, lines } = await read(file);
    expect(lines).toEqual([]);
    expect(operations.map(({ id, name, format }) => [id, name, format])).toEqual([
      [digest(algorithm, HELLO), 'Hello', 'id-map'],
      [digest(algorithm, PLAYER), 'PlayerPage', 'id-map'],
    ]);
  });

  it('reads documents, each under the SHA-256 of its bytes', async () => {
    using folder = createOperationFolder();
    const texts = [HELLO, `\ufeff${PLAYER}\r\n`, '{ hello }'];
    for (const [index, text] of texts.entries()) folder.write(`${index}.${index === 1 ? 'gql' : 'graphql'}`, text);
    const { operations } = await read(folder.path);
    expect(operations.map(({ id, name, format }) => [id, name, format])).toEqual([
      [digest('sha256', texts[0] ?? ''), 'Hello', 'document'],
      [digest('sha256', texts[1] ?? ''), 'PlayerPage', 'document'],
      [digest('sha256', '{ hello }'), null, 'document'],
    ]);
  });

  it('recognises files by their content, whatever they are called', async () => {
    using folder = createOperationFolder();
    const files = [
      folder.write('one', `\ufeff${JSON.stringify(toManifest(toManifestOperation(HELLO)))}`),
      folder.write('two.txt', SAVE),
      folder.write('three', { p: PLAYER }),
    ];
    expect((await read(...files)).operations.map(({ format }) => format)).toEqual(['apollo-manifest', 'document', 'id-map']);
  });

  it('reads folders all the way down, sorted, without hidden and other files, and ends a loop of links', async () => {
    using folder = createOperationFolder();
    folder.write('b/c/save.graphql', SAVE);
    folder.write('a.graphql', HELLO);
    folder.write('.hidden/x.graphql', '{ nonsense }');
    folder.write('README.md', '# not GraphQL');
    symlinkSync(folder.path, join(folder.path, 'b', 'loop'));
    const { operations, lines, fileCount } = await read(folder.path);
    expect([lines, fileCount]).toEqual([[], 2]);
    expect(operations.map(({ file }) => file)).toEqual([join(folder.path, 'a.graphql'), join(folder.path, 'b/c/save.graphql')]);
  });

  it('gives files in clients/NAME to that client, and all others to everybody', async () => {
    using folder = createOperationFolder();
    folder.write('hello.graphql', HELLO);
    folder.write('clients/ios/player.graphql', PLAYER);
    folder.write('clients/web/deep/manifest.json', toManifest(toManifestOperation(SAVE, { clientName: 'web' })));
    folder.write('other/clients/x.graphql', '{ hello }');
    expect((await read(folder.path)).operations.map(({ client, name }) => [client, name])).toEqual([
      ['ios', 'PlayerPage'],
      ['web', 'Save'],
      [null, 'Hello'],
      [null, null],
    ]);
  });

  it('takes one id for different texts of two clients, and one text under two ids', async () => {
    using folder = createOperationFolder();
    folder.write('clients/ios/m.json', { start: HELLO });
    folder.write('clients/web/m.json', { start: PLAYER, begin: PLAYER });
    const { operations, lines } = await read(folder.path);
    expect(lines).toEqual([]);
    expect(operations.map(({ client, id }) => [client, id])).toEqual([
      ['ios', 'start'],
      ['web', 'start'],
      ['web', 'begin'],
    ]);
  });

  it('takes an operation that is stated twice once, whatever its white space', async () => {
    using folder = createOperationFolder();
    folder.write('a.json', { 'hello/1': HELLO });
    folder.write('b.json', { 'hello/1': 'query Hello { hello }' });
    const { operations, lines } = await read(folder.path, folder.path);
    expect(lines).toEqual([]);
    expect(operations.map(({ text }) => text)).toEqual([HELLO]);
  });

  it('believes neither of two texts under one id of one client', async () => {
    using folder = createOperationFolder();
    const [a, b] = [folder.write('a.json', { start: HELLO, other: SAVE }), folder.write('b.json', { start: PLAYER })];
    const { operations, lines } = await read(folder.path);
    expect(operations.map(({ id }) => id)).toEqual(['other']);
    expect(lines).toEqual([
      `${a}: Hello: its id start is also that of PlayerPage in ${b}, with another text`,
      `${b}: PlayerPage: its id start is also that of Hello in ${a}, with another text`,
    ]);
  });

  it('takes an id with the prefix of GraphQL over HTTP as the digest after it', async () => {
    using folder = createOperationFolder();
    const file = folder.write('m.json', { [`sha256:${digest('sha256', HELLO)}`]: HELLO });
    expect((await read(file)).operations.map(({ id }) => id)).toEqual([digest('sha256', HELLO)]);
  });

  it.each(['md5', 'sha1', 'sha256'])('names an operation whose id looks like %s and is not that of its text', async (algorithm) => {
    const id = digest(algorithm, `${HELLO} `);
    expect(await readProblems({ [id]: HELLO })).toEqual([
      `Hello: its id ${id} looks like a digest by ${algorithm}, but is not that of its text, with or without white space (SHA-256: ${digest('sha256', HELLO)})`,
    ]);
  });

  const page = (changes: object) => toManifest({ ...toManifestOperation(HELLO), ...changes });
  it.each<[string, unknown, string | RegExp]>([
    ['an empty text', { 'hello/1': '' }, 'hello/1: its text is empty'],
    ['a text of comments', { 'hello/1': '# soon\n, \n' }, 'hello/1: its text is empty'],
    ['a text that cannot be parsed', { 'hello/1': 'query Hello {' }, 'hello/1: Syntax Error: Expected Name, found <EOF>.'],
    [
      'fragments alone',
      { f: 'fragment Names on Player { name }' },
      /^f: it holds no operation: .* fragments are not shared between documents$/,
    ],
    [
      'two operations',
      { two: `${HELLO} ${SAVE}` },
      'two: it holds 2 operations, of which an id could mean any: one a document is expected',
    ],
    ['types', { t: `${HELLO} type Query { a: Int }` }, 't: it holds more than operations and fragments: ObjectTypeDefinition'],
    [
      'an invalid text',
      { 'hello/1': 'query Hello { helo }' },
      /^Hello: Cannot query field "helo" on type "Query".* \(line 1, column 15\)$/,
    ],
    ['a fragment that is elsewhere', { p: 'query P { player { ...Names } }' }, 'P: Unknown fragment "Names". (line 1, column 23)'],
    ['a text that is no string', { 'hello/1': 5 }, 'hello/1: its text must be a string, but is a number'],
    ['a text that is an object', { 'hello/1': { source: HELLO } }, 'hello/1: its text must be a string, but is an object'],
    ['another name', page({ name: 'Goodbye' }), 'Goodbye: its text holds the operation Hello, not the one that is stated'],
    ['another type', page({ type: 'mutation' }), 'Hello: it is stated to be a mutation, but its text holds a query'],
    ['a body that is missing', page({ body: undefined }), /^Hello: it is not stated as the format has it, but "body" is wrong/],
    ['an id that is missing', toManifest({ ...toManifestOperation(HELLO), id: undefined } as never), /^Hello: .*"id" is wrong/],
    ['an operation that is none', { ...toManifest(), operations: [7] }, /^operations\[0\]: it is not stated as the format has it/],
    ['an id with a space', page({ id: 'my page' }), 'Hello: its id must be of 1 to 256 visible ASCII characters, but is "my page"'],
    ['an id that is too long', page({ id: 'x'.repeat(257) }), /its id must be of 1 to 256 visible ASCII characters/],
    [
      'a prefix without digest',
      page({ id: 'sha256:abc' }),
      'Hello: its id must be 64 lower-case hexadecimal digits after "sha256:", but is "sha256:abc"',
    ],
    ['no operations', toManifest(), 'it holds no operations'],
    ['an empty map', {}, 'it holds no operations'],
    ['another version', { ...toManifest(), version: 2 }, /^it must be a map from ids to texts, or an Apollo manifest .*"version" is wrong/],
    ['another format', { format: 'apollo-persisted-queries', version: 1, operations: [] }, /"format" is wrong/],
    ['an array', [HELLO], /^it must hold a JSON object, .* but holds an array$/],
    ['broken JSON', '{"a": ', /^it is not JSON: /],
    ['an empty file', '', /^it is not JSON: /],
  ])('names what is wrong with %s', async (_what, content, expected) => {
    const problems = await readProblems(content);
    expect(problems).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });

  it('names a document that is empty by its file', async () => {
    expect(await readProblems('\n', 'hello.graphql')).toEqual(['its text is empty']);
  });

  it('names a manifest that lies in the folder of another client', async () => {
    using folder = createOperationFolder();
    const file = folder.write('clients/ios/m.json', toManifest(toManifestOperation(HELLO, { clientName: 'web' })));
    expect((await read(folder.path)).lines).toEqual([`${file}: Hello: it says it is of the client "web", but lies in the folder of "ios"`]);
  });

  it('names files that cannot be read, and paths that lead nowhere', async () => {
    using folder = createOperationFolder();
    const broken = folder.write('latin1.graphql', '');
    const big = folder.write('big.json', '');
    const stray = folder.write('clients/stray.json', {});
    truncateSync(big, 64 * 1024 * 1024 + 1);
    symlinkSync('/nowhere', join(folder.path, 'lost.json'));
    writeFileSync(broken, Buffer.from([0x7b, 0xe9, 0x7d]));
    const { lines, problems } = await read(folder.path, join(folder.path, 'missing'));
    expect(lines.sort()).toEqual([
      `${big}: it has 67108865 bytes, at most 67108864 are read`,
      `${stray}: it lies in clients/ itself, which must hold a folder for each client`,
      `${broken}: it is not valid UTF-8`,
      `${join(folder.path, 'lost.json')}: there is no such file or folder`,
      `${join(folder.path, 'missing')}: there is no such file or folder`,
    ]);
    expect(problems.every(({ scope }) => scope === 'file')).toBe(true);
  });

  it('lets other work go on while it checks', async () => {
    using folder = createOperationFolder();
    folder.write('m.json', Object.fromEntries(Array.from({ length: 20 }, (_value, index) => [`id/${index}`, HELLO])));
    let turns = 0;
    const ticker = setInterval(() => {
      turns += 1;
    }, 1);
    const slow = () => {
      const endsAt = performance.now() + 6;
      while (performance.now() < endsAt);
      return [];
    };
    await readOperations(await findOperationFiles([folder.path]), slow);
    clearInterval(ticker);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('loadOperations', () => {
  it('refuses with every operation that cannot be served, by name and reason, in one error', async () => {
    using folder = createOperationFolder();
    const file = folder.write('m.json', { 'a/1': 'query Wrong { helo }', 'b/1': '', [digest('sha256', 'x')]: SAVE, 'c/1': HELLO });
    const failure = await load(folder).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FarsightError);
    expect(failure).toMatchObject({ code: 'BAD_CONFIG', facts: { problems: { length: 3 } } });
    const { message } = failure as FarsightError;
    expect(message).toMatch(/^3 of the persisted operations or their files cannot be used: /);
    for (const name of [`${file}: Wrong: Cannot query`, `${file}: b/1: its text is empty`, `${file}: Save: its id`])
      expect(message).toContain(name);
    expect(message).not.toContain('Hello');
  });

  it('names fifty problems at most', async () => {
    using folder = createOperationFolder();
    folder.write('m.json', Object.fromEntries(Array.from({ length: 60 }, (_value, index) => [`op/${index}`, ''])));
    await expect(load(folder)).rejects.toThrow(/^60 of .*op\/49: its text is empty \| and 10 more$/);
  });

  it('leaves them out by setting, and lists them', async () => {
    using folder = createOperationFolder();
    folder.write('m.json', { 'a/1': 'query Wrong { helo }', 'c/1': HELLO });
    const registry = await load(folder, { onInvalid: 'quarantine' });
    expect(registry.operations.map(({ id }) => id)).toEqual(['c/1']);
    expect(registry.findById(null, 'a/1')).toBeNull();
    expect(registry.quarantined).toMatchObject([{ operation: 'Wrong', reason: expect.stringContaining('helo') }]);
  });

  it.each(['refuse', 'quarantine'] as const)('does not go on without a file that cannot be read (%s)', async (onInvalid) => {
    using folder = createOperationFolder();
    folder.write('good.json', { 'c/1': HELLO });
    folder.write('cut-off.json', '{"a/1": "query');
    await expect(load(folder, { onInvalid })).rejects.toThrow(/cut-off\.json: it is not JSON/);
    const paths = [join(folder.path, 'good.json'), join(folder.path, 'typo')];
    await expect(loadOperations({ paths, validate, onInvalid, needsOperations: false })).rejects.toThrow(/typo: there is no such file/);
  });

  it('refuses to be without operations where they are needed, and says why there are none', async () => {
    using folder = createOperationFolder();
    mkdirSync(join(folder.path, 'empty'));
    expect((await load(folder)).operations).toEqual([]);
    await expect(load(folder, { needsOperations: true })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: `There are no persisted operations in ${folder.path}, and without one the modes safelist and only answer nothing.`,
    });
    folder.write('m.json', { 'a/1': 'query Wrong { helo }' });
    await expect(load(folder, { needsOperations: true, onInvalid: 'quarantine' })).rejects.toThrow(
      /There are no .* Wrong: Cannot query field "helo"/,
    );
  });

  it('asks the given validator, with the text as it is', async () => {
    using folder = createOperationFolder();
    folder.write('m.json', { 'c/1': HELLO, 's/1': SAVE });
    const asked: string[] = [];
    const registry = await loadOperations({
      paths: [folder.path],
      onInvalid: 'quarantine',
      needsOperations: false,
      validate: (text) => {
        asked.push(text);
        return text === SAVE ? ['one', 'two', 'three', 'four'].map((message) => new GraphQLError(message)) : [];
      },
    });
    expect(asked).toEqual([HELLO, SAVE]);
    expect(registry.quarantined.map(describeProblem)).toEqual([`${join(folder.path, 'm.json')}: Save: one; two; three; and 1 more errors`]);
  });
});
