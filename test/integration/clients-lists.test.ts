import { globSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { type DocumentNode, Kind, parse, print, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import manifest from '../../examples/clients/generated/apollo-manifest.json' with { type: 'json' };
import * as generated from '../../examples/clients/generated/graphql.ts';
import persistedDocuments from '../../examples/clients/generated/persisted-documents.json' with { type: 'json' };
import relayQueries from '../../examples/clients/generated/relay-queries.json' with { type: 'json' };
import { searchRequest } from '../../examples/clients/relay-search-request.ts';
import { createCommandHandlers } from '../../src/cli/command-handlers.ts';
import { runProgram } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config/config.ts';

const operations = globSync('examples/*.graphql').map((file) => readFileSync(file, 'utf8'));
const documents: readonly (DocumentNode & { readonly __meta__?: { readonly hash?: string } })[] = Object.values(generated);

/** As people write it. */
const printPlain = (text: string) =>
  print(visit(parse(text, { noLocation: true }), { Field: ({ name }) => (name.value === '__typename' ? null : undefined) }));

const readName = (text: string) =>
  parse(text).definitions.map((one) => (one.kind === Kind.OPERATION_DEFINITION ? one.name?.value : one.kind));

describe('the lists that the examples of clients are generated with', () => {
  it('pass farsight persisted check', async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const codes: number[] = [];
    await runProgram(
      {
        readConfig: () => readConfig({}),
        createHandlers: createCommandHandlers,
        stdin: new PassThrough(),
        stdout,
        stderr,
        noColor: true,
        signal: new AbortController().signal,
        setExitCode: (code) => codes.push(code),
      },
      ['persisted', 'check', 'examples/clients/generated'],
    );
    expect(String(stdout.read() ?? '')).toBe('');
    expect(String(stderr.read())).toBe(`${3 * operations.length} operations in 3 files can be served.\n`);
    expect(codes).toEqual([]);
  });

  it('hold the operations of examples/ as they are now', () => {
    const expected = operations.map(printPlain).sort();
    expect(manifest.operations.map(({ body }) => printPlain(body)).sort()).toEqual(expected);
    expect(Object.values(relayQueries).map(printPlain).sort()).toEqual(expected);
    expect(documents.map((document) => printPlain(print(document))).sort()).toEqual(expected);
    // Its fields are sorted.
    expect(Object.values(persistedDocuments).map(readName).sort()).toEqual(operations.map(readName).sort());
  });

  it('have the ids that clients send', () => {
    expect(documents.map(({ __meta__: meta }) => meta?.hash).sort()).toEqual(Object.keys(persistedDocuments).sort());
    const { id, name } = searchRequest.params;
    expect(Object.entries(relayQueries).find(([key]) => key === id)?.[1]).toContain(`query ${name}(`);
  });
});
