import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { describeKind } from './describe-kind.ts';

const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 63n - 1n;

/**
 * A 64-bit whole number, always a decimal string in answers: the scalar of graphql-scalars answers with a number where that is
 * safe, so that clients would meet two types.
 */
export const bigIntScalar = new GraphQLScalarType<string, string>({
  name: 'BigInt',
  description: 'A whole number of up to 64 bits, always as a decimal string.',
  serialize: toDecimal,
  parseValue: toDecimal,
  parseLiteral: (node) => {
    if (node.kind === Kind.INT || node.kind === Kind.STRING) return toDecimal(node.value);
    throw new GraphQLError('BigInt must be a whole number or a decimal string', { nodes: node });
  },
});

function toDecimal(value: unknown): string {
  // What the database gives is right already; this is the path of every answer.
  if (typeof value === 'string' && /^(0|-?[1-9][0-9]{0,17})$/.test(value)) return value;
  const isWhole =
    typeof value === 'bigint' ||
    (typeof value === 'number' && Number.isSafeInteger(value)) ||
    (typeof value === 'string' && /^-?[0-9]{1,30}$/.test(value));
  if (!isWhole)
    throw new GraphQLError(
      `BigInt must be a whole number or a decimal string, got ${typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : describeKind(value)}`,
    );
  const number = BigInt(value);
  if (number < SMALLEST || number > LARGEST) throw new GraphQLError(`BigInt must fit in 64 bits, got ${number}`);
  return number.toString();
}
