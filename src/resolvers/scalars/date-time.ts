import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** `DateTime` of graphql-scalars in its form that answers with ISO strings, under the name the schema gives it. */
export const dateTimeScalar = new GraphQLScalarType<Date, string>({ ...GraphQLDateTimeISO.toConfig(), name: 'DateTime' });
