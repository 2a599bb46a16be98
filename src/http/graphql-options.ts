import type { ApolloServer, BaseContext } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResponseCache } from '../cache/response-cache.ts';
import type { ReadAnswerKey } from '../execution/answer-key.ts';
import type { Cancellation } from '../execution/cancellation.ts';
import type { AnswerDirectly } from '../execution/direct-answers.ts';
import type { RunPolicy } from '../execution/run-policy.ts';
import type { AnsweredOperation } from '../observability/work-listener.ts';
import type { AdmitOperation } from './admit-operation.ts';
import type { RawRequest } from './fast-path.ts';
import type { Gate } from './gates.ts';
import type { RequestFront } from './request-front.ts';

/** What a request is about to run. */
export interface RequestedExecution {
  /** Fires when nobody waits for the answer any more, or at the deadline. */
  readonly cancellation: Cancellation;
  /** True for several operations in one body, which share a context. */
  readonly isBatch: boolean;
  /** Of an answer that is stored, for resolvers to lower. */
  readonly policy?: RunPolicy;
  /** True where answers may be as old as stored ones are: nobody insists on a new one, and what the client wrote is seen. */
  readonly remembers?: boolean;
}

/** Who asks, as far as stored answers are concerned. */
export interface Requester {
  /** Tells sessions apart: nobody else is given its PRIVATE answers. Null for nobody in particular. */
  readonly session: string | null;
  /** True for a request that is to be executed whatever is stored, because somebody wants to see it done. */
  readonly insists: boolean;
  /** True for a request whose answer is to tell what became of it in the cache. */
  readonly explains: boolean;
}

/** What came instead of a plain answer, with the context of the execution. */
export interface NoPlainAnswer<TContext> {
  readonly direct: Exclude<Awaited<ReturnType<AnswerDirectly>>, { kind: 'complete' }>;
  readonly context: TContext;
  /** Whether the database did not answer. */
  readonly isOutage: boolean;
}

/** Stored answers, as a GraphQL endpoint gives them out. */
export interface RouteCache<TContext> {
  readonly answers: ResponseCache<NoPlainAnswer<TContext>>;
  readonly readKey: ReadAnswerKey;
  readonly identify: (request: Pick<RawRequest, 'headers'>) => Requester;
  /** What the execution of a context read. */
  readonly readTags: (context: TContext) => Iterable<string>;
  /** Whether the write of a token can be seen, waiting for it a little. */
  readonly waitForWrite: (token: string) => Promise<boolean>;
  /** How long others may answer from a copy without asking; 0: they ask each time. */
  readonly httpMaxAgeSeconds: number;
}

/** A GraphQL endpoint over any Apollo Server. */
export interface GraphqlRouteOptions<TContext extends BaseContext> {
  /** Started by the caller. */
  readonly server: ApolloServer<TContext>;
  readonly createContext: (request: FastifyRequest, reply: FastifyReply, execution: RequestedExecution) => TContext | Promise<TContext>;
  /** Decides which operation a request runs; without it Apollo Server reads requests by itself, and there are no paths of operations. */
  readonly admit?: AdmitOperation;
  /** Answers what is admitted and planned past Apollo Server's pipeline; without it Apollo Server answers everything. */
  readonly answerDirectly?: AnswerDirectly;
  /** Stores such answers; without it each is made anew. */
  readonly cache?: RouteCache<TContext>;
  /** Hears of each operation that was answered past Apollo Server. */
  readonly observeOperation?: (operation: AnsweredOperation) => void;
  /** Asked in this order before anything else; the same as the front's. */
  readonly gates?: readonly Gate[];
  /** Stands before the server, and answers what it can from stored bytes. */
  readonly front?: RequestFront;
  readonly path: string;
  /** Larger bodies are refused with 413. */
  readonly bodyLimitBytes: number;
  /** Deadline of each execution; 30 s when absent. */
  readonly operationTimeoutMs?: number;
}
