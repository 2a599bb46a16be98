import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const CHILD = new URL('./import-memory-child.ts', import.meta.url).pathname;

async function measure(shape: string, megabytes: number) {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, shape, String(megabytes)]);
  return JSON.parse(stdout) as { records: number; expected: number; peakMegabytes: number };
}

describe('memory of an import', () => {
  // A parsed record lives until the next collection, so a heap of some tens of megabytes is the garbage collector's choice.
  it.each(['ndjson', 'array', 'keyed'])('is the same for 20 MB and 160 MB of %s', { timeout: 60_000 }, async (shape) => {
    const small = await measure(shape, 20);
    const large = await measure(shape, 160);
    expect(large.records).toBe(large.expected);
    expect(large.peakMegabytes - small.peakMegabytes).toBeLessThan(60);
    expect(large.peakMegabytes).toBeLessThan(250);
  });
});
