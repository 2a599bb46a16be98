import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FarsightError } from '../../../src/domain/errors.ts';
import { toTotals } from '../../../src/ingest/import-report.ts';
import { collect, createCollectingImporter, toSource } from './source-harness.ts';

async function importBytes(name: string, bytes: string | Buffer, arrayKey: string | null = null) {
  const importer = createCollectingImporter({ arrayKey });
  const { reporter, summary } = await collect({ sources: [toSource(name, bytes)], importers: [importer] });
  return {
    values: importer.records.flatMap((record) => ('value' in record ? [record.value] : [])),
    reasons: reporter.rejections.map(({ place, reason }) => `${place.line ?? place.index ?? 'file'}: ${reason}`),
    complete: importer.completes[0],
    summary,
    reporter,
  };
}

const lines = (count: number) => Array.from({ length: count }, (_, n) => `${JSON.stringify({ n, pad: Math.sin(n) })}\n`).join('');

describe('files that cannot be read', () => {
  it.each([
    ['utf-16 with a mark', Buffer.from('\ufeff{"a":1}', 'utf16le'), /^file: UTF-16 text, expected UTF-8/],
    ['utf-16 without one', Buffer.from('{"a":1}', 'utf16le'), /^file: UTF-16 text/],
    ['binary data', Buffer.from('PNG\u0000\u0001\u0002and so on and on and on'), /^file: Binary data/],
    ['prose', 'Hello there\nGeneral', /^file: Neither JSON/],
    ['a JSON scalar', '"text"', /^file: Neither JSON/],
    ['malformed JSON', '{oops}', /^file: Malformed JSON at its very beginning/],
    ['a malformed array', '[oops', /^file: Malformed JSON at its very beginning/],
    [
      'damaged gzip',
      Buffer.concat([gzipSync('{}').subarray(0, 10), Buffer.from('garbage and more of it')]),
      /^file: The gzip data is damaged/,
    ],
    ['cut-off gzip without content', gzipSync('{"a":1}').subarray(0, 10), /^file: The gzip data is cut off/],
  ])('are reported with the reason: %s', async (_, bytes, reason) => {
    const { reasons, summary, reporter } = await importBytes('x.json', bytes);
    expect(reasons).toEqual([expect.stringMatching(reason)]);
    expect(summary.byFormat).toMatchObject({ unknown: { read: 1, rejected: 1 } });
    expect(reporter.finished).toEqual([{ file: 'x.json', format: 'unknown' }]);
  });

  it('are told apart from empty ones, which are only noted', async () => {
    for (const bytes of ['', ' \n', '\ufeff', '[]', gzipSync('')]) {
      const { reasons, reporter, summary } = await importBytes('x.json', bytes);
      expect(reasons).toEqual([]);
      expect(reporter.notes).toEqual([{ file: 'x.json', message: 'Empty: nothing to import' }]);
      expect(summary.byFormat).toEqual({});
    }
  });

  it('say what they are and what is understood, where no importer knows them', async () => {
    const importers = [createCollectingImporter({ recognises: () => false, title: 'apples' })];
    const { reporter } = await collect({
      importers,
      options: { paths: ['/nowhere.json'] },
      sources: [
        toSource('a.json', '{"format":"x","version":1}'),
        toSource('b.csv', 'c,d\n1,2\n'),
        toSource('c.json', '[[1]]'),
        toSource('d.json', '[{"e":1}]'),
      ],
    });
    expect(reporter.rejections.map(({ reason }) => reason)).toEqual([
      'No such file or folder',
      'Unknown format: a JSON object with the keys "format", "version"',
      'Unknown format: CSV with the columns "c", "d"',
      'Unknown format: a JSON array of arrays',
      'Unknown format: a JSON array of objects with the keys "e"',
    ]);
    expect(reporter.notes).toEqual([{ file: 'a.json', message: 'Not a format that is understood. Those are: apples' }]);
  });
});

