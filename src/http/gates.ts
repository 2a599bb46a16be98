import type { RawRequest } from './fast-path.ts';

/**
 * Decides whether a GraphQL request is answered at all; asked once for each, before anything is looked for or read, whichever way its answer
 * will take.
 * @throws GraphQLError or FarsightError that the request is to be answered with
 */
export type Gate = (request: RawRequest) => void;

/** Asks all gates in order; the first that refuses decides. */
export function passGates(gates: readonly Gate[], request: RawRequest): void {
  for (const gate of gates) gate(request);
}
