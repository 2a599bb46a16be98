import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createCommandHandlers } from '../../../src/cli/command-handlers.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { EXIT_CODES } from '../../../src/cli/session.ts';
import { FarsightError } from '../../../src/domain/errors.ts';

async function run(argv: readonly string[], failure: unknown = new Error('no configuration is needed here')) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  let code: number = EXIT_CODES.done;
  await runProgram(
    {
      readConfig: () => {
        throw failure;
      },
      createHandlers: createCommandHandlers,
      stdin: new PassThrough(),
      stdout,
      stderr,
      noColor: true,
      signal: new AbortController().signal,
      setExitCode: (given) => {
        code = given;
      },
    },
    argv,
  );
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

describe('runProgram', () => {
  it('explains every exit code and command in its help, whatever the configuration', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const exitCode of Object.values(EXIT_CODES)) expect(out).toMatch(new RegExp(`^ {2}${exitCode} `, 'm'));
    for (const command of ['serve', 'import', 'sample', 'migrate', 'channel', 'season', 'persisted', 'cache'])
      expect(out).toMatch(new RegExp(`^ {2}${command}`, 'm'));
  });

  it.each([
    [['nope'], /unknown command 'nope'/],
    [['import'], /missing required argument 'path'/],
    [['import', 'a', '--nope'], /unknown option '--nope'/],
    [['channel', 'set'], /missing required argument 'channel'/],
  ])('refuses %j as wrong usage', async (argv, expected) => {
    expect(await run(argv)).toMatchObject({ code: EXIT_CODES.usage, out: '', err: expect.stringMatching(expected) });
  });

  it.each([
    [['import', 'a', '--observed-at', 'yesterday'], /--observed-at must be a time with its zone/],
    [['import', 'a', '--channel', 'a b'], /A channel must be @name, t\.me\/name or a numeric id/],
    [['channel', 'set', '@abcd'], /needs at least one of --owner/],
    [['season', 'set', '2026', 'soon'], /The start of a season must be a time with its zone/],
    [['migrate', 'resolve'], /needs either --applied NAME or --rolled-back NAME/],
    [['migrate', 'resolve', '--applied', 'a', '--rolled-back', 'b'], /needs either/],
  ])('refuses %j before anything is opened', async (argv, expected) => {
    expect(await run(argv)).toMatchObject({ code: EXIT_CODES.failed, out: '', err: expect.stringMatching(expected) });
  });

  it('says in one line what went wrong, with the cause of a database that is away', async () => {
    const cause = new Error('connect ECONNREFUSED\n127.0.0.1:1');
    const away = new FarsightError('DATABASE_UNAVAILABLE', 'The database is not available', { cause });
    expect(await run(['migrate'], away)).toMatchObject({
      code: EXIT_CODES.failed,
      err: 'farsight: The database is not available (connect ECONNREFUSED 127.0.0.1:1)\n',
    });
  });

  it('never shows a stack trace', async () => {
    const { err } = await run(['migrate'], new TypeError('x is not a function'));
    expect(err).toBe('farsight: unexpected: x is not a function\n');
  });
});
