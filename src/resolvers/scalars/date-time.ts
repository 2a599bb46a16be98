import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { isStorableTime } from '../../domain/time-range.ts';

const config = GraphQLDateTimeISO.toConfig();

/** `DateTime` of graphql-scalars in its form that answers with ISO strings, under the name the schema gives it; input from the year 1 to 9999. */
export const dateTimeScalar = new GraphQLScalarType<Date, string>({
  ...config,
  name: 'DateTime',
  parseValue: (value) => assertStorable(config.parseValue(value)),
  parseLiteral: (node, variables) => assertStorable(config.parseLiteral(node, variables)),
});

function assertStorable(value: Date): Date {
  if (isStorableTime(value.getTime())) return value;
  throw new GraphQLError(`DateTime must lie between the years 1 and 9999 in UTC, got ${value.toISOString()}`);
}
