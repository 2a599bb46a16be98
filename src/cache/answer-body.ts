import { hash } from 'node:crypto';
import type { AnswerCompressor, CompressedCoding } from './answer-compressor.ts';

/** How an answer's bytes are coded, as `Content-Encoding` names it; `identity` is not at all. */
export type ContentCoding = 'identity' | CompressedCoding;

/** One form of an answer's bytes. */
export interface AnswerVariant {
  readonly coding: ContentCoding;
  readonly bytes: Buffer;
  /** For the header of that name, quotes included: strong, another one for other content and for another coding. */
  readonly etag: string;
}

/**
 * An answer's bytes as JSON in UTF-8, and compressed forms of them, each made when it is first asked for and then kept. Whoever asks first
 * gets the bytes as they are: nobody waits for a compression, and answers that are read but once cost none of their time.
 */
export interface AnswerBody {
  readonly identity: Buffer;
  /** The form in a coding; as long as there is none, the bytes as they are, and it is made in the background unless that brings nothing. */
  readonly take: (coding: ContentCoding) => AnswerVariant;
  /**
   * ETags that copies of this content may have with a client that would be sent this coding: the coding's, made or not, and that of the
   * bytes as they are. A copy under one of them is right, so its holder needs no bytes.
   */
  readonly etags: (coding: ContentCoding) => readonly string[];
  /** Of all forms that are held now. */
  readonly byteLength: number;
}

/** Parts of {@link createAnswerBody}. */
export interface AnswerBodyParts {
  readonly compress: AnswerCompressor;
  /** Hears by how many bytes the body grew when a form was added; also after its owner let go of it. Must not throw. */
  readonly onGrow?: (addedBytes: number) => void;
}

/**
 * Below this, compressing is not worth it: answers of some 600 bytes shrink by 200, and go in one packet of 1,400 with their headers as they
 * are. At 900 bytes half is saved, and answers begin to need a second packet.
 */
const MIN_COMPRESSED_BYTES = 1024;
/** 144 bits: contents that meet by accident are out of the question. */
const DIGEST_CHARACTERS = 24;
const ETAG_SUFFIXES = { identity: '', gzip: '-gz', br: '-br' } as const satisfies Record<ContentCoding, string>;

/** A compressed form. `none`: it would be no smaller, or cannot be made. */
type CompressedForm = { readonly phase: 'absent' | 'made-now' | 'none' } | { readonly phase: 'ready'; readonly variant: AnswerVariant };

/** @param bytes not to be changed from here on */
export function createAnswerBody(bytes: Buffer, parts: AnswerBodyParts): AnswerBody {
  const identity = toOwnMemory(bytes);
  const digest = hash('sha256', identity, 'base64url').slice(0, DIGEST_CHARACTERS);
  const asIs: AnswerVariant = { coding: 'identity', bytes: identity, etag: toEtag(digest, 'identity') };
  const start: CompressedForm = { phase: identity.byteLength < MIN_COMPRESSED_BYTES ? 'none' : 'absent' };
  const forms: Record<CompressedCoding, CompressedForm> = { gzip: start, br: start };
  let byteLength = identity.byteLength;
  const keep = (coding: CompressedCoding, compressed: Buffer): CompressedForm => {
    if (compressed.byteLength >= identity.byteLength) return { phase: 'none' };
    byteLength += compressed.byteLength;
    return { phase: 'ready', variant: { coding, bytes: toOwnMemory(compressed), etag: toEtag(digest, coding) } };
  };
  const make = async (coding: CompressedCoding, compressing: Promise<Buffer>): Promise<void> => {
    try {
      forms[coding] = keep(coding, await compressing);
    } catch {
      // Memory ran out, at worst; the bytes as they are do as well.
      forms[coding] = { phase: 'none' };
    }
    const made = forms[coding];
    if (made.phase === 'ready') parts.onGrow?.(made.variant.bytes.byteLength);
  };
  const takeCompressed = (coding: CompressedCoding): AnswerVariant => {
    const form = forms[coding];
    if (form.phase === 'ready') return form.variant;
    const compressing = form.phase === 'absent' ? parts.compress(coding, identity) : null;
    if (compressing !== null) {
      forms[coding] = { phase: 'made-now' };
      void make(coding, compressing);
    }
    return asIs;
  };
  return {
    identity,
    take: (coding) => (coding === 'identity' ? asIs : takeCompressed(coding)),
    etags: (coding) => {
      const isOnlyAsIs = coding === 'identity' || forms[coding].phase === 'none';
      return isOnlyAsIs ? [asIs.etag] : [toEtag(digest, coding), asIs.etag];
    },
    get byteLength() {
      return byteLength;
    },
  };
}

function toEtag(digest: string, coding: ContentCoding): string {
  return `"${digest}${ETAG_SUFFIXES[coding]}"`;
}

/** Small buffers are cut from large ones, as those of zlib are, which they would keep in memory as long as they live. */
function toOwnMemory(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength <= bytes.byteLength * 2) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.byteLength);
  own.set(bytes);
  return own;
}
