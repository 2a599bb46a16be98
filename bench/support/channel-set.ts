import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { type ExecutionResult, graphql } from 'graphql';
import { composeContextFactory } from '../../src/compose-context.ts';
import type { PostgresDatabase } from '../../src/data/postgres-database.ts';
import { createSchema } from '../../src/execution/schema.ts';
import { importers } from '../../src/ingest/importers.ts';
import { runImport } from '../../src/ingest/run-import.ts';
import { SILENT_REPORTER } from '../../src/ingest/sample/load-sample.ts';

/** A row of a CSV file, by column. */
export type SetRow = Readonly<Record<string, string>>;

/** Rows of all files of a folder whose name begins so, or of the folder below it of that name. */
export function readSetRows(folder: string, start: string): readonly SetRow[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.startsWith(start) && /\.csv(\.gz)?$/.test(name),
  );
  return names.sort().flatMap((name) => {
    const bytes = readFileSync(`${folder}/${name}`);
    return parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true }) as SetRow[];
  });
}

/** Imports all files of a folder, as `farsight import FOLDER` does. @throws Error where something is rejected */
export async function importSet(database: PostgresDatabase, folder: string): Promise<void> {
  await runImport({
    database,
    importers,
    reporter: SILENT_REPORTER,
    options: { paths: [folder], strict: true, channel: null, observedAt: null },
    stdin: Readable.from([]),
  });
}

/** Asks as clients do, without HTTP. @throws the first error */
export function createAsker(database: PostgresDatabase): <Data>(source: string, variables?: object) => Promise<Data> {
  const schema = createSchema();
  const createContext = composeContextFactory(database);
  return async <Data>(source: string, variables: object = {}) => {
    const contextValue = createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' });
    const { data, errors }: ExecutionResult = await graphql({ schema, source, variableValues: { ...variables }, contextValue });
    if (errors?.[0]) throw errors[0];
    return data as Data;
  };
}
