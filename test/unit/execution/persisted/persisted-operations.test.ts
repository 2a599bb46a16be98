import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPersistedOperations, type PersistedOperations } from '../../../../src/execution/persisted/persisted-operations.ts';
import { createCapturingLogger } from '../../../support/capturing-logger.ts';
import { createOperationFolder } from '../../../support/operation-files.ts';

const ONE = 'query One { hello }';
const TWO = 'query Two { hello }';
const opened: PersistedOperations[] = [];

/** Refuses texts with `wrong` in them. */
const validate = vi.fn((text: string) => (text.includes('wrong') ? [new GraphQLError('It is wrong')] : []));

async function open(
  paths: readonly string[],
  options: { onInvalid?: 'refuse' | 'quarantine'; needsOperations?: boolean; intervalMs?: number } = {},
) {
  const { logger, lines } = createCapturingLogger();
  const operations = await openPersistedOperations({
    paths,
    validate,
    onInvalid: 'refuse',
    needsOperations: false,
    logger,
    intervalMs: 60_000,
    ...options,
  });
  opened.push(operations);
  return { operations, lines, names: () => operations.registry().operations.map(({ name }) => name) };
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((operations) => operations.stop()));
  validate.mockClear();
});

describe('openPersistedOperations', () => {
  it('does not open with operations that cannot be served', async () => {
    using folder = createOperationFolder();
    folder.write('a.graphql', 'query One { wrong }');
    await expect(open([folder.path])).rejects.toMatchObject({ code: 'BAD_CONFIG', message: expect.stringContaining('One: It is wrong') });
    await expect(open([], { needsOperations: true })).rejects.toThrow(/no persisted operations in PERSISTED_OPERATIONS, which is empty/);
  });

  it('is empty for good without paths', async () => {
    const { operations, names } = await open([]);
    const registry = operations.registry();
    await operations.refresh();
    expect(names()).toEqual([]);
    expect(operations.registry()).toBe(registry);
  });

  it('exchanges the whole set at once, and tells listeners when it has', async () => {
    using folder = createOperationFolder();
    folder.write('a.graphql', ONE);
    const { operations, names } = await open([folder.path]);
    const before = operations.registry();
    const heard: unknown[] = [];
    operations.onChange((registry) => heard.push([registry === operations.registry(), registry.operations.map(({ name }) => name)]));
    folder.write('b.graphql', TWO);
    folder.write('a.graphql', 'query Three { hello }');
    await operations.refresh();
    expect(names()).toEqual(['Three', 'Two']);
    expect(before.operations.map(({ name }) => name)).toEqual(['One']);
    expect(heard).toEqual([[true, ['Three', 'Two']]]);
  });

  it('goes on with the old set when the new one cannot be used, and says once what was wrong', async () => {
    using folder = createOperationFolder();
    folder.write('a.graphql', ONE);
    const { operations, names, lines } = await open([folder.path], { needsOperations: true });
    const listener = vi.fn();
    operations.onChange(listener);
    for (const [file, text] of [
      ['b.graphql', 'query Two { wrong }'],
      ['b.graphql', 'query Two {'],
      ['b.json', '{"cut off'],
    ] as const) {
      folder.write(file, text);
      await operations.refresh();
      await operations.refresh();
      rmSync(join(folder.path, file));
    }
    rmSync(join(folder.path, 'a.graphql'));
    await operations.refresh();
    expect(names()).toEqual(['One']);
    expect(listener).not.toHaveBeenCalled();
    expect(lines.filter(({ level }) => level === 'error').map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/b\.graphql: Two: It is wrong$/),
      expect.stringMatching(/b\.graphql: Syntax Error/),
      expect.stringMatching(/b\.json: it is not JSON/),
      expect.stringMatching(/^There are no persisted operations/),
    ]);
    folder.write('a.graphql', TWO);
    await operations.refresh();
    expect(names()).toEqual(['Two']);
  });

  it('quarantines by setting, and logs each', async () => {
    using folder = createOperationFolder();
    folder.write('a.graphql', ONE);
    const { operations, names, lines } = await open([folder.path], { onInvalid: 'quarantine' });
    folder.write('b.graphql', 'query Two { wrong }');
    await operations.refresh();
    expect(names()).toEqual(['One']);
    expect(operations.registry().quarantined).toMatchObject([{ operation: 'Two', reason: 'It is wrong' }]);
    expect(lines.filter(({ level }) => level === 'warn')).toMatchObject([
      { problem: expect.stringMatching(/b\.graphql: Two: It is wrong$/) },
    ]);
  });

  it('keeps the registry when files change without another content, and validates only what is new', async () => {
    using folder = createOperationFolder();
    const file = folder.write('a.graphql', ONE);
    const { operations } = await open([folder.path]);
    const registry = operations.registry();
    utimesSync(file, 1, 1);
    await operations.refresh();
    expect(operations.registry()).toBe(registry);
    folder.write('b.graphql', TWO);
    await operations.refresh();
    expect(validate.mock.calls.map(([text]) => text)).toEqual([ONE, TWO]);
  });

  it.each([
    ['is written in place', (file: string) => writeFileSync(file, TWO)],
    [
      'is replaced by another, as editors do',
      (file: string) => {
        writeFileSync(`${file}~`, TWO);
        renameSync(`${file}~`, file);
      },
    ],
    [
      'gets a text of the same length and time',
      (file: string) => {
        writeFileSync(file, TWO);
        utimesSync(file, 1_000, 1_000);
      },
    ],
  ])('notices by itself when a file %s', async (_how, change) => {
    using folder = createOperationFolder();
    const file = folder.write('a.graphql', ONE);
    utimesSync(file, 1_000, 1_000);
    const { names } = await open([file], { intervalMs: 5 });
    change(file);
    await vi.waitFor(() => expect(names()).toEqual(['Two']), 5_000);
  });

  it('notices when Kubernetes swaps the link that all files of a volume lie behind', async () => {
    using folder = createOperationFolder();
    folder.write('..v1/a.graphql', ONE);
    folder.write('..v2/a.graphql', TWO);
    const [data, next] = [join(folder.path, '..data'), join(folder.path, '..data_tmp')];
    symlinkSync('..v1', data);
    symlinkSync(join('..data', 'a.graphql'), join(folder.path, 'a.graphql'));
    const { names } = await open([folder.path], { intervalMs: 5 });
    expect(names()).toEqual(['One']);
    symlinkSync('..v2', next);
    renameSync(next, data);
    await vi.waitFor(() => expect(names()).toEqual(['Two']), 5_000);
  });

  it('leaves files alone while they are still being written', async () => {
    using folder = createOperationFolder();
    folder.write('a.graphql', ONE);
    const { operations, names, lines } = await open([folder.path], { intervalMs: 60 });
    const endsAt = Date.now() + 600;
    // Each look finds another state, and each is broken.
    for (let part = 1; Date.now() < endsAt; part += 1) {
      folder.write('b.json', `{"x/${part}`);
      await delay(5);
    }
    folder.write('b.json', { 'two/1': TWO });
    await vi.waitFor(() => expect(names()).toEqual(['One', 'Two']), 5_000);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    await operations.stop();
  });

  it('goes on when a listener throws', async () => {
    using folder = createOperationFolder();
    folder.write('a.graphql', ONE);
    const { operations, names, lines } = await open([folder.path]);
    const second = vi.fn();
    operations.onChange(() => {
      throw new Error('no room for plans');
    });
    const forget = operations.onChange(second);
    folder.write('b.graphql', TWO);
    await operations.refresh();
    expect(names()).toEqual(['One', 'Two']);
    expect(second).toHaveBeenCalledOnce();
    expect(lines.at(-1)).toMatchObject({ level: 'error', err: { message: 'no room for plans' } });
    forget();
    rmSync(join(folder.path, 'b.graphql'));
    await operations.refresh();
    expect(second).toHaveBeenCalledOnce();
  });

  it('looks no more once it is stopped', async () => {
    using folder = createOperationFolder();
    folder.write('a.graphql', ONE);
    const { operations, names } = await open([folder.path], { intervalMs: 5 });
    await operations.stop();
    mkdirSync(join(folder.path, 'more'));
    folder.write('more/b.graphql', TWO);
    await operations.refresh();
    await delay(50);
    expect(names()).toEqual(['One']);
  });
});
