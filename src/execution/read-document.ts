import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { PARSE_LIMITS, toParseLimitError } from './parse-limits.ts';
import { createShapeCheck, SHAPE_LIMITS } from './shape-limits.ts';

/** What became of a text: a valid document, a refusal in our words, or a text that is for GraphQL itself to complain about. */
export type DocumentOutcome =
  | { readonly kind: 'valid'; readonly document: DocumentNode }
  | { readonly kind: 'refused'; readonly error: GraphQLError }
  | { readonly kind: 'invalid'; readonly errors: readonly GraphQLError[] };

/** Steps from a text to a valid document. */
export type DocumentPhase = 'parse' | 'plan';

/** Parts of {@link createDocumentReader}. */
export interface DocumentReaderParts {
  readonly schema: GraphQLSchema;
  readonly mode: 'development' | 'production';
  /** Hears how long each step took. */
  readonly observePhase?: (phase: DocumentPhase, durationMs: number) => void;
}

/** Reads texts: parsed under a limit of tokens, held against the limits of shape, validated. Errors end at the second. */
export function createDocumentReader(parts: DocumentReaderParts): (text: string) => DocumentOutcome {
  const { schema, mode, observePhase = () => undefined } = parts;
  const checkShape = createShapeCheck(SHAPE_LIMITS, mode);
  const check = (document: DocumentNode): DocumentOutcome => {
    const error = checkShape(document);
    if (error !== null) return { kind: 'refused', error };
    const errors = validate(schema, document, specifiedRules, { maxErrors: 1 });
    return errors.length === 0 ? { kind: 'valid', document } : { kind: 'invalid', errors: errors.slice(0, 1) };
  };
  return (text) => {
    const startedAt = performance.now();
    let document: DocumentNode;
    try {
      document = parse(text, PARSE_LIMITS);
    } catch (thrown) {
      const error = toParseLimitError(thrown, mode);
      if (error !== null) return { kind: 'refused', error };
      if (thrown instanceof GraphQLError) return { kind: 'invalid', errors: [thrown] };
      throw thrown;
    } finally {
      observePhase('parse', performance.now() - startedAt);
    }
    const parsedAt = performance.now();
    const outcome = check(document);
    observePhase('plan', performance.now() - parsedAt);
    return outcome;
  };
}
