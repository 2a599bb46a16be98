import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** Where a checkout beside the real files finds them. */
const DEFAULT_FOLDER = '../shared/data';

/** Rows of a gzipped CSV file of the real Telegram set, by column; null, with a word on it, where the folder is absent. */
export function readRealRows(file: string, folder = process.argv[2] ?? DEFAULT_FOLDER): readonly Readonly<Record<string, string>>[] | null {
  const path = `${folder}/telegram/zhady5/${file}`;
  if (!existsSync(path)) {
    console.log(`Left out: there is no ${path}. Give the folder of the real files as the argument.`);
    return null;
  }
  return parse(gunzipSync(readFileSync(path)), { columns: true }) as Record<string, string>[];
}

/** A time of the set, which is in UTC without saying so. */
export function toSetTime(text: string): number {
  return Date.parse(`${text.replace(' ', 'T').slice(0, 23)}Z`);
}
