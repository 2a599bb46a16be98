import { GraphQLError, type ParseOptions } from 'graphql';
import { createTooComplexError } from './too-complex-error.ts';

/** What a text may hold to be parsed at all. */
export const PARSE_LIMITS = {
  /** Ten times what a large page asks for; the introspection of Sandbox has about 250. */
  maxLexicalTokens: 5_000,
  /** They are no tokens, yet each is kept with the document. The most that an example has is one. */
  maxComments: 1_000,
  /** As large as a body may be by default, in UTF-16 code units: a longer text holds values that belong into variables. */
  maxSourceLength: 262_144,
} as const satisfies ParseOptions;

/** Anchored, because what a parser says of a syntax error can quote the text. "that" is graphql-js' own, for tokens. */
const PARSER_LIMIT =
  /^Syntax Error: (?:Document|Source) (contains more tha[nt] \d+ (?:tokens|comments|UTF-16 code units))\. Parsing aborted\.$/;

/**
 * What to answer when the parser gave up on the size of a text; null when the text is wrong in another way. Besides the limits of
 * {@link PARSE_LIMITS} that is the stack: the parser calls itself for each bracket, and some thousand in each other are too much for it.
 * @param thrown by `parse` of graphql-js
 */
export function toParseLimitError(thrown: unknown, mode: 'development' | 'production'): GraphQLError | null {
  if (thrown instanceof RangeError) return createTooComplexError(mode, { detail: 'its brackets nest too deeply to be parsed' });
  if (!(thrown instanceof GraphQLError)) return null;
  const detail = PARSER_LIMIT.exec(thrown.message)?.[1]?.replace('more that', 'more than');
  if (detail === undefined) return null;
  return createTooComplexError(mode, { detail: `its text ${detail}`, at: toPlace(thrown) });
}

function toPlace({ source, positions }: GraphQLError) {
  return source === undefined || positions === undefined ? {} : { source, positions };
}
