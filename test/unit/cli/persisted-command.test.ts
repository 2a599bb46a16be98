import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createCommandHandlers } from '../../../src/cli/command-handlers.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { EXIT_CODES } from '../../../src/cli/session.ts';
import { type Environment, readConfig } from '../../../src/config/config.ts';
import { createOperationFolder, digest, toManifest, toManifestOperation } from '../../support/operation-files.ts';

const VIEWER = 'query Viewer { viewer { role } }';

async function run(argv: readonly string[], environment: Environment = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let code: number = EXIT_CODES.done;
  await runProgram(
    {
      readConfig: () => readConfig(environment),
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
    ['persisted', ...argv],
  );
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

describe('farsight persisted check', () => {
  it('passes operations that are valid under the schema', async () => {
    using folder = createOperationFolder();
    folder.write('manifest.json', toManifest(toManifestOperation(VIEWER)));
    expect(await run(['check', folder.path])).toEqual({ code: 0, out: '', err: '1 operations in 1 files can be served.\n' });
  });

  it('prints a line for each problem: file, operation and reason', async () => {
    using folder = createOperationFolder();
    const file = folder.write(
      'manifest.json',
      toManifest(toManifestOperation(VIEWER, { id: digest('sha256', 'x') }), toManifestOperation('query Gone { gone }')),
    );
    const { code, out, err } = await run(['check', folder.path, `${folder.path}/none`]);
    expect(code).toBe(EXIT_CODES.incomplete);
    expect(out.trimEnd().split('\n').sort()).toEqual([
      expect.stringMatching(`^${file}: Gone: Cannot query field "gone" on type "Query"`),
      expect.stringMatching(`^${file}: Viewer: its id .* looks like a digest by sha256`),
      `${folder.path}/none: there is no such file or folder`,
    ]);
    expect(err).toBe('0 operations in 1 files can be served; problems: 3.\n');
  });

  it('does not pass on nothing', async () => {
    using folder = createOperationFolder();
    expect(await run(['check', folder.path])).toMatchObject({ code: EXIT_CODES.incomplete, out: '' });
  });

  it('lets no file move the cursor', async () => {
    using folder = createOperationFolder();
    folder.write('manifest.json', { 'a\u001b[2J': VIEWER });
    const { out } = await run(['check', folder.path]);
    expect(out).toContain('\\x1b[2J');
    expect(out).not.toContain('\u001b');
  });

  it('takes the paths of the configuration when none are given, and says so when there are none', async () => {
    using folder = createOperationFolder();
    folder.write('viewer.graphql', VIEWER);
    expect(await run(['check'], { PERSISTED_OPERATIONS: folder.path })).toMatchObject({ code: 0 });
    expect(await run(['check'])).toMatchObject({
      code: EXIT_CODES.failed,
      err: expect.stringContaining('name files or folders, or set PERSISTED_OPERATIONS'),
    });
  });
});

describe('farsight persisted list', () => {
  it('shows a table of what would be served', async () => {
    using folder = createOperationFolder();
    const file = folder.write('clients/ios/manifest.json', toManifest(toManifestOperation(VIEWER, { id: 'viewer/1' })));
    const { code, out } = await run(['list', folder.path]);
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['ID', 'CLIENT', 'NAME', 'TYPE', 'STORABLE', 'FORMAT', 'FILE'],
      ['viewer/1', 'ios', 'Viewer', 'query', '60 s, private', 'apollo-manifest', file],
      [''],
    ]);
  });

  it('prints JSON with the texts, and tells of what is left out', async () => {
    using folder = createOperationFolder();
    const file = folder.write('map.json', { 'viewer/1': VIEWER, 'gone/1': '{ gone }' });
    const { code, out, err } = await run(['list', '--json', folder.path]);
    expect(JSON.parse(out)).toEqual([
      {
        id: 'viewer/1',
        client: null,
        name: 'Viewer',
        type: 'query',
        text: VIEWER,
        file,
        format: 'id-map',
        policy: expect.objectContaining({ maxAgeSeconds: 60, scope: 'PRIVATE', setBy: expect.objectContaining({ field: 'Query.viewer' }) }),
        tags: { types: [], lists: [], absences: [] },
      },
    ]);
    expect([code, err]).toEqual([EXIT_CODES.incomplete, 'Left out: 1; farsight persisted check says why.\n']);
  });
});
