import fc from 'fast-check';

/** What a `@cacheControl` says, as Apollo reads it: what inherits has no max age. */
export interface GeneratedHint {
  readonly maxAge: number | null;
  readonly scope: 'PRIVATE' | 'PUBLIC' | null;
  readonly text: string;
}

/** A schema with hints, and an operation over it. */
export interface HintedOperation {
  readonly typeDefs: string;
  /** By `Type.field` and `Type`. */
  readonly hints: ReadonlyMap<string, GeneratedHint>;
  readonly source: string;
  readonly variables: Readonly<Record<string, boolean>>;
  /** What is missing from the data, drawn from in order and again from the start. */
  readonly gaps: readonly number[];
}

const CACHE_CONTROL = `
  enum CacheControlScope { PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION`;
/** N becomes a number of its own each time: were two alike, one could stand in for the other unnoticed. */
const HINTS = ['maxAge: N', 'maxAge: N', 'inheritMaxAge: true'];
const ODD_HINTS = [
  'scope: PUBLIC',
  'scope: PRIVATE',
  'maxAge: 0',
  'maxAge: N, scope: PRIVATE',
  'maxAge: N, scope: PUBLIC',
  'inheritMaxAge: true, scope: PRIVATE',
  'inheritMaxAge: true, maxAge: N',
  'inheritMaxAge: false',
];
const OBJECTS = ['A', 'B', 'C', 'D'];
const MAX_DEPTH = 3;

interface Dice {
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Seconds for a hint. */
  readonly age: () => number;
}

interface FieldPlan {
  readonly name: string;
  /** Null: a scalar. */
  readonly target: string | null;
  readonly wrapper: string;
}

/** An object type, interface or union. */
interface TypePlan {
  readonly name: string;
  readonly fields: readonly FieldPlan[];
  /** Of an interface or union: the object types that may come; empty for an object type. */
  readonly members: readonly string[];
}

/**
 * Schemas with objects, interfaces and unions, hints on all of them, and operations with aliases, fragments and conditions. Interfaces and
 * unions always come in lists, so that data can hold every type that may come.
 * @param options `membersHaveHints`: whether types that can stand behind an interface or union have hints of their own
 */
export function hintedOperations(options: { readonly membersHaveHints: boolean }): fc.Arbitrary<HintedOperation> {
  return fc.gen().map((next) => {
    const chance = (percent: number) => next(fc.integer, { min: 0, max: 99 }) < percent;
    const pick = <T>(items: readonly T[]): T => items[next(fc.integer, { min: 0, max: items.length - 1 })] as T;
    const dice: Dice = { chance, pick, age: () => next(fc.integer, { min: 1, max: 9_999 }) };
    const types = planTypes(dice);
    const { typeDefs, hints } = writeSchema(dice, types, options.membersHaveHints);
    const gaps = Array.from({ length: 12 }, () => next(fc.integer, { min: 0, max: 5 }));
    return { typeDefs, hints, gaps, ...writeOperation(dice, types) };
  });
}

function planTypes({ chance, pick }: Dice): ReadonlyMap<string, TypePlan> {
  const members = () => OBJECTS.filter(() => chance(50));
  const abstract = ['I', 'J', 'U'].map((name) => ({ name, members: members() })).filter((type) => type.members.length > 0);
  const targets = [...OBJECTS, ...OBJECTS, ...abstract.map(({ name }) => name), 'Query'];
  const planField = (name: string): FieldPlan => {
    const target = chance(60) ? pick(targets) : null;
    const isAbstract = abstract.some((type) => type.name === target);
    return { name, target, wrapper: isAbstract ? pick(['[T]', '[T!]!']) : pick(['T', 'T!', '[T]', '[[T!]]']) };
  };
  const planFields = (prefix: string) => [0, 1, 2].map((index) => planField(`${prefix}${index}`));
  const interfaces = abstract.filter(({ name }) => name !== 'U').map((type) => ({ ...type, fields: planFields(type.name.toLowerCase()) }));
  const unions = abstract.filter(({ name }) => name === 'U').map((type) => ({ ...type, fields: [] }));
  const objects = [...OBJECTS, 'Query'].map((name) => {
    const inherited = interfaces.filter((type) => type.members.includes(name)).flatMap(({ fields }) => fields);
    return { name, members: [], fields: [...planFields(name.toLowerCase()), ...inherited] };
  });
  return new Map([...objects, ...interfaces, ...unions].map((type) => [type.name, type]));
}

