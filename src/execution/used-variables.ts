import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { listUsedFragments } from './used-fragments.ts';

/** Lists and objects of a client's values nest no deeper than the input types, or their answer is not stored. */
const MAX_NESTING = 50;
/** In an object of values it would be no name. */
const UNSAFE_NAME = '__proto__';

/**
 * Names of the variables that an operation uses, sorted: in arguments, also inside literals, and in directives, through all its fragments.
 * What stands under a condition counts. Costs as much as the text.
 */
export function listUsedVariables(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const names = new Set<string>();
  for (const node of [operation, ...listUsedFragments(document, operation)]) {
    visit(node, {
      [Kind.VARIABLE_DEFINITION]: () => false,
      [Kind.VARIABLE]: ({ name }) => {
        names.add(name.value);
      },
    });
  }
  return [...names].sort();
}

/**
 * One text for equal values of variables, and another for any others: keys are sorted, what is undefined is left out. Not JSON: dates,
 * bigints and numbers that JSON lacks have forms of their own. Null when there is something it cannot tell apart, such as an object of a
 * class: such an answer has no key.
 * @param names those that count, as {@link listUsedVariables} gives them
 * @param values coerced, with defaults filled in
 */
export function toCanonicalVariables(names: readonly string[], values: Readonly<Record<string, unknown>>): string | null {
  if (names.includes(UNSAFE_NAME)) return null;
  const entries = names.filter((name) => Object.hasOwn(values, name)).map((name) => [name, values[name]] as const);
  return writeEntries(entries, 0);
}

function write(value: unknown, depth: number): string | null {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'object':
      return depth < MAX_NESTING ? writeObject(value, depth) : null;
    default:
      return null;
  }
}

function writeObject(value: object | null, depth: number): string | null {
  if (value === null) return 'null';
  if (Array.isArray(value)) return writeList(value, depth);
  if (value instanceof Date) return `Date(${value.getTime()})`;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype ? writeEntries(Object.entries(value), depth) : null;
}

function writeList(items: readonly unknown[], depth: number): string | null {
  const texts: string[] = [];
  for (const item of items) {
    const text = write(item, depth + 1);
    if (text === null) return null;
    texts.push(text);
  }
  return `[${texts.join(',')}]`;
}

function writeEntries(entries: readonly (readonly [string, unknown])[], depth: number): string | null {
  const texts: string[] = [];
  for (const [key, value] of entries) {
    if (value === undefined) continue;
    const text = write(value, depth + 1);
    if (text === null) return null;
    texts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${texts.sort().join(',')}}`;
}
