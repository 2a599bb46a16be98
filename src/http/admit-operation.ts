import type { HTTPGraphQLRequest } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { PlannedOperation } from '../execution/direct-answers.ts';
import type { DocumentPlan } from '../execution/document-plan.ts';
import type { DocumentPlans } from '../execution/document-plans.ts';
import type { AllowedOperation, AskedOperation, OperationResolver } from '../execution/persisted/operation-resolver.ts';
import { createTooComplexError } from '../execution/too-complex-error.ts';
import { readAskedOperation } from './asked-operation.ts';
import { readPlannedOperation } from './planned-operation.ts';

/** The request as Apollo Server is to see it. */
export type HandedRequest = Pick<HTTPGraphQLRequest, 'body' | 'search'>;

/** A request that may run what it asks for. */
export interface AdmittedRequest {
  /** The one operation it asks for; null where Apollo Server must say what is wrong with the request, and for several in one body. */
  readonly planned: PlannedOperation | null;
  readonly handOver: () => HandedRequest;
  /** Says what the same request would be told if it came again; null where that depends on more than the request. */
  readonly again: Readmission | null;
}

/** What stands for admitting a request that was admitted before, byte for byte the same. */
export interface Readmission {
  /** False once other operations are registered. */
  readonly isValid: () => boolean;
  /** Notes the request as admitting it does. */
  readonly note: () => void;
}

/**
 * Decides which operation a request runs, and plans it: Apollo Server is handed the plan's digest in place of whatever was sent, and neither
 * parses nor validates. What GraphQL itself refuses is handed over as text, so that Apollo Server says what is wrong with it.
 * @param pathId what follows the endpoint's path, decoded; null for nothing
 * @throws GraphQLError that the request is to be answered with
 */
export type AdmitOperation = (request: HTTPGraphQLRequest, pathId: string | null) => Promise<AdmittedRequest>;

/** Parts of {@link createOperationAdmission}. */
export interface OperationAdmissionParts {
  readonly plans: Pick<DocumentPlans, 'planInTurn'>;
  readonly resolver: OperationResolver;
  /** Another value whenever other operations are registered. */
  readonly revision: () => unknown;
  readonly mode: 'development' | 'production';
  /** Hears the code of each refusal. */
  readonly countRefusal: (code: string) => void;
  /** Operations in one body; 0 leaves bodies with several to Apollo Server, which refuses them. */
  readonly maxBatch: number;
}

/** Builds {@link AdmitOperation}. */
export function createOperationAdmission(parts: OperationAdmissionParts): AdmitOperation {
  const { plans, resolver, mode, maxBatch, countRefusal } = parts;
  const admitOne = async (request: HTTPGraphQLRequest, pathId: string | null): Promise<AdmittedRequest> => {
    const read = readAskedOperation(request, pathId);
    if (read.kind === 'refused') throw read.error;
    const { asked } = read;
    const readmit = createReadmissions(parts);
    const resolved = await resolver.resolve(asked);
    if (resolved.kind === 'absent') return toUnread(request);
    if (resolved.kind === 'refused') throw resolved.error;
    const plan = await findPlan(resolved, asked);
    if (plan === null) return { planned: null, handOver: () => handOver(request, { query: resolved.text }), again: null };
    return {
      planned: readPlannedOperation(request, plan),
      handOver: () => handOver(request, { digest: plan.digest }),
      again: readmit(resolved, asked),
    };
  };
  const findPlan = async (resolved: AllowedOperation, asked: AskedOperation): Promise<DocumentPlan | null> => {
    const outcome = await plans.planInTurn(resolved.text);
    if (outcome.kind === 'refused') throw outcome.error;
    if (outcome.kind === 'invalid') return null;
    resolver.accept(resolved, asked);
    return outcome.plan;
  };
  const admit: AdmitOperation = async (request, pathId) => {
    if (request.method !== 'POST' || !Array.isArray(request.body)) return admitOne(request, pathId);
    if (maxBatch === 0) return toUnread(request);
    if (request.body.length > maxBatch)
      throw createTooComplexError(mode, { detail: `it is a batch of ${request.body.length} operations, at most ${maxBatch} are allowed` });
    const admitted = await Promise.all(request.body.map((body: unknown) => admitOne({ ...request, body }, pathId)));
    return { planned: null, handOver: () => ({ body: admitted.map((one) => one.handOver().body), search: request.search }), again: null };
  };
  return async (request, pathId) => {
    try {
      return await admit(request, pathId);
    } catch (error) {
      if (error instanceof GraphQLError) countRefusal(String(error.extensions['code']));
      throw error;
    }
  };
}

/**
 * Apart from where requests are admitted: readmissions are kept by the thousand, and a function keeps all that others beside it use, which
 * there is the whole request and its plan.
 */
function createReadmissions({ revision, resolver }: Pick<OperationAdmissionParts, 'resolver' | 'revision'>) {
  const admittedBy = revision();
  return (resolved: AllowedOperation, asked: AskedOperation): Readmission => ({
    isValid: () => revision() === admittedBy,
    note: () => resolver.accept(resolved, asked),
  });
}

/** Apollo Server says what is wrong with it. */
function toUnread({ body, search }: HTTPGraphQLRequest): AdmittedRequest {
  return { planned: null, handOver: () => ({ body, search }), again: null };
}

/** What stands in place of the operation that was sent. */
type Handover = { readonly query: string } | { readonly digest: string };

/** What Apollo Server would refuse stays as it is, for Apollo Server to refuse. */
function handOver(request: HTTPGraphQLRequest, handover: Handover): HandedRequest {
  return request.method === 'GET'
    ? { body: request.body, search: replaceInSearch(request.search, handover) }
    : { body: replaceInBody(request.body, handover), search: request.search };
}

function replaceInBody(body: unknown, handover: Handover): unknown {
  if (!isRecord(body)) return body;
  const extensions = body['extensions'] ?? {};
  return isRecord(extensions) ? { ...body, ...toFields(handover, extensions) } : body;
}

function replaceInSearch(search: string, handover: Handover): string {
  const parameters = new URLSearchParams(search);
  const sent = parseJson(parameters.get('extensions') ?? '{}');
  if (!isRecord(sent) || parameters.getAll('extensions').length > 1 || parameters.getAll('query').length > 1) return search;
  const { query, extensions } = toFields(handover, sent);
  parameters.delete('query');
  if (query !== undefined) parameters.set('query', query);
  parameters.set('extensions', JSON.stringify(extensions));
  return `?${parameters}`;
}

/** The fields of Apollo Server's own protocol, in which a digest is an automatic persisted query. */
function toFields(handover: Handover, { persistedQuery: _sent, ...others }: Readonly<Record<string, unknown>>) {
  if ('query' in handover) return { query: handover.query, extensions: others };
  return { query: undefined, extensions: { ...others, persistedQuery: { version: 1, sha256Hash: handover.digest } } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
