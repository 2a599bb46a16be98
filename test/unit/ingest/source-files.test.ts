import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSources } from '../../../src/ingest/source-files.ts';
import { collect, createTemporaryFolder, toChunks } from './source-harness.ts';

describe('findSources', () => {
  let folder = createTemporaryFolder();
  const inFolder = (name: string) => join(folder.path, name);
  const write = (name: string, text = '{}') => writeFileSync(inFolder(name), text);
  const find = async (...paths: string[]) => {
    const found = await findSources(paths, toChunks(''));
    return { ...found, names: found.sources.map((source) => source.name.replace(`${folder.path}/`, '')) };
  };

  beforeEach(() => {
    folder = createTemporaryFolder();
  });
  afterEach(() => folder.remove());

  it('reads a folder all the way down, sorted by code units', async () => {
    mkdirSync(inFolder('b/deep'), { recursive: true });
    for (const name of ['é.json', 'z.csv', 'Z.json', 'b/deep/1.ndjson.gz', 'b/deep/10.jsonl', 'a.gz']) write(name);
    expect((await find(folder.path)).names).toEqual(['Z.json', 'a.gz', 'b/deep/1.ndjson.gz', 'b/deep/10.jsonl', 'z.csv', 'é.json']);
  });

  it('skips and lists what is no data by its name', async () => {
    mkdirSync(inFolder('.git'));
    mkdirSync(inFolder('LICENSES'));
    for (const name of ['README.md', 'LICENSES/MIT.txt', '.DS_Store', '.git/x.json', 'set.tar.gz', 'a.json']) write(name);
    const found = await find(folder.path);
    expect(found.names).toEqual(['a.json']);
    expect(found.skipped.map((path) => path.slice(folder.path.length + 1))).toEqual([
      '.DS_Store',
      '.git',
      'LICENSES/MIT.txt',
      'README.md',
      'set.tar.gz',
    ]);
  });

  it('takes a file that is named outright, whatever its name', async () => {
    write('dump.txt');
    expect((await find(inFolder('dump.txt'))).names).toEqual(['dump.txt']);
  });

  it('expands a quoted glob, also across folders', async () => {
    mkdirSync(inFolder('x/y'), { recursive: true });
    for (const name of ['2.json', '1.json', 'x/y/3.json', 'x/4.csv', 'x/notes.md']) write(name);
    expect((await find(inFolder('*.json'))).names).toEqual(['1.json', '2.json']);
    expect((await find(inFolder('**/*.{json,csv}'))).names).toEqual(['1.json', '2.json', 'x/4.csv', 'x/y/3.json']);
  });

  it('prefers a file over the pattern that its name could be', async () => {
    write('a[1].json');
    write('a1.json');
    expect((await find(inFolder('a[1].json'))).names).toEqual(['a[1].json']);
  });

  it('ends where links lead in a circle, and takes a file once however it is reached', async () => {
    mkdirSync(inFolder('x'));
    write('x/1.json');
    symlinkSync(folder.path, inFolder('x/back'));
    symlinkSync(inFolder('x/1.json'), inFolder('again.json'));
    const found = await find(folder.path, inFolder('x/1.json'), inFolder('**/*.json'));
    expect(found.names).toEqual(['again.json']);
    expect(found.missing).toEqual([]);
  });

  it('says of each path that leads nowhere why', async () => {
    symlinkSync(inFolder('gone.json'), inFolder('link.json'));
    write('ok.json');
    const found = await find(inFolder('none.json'), inFolder('*.csv'), folder.path);
    expect(found.names).toEqual(['ok.json']);
    expect(found.missing).toEqual([
      { path: inFolder('none.json'), reason: 'No such file or folder' },
      { path: inFolder('*.csv'), reason: 'No file matches this pattern' },
      { path: inFolder('link.json'), reason: 'Cannot be read: it does not exist (any more)' },
    ]);
  });
});

describe('import of paths', () => {
  let folder = createTemporaryFolder();
  const write = (name: string, bytes: string | Buffer) => writeFileSync(join(folder.path, name), bytes);

  beforeEach(() => {
    folder = createTemporaryFolder();
  });
  afterEach(() => folder.remove());

  it('counts each file, announces the whole, and reports raw bytes as they are read', async () => {
    const packed = gzipSync('{"a":1}\n{"a":2}\n');
    write('a.ndjson.gz', packed);
    write('b.json', '{"a":3}');
    write('notes.txt', 'x');
    const { summary, reporter, importer } = await collect({ options: { paths: [folder.path] } });
    expect(summary.files).toBe(2);
    expect(summary.byFormat).toEqual({
      'test-format': { read: 3, added: 3, changed: 0, unchanged: 0, ignored: 0, waiting: 0, rejected: 0 },
    });
    expect(reporter.plans).toEqual([{ files: 2, totalBytes: packed.length + 7 }]);
    expect(reporter.progressed[0]).toMatchObject({ readBytes: packed.length });
    expect(importer.records.map((record) => record.place)).toEqual([
      { file: join(folder.path, 'a.ndjson.gz'), line: 1 },
      { file: join(folder.path, 'a.ndjson.gz'), line: 2 },
      { file: join(folder.path, 'b.json') },
    ]);
    expect(reporter.notes).toEqual([
      { file: folder.path, message: `Skipped 1 that are not data files by their name or kind: ${join(folder.path, 'notes.txt')}` },
    ]);
  });

  it('says that a folder holds no data files', async () => {
    mkdirSync(join(folder.path, 'empty'));
    const { reporter, summary } = await collect({ options: { paths: [join(folder.path, 'empty')] } });
    expect(reporter.notes).toEqual([
      { file: join(folder.path, 'empty'), message: expect.stringMatching(/^No data files there: those end in \.json/) },
    ]);
    expect(summary.files).toBe(0);
  });

  it('reads standard input, plain and packed, in pieces of any size', async () => {
    for (const bytes of ['{"a":1}\n\n{"a":"é"}', gzipSync('{"a":1}\n{"a":"é"}')]) {
      const { importer, reporter } = await collect({ options: { paths: ['-'] }, stdin: toChunks(bytes, 1) });
      expect(importer.records.map((record) => 'value' in record && record.value)).toEqual([{ a: 1 }, { a: 'é' }]);
      expect(importer.records[0]?.place.file).toBe('<stdin>');
      expect(reporter.plans).toEqual([{ files: 1, totalBytes: null }]);
    }
  });

  it('goes on with the others where a file disappears before its turn', async () => {
    write('a.json', '{"a":1}');
    write('b.json', '{"b":1}');
    const { importer } = await collect();
    const { reporter, summary } = await collect({
      options: { paths: [folder.path] },
      importers: [
        {
          ...importer,
          importRecords: async (input, session) => {
            for await (const _ of input.records) session.counts.added += 1;
            rmSync(join(folder.path, 'b.json'), { force: true });
          },
        },
      ],
    });
    expect(reporter.rejections).toEqual([
      { place: { file: join(folder.path, 'b.json') }, reason: 'Cannot be read: it does not exist (any more)' },
    ]);
    expect(summary.byFormat['test-format']?.added).toBe(1);
    expect(summary.byFormat['unknown']?.rejected).toBe(1);
  });
});