function writeSchema({ chance, pick, age }: Dice, types: ReadonlyMap<string, TypePlan>, membersHaveHints: boolean) {
  const hints = new Map<string, GeneratedHint>();
  const writeHint = (coordinate: string, percent: number) => {
    if (!chance(percent)) return '';
    const text = pick(chance(80) ? HINTS : ODD_HINTS).replace('N', String(age()));
    const maxAge = text.includes('inheritMaxAge: true') ? undefined : /maxAge: (\d+)/.exec(text)?.[1];
    const scope = /scope: (PRIVATE|PUBLIC)/.exec(text)?.[1] as GeneratedHint['scope'];
    hints.set(coordinate, { maxAge: maxAge === undefined ? null : Number(maxAge), scope: scope ?? null, text });
    return ` @cacheControl(${text})`;
  };
  const all = [...types.values()];
  const texts = all.map(({ name, fields, members }) => {
    const isMember = all.some((type) => type.members.includes(name));
    const hint = name !== 'Query' && (membersHaveHints || !isMember) ? writeHint(name, 80) : '';
    if (members.length > 0 && fields.length === 0) return `union ${name}${hint} = ${members.join(' | ')}`;
    const implemented = all.filter((type) => type.members.includes(name) && type.fields.length > 0).map((type) => type.name);
    const lines = fields.map((field) => {
      const percent = name === 'Query' ? 92 : field.target === null ? 10 : 85;
      return `${field.name}: ${field.wrapper.replace('T', field.target ?? 'Int')}${writeHint(`${name}.${field.name}`, percent)}`;
    });
    const head = members.length > 0 ? 'interface' : 'type';
    return `${head} ${name}${implemented.length > 0 ? ` implements ${implemented.join(' & ')}` : ''}${hint} {\n${lines.join('\n')}\n}`;
  });
  return { typeDefs: [CACHE_CONTROL, ...texts].join('\n'), hints };
}

function writeOperation({ chance, pick }: Dice, types: ReadonlyMap<string, TypePlan>) {
  const variables: Record<string, boolean> = { x: chance(50), y: chance(50) };
  const fragments: { name: string; type: string; text: string }[] = [];
  let names = 0;
  const condition = () => (chance(10) ? ` @${pick(['skip', 'include'])}(if: ${pick(['$x', '$y', 'true', 'false'])})` : '');
  const typesBeside = ({ name, members }: TypePlan) => {
    const own = members.length > 0 ? members : [name];
    return [...types.values()].filter((type) => type.name === name || own.some((one) => type.name === one || type.members.includes(one)));
  };
  const writeField = ({ name, target }: FieldPlan, depth: number): string => {
    const type = target === null ? undefined : types.get(target);
    // Each use has an alias of its own, so that none is in conflict with another.
    names += 1;
    return `a${names}: ${name}${condition()}${type ? ` { ${writeSelections(type, depth + 1)} }` : ''}`;
  };
  const writeFragment = (type: TypePlan, depth: number): string => {
    const beside = pick(typesBeside(type));
    if (chance(40)) return `... on ${beside.name}${condition()} { ${writeSelections(beside, depth + 1)} }`;
    const known = fragments.filter((fragment) => fragment.type === beside.name);
    if (known.length > 0 && chance(60)) return `...${pick(known).name}${condition()}`;
    const text = writeSelections(beside, depth + 1);
    names += 1;
    fragments.push({ name: `F${names}`, type: beside.name, text });
    return `...F${names}${condition()}`;
  };
  const writeSelections = (type: TypePlan, depth: number): string => {
    const parts = ['__typename'];
    const fields = type.fields.filter(({ target }) => depth < MAX_DEPTH || target === null);
    for (let index = 0; index < 2 && fields.length > 0; index += 1) if (chance(75)) parts.push(writeField(pick(fields), depth));
    if (depth < MAX_DEPTH && chance(type.members.length > 0 ? 90 : 30)) parts.push(writeFragment(type, depth));
    return parts.join(' ');
  };
  const query = types.get('Query');
  const body = query ? writeSelections(query, 0) : '';
  const texts = fragments.map(({ name, type, text }) => `fragment ${name} on ${type} { ${text} }`);
  // Both variables are used, as validation demands.
  const used = 'u: __typename @skip(if: $x) @include(if: $y)';
  return { source: [`query ($x: Boolean!, $y: Boolean!) { ${used} ${body} }`, ...texts].join('\n'), variables };
}
