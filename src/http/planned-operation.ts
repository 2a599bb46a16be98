import type { HTTPGraphQLRequest } from '@apollo/server';
import { getOperationAST } from 'graphql';
import type { PlannedOperation } from '../execution/direct-answers.ts';
import type { DocumentPlan } from '../execution/document-plan.ts';

/** Parameters of a request beside the operation's text or id; undefined where they are not there, or null. */
interface RunParameters {
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The operation of a plan that a request is to run, with its variables. Null where something is wrong with the request, which is for Apollo
 * Server to say: parameters of a wrong type, a name that no operation of the document has, a mutation in a GET.
 */
export function readPlannedOperation(request: HTTPGraphQLRequest, plan: DocumentPlan): PlannedOperation | null {
  const parameters = request.method === 'GET' ? readSearch(request.search) : readBody(request.body);
  if (parameters === null) return null;
  const operation = getOperationAST(plan.document, parameters.operationName);
  if (!operation || operation.operation === 'subscription') return null;
  if (request.method === 'GET' && operation.operation !== 'query') return null;
  return { plan, operation, variables: parameters.variables };
}

function readBody(body: unknown): RunParameters | null {
  if (!isRecord(body)) return null;
  const { operationName, variables, extensions, query } = body;
  if (!isAbsent(operationName) && typeof operationName !== 'string') return null;
  if (!isAbsent(variables) && !isRecord(variables)) return null;
  if (!isAbsent(extensions) && !isRecord(extensions)) return null;
  if (!isAbsent(query) && typeof query !== 'string') return null;
  return { operationName: operationName ?? undefined, variables: variables ?? undefined };
}

function readSearch(search: string): RunParameters | null {
  const parameters = new URLSearchParams(search);
  for (const name of ['query', 'operationName', 'variables', 'extensions']) if (parameters.getAll(name).length > 1) return null;
  const variables = parseRecord(parameters.get('variables'));
  const extensions = parseRecord(parameters.get('extensions'));
  if (variables === null || extensions === null) return null;
  return { operationName: parameters.get('operationName') ?? undefined, variables };
}

/** Undefined where nothing is; null for what is no object. */
function parseRecord(text: string | null): Readonly<Record<string, unknown>> | null | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
