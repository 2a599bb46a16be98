import { AsyncLocalStorage } from 'node:async_hooks';
import { type Attributes, type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { isFarsightError } from '../domain/errors.ts';
import type { FollowedOperation, SurroundedWork, WorkListener } from './work-listener.ts';

/** What an operation's span is called until it is known what the operation is. */
export const UNKNOWN_OPERATION = 'GraphQL Operation';

/** Batches and statements beyond are counted and get no spans: a loader that does not batch would fill the queue. */
const MAX_SPANS = 500;
/** Names come from clients. */
const MAX_NAME_LENGTH = 64;
/** As codes and classes of errors look; nothing of data does. */
const PLAIN_CODE = /^\w{1,64}$/;
/** Five characters with a digit among them; what systems call their errors has none. */
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/;
/** Codes that are the gateway's own failures. Others are the client's, and leave a span's status alone, as conventions for servers ask. */
const OWN_FAILURES: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'OPERATION_TIMEOUT']);

/** A request that is sampled. */
export interface SampledRequest {
  readonly tracer: Tracer;
  /** The request's span: that of its operation, or of all operations in its body. Ended by the listener. */
  readonly root: Span;
  /** Milliseconds of the Unix epoch, with fractions, never falling. */
  readonly now: () => number;
}

/** The batch that runs at present. */
const currentBatch = new AsyncLocalStorage<{ readonly root: Span; readonly context: Context }>();

/**
 * Makes spans of what a sampled request does: one for each operation, batch and statement. A batch belongs to the request's span, since it
 * runs for all who asked for its keys; a statement to its batch, if it is of one. Spans hold names of the code, counts and codes.
 */
export function createSpanListener(request: SampledRequest): WorkListener {
  const { root, now } = request;
  const rootContext = trace.setSpan(ROOT_CONTEXT, root);
  let spans = 0;
  let unlisted = 0;
  let ended = false;
  const surround = async <T>(work: Pick<SurroundedWork<unknown, T>, 'run' | 'countRows'>, begin: (at: number) => OpenSpan): Promise<T> => {
    // What nobody waits for any more has no place in what was answered.
    if (ended) return work.run();
    if (spans >= MAX_SPANS) {
      unlisted += 1;
      return work.run();
    }
    spans += 1;
    const { span, enter } = begin(now());
    try {
      const outcome = await enter(work.run);
      span.setAttribute('farsight.rows', work.countRows(outcome));
      return outcome;
    } catch (error) {
      noteFailure(span, error);
      throw error;
    } finally {
      span.end(now());
    }
  };
  const endRoot = () => {
    ended = true;
    if (unlisted > 0) root.setAttribute('farsight.spans.left_out', unlisted);
    root.end(now());
  };
  return {
    surroundBatch: (work) => surround(work, (startTime) => beginBatch({ ...request, rootContext, startTime }, work.started)),
    surroundStatement: (work) => surround(work, (startTime) => beginStatement({ ...request, rootContext, startTime }, work.started)),
    startOperation: startOperations({ ...request, rootContext }, endRoot),
  };
}

/** A span of work, and how the work is run inside of it. */
interface OpenSpan {
  readonly span: Span;
  readonly enter: <T>(run: () => Promise<T>) => Promise<T>;
}

interface Beginning extends SampledRequest {
  readonly rootContext: Context;
  readonly startTime: number;
}

function beginBatch({ tracer, root, rootContext, startTime }: Beginning, { loader, size }: { loader: string; size: number }): OpenSpan {
  const attributes: Attributes = { 'farsight.loader': loader, 'farsight.batch.size': size };
  const span = tracer.startSpan(loader, { kind: SpanKind.INTERNAL, startTime, attributes }, rootContext);
  const context = trace.setSpan(rootContext, span);
  return { span, enter: (run) => currentBatch.run({ root, context }, run) };
}

function beginStatement({ tracer, root, rootContext, startTime }: Beginning, { label }: { label: string }): OpenSpan {
  const batch = currentBatch.getStore();
  // The embedded database is Postgres too.
  const attributes: Attributes = { 'db.system.name': 'postgresql', 'db.query.summary': label };
  const parent = batch?.root === root ? batch.context : rootContext;
  const span = tracer.startSpan(label, { kind: SpanKind.CLIENT, startTime, attributes }, parent);
  return { span, enter: (run) => run() };
}

/** The request's span is the operation's, unless its body holds several: then it is all of theirs, and ends with the last. */
function startOperations(
  { tracer, root, rootContext, now }: Omit<Beginning, 'startTime'>,
  endRoot: () => void,
): NonNullable<WorkListener['startOperation']> {
  let open = 0;
  return (batched) => {
    if (!batched)
      return (operation) => {
        describe(root, operation);
        endRoot();
      };
    open += 1;
    root.updateName('GraphQL batch');
    const span = tracer.startSpan(UNKNOWN_OPERATION, { kind: SpanKind.SERVER, startTime: now() }, rootContext);
    return (operation) => {
      describe(span, operation);
      span.end(now());
      open -= 1;
      if (open === 0) endRoot();
    };
  };
}

/** Names of clients' own would make a span's name one of any number, so only registered operations have theirs in it. */
function describe(span: Span, { type, name, persisted, outcome, errorCodes }: FollowedOperation): void {
  if (type !== undefined) span.updateName(persisted && name ? `${type} ${name}` : type).setAttribute('graphql.operation.type', type);
  if (name) span.setAttribute('graphql.operation.name', name.slice(0, MAX_NAME_LENGTH));
  span.setAttributes({ 'farsight.operation.persisted': persisted, 'farsight.operation.outcome': outcome });
  const own = errorCodes.find((code) => OWN_FAILURES.has(code));
  const code = own ?? errorCodes[0];
  if (code !== undefined) span.setAttribute('error.type', toPlain(code));
  if (own !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
}

/** By code and class alone: messages of drivers quote values. */
function noteFailure(span: Span, error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  span.setAttribute('error.type', toPlain(code ?? (error instanceof Error ? error.name : undefined)));
  if (typeof code === 'string' && SQL_STATE.test(code)) span.setAttribute('db.response.status_code', code);
  if (!isFarsightError(error, 'CLIENT_GONE')) span.setStatus({ code: SpanStatusCode.ERROR });
}

/** The conventions' word for what has no name of its own is `_OTHER`. */
function toPlain(code: unknown): string {
  return typeof code === 'string' && PLAIN_CODE.test(code) ? code : '_OTHER';
}
