import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import { toGlobalId } from '../../src/domain/global-id.ts';

/** An operation, mostly valid; its variables are mostly, too. */
export interface GeneratedOperation {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MAX_DEPTH = 5;
/** As many as a compiled document may have. */
const MAX_CONDITIONS = 4;
const FIELDS_BY_DEPTH = [1, 3, 2, 2];
const IDS = [
  toGlobalId('Player', 'puuid-1'),
  toGlobalId('Player', 'gone'),
  toGlobalId('Match', 'EUW1_4'),
  toGlobalId('Channel', '1'),
  toGlobalId('Post', '1'),
  'no id',
];
/** Values that exist in the small seed, and some that do not, by the argument's name; the rest goes by type. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  first: [1, 2, 3, 1, 2, 0, 101],
  last: [1, 2, -1],
  after: ['no cursor'],
  before: ['no cursor'],
  id: IDS,
  ids: IDS,
  puuid: ['puuid-1', 'puuid-2', 'gone'],
  matchId: ['EUW1_1', 'EUW1_4', 'gone'],
  search: ['twin', 'p', 'x'.repeat(65)],
  name: ['@handle_1', 'gone'],
  timezone: ['Europe/Kyiv', 'UTC', 'Nowhere'],
  from: ['2024-12-25T00:00:00Z', '2025-01-01T12:00:00Z'],
};
const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  Int: [1, 2, 420, -5],
  String: ['Twin', 'EUW', '', 'a "quoted" \\ text\n', '__MAGIC_NAN__57f286b9_4c20_487f_b409_79804ddcb4f8'],
  Boolean: [true, false],
  ID: IDS,
  DateTime: ['2025-03-01T12:00:00Z', '2024-01-01T00:00:00+02:00', 'yesterday'],
  BigInt: ['1', 7, '9007199254740993'],
};

/** Operations over a schema: fields, aliases, fragments, conditions, variables and arguments, some of them wrong. */
export function generatedOperations(schema: GraphQLSchema): fc.Arbitrary<GeneratedOperation> {
  return fc.gen().map((next) => {
    const chance = (percent: number) => next(fc.integer, { min: 0, max: 99 }) < percent;
    const pick = <T>(items: readonly T[]): T => items[next(fc.integer, { min: 0, max: items.length - 1 })] as T;
    return createWriter(schema, { chance, pick }).write();
  });
}

interface Dice {
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
}

function createWriter(schema: GraphQLSchema, dice: Dice) {
  const { chance, pick } = dice;
  const values = createValueWriter(dice);
  const fragments: { name: string; type: string; text: string }[] = [];
  const conditions: string[] = [];
  let names = 0;

  const condition = () => {
    if (!chance(8)) return '';
    if (conditions.length < MAX_CONDITIONS)
      conditions.push(values.declare(pick(['Boolean!', 'Boolean = true']), pick([true, false]), 'if'));
    const value = chance(60) ? pick(conditions) : String(pick([true, false]));
    return ` @${pick(['skip', 'include'])}(if: ${value})`;
  };
  const writeArguments = (args: readonly GraphQLArgument[]) => {
    const given = args.filter((arg) => isRequiredArgument(arg) || arg.name === 'first' || chance(20));
    const texts = given.map(({ name, type }) => `${name}: ${values.write(type, name)}`);
    return texts.length === 0 ? '' : `(${texts.join(', ')})`;
  };
  const writeField = (field: GraphQLField<unknown, unknown>, depth: number) => {
    names += 1;
    const alias = field.args.length > 0 || chance(25) ? `a${names}: ` : '';
    const type = getNamedType(field.type);
    const selections = isCompositeType(type) ? ` { ${writeSelections(type, depth + 1)} }` : '';
    return `${alias}${field.name}${writeArguments(field.args)}${condition()}${selections}`;
  };
  const writeFragment = (type: GraphQLNamedType, depth: number) => {
    const known = fragments.filter((fragment) => fragment.type === type.name);
    if (known.length > 0 && chance(50)) return `...${pick(known).name}${condition()}`;
    const text = writeSelections(type, depth + 1);
    names += 1;
    fragments.push({ name: `F${names}`, type: type.name, text });
    return `...F${names}${condition()}`;
  };
  const writeSelections = (type: GraphQLNamedType, depth: number): string => {
    const parts: string[] = [];
    if (isInterfaceType(type) || isUnionType(type))
      for (const one of schema.getPossibleTypes(type))
        if (chance(50)) parts.push(`... on ${one.name}${condition()} { ${writeSelections(one, depth + 1)} }`);
    if (isObjectType(type) && depth < MAX_DEPTH && chance(12)) parts.push(writeFragment(type, depth));
    if (isObjectType(type) && chance(8)) parts.push(`...${condition()} { ${writeSelections(type, depth + 1)} }`);
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type)));
      const count = FIELDS_BY_DEPTH[depth] ?? 2;
      for (let index = 0; index < count && fields.length > 0; index += 1) parts.push(writeField(pick(fields), depth));
    }
    if (parts.length === 0 || chance(15)) parts.push('__typename');
    return parts.join(' ');
  };
  return {
    write: (): GeneratedOperation => {
      const query = schema.getQueryType();
      const body = query ? writeSelections(query, 0) : '';
      const texts = fragments.map(({ name, type, text }) => `fragment ${name} on ${type} { ${text} }`);
      return { source: [`query Generated${values.declarations()} { ${body} }`, ...texts].join('\n'), variables: values.values };
    },
  };
}

