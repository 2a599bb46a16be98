import { type DocumentNode, type ExecutionResult, GraphQLScalarType, GraphQLSchema, valueFromAST } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { COERCED_TYPE, type HoistedArgument, specialiseDocument } from './specialise-document.ts';

/** An operation's values, coerced by graphql-js. */
export type CoercedVariables = Readonly<Record<string, unknown>>;

/**
 * Runs an operation; null when graphql-js must answer instead: something is wrong in the answer or with an argument, and the wording,
 * the places and the number of errors are graphql-js' own.
 */
export type CompiledOperation = (context: unknown, variables: CoercedVariables) => Promise<ExecutionResult | null>;

/** What is compiled: a document, one of its operations, and what its conditions are. */
export interface CompilationSource {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly conditions: Readonly<Record<string, boolean>>;
}

/** Compiles operations over a schema; null for what the compiler cannot do. */
export type CompileOperation = (source: CompilationSource) => CompiledOperation | null;

/**
 * A compiler over graphql-jit. It sees documents without conditions and literals, and variables of a type that passes values through:
 * what it would decide about those differs from graphql-js, and text of strangers never becomes code.
 */
export function createOperationCompiler(schema: GraphQLSchema): CompileOperation {
  const config = schema.toConfig();
  const compiledSchema = new GraphQLSchema({ ...config, types: [...config.types, coercedType], assumeValid: true });
  return (source) => {
    const { document, hoisted } = specialiseDocument(schema, source);
    const compiled = compileQuery(compiledSchema, document, source.operationName, { disablingCapturingStackErrors: true });
    if (!isCompiledQuery(compiled)) return null;
    return async (context, variables) => {
      const values = hoistArguments(hoisted, variables);
      if (values === null) return null;
      try {
        const result = await compiled.query(undefined, context, values);
        return result.errors === undefined ? result : null;
      } catch {
        return null;
      }
    };
  };
}

const coercedType = new GraphQLScalarType({ name: COERCED_TYPE, parseValue: (value) => value });

/** Values of variables and of arguments that were taken out; null when an argument is wrong. */
function hoistArguments(hoisted: readonly HoistedArgument[], variables: CoercedVariables): Record<string, unknown> | null {
  const values: Record<string, unknown> = { ...variables };
  for (const { name, node, type } of hoisted) {
    // Made anew for each run: resolvers own their arguments.
    const value = valueFromAST(node, type, variables);
    if (value === undefined) return null;
    values[name] = value;
  }
  return values;
}
