import { hash } from 'node:crypto';
import { Lexer, Source, stripIgnoredCharacters, TokenKind } from 'graphql';

/** Digests that tools make ids of, by their length in hex: MD5 is Relay's, SHA-1 graphql-codegen's, SHA-256 Apollo's and the specification's. */
const ALGORITHMS: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 96: 'sha384', 128: 'sha512' };
const HEX = /^[0-9a-f]+$/i;
const SHA256 = /^[0-9a-f]{64}$/;
/** The prefix of GraphQL over HTTP; other prefixes are part of a name. */
const PREFIXED = /^sha256:([0-9a-f]{64})$/;
/** Comments are no tokens, but cost as much: what strangers send is not read when it may hold more. */
const MAX_STRANGERS_COMMENTS = 1_000;
const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.PAREN_L, TokenKind.BRACKET_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.PAREN_R, TokenKind.BRACKET_R]);

/** What a document says, whatever its white space, comments and the order of its definitions. */
export interface DocumentMeaning {
  /** The same for two documents exactly when they have the same definitions, token by token. */
  readonly digest: string;
  readonly tokens: number;
}

/** The SHA-256 of a text in UTF-8, in hex. */
export function toSha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** True for what could be a SHA-256 in hex, as clients send it. */
export function isSha256(id: string): boolean {
  return SHA256.test(id);
}

/**
 * An id without the prefix `sha256:` that GraphQL over HTTP gives digests; any other id as it is.
 * @see https://github.com/graphql/graphql-over-http/blob/main/spec/Appendix%20A%20--%20Persisted%20Documents.md
 */
export function toBareId(id: string): string {
  return PREFIXED.exec(id)?.[1] ?? id;
}

/** The digest that an id of this form must be, by name; null for an id that is a name of somebody's choice. */
export function readAlgorithm(id: string): string | null {
  return HEX.test(id) ? (ALGORITHMS[id.length] ?? null) : null;
}

/** True when an id is the digest of exactly this text, by the algorithm that its length tells. */
export function isDigestOf(id: string, text: string): boolean {
  const algorithm = readAlgorithm(id);
  return algorithm !== null && hash(algorithm, text, 'hex') === id.toLowerCase();
}

/**
 * True when an id is the digest of a text, or of the text without ignored characters, which some tools hash instead.
 * @throws GraphQLError when the text cannot be split into tokens
 */
export function isDigestOfDocument(id: string, text: string): boolean {
  return isDigestOf(id, text) || isDigestOf(id, stripIgnoredCharacters(text));
}

/**
 * Reads what a document says. Its definitions count in any order, because tools that write manifests sort them and clients do not.
 * Costs one pass over the text.
 * @param maxTokens texts with more, or with more than a thousand number signs, are not read on; bounds the cost of what strangers send
 * @returns null for a text that has more tokens, none at all, or is not GraphQL
 */
export function readMeaning(text: string, maxTokens = Number.POSITIVE_INFINITY): DocumentMeaning | null {
  if (maxTokens !== Number.POSITIVE_INFINITY && hasManyComments(text)) return null;
  const definitions: string[] = [];
  let current = '';
  let depth = 0;
  let tokens = 0;
  const lexer = new Lexer(new Source(text));
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      tokens += 1;
      if (tokens > maxTokens) return null;
      current += token.value === undefined ? `${token.kind}\n` : `${token.kind} ${JSON.stringify(token.value)}\n`;
      if (OPENING.has(token.kind)) depth += 1;
      else if (CLOSING.has(token.kind)) depth -= 1;
      if (depth === 0 && token.kind === TokenKind.BRACE_R) {
        definitions.push(current);
        current = '';
      }
    }
  } catch {
    return null;
  }
  if (current !== '') definitions.push(current);
  return tokens === 0 ? null : { digest: toSha256(JSON.stringify(definitions.sort())), tokens };
}

/** Counts those inside of strings, too: it is a bound. */
function hasManyComments(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) {
    count += 1;
    if (count > MAX_STRANGERS_COMMENTS) return true;
  }
  return false;
}