describe('files that break off', () => {
  it('keep every line before the gzip data is cut off', async () => {
    const packed = gzipSync(lines(20_000));
    const { values, reasons, complete } = await importBytes('a.ndjson.gz', packed.subarray(0, packed.length - 5));
    expect(values).toHaveLength(20_000);
    expect(reasons).toEqual(['file: The gzip data is cut off; the 20000 records before it were read']);
    expect(complete).toBe(false);
  });

  it('keep the lines before damaged gzip data', async () => {
    const packed = gzipSync(lines(20_000));
    packed.fill(0xff, packed.length / 2, packed.length / 2 + 64);
    const { values, reasons, complete } = await importBytes('a.ndjson.gz', packed);
    expect(values.length).toBeGreaterThan(5_000);
    expect(values.length).toBeLessThan(15_000);
    expect(reasons.at(-1)).toMatch(/^file: The gzip data is damaged/);
    expect(complete).toBe(false);
  });

  it('never take half a CSV row for a whole one', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => `${n},${Math.sin(n)}`);
    const packed = gzipSync(`a,b\n${rows.join('\n')}\n`);
    for (const cut of [9, 50, 1_000, 1_001, 1_002, 20_000]) {
      const { values } = await importBytes('a.csv.gz', packed.subarray(0, packed.length - cut));
      expect(values.length).toBeGreaterThan(100);
      expect(values.map((value) => Object.values(value as object).join(','))).toEqual(rows.slice(0, values.length));
    }
  });

  it('read all members of a gzip file', async () => {
    const { values, complete } = await importBytes('a.gz', Buffer.concat([gzipSync(lines(3)), gzipSync(lines(4))]));
    expect(values).toHaveLength(7);
    expect(complete).toBe(true);
  });

  it.each([
    ['[{"a":1},{"a":2},{"a"', null, 2, '2: Malformed JSON: the text ends in the middle; the 2 records before it were read'],
    [
      '{"id":1,"messages":[{"a":1},{"a":2',
      'messages',
      1,
      '1: Malformed JSON: the text ends in the middle; the 1 records before it were read',
    ],
    ['[{"a":1}] oops', null, 1, '1: Malformed JSON: more follows after the end; the 1 records before it were read'],
    ['[{"a":1}][{"a":2}]', null, 1, '1: Malformed JSON: more follows after the end; the 1 records before it were read'],
    ['[{"a":1}}', null, 1, '1: Malformed JSON: expected "]", found "}"; the 1 records before it were read'],
    ['{"a":1}}', null, 1, '1: Malformed JSON: a bracket is closed that was never opened; the 1 records before it were read'],
    ['a,b\n1,2\n3,"4\n5,6\n', null, 1, '2: Malformed CSV: a quote is never closed; the 1 records before it were read'],
  ])('keep what came before in %s', async (text, arrayKey, kept, reason) => {
    const { values, reasons, complete } = await importBytes('a', text, arrayKey);
    expect(values).toHaveLength(kept);
    expect(reasons.at(-1)?.replace(/^\d+: (Malformed CSV)/, '2: $1')).toBe(reason);
    expect(complete).toBe(false);
  });

  it('keep what came before a read error, and the next file follows', async () => {
    const failing = {
      name: 'a.ndjson',
      sizeBytes: null,
      open: async function* () {
        yield Buffer.from(lines(100_000));
        throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
      },
    };
    const { reporter, importer } = await collect({ sources: [failing, toSource('b.json', '{"b":1}')] });
    expect(importer.records).toHaveLength(100_001);
    expect(reporter.rejections).toEqual([
      { place: { file: 'a.ndjson' }, reason: 'Cannot be read: EIO: i/o error, read; the 100000 records before it were read' },
    ]);
  });
});

describe('records that cannot be read', () => {
  it('cost one rejection each with their line, and the rest goes on', async () => {
    const { values, reasons, complete } = await importBytes('a.ndjson', '{"a":1}\n{"a":\n[}\n{"a":2}\n');
    expect(values).toEqual([{ a: 1 }, { a: 2 }]);
    expect(reasons).toEqual([expect.stringMatching(/^2: Malformed JSON: /), expect.stringMatching(/^3: Malformed JSON: /)]);
    expect(complete).toBe(true);
  });

  it('cost one rejection each with their index', async () => {
    const { values, reasons } = await importBytes('a.json', '[{"a":1},{"a":oops},,{"a":[1}},{"a":2},]');
    expect(values).toEqual([{ a: 1 }, { a: 2 }]);
    expect(reasons.map((reason) => reason.slice(0, 17))).toEqual([
      '1: Malformed JSON',
      '2: Malformed JSON',
      '3: Malformed JSON',
      '5: Malformed JSON',
    ]);
  });

  it('are named by the byte where their text is not UTF-8', async () => {
    const bad = Buffer.concat([Buffer.from('{"a":1}\n{"a":"é'), Buffer.from([0xe9]), Buffer.from('"}\n{"a":2}\n')]);
    const inLines = await importBytes('a.ndjson', bad);
    expect(inLines.values).toEqual([{ a: 1 }, { a: 2 }]);
    expect(inLines.reasons).toEqual(['2: Not UTF-8 text (at byte 8 of the record)']);
    const inArray = await importBytes('a.json', Buffer.concat([Buffer.from('[1,"'), Buffer.from([0xff]), Buffer.from('",2]')]));
    expect(inArray.values).toEqual([1, 2]);
    expect(inArray.reasons).toEqual(['1: Not UTF-8 text (at byte 1 of the record)']);
  });

  it('end a CSV file at the bytes that are not UTF-8', async () => {
    const bad = Buffer.concat([Buffer.from('a,b\n1,é\n2,'), Buffer.from([0xe9]), Buffer.from('\n3,4\n')]);
    const { values, reasons } = await importBytes('a.csv', bad);
    expect(values).toEqual([{ a: '1', b: 'é' }]);
    expect(reasons).toEqual(['file: Not UTF-8 text (at byte 11); the 1 records before it were read']);
  });

  it('are CSV rows with another number of columns than the header', async () => {
    const { values, reasons } = await importBytes('a.csv', 'a,b\n1,2\n3\n4,5,6\n7,8\n');
    expect(values).toEqual([
      { a: '1', b: '2' },
      { a: '7', b: '8' },
    ]);
    expect(reasons).toEqual([
      '3: Malformed CSV: expected 2 columns as in the header, found 1',
      '4: Malformed CSV: expected 2 columns as in the header, found 3',
    ]);
  });

  it('are refused beyond 64 MiB without being held', async () => {
    const endless = (start: string) => ({
      name: 'big',
      sizeBytes: null,
      open: async function* () {
        yield Buffer.from(start);
        for (let n = 0; n < 70; n += 1) yield Buffer.alloc(1024 * 1024, 'x');
      },
    });
    for (const start of ['{"a":1}\n{"a":"', '[{"a":1},{"a":"']) {
      const { reporter, importer } = await collect({ sources: [endless(start)] });
      expect(importer.records).toHaveLength(1);
      expect(reporter.rejections.at(-1)?.reason).toMatch(/^Larger than 64 MiB/);
    }
  });
});

