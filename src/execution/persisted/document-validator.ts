import { type GraphQLSchema, parse, validate } from 'graphql';
import type { DocumentValidator } from './check-operations.ts';

/** Validates documents that can be parsed by the rules of the specification alone, without a gateway's own limits. */
export function createDocumentValidator(schema: GraphQLSchema): DocumentValidator {
  return (text) => validate(schema, parse(text));
}
