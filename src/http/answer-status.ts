import type { HTTPGraphQLResponse } from '@apollo/server';

/** Errors of a request that could be read, found before anything ran: parsing, validation, coercion of variables. */
const REQUEST_ERRORS = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * The status of an answer, as GraphQL over HTTP has it: clients that ask for `application/json` by name, and not for
 * `application/graphql-response+json`, get 200 with the errors of parsing, validation and coercion, because to them any
 * other status may come from something between that knows no GraphQL. All others get the 400 that such an answer has.
 * @param accept the request's header of that name
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export function chooseAnswerStatus(accept: string | undefined, { status = 200, body }: HTTPGraphQLResponse): number {
  if (status !== 400 || body.kind !== 'complete' || !asksForPlainJson(accept)) return status;
  return isRequestErrors(body.string) ? 200 : status;
}

function asksForPlainJson(accept = ''): boolean {
  const types = new Set(accept.split(',').map((range) => range.split(';', 1)[0]?.trim().toLowerCase()));
  return types.has('application/json') && !types.has('application/graphql-response+json');
}

function isRequestErrors(text: string): boolean {
  const answer = parseAnswer(text);
  if (answer === null || answer.data !== undefined || !Array.isArray(answer.errors)) return false;
  return answer.errors.every((error) => REQUEST_ERRORS.has(String(error?.extensions?.code)));
}

function parseAnswer(text: string): { data?: unknown; errors?: readonly { extensions?: { code?: unknown } }[] } | null {
  try {
    return JSON.parse(text);
  } catch {
    // A server may write its answers in another way.
    return null;
  }
}
