import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { LogLinearHistogram } from '../observability/log-linear-histogram.ts';

/**
 * Times every field that has a resolver of its own, into the histogram of its `Type.field`, in place; answers the schema. A field is
 * timed until its value is there: until the promise settles where its resolver gives one, the wait for its batch included; without
 * what lies inside the value. Fields that only read a property are not touched, since timing those costs more than they do.
 */
export function timeFields(schema: GraphQLSchema, histogramOf: (field: string) => LogLinearHistogram): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    // Introspection types are shared by all schemas of the process.
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve === undefined || field.resolve === defaultFieldResolver) continue;
      field.resolve = timeResolver(field.resolve, histogramOf(`${type.name}.${field.name}`));
    }
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** Never an async function: a plain value stays one, so that the executor need not wait for it. */
function timeResolver(resolve: Resolver, histogram: LogLinearHistogram): Resolver {
  return (source, args, context, info) => {
    const startedAt = performance.now();
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      histogram.record((performance.now() - startedAt) * 1_000);
      throw error;
    }
    if (value instanceof Promise) return timePromise(value, startedAt, histogram);
    // What is no promise of the language may begin its work anew each time it is asked.
    if (isThenable(value)) return timePromise(Promise.resolve(value), startedAt, histogram);
    histogram.record((performance.now() - startedAt) * 1_000);
    return value;
  };
}

function timePromise<T>(promise: Promise<T>, startedAt: number, histogram: LogLinearHistogram): Promise<T> {
  const record = () => histogram.record((performance.now() - startedAt) * 1_000);
  promise.then(record, record);
  return promise;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
