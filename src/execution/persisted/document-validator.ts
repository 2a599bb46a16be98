import type { GraphQLSchema } from 'graphql';
import { createDocumentReader } from '../read-document.ts';
import type { DocumentValidator } from './check-operations.ts';

/** Validates documents as the gateway does that is to run them, limits included; says what is wrong in full, to whoever registers them. */
export function createDocumentValidator(schema: GraphQLSchema): DocumentValidator {
  const read = createDocumentReader({ schema, mode: 'development' });
  return (text) => {
    const outcome = read(text);
    if (outcome.kind === 'valid') return [];
    return outcome.kind === 'refused' ? [outcome.error] : outcome.errors;
  };
}
