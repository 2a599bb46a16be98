import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { LogLinearHistogram } from '../observability/log-linear-histogram.ts';
import { createTurnClock } from '../observability/turn-clock.ts';
import type { FieldTrace } from './operation-trace.ts';

/**
 * Times every field that has a resolver of its own, into the histogram of its `Type.field`, in place; answers the schema. A field is
 * timed until its value is there: until the promise settles where its resolver gives one, the wait for its batch included; without
 * what lies inside the value. Fields that only read a property are not touched, since timing those costs more than they do. Calls that
 * wait share readings of the clock with their neighbours, see `turn-clock.ts`. An operation that is traced, by the `trace` of its
 * context, hears of each call besides.
 */
export function timeFields(schema: GraphQLSchema, histogramOf: (field: string) => LogLinearHistogram): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    // Introspection types are shared by all schemas of the process.
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve === undefined || field.resolve === defaultFieldResolver) continue;
      const name = `${type.name}.${field.name}`;

      field.resolve = traceResolver(timeResolver(field.resolve, histogramOf(name)), name);
    }
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

const clock = createTurnClock();

function traceResolver(resolve: Resolver, field: string): Resolver {
  return (source, args, context, info) => {
    const trace = (context as { readonly trace?: FieldTrace | null } | undefined)?.trace;
    if (trace === undefined || trace === null) return resolve(source, args, context, info);
    return trace.runField({ field, path: info.path }, () => resolve(source, args, context, info));
  };
}

/** Never an async function: a plain value stays one, so that the executor need not wait for it. */
function timeResolver(resolve: Resolver, histogram: LogLinearHistogram): Resolver {
  // Whether the last call gave a promise: next to the wait for it, the age of a shared reading is nothing.
  let waits = false;
  return (source, args, context, info) => {
    const startedAt = waits ? clock.shared() : clock.exact();
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      histogram.record((clock.exact() - startedAt) * 1_000);
      throw error;
    }
    waits = isThenable(value);
    if (!waits) {
      histogram.record((clock.exact() - startedAt) * 1_000);
      return value;
    }
    // What is no promise of the language may begin its work anew each time it is asked.
    const promise = value instanceof Promise ? value : Promise.resolve(value);
    const record = () => histogram.record((clock.shared() - startedAt) * 1_000);
    promise.then(record, record);
    return promise;
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