function createValueWriter({ chance, pick }: Dice) {
  const declared: string[] = [];
  const values: Record<string, unknown> = {};
  // Never null for a condition: over a list graphql-js itself leaves rejections unhandled then.
  const declare = (type: string, value: unknown, name: string): string => {
    const variable = `v${declared.length}_${name}`;
    declared.push(`$${variable}: ${type}`);
    if (type.endsWith('!') ? !chance(2) : !chance(15)) values[variable] = name !== 'if' && chance(4) ? null : value;
    return `$${variable}`;
  };
  const toValue = (type: GraphQLInputType, name: string): unknown => {
    if (chance(2)) return pick<unknown>([true, 'text', 1.5, { no: 'such' }, []]);
    if (isNonNullType(type)) return toValue(type.ofType, name);
    if (isListType(type)) return chance(10) ? toValue(type.ofType, name) : [toValue(type.ofType, name), toValue(type.ofType, name)];
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const given = type.isOneOf && !chance(5) ? [pick(fields)] : fields.filter((field) => isRequiredInputField(field) || chance(30));
      return Object.fromEntries(given.map((field) => [field.name, toValue(field.type, field.name)]));
    }
    return pick(VALUES[name] ?? SCALARS[type.name] ?? [null]);
  };
  const write = (type: GraphQLInputType, name: string): string => {
    if (chance(35)) return declare(chance(70) || isNonNullType(type) ? String(type) : `${type}!`, toValue(type, name), name);
    if (isNonNullType(type)) return writeLiteral(type.ofType, name);
    return chance(4) ? 'null' : writeLiteral(type, name);
  };
  const writeLiteral = (type: GraphQLInputType, name: string): string => {
    if (isNonNullType(type)) return write(type, name);
    if (isListType(type)) return chance(20) ? write(type.ofType, name) : `[${write(type.ofType, name)}, ${write(type.ofType, name)}]`;
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const given = type.isOneOf ? [pick(fields)] : fields.filter((field) => isRequiredInputField(field) || chance(30));
      return `{${given.map((field) => `${field.name}: ${type.isOneOf ? writeOneOf(field.type, field.name) : write(field.type, field.name)}`).join(', ')}}`;
    }
    return JSON.stringify(pick(VALUES[name] ?? SCALARS[type.name] ?? [null]));
  };
  // Validation asks for variables that cannot be null.
  const writeOneOf = (type: GraphQLInputType, name: string) =>
    chance(40) ? declare(`${type}!`, toValue(type, name), name) : writeLiteral(type, name);
  return { declare, write, values, declarations: () => (declared.length === 0 ? '' : `(${declared.join(', ')})`) };
}
