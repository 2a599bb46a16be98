import { setImmediate as nextTurn } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContentCoding, createAnswerBody } from '../../../src/cache/answer-body.ts';
import { type CompressedCoding, createAnswerCompressor } from '../../../src/cache/answer-compressor.ts';

const LARGE = Buffer.from(JSON.stringify({ data: { names: Array.from({ length: 500 }, (_, index) => `name ${index}`) } }));
const DECOMPRESS = { gzip: gunzipSync, br: brotliDecompressSync };
const COMPRESSED: readonly CompressedCoding[] = ['gzip', 'br'];

/** Compressions that end when they are told to. */
function createManualZlib() {
  const calls: { coding: CompressedCoding; bytes: Buffer; end: (compressed: Buffer) => void; fail: () => void }[] = [];
  const compress = (coding: CompressedCoding) => (bytes: Buffer) =>
    new Promise<Buffer>((resolve, reject) => {
      calls.push({ coding, bytes, end: resolve, fail: () => reject(new Error('no memory')) });
    });
  return { calls, compressions: { gzip: compress('gzip'), br: compress('br') } };
}

function createManualBody(bytes: Buffer) {
  const { calls, compressions } = createManualZlib();
  const grown: number[] = [];
  const body = createAnswerBody(bytes, { compress: createAnswerCompressor(compressions), onGrow: (added) => grown.push(added) });
  return { body, calls, grown };
}

