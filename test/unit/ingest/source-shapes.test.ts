import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collect, createCollectingImporter, toSource } from './source-harness.ts';

/** Imports `text` cut into pieces of each given size, and expects the same of all. */
async function read(text: string, name = 'a.json', arrayKey: string | null = null) {
  const seen = [];
  for (const pieceBytes of [1, 3, 64 * 1024]) {
    const importer = createCollectingImporter({ arrayKey });
    const { reporter } = await collect({ sources: [toSource(name, text, pieceBytes)], importers: [importer] });
    seen.push({
      shape: importer.shapes[0],
      values: importer.records.map((record) => ('value' in record ? record.value : record.failure)),
      places: importer.records.map(({ place }) => place.line ?? place.index ?? 'file'),
      header: importer.headers[0],
      complete: importer.completes[0],
      rejections: reporter.rejections,
    });
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  return seen[0] ?? expect.fail();
}

describe('shapes of JSON', () => {
  it('takes an object on one line as a value', async () => {
    const seen = await read('{"a": 1}\n');
    expect(seen).toMatchObject({ shape: { kind: 'json-value', sample: { a: 1 } }, values: [{ a: 1 }], places: ['file'], complete: true });
  });

  it('takes a pretty-printed object as one value, not as lines', async () => {
    const seen = await read('\ufeff{\n"a": [\n{}\n],\n"b": "}\\"{"\n}\n');
    expect(seen).toMatchObject({ shape: { kind: 'json-value' }, values: [{ a: [{}], b: '}"{' }], complete: true });
  });

  it('takes a pretty-printed object as one value even where its name says lines', async () => {
    const seen = await read('{\n  "a": 1\n}\n', 'a.ndjson');
    expect(seen).toMatchObject({ shape: { kind: 'json-value' }, values: [{ a: 1 }] });
  });

  it('takes an object a line as lines whatever the name, and counts blank ones', async () => {
    const seen = await read('{"a":1}\r\n\r\n  \n{"a":2}\n{"a":3}', 'a.json');
    expect(seen).toMatchObject({ shape: { kind: 'ndjson', sample: { a: 1 } }, values: [{ a: 1 }, { a: 2 }, { a: 3 }], places: [1, 4, 5] });
  });

  it('takes one line as lines where the name says so', async () => {
    expect(await read('{"a":1}', 'a.jsonl')).toMatchObject({ shape: { kind: 'ndjson' }, places: [1] });
  });

  it('takes lines as lines where the first one is bad', async () => {
    for (const bad of ['{"a": oops}', '{"a": 1, "b":', 'oops', '# made by hand, once']) {
      const seen = await read(`${bad}\n{"a":1}\n{"a":2}\n`);
      expect(seen.shape?.kind).toBe('ndjson');
      expect(seen.values.slice(1)).toEqual([{ a: 1 }, { a: 2 }]);
      expect(seen.rejections).toHaveLength(1);
    }
  });

  it('takes the elements of an array with their index', async () => {
    const seen = await read('[ {"a":"[,"}, 2 ,\n null, [1,{"b":[]}], "x\\\\" ]\n');
    expect(seen).toMatchObject({
      shape: { kind: 'json-array', sample: { a: '[,' } },
      values: [{ a: '[,' }, 2, null, [1, { b: [] }], 'x\\'],
      places: [0, 1, 2, 3, 4],
      complete: true,
      rejections: [],
    });
  });

  it('streams the array under a key and gathers the scalars on both sides of it', async () => {
    const text = '{"name": "N", "other": [1,[2]], "messages": [{"id": 1}, {"id": 2}], "deep": {"messages": [9]}, "id": 7, "none": null}';
    const seen = await read(text, 'result.json', 'messages');
    expect(seen).toMatchObject({
      values: [{ id: 1 }, { id: 2 }],
      header: { name: 'N', id: 7, none: null },
      complete: true,
      rejections: [],
    });
    expect(seen.shape?.sample).toMatchObject({ name: 'N', messages: [{ id: 1 }, { id: 2 }] });
  });

  it('finds a key behind escapes, and no record where the key is missing or the array empty', async () => {
    expect((await read('{"m\\u0065ssages": [1]}', 'a.json', 'messages')).values).toEqual([1]);
    expect(await read('{"messages": []}', 'a.json', 'messages')).toMatchObject({ values: [], complete: true, rejections: [] });
    expect(await read('{"other": [1]}', 'a.json', 'messages')).toMatchObject({ values: [], complete: true, rejections: [] });
  });

  it('leaves large members beside the array out of the header', async () => {
    const text = JSON.stringify({ big: 'x'.repeat(70_000), blob: { y: 'y'.repeat(70_000) }, id: 3, messages: [1], after: 'z' });
    expect(await read(text, 'a.json', 'messages')).toMatchObject({ values: [1], header: { id: 3, after: 'z' } });
  });

  it('recognises a large object from its beginning', async () => {
    const messages = Array.from({ length: 9000 }, (_, id) => ({ id, text: 'many "words", {braces} and [brackets]' }));
    const importer = createCollectingImporter({ arrayKey: 'messages' });
    const sources = [toSource('big.json.gz', gzipSync(JSON.stringify({ name: 'N', messages }, null, 1)))];
    await collect({ sources, importers: [importer] });
    const sample = importer.shapes[0]?.sample as { name: string; messages: unknown[] };
    expect(sample.name).toBe('N');
    expect(sample.messages.length).toBeGreaterThan(1000);
    expect(sample.messages.length).toBeLessThan(9000);
    expect(importer.records).toHaveLength(9000);
  });

  it('reads lines of a megabyte, and values that stand one after another', async () => {
    const long = JSON.stringify({ frames: 'x'.repeat(1_200_000) });
    const importer = createCollectingImporter();
    await collect({ sources: [toSource('t.json', `${long}\n${long}\n`, 64 * 1024)], importers: [importer] });
    expect(importer.shapes[0]?.kind).toBe('ndjson');
    expect(importer.records).toHaveLength(2);
    expect(await read('{\n"a":1\n}\n{\n"a":2\n}', 'a.json')).toMatchObject({ values: [{ a: 1 }, { a: 2 }], places: ['file', 1] });
  });

  it('keeps a key that names the prototype as a value', async () => {
    const seen = await read('[{"__proto__": {"x": 1}}]');
    expect(Object.getPrototypeOf(seen.values[0])).toBe(Object.prototype);
  });
});

describe('shapes of CSV', () => {
  it('gives rows by column name with the line each starts on', async () => {
    const text = '\ufeff,id,text\r\n0,1,"two\r\nlines, ""quoted"""\r\n\r\n1,2,plain\r\n';
    const seen = await read(text, 'a.csv');
    expect(seen).toMatchObject({
      shape: { kind: 'csv', columns: ['', 'id', 'text'], sample: { '': '0', id: '1' } },
      values: [
        { '': '0', id: '1', text: 'two\r\nlines, "quoted"' },
        { '': '1', id: '2', text: 'plain' },
      ],
      places: [2, 5],
      complete: true,
      rejections: [],
    });
  });

  it('goes by the content: CSV without its name, and one column only with it', async () => {
    expect((await read('a,b\n1,é\n', 'data')).values).toEqual([{ a: '1', b: 'é' }]);
    expect((await read('a\n1\n', 'a.csv')).values).toEqual([{ a: '1' }]);
  });

  it('has no sample where there is only a header', async () => {
    expect(await read('a,b\n', 'a.csv')).toMatchObject({ shape: { columns: ['a', 'b'], sample: null }, values: [], complete: true });
  });
});
