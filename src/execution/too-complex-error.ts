import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

const TOO_COMPLEX_CODE = 'OPERATION_TOO_COMPLEX';

/** In production it says no more: who asks too much would learn from the rest how much is just allowed. */
const GENERIC_MESSAGE = 'The operation is too complex';

/** What was too much. */
export interface Excess {
  /** Completes "The operation is too complex: …", with what was found and what is allowed. */
  readonly detail: string;
  /** Where; nowhere when absent. */
  readonly at?: Pick<GraphQLErrorOptions, 'nodes' | 'positions' | 'source'>;
}

/** The one error for whatever is too large about an operation, whichever limit it is. In development it tells which. */
export function createTooComplexError(mode: 'development' | 'production', { detail, at = {} }: Excess): GraphQLError {
  const extensions = { code: TOO_COMPLEX_CODE, http: { status: 400 } };
  return mode === 'development'
    ? new GraphQLError(`${GENERIC_MESSAGE}: ${detail}`, { ...at, extensions })
    : new GraphQLError(GENERIC_MESSAGE, { extensions });
}