describe('an answer body', () => {
  it('gives the bytes as they are until a form is made, and makes it once', async () => {
    const { body, calls, grown } = createManualBody(LARGE);
    const first = body.take('br');
    expect([first.coding, first.bytes]).toEqual(['identity', LARGE]);
    expect(body.take('br')).toBe(first);
    expect(calls.map(({ coding }) => coding)).toEqual(['br']);
    calls[0]?.end(Buffer.from('small'));
    await nextTurn();
    const made = body.take('br');
    expect([made.coding, made.bytes.toString()]).toEqual(['br', 'small']);
    expect(body.take('br')).toBe(made);
    expect([calls.length, grown, body.byteLength]).toEqual([1, [5], LARGE.byteLength + 5]);
  });

  it('makes each coding by itself', async () => {
    const { body, calls } = createManualBody(LARGE);
    body.take('gzip');
    body.take('br');
    calls[0]?.end(Buffer.from('gz'));
    await nextTurn();
    expect(['identity', 'gzip', 'br'].map((coding) => body.take(coding as ContentCoding).coding)).toEqual(['identity', 'gzip', 'identity']);
    expect(body.byteLength).toBe(LARGE.byteLength + 2);
  });

  it('makes nothing that nobody asked for', () => {
    const { body, calls } = createManualBody(LARGE);
    expect([body.take('identity').bytes, body.identity]).toEqual([LARGE, LARGE]);
    expect([calls, body.byteLength]).toEqual([[], LARGE.byteLength]);
  });

  it.each([
    [1023, 0],
    [1024, 1],
  ])('of %i bytes is compressed %i times', (length, expected) => {
    const { body, calls } = createManualBody(Buffer.alloc(length, 'a'));
    expect(body.take('br').coding).toBe('identity');
    expect(calls).toHaveLength(expected);
  });

  it.each(['no smaller', 'broken'])('stays as it is, and is not tried again, when the compressed form is %s', async (outcome) => {
    const { body, calls, grown } = createManualBody(LARGE);
    body.take('gzip');
    if (outcome === 'broken') calls[0]?.fail();
    else calls[0]?.end(Buffer.alloc(LARGE.byteLength));
    await nextTurn();
    expect(body.take('gzip')).toBe(body.take('identity'));
    expect([calls.length, grown, body.byteLength]).toEqual([1, [], LARGE.byteLength]);
    expect(body.etags('gzip')).toEqual(body.etags('identity'));
  });

  it('asks again when there was no room', () => {
    let asked = 0;
    const compress = () => {
      asked += 1;
      return null;
    };
    const body = createAnswerBody(LARGE, { compress });
    expect([body.take('br').coding, body.take('br').coding, asked]).toEqual(['identity', 'identity', 2]);
  });

  it('holds no more memory than it says', async () => {
    const shared = Buffer.alloc(100_000, 'x');
    const grown = Promise.withResolvers<number>();
    const body = createAnswerBody(shared.subarray(0, 5000), { compress: createAnswerCompressor(), onGrow: grown.resolve });
    body.take('br');
    await grown.promise;
    const { bytes, coding } = body.take('br');
    expect([coding, body.byteLength]).toEqual(['br', 5000 + bytes.byteLength]);
    expect(body.identity.buffer.byteLength + bytes.buffer.byteLength).toBeLessThanOrEqual(body.byteLength * 2);
  });

  it('names for a client the ETags of its coding and of the bytes as they are', async () => {
    const { body, calls } = createManualBody(LARGE);
    const plain = body.take('identity').etag;
    expect(plain).toMatch(/^"[\w-]{24}"$/);
    const gzip = plain.replace(/"$/, '-gz"');
    expect(body.etags('identity')).toEqual([plain]);
    expect(body.etags('gzip')).toEqual([gzip, plain]);
    body.take('gzip');
    calls[0]?.end(Buffer.from('small'));
    await nextTurn();
    expect(body.take('gzip').etag).toBe(gzip);
    expect(body.etags('gzip')).toEqual([gzip, plain]);
    expect(body.etags('br')).toEqual([plain.replace(/"$/, '-br"'), plain]);
  });

  it('has another ETag for any byte that differs', () => {
    const compress = () => null;
    const one = createAnswerBody(Buffer.alloc(20_000, 'a'), { compress });
    for (const place of [0, 10_000, 19_999]) {
      const bytes = Buffer.alloc(20_000, 'a');
      bytes[place] = 0;
      expect(createAnswerBody(bytes, { compress }).take('identity').etag).not.toBe(one.take('identity').etag);
    }
    expect(createAnswerBody(Buffer.alloc(20_000, 'a'), { compress }).take('identity').etag).toBe(one.take('identity').etag);
  });

  it('gives its content back from every form, under an ETag that no other form or body has', async () => {
    const content = fc.string({ minLength: 0, maxLength: 40 }).map((text) => Buffer.from(JSON.stringify({ data: text.repeat(200) })));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(content, { minLength: 1, maxLength: 4, selector: (bytes) => bytes.toString() }), async (contents) => {
        const compress = createAnswerCompressor();
        const etags: string[] = [];
        for (const bytes of contents) {
          const asIs = createAnswerBody(bytes, { compress }).take('identity');
          expect(asIs.bytes).toEqual(bytes);
          etags.push(asIs.etag);
          for (const coding of COMPRESSED) {
            const grown = Promise.withResolvers<number>();
            const body = createAnswerBody(bytes, { compress, onGrow: grown.resolve });
            body.take(coding);
            if (bytes.byteLength < 1024) continue;
            await grown.promise;
            const made = body.take(coding);
            expect(made.coding).toBe(coding);
            expect(DECOMPRESS[coding](made.bytes)).toEqual(bytes);
            etags.push(made.etag);
          }
        }
        expect(new Set(etags).size).toBe(etags.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the answer compressor', () => {
  it('runs two at once, the others in the order they came', async () => {
    const { calls, compressions } = createManualZlib();
    const compress = createAnswerCompressor(compressions);
    const ended: number[] = [];
    for (const number of [0, 1, 2, 3]) void compress('br', Buffer.from([number]))?.then((bytes) => ended.push(...bytes));
    expect(calls.map(({ bytes }) => bytes[0])).toEqual([0, 1]);
    for (const [number, running] of [
      [1, [0, 1, 2]],
      [0, [0, 1, 2, 3]],
    ] as const) {
      calls[number]?.end(Buffer.from([number]));
      await nextTurn();
      expect(calls.map(({ bytes }) => bytes[0])).toEqual(running);
    }
    calls[2]?.end(Buffer.from([2]));
    calls[3]?.end(Buffer.from([3]));
    await nextTurn();
    expect(ended).toEqual([1, 0, 2, 3]);
  });

  it('goes on after one that fails', async () => {
    const { calls, compressions } = createManualZlib();
    const compress = createAnswerCompressor(compressions);
    const answers = [1, 2, 3].map((number) => compress('gzip', Buffer.from([number])));
    const failures = answers.slice(0, 2).map((answer) => expect(answer).rejects.toThrow('no memory'));
    calls[0]?.fail();
    calls[1]?.fail();
    await Promise.all(failures);
    await nextTurn();
    calls[2]?.end(Buffer.from('made'));
    expect(String(await answers[2])).toBe('made');
  });

  it('lets 64 wait and no more, until there is room again', async () => {
    const { calls, compressions } = createManualZlib();
    const compress = createAnswerCompressor(compressions);
    const taken = Array.from({ length: 70 }, () => compress('br', LARGE)).filter((answer) => answer !== null);
    expect([taken.length, calls.length]).toEqual([66, 2]);
    calls[0]?.end(LARGE);
    await nextTurn();
    expect([compress('br', LARGE) === null, compress('br', LARGE) === null, calls.length]).toEqual([false, true, 3]);
  });

  it('takes as many as before once nothing runs any more', async () => {
    const { calls, compressions } = createManualZlib();
    const compress = createAnswerCompressor(compressions);
    for (const round of [1, 2]) {
      void compress('br', LARGE);
      void compress('gzip', LARGE);
      expect(calls).toHaveLength(round * 2);
      for (const call of calls) call.end(LARGE);
      await nextTurn();
    }
  });
});