describe('a stopped import', () => {
  const twoFiles = [toSource('a.ndjson', '{"a":1}\noops\n{"a":2}\n'), toSource('b.json', '{"b":1}')];

  it('stops at the first rejection when strict', async () => {
    const { summary, importer, reporter } = await collect({ options: { strict: true }, sources: twoFiles });
    expect(summary).toMatchObject({ stopped: true, files: 1, byFormat: { 'test-format': { read: 2, added: 1, rejected: 1 } } });
    expect(importer.records).toHaveLength(2);
    expect(reporter.rejections).toHaveLength(1);
  });

  it('stops at a path that leads nowhere when strict', async () => {
    const { summary } = await collect({ options: { strict: true, paths: ['/nowhere.json'] }, sources: twoFiles });
    expect(summary).toMatchObject({ stopped: true, files: 0, byFormat: { unknown: { rejected: 1 } } });
  });

  it('ends the records early when aborted, so that the importer stores what it has', async () => {
    const abort = new AbortController();
    const base = createCollectingImporter();
    let stored = 0;
    const importer = {
      ...base,
      importRecords: async (...[input, session]: Parameters<typeof base.importRecords>) => {
        for await (const _ of input.records) if (++stored === 10) abort.abort();
        session.counts.added += stored;
        expect(input.complete()).toBe(false);
      },
    };
    const sources = [toSource('a.ndjson', lines(1000)), toSource('b.json', '{}')];
    const { summary, reporter } = await collect({ sources, importers: [importer], signal: abort.signal });
    expect(summary).toMatchObject({ stopped: true, files: 1, byFormat: { 'test-format': { added: 10, rejected: 0 } } });
    expect(reporter.rejections).toEqual([]);
  });

  it('ends with the error of the database', async () => {
    const importer = createCollectingImporter({
      importRecords: async () => {
        throw new FarsightError('DATABASE_UNAVAILABLE', 'gone');
      },
    });
    await expect(collect({ sources: twoFiles, importers: [importer] })).rejects.toThrow('gone');
  });

  it('rejects one file alone when its importer cannot use it', async () => {
    const base = createCollectingImporter();
    const importer = {
      ...base,
      importRecords: async (...[input, session]: Parameters<typeof base.importRecords>) => {
        if (session.file === 'a.ndjson') throw new FarsightError('BAD_INPUT', 'Name the channel with --channel');
        await base.importRecords(input, session);
      },
    };
    const { summary, reporter } = await collect({ sources: twoFiles, importers: [importer] });
    expect(summary).toMatchObject({ stopped: false, files: 2, byFormat: { 'test-format': { added: 1, rejected: 1 } } });
    expect(reporter.rejections).toEqual([{ place: { file: 'a.ndjson' }, reason: 'Name the channel with --channel' }]);
  });
});

describe('a packed file of very many records', () => {
  const packed = gzipSync(Buffer.concat([Buffer.from('{"a":1}\n'), Buffer.alloc(1_000_000, '1\n')]));

  it.each(['are stored', 'are rejected'])('lets others have their turn while its records %s', async (fate) => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const importer = createCollectingImporter({
      importRecords: async ({ records }, session) => {
        for await (const { place } of records) {
          if (fate === 'are stored') session.counts.added += 1;
          else session.reject(place, 'not this one');
        }
      },
    });
    const startedAt = performance.now();
    const { summary } = await collect({ sources: [toSource('many.ndjson.gz', packed)], importers: [importer] });
    clearInterval(timer);
    expect(toTotals(summary).read).toBe(500_001);
    expect(turns).toBeGreaterThan((performance.now() - startedAt) / 100);
  });
});
