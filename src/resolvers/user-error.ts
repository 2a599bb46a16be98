import { type ErrorCode, FarsightError, isFarsightError } from '../domain/errors.ts';
import { invariant } from '../domain/invariant.ts';
import type { Context } from '../execution/context.ts';

/** Which failures of a change are data, and of what type. */
export const USER_ERRORS = { NOT_FOUND: 'NotFoundError', BAD_INPUT: 'InvalidValueError' } as const;

/** Which type of a payload's union a value is of: it says so itself. */
export function toTypename<Name extends string>(value: { __typename?: Name | undefined }): Name {
  invariant(value.__typename !== undefined, 'a payload with its type');
  return value.__typename;
}

/** @throws FarsightError `FORBIDDEN` for anybody but an operator */
export function assertOperator({ viewer }: Context): void {
  if (viewer.role !== 'OPERATOR') {
    throw new FarsightError(
      'FORBIDDEN',
      'Only an operator may change things: send "Authorization: Bearer" with the OPERATOR_TOKEN of this gateway',
    );
  }
}

/** Expected failures of a change are data. @param change answers what it made, with its type */
export async function orUserError<Success extends { readonly __typename: string }, ErrorTypename extends string>(
  errorTypenames: Readonly<Partial<Record<ErrorCode, ErrorTypename>>>,
  change: () => Promise<Success>,
): Promise<Success | { __typename: ErrorTypename; message: string; field: string }> {
  try {
    return await change();
  } catch (error) {
    const errorTypename = isFarsightError(error) ? errorTypenames[error.code] : undefined;
    if (!isFarsightError(error) || errorTypename === undefined) throw error;
    return { __typename: errorTypename, message: error.message, field: String(error.facts['field'] ?? 'id') };
  }
}
