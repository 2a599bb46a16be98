import type { HTTPGraphQLRequest } from '@apollo/server';

/** A page of another origin cannot send them without being asked for permission first. */
const PREFLIGHT_HEADERS = ['x-apollo-operation-name', 'apollo-require-preflight'];
const JSON_TYPE = /^application\/json\s*(;|$)/i;

/**
 * True for a request of which it is certain that no page of another origin made a browser send it without asking first: JSON in a POST, or
 * one of the headers that Apollo's clients send. Of all others Apollo Server decides, by the same rules in full.
 */
export function isCertainlyAsked({ method, headers, body }: HTTPGraphQLRequest): boolean {
  const type = headers.get('content-type');
  if (method === 'POST') return body !== undefined && type !== undefined && JSON_TYPE.test(type);
  if (method !== 'GET' || (type !== undefined && !JSON_TYPE.test(type))) return false;
  return type !== undefined || PREFLIGHT_HEADERS.some((name) => (headers.get(name) ?? '') !== '');
}
