import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { isStorableTime } from '../../domain/time-range.ts';
import { describeKind } from './describe-kind.ts';

const EXPECTED = 'DateTime must be a string such as "2026-06-16T18:00:00Z"';

const config = GraphQLDateTimeISO.toConfig();

/** `DateTime` of graphql-scalars in its form that answers with ISO strings, under the name the schema gives it; input from the year 1 to 9999. */
export const dateTimeScalar = new GraphQLScalarType<Date, string>({
  ...config,
  name: 'DateTime',
  // What the database gives is right already; this is the path of every answer.
  serialize: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : config.serialize(value)),
  parseValue: (value) => {
    // The library prints what is no string in full, at whatever depth.
    if (typeof value !== 'string') throw new GraphQLError(`${EXPECTED}, got ${describeKind(value)}`);
    return assertStorable(config.parseValue(value));
  },
  parseLiteral: (node, variables) => {
    if (node.kind !== Kind.STRING) throw new GraphQLError(EXPECTED, { nodes: node });
    return assertStorable(config.parseLiteral(node, variables));
  },
});

function assertStorable(value: Date): Date {
  if (isStorableTime(value.getTime())) return value;
  throw new GraphQLError(`DateTime must lie between the years 1 and 9999 in UTC, got ${value.toISOString()}`);
}
