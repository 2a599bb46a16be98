import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { LogLinearHistogram } from '../observability/log-linear-histogram.ts';
import { createTurnClock } from '../observability/turn-clock.ts';
import type { FieldTrace } from './operation-trace.ts';

/** Of calls that take next to no time, one in so many is timed. */
const STANDS_FOR = 16;
/** A hundred times what reading the clock takes. */
const QUICK_MICROSECONDS = 16;

/**
 * Times every field that has a resolver of its own, into the histogram of its `Type.field`, in place; answers the schema. A field is
 * timed until its value is there: until the promise settles where its resolver gives one, the wait for its batch included; without
 * what lies inside the value. Fields that only read a property are not touched, since timing those costs more than they do.
 *
 * Every call is counted. Those that wait share readings of the clock with their neighbours, see `turn-clock.ts`, and of those of one field
 * that share one, the first is timed and stands for the others. Of a field that gives plain values, within 16 µs on average, one call in 16 is timed and stands for the 15 after it. An operation that is traced, by
 * the `trace` of its context, hears of each call besides.
 */
export function timeFields(schema: GraphQLSchema, histogramOf: (field: string) => LogLinearHistogram): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    // Introspection types are shared by all schemas of the process.
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve === undefined || field.resolve === defaultFieldResolver) continue;
      const name = `${type.name}.${field.name}`;
      const histogram = histogramOf(name);
      field.resolve = timeResolver(field.resolve, histogram, traceResolver(field.resolve, histogram, name));
    }
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

const clock = createTurnClock();

/** In the place of a time. */
const UNTIMED = -1;

/** Never an async function: a plain value stays one, so that the executor need not wait for it. `traced` takes the calls of traced operations. */
function timeResolver(resolve: Resolver, histogram: LogLinearHistogram, traced: Resolver): Resolver {
  // Whether the last call gave a promise: next to the wait for it, the age of a shared reading is nothing.
  let waits = false;
  let waiting: WaitingCalls | null = null;
  let untimed = 0;
  // All in one function: a call of another costs as much as is left of timing.
  return (source, args, context, info) => {
    if (readTrace(context) !== null) return traced(source, args, context, info);
    let startedAt = UNTIMED;
    if (untimed > 0) untimed -= 1;
    else startedAt = waits ? clock.shared() : clock.exact();
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      if (startedAt === UNTIMED) histogram.repeat();
      else histogram.record((clock.exact() - startedAt) * 1_000);
      throw error;
    }
    if (isThenable(value)) {
      waits = true;
      untimed = 0;
      const readAt = startedAt === UNTIMED ? clock.shared() : startedAt;
      if (waiting?.startedAt === readAt && value instanceof Promise) {
        waiting.calls += 1;
        return value;
      }
      waiting = new WaitingCalls(readAt, histogram);
      return waiting.follow(value);
    }
    waits = false;
    if (startedAt === UNTIMED) histogram.repeat();
    else {
      histogram.record((clock.exact() - startedAt) * 1_000);
      if (histogram.sum < histogram.count * QUICK_MICROSECONDS) untimed = STANDS_FOR - 1;
    }
    return value;
  };
}

/** Of a traced operation each call is timed, at whatever cost. */
function traceResolver(resolve: Resolver, histogram: LogLinearHistogram, field: string): Resolver {
  return (source, args, context, info) => {
    const startedAt = clock.exact();
    const run = () => {
      const value = resolve(source, args, context, info);
      return isThenable(value) ? Promise.resolve(value) : value;
    };
    try {
      const value = readTrace(context)?.runField({ field, path: info.path }, run);
      if (value instanceof Promise) return timePromise(value, startedAt, histogram);
      histogram.record((clock.exact() - startedAt) * 1_000);
      return value;
    } catch (error) {
      histogram.record((clock.exact() - startedAt) * 1_000);
      throw error;
    }
  };
}

function readTrace(context: unknown): FieldTrace | null {
  return (context as { readonly trace?: FieldTrace | null } | undefined)?.trace ?? null;
}

/** Calls of one field that share a reading of the clock: they wait for one batch, as a rule, so the first stands for all. */
class WaitingCalls {
  /** NaN once the first has its value: none joins from then on. */
  startedAt: number;
  calls = 1;
  readonly #histogram: LogLinearHistogram;

  constructor(startedAt: number, histogram: LogLinearHistogram) {
    this.startedAt = startedAt;
    this.#histogram = histogram;
  }

  follow(value: PromiseLike<unknown>): Promise<unknown> {
    // What is no promise of the language may begin its work anew each time it is asked.
    const promise = value instanceof Promise ? value : Promise.resolve(value);
    const record = () => {
      this.#histogram.record((clock.shared() - this.startedAt) * 1_000);
      for (let call = 1; call < this.calls; call += 1) this.#histogram.repeat();
      this.startedAt = Number.NaN;
    };
    promise.then(record, record);
    return promise;
  }
}

function timePromise(value: Promise<unknown>, startedAt: number, histogram: LogLinearHistogram): Promise<unknown> {
  const record = () => histogram.record((clock.shared() - startedAt) * 1_000);
  value.then(record, record);
  return value;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    value instanceof Promise || (typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function')
  );
}
