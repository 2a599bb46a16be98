import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FarsightError, toErrorMessage } from '../domain/errors.ts';
import { type ImportSource, toReadFailure } from './source-files.ts';

/** The unpacked bytes of a source, whose beginning has been looked at. */
export interface OpenedSource {
  /** The first bytes; all of them when `headIsAll`. */
  readonly head: Buffer;
  readonly headIsAll: boolean;
  /**
   * All bytes, `head` included, in order.
   * @throws FarsightError `UNREADABLE_INPUT` after the last good byte, when the rest cannot be read or unpacked
   */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** How much of the beginning is looked at to recognise a format. */
const HEAD_BYTES = 256 * 1024;
/** How far the first line may reach for a file to be recognised as one record a line. */
const FIRST_LINE_BYTES = 4 * 1024 * 1024;
/** Compressed bytes unpacked at once: gzip grows at most 1,032-fold, so this bounds what is held to 33 MiB. */
const GUNZIP_BYTES = 32 * 1024;
const NEWLINE = 0x0a;

/**
 * Opens a source and unpacks it when its first bytes say gzip, whatever its name.
 * @param onRead hears how many raw bytes have been read so far
 * @throws FarsightError `UNREADABLE_INPUT` when not even the beginning can be read
 */
export async function openSource(source: ImportSource, onRead: (readBytes: number) => void): Promise<OpenedSource> {
  const raw = await takeHead(readRaw(source, onRead), 2);
  const isGzip = raw.head[0] === 0x1f && raw.head[1] === 0x8b;
  return takeHead(isGzip ? gunzip(raw.chunks) : raw.chunks, HEAD_BYTES);
}

async function* readRaw(source: ImportSource, onRead: (readBytes: number) => void): AsyncGenerator<Buffer> {
  let readBytes = 0;
  try {
    for await (const chunk of source.open()) {
      readBytes += chunk.byteLength;
      onRead(readBytes);
      yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
  } catch (cause) {
    throw new FarsightError('UNREADABLE_INPUT', toReadFailure(cause), { cause });
  }
}

/** Reads at least `wantedBytes`, and on to the end of the first line where that is near; a failure is kept for later unless nothing came before it. */
async function takeHead(chunks: AsyncGenerator<Buffer>, wantedBytes: number): Promise<OpenedSource> {
  const parts: Buffer[] = [];
  let size = 0;
  let hasLine = false;
  let end: { readonly failure: unknown } | null = null;
  while (size < wantedBytes || (wantedBytes === HEAD_BYTES && !hasLine && size < FIRST_LINE_BYTES)) {
    try {
      const next = await chunks.next();
      if (next.done) {
        end = { failure: null };
        break;
      }
      parts.push(next.value);
      size += next.value.length;
      hasLine ||= next.value.includes(NEWLINE);
    } catch (failure) {
      if (size === 0) throw failure;
      end = { failure };
      break;
    }
  }
  const head = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  return { head, headIsAll: end !== null && end.failure === null, chunks: continueAfter(head, chunks, end) };
}

async function* continueAfter(
  head: Buffer,
  rest: AsyncGenerator<Buffer>,
  end: { readonly failure: unknown } | null,
): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    if (end === null) yield* rest;
    else if (end.failure !== null) throw end.failure;
  } finally {
    await rest.return(undefined);
  }
}

async function* gunzip(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    for await (const parts of pump<Buffer>(inPieces(chunks, GUNZIP_BYTES), createGunzip({ chunkSize: 256 * 1024 }))) yield* parts;
  } catch (cause) {
    if (cause instanceof FarsightError) throw cause;
    const message = toErrorMessage(cause);
    const reason = message === 'unexpected end of file' ? 'The gzip data is cut off' : `The gzip data is damaged (${message})`;
    throw new FarsightError('UNREADABLE_INPUT', reason, { cause });
  }
}

async function* inPieces(chunks: AsyncIterable<Buffer>, sizeBytes: number): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += sizeBytes) yield chunk.subarray(start, start + sizeBytes);
  }
}

/**
 * Feeds a transform one chunk at a time and gives what comes out of each. Unlike a pipe it loses nothing that came out before an
 * error of either side, and holds no more than one chunk's output.
 */
export async function* pump<Out>(chunks: AsyncIterable<Buffer>, transform: Duplex): AsyncGenerator<Out[]> {
  let out: Out[] = [];
  const failures: unknown[] = [];
  transform.on('data', (part: Out) => out.push(part));
  transform.on('error', (cause) => failures.push(cause));
  const take = () => {
    const taken = out;
    out = [];
    return taken;
  };
  const closed = once(transform, 'close').catch(() => undefined);
  try {
    try {
      for await (const chunk of chunks) {
        await Promise.race([new Promise((resolve) => transform.write(chunk, resolve)), closed]);
        yield take();
        if (failures.length > 0) break;
      }
    } catch (cause) {
      failures.push(cause);
    }
    transform.end();
    await closed;
    yield take();
    if (failures.length > 0) throw failures[0];
  } finally {
    transform.destroy();
  }
}
