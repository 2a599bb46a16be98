import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateChunks, listSampleFiles } from './sample-files.ts';
import type { SampleOptions } from './sample-options.ts';

/**
 * Writes a sample as files below a folder, with a README of the commands that import them.
 * @returns the paths written, in the order to import them
 */
export async function writeSample(folder: string, options: SampleOptions): Promise<readonly string[]> {
  const written: string[] = [];
  const commands: string[] = [];
  for (const { channel, files } of listSampleFiles(options)) {
    const paths = files.map((file) => join(folder, file.path));
    for (const [at, file] of files.entries()) {
      const path = paths[at] ?? '';
      await mkdir(dirname(path), { recursive: true });
      await pipeline(Readable.from(generateChunks(file)), createWriteStream(path));
      written.push(path);
    }
    const named = channel === null ? '' : ` --channel ${channel}`;
    commands.push(
      `farsight import --observed-at ${options.end.toISOString()}${named} ${[...new Set(paths.map((path) => dirname(path)))].join(' ')}`,
    );
  }
  await writeFile(
    join(folder, 'README.md'),
    `Sample data of Farsight, generated from seed ${options.seed}. To import it:\n\n${commands.map((line) => `    ${line}\n`).join('')}`,
  );
  return written;
}
