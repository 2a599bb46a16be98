import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createCommandHandlers } from '../../../src/cli/command-handlers.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { EXIT_CODES } from '../../../src/cli/session.ts';
import { createOperationFolder } from '../../support/operation-files.ts';

const NAMES = 'query Names($first: Int = 2) { players(first: $first) { nodes { gameName } } }';
const CONDITIONAL = `query Page($withViewer: Boolean!) { players { nodes { gameName } } viewer @include(if: $withViewer) { role } }`;

async function explain(stdin: string, ...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let code: number = EXIT_CODES.done;
  await runProgram(
    {
      readConfig: () => {
        throw new Error('no configuration is needed here');
      },
      createHandlers: createCommandHandlers,
      stdin: new PassThrough().end(stdin),
      stdout,
      stderr,
      noColor: true,
      signal: new AbortController().signal,
      setExitCode: (given) => {
        code = given;
      },
    },
    ['cache', 'explain', ...argv],
  );
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

async function explainAsJson(stdin: string, ...argv: readonly string[]) {
  return JSON.parse((await explain(stdin, '-', '--json', ...argv)).out);
}

describe('farsight cache explain', () => {
  it('says how long, for whom, by which field, and what makes the key', async () => {
    const { code, out, err } = await explain(NAMES, '-');
    expect(out.trimEnd().split('\n')).toEqual([
      'operation       query Names',
      'stored          for 60 seconds at most, for everybody',
      'seconds         60, set by Query.players at "players", by the hint on Query.players',
      'tags            Player:…, list:Player',
      expect.stringMatching(/^key: operation {2}[\w-]{43}$/),
      'key: variables  first',
      'key: values     {"first":2}',
      'key: session    -',
    ]);
    expect([code, err]).toEqual([0, '']);
  });

  it('names what makes an answer private', async () => {
    const { out } = await explain('{ viewer { role } }', '-');
    expect(out).toContain('for 60 seconds at most, for the session that asks\n');
    expect(out).toContain('by Query.viewer at "viewer", by the hint on Viewer\n');
    expect(out).toContain('key: session    each has entries of its own\n');
  });

  it.each([
    ['mutation Edit { __typename }', 'it is a mutation'],
    ['{ __typename }', 'it reads nothing that has a hint'],
    ['{ performance { __typename } }', 'Query.performance at "performance" has maxAge 0 by the hint on Query.performance'],
    ['query($__proto__: Int) { players(first: $__proto__) { totalCount } }', 'no text could stand for the value of a variable'],
  ])('says why answers of %s are never stored', async (text, reason) => {
    const { code, out } = await explain(text, '-');
    expect(out).toContain(`stored          never: ${reason}\n`);
    expect([code, (await explainAsJson(text)).neverStoredBecause]).toEqual([0, reason]);
  });

  it('shows kinds of tags as the documentation writes them', async () => {
    const { out } = await explain('{ channel(by: { handle: { name: "a" } }) { title posts { nodes { text } } } }', '-');
    expect(out).toContain('tags            Channel:…, Post:…, Channel:….posts, null:Channel:…\n');
  });

  it('reads a file, and of several operations the one that is named', async () => {
    using folder = createOperationFolder();
    const file = folder.write('two.graphql', `${NAMES} query Viewer { viewer { role } }`);
    expect((await explain('', file, '--operation', 'Viewer')).out).toMatch(/^operation +query Viewer$/m);
    expect(await explain('', file)).toMatchObject({
      code: EXIT_CODES.failed,
      err: 'farsight: It holds several operations: choose one by --operation; there are: Names, Viewer\n',
    });
    expect(await explain('', file, '--operation', 'Gone')).toMatchObject({
      code: EXIT_CODES.failed,
      err: 'farsight: It holds no operation Gone; there are: Names, Viewer\n',
    });
  });

  it('takes values as a request does: coerced, and those that decide what is read decide the policy', async () => {
    const [without, withViewer] = await Promise.all(
      [false, true].map((value) => explainAsJson(CONDITIONAL, '--variables', `{"withViewer":${value}}`)),
    );
    expect([without.policy.scope, without.key.values, without.key.bySession]).toEqual(['PUBLIC', '{"withViewer":false}', false]);
    expect([withViewer.policy.scope, withViewer.key.values, withViewer.key.bySession]).toEqual(['PRIVATE', '{"withViewer":true}', true]);
  });

  it('counts what might be read, and says what it does not know, while values are missing', async () => {
    const { policy, key } = await explainAsJson(CONDITIONAL);
    expect(policy.scope).toBe('PRIVATE');
    expect(key).toMatchObject({
      usedVariables: ['withViewer'],
      values: null,
      valuesUnknownBecause: expect.stringContaining('"$withViewer" of required type "Boolean!" was not provided'),
    });
    expect((await explain(CONDITIONAL, '-')).out).toMatch(/^key: values +not known: Variable "\$withViewer"/m);
  });

  it.each([
    ['{}', '"$withViewer" of required type'],
    ['{"withViewer":1}', 'Boolean cannot represent a non boolean value'],
    ['[]', '--variables must be a JSON object such as {"first": 10}, got "[]"'],
    ['null', '--variables must be a JSON object'],
    ['{', '--variables must be a JSON object'],
  ])('refuses the variables %s', async (variables, reason) => {
    const { code, out, err } = await explain(CONDITIONAL, '-', '--variables', variables);
    expect([code, out]).toEqual([EXIT_CODES.failed, '']);
    expect(err).toContain(reason);
  });

  it.each([
    ['{ gone }', 'Standard input cannot be run: Cannot query field "gone" on type "Query". Did you mean "node"? (line 1, column 3)'],
    ['', 'Standard input cannot be run: Syntax Error: Unexpected <EOF>. (line 1, column 1)'],
    ['{ a: __typename '.repeat(20), 'Standard input cannot be run: Syntax Error'],
  ])('refuses the document %j', async (text, reason) => {
    const { code, out, err } = await explain(text, '-');
    expect([code, out]).toEqual([EXIT_CODES.failed, '']);
    expect(err).toContain(`farsight: ${reason}`);
  });

  it('says when there is no such file', async () => {
    expect(await explain('', '/nowhere/a.graphql')).toMatchObject({
      code: EXIT_CODES.failed,
      err: expect.stringMatching(/^farsight: \/nowhere\/a\.graphql cannot be read: ENOENT/),
    });
  });
});
