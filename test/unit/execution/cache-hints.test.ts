import { readFileSync } from 'node:fs';
import { buildSchema, type DirectiveNode, isInterfaceType, isObjectType, isUnionType, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { listFieldsWithoutHint, readFieldPolicies } from '../../../src/execution/cache-hints.ts';
import { createSchema } from '../../../src/execution/schema.ts';

const DIRECTIVE = `
  enum CacheControlScope { PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION`;

describe('listFieldsWithoutHint', () => {
  it('finds none in the schema: any of them would keep answers from being stored', () => {
    expect(listFieldsWithoutHint(createSchema())).toEqual([]);
  });

  it('names root fields and fields of objects, whatever they stand in', () => {
    const schema = buildSchema(`${DIRECTIVE}
      type Query { plain: Int inheriting: Inheriting never: Int @cacheControl(maxAge: 0) told: Told }
      type Inheriting @cacheControl(inheritMaxAge: true) { told: Told untold: [Untold!] named: Named }
      type Told @cacheControl(maxAge: 1) { a: Int }
      type Untold { a: Int inherited: Told @cacheControl(inheritMaxAge: true) }
      interface Named { name: String }
      type Mutation { save: Untold }
      type Subscription { saved: Untold }`);
    expect(listFieldsWithoutHint(schema)).toEqual(['Query.plain', 'Query.inheriting', 'Inheriting.untold', 'Inheriting.named']);
  });
});

describe('readFieldPolicies', () => {
  it('refuses a hint below 0 with its place', () => {
    const read = (sdl: string) => () => readFieldPolicies(buildSchema(`${DIRECTIVE} ${sdl}`));
    expect(read('type Query { a: Int @cacheControl(maxAge: -1) }')).toThrow(
      'maxAge of @cacheControl on Query.a must be 0 seconds or more, got -1',
    );
    expect(read('type Query { a: A } type A @cacheControl(maxAge: -2) { b: Int }')).toThrow('on A must be 0');
  });
});

describe('the hints of the schema', () => {
  it('are those of the table in docs/caching.md, which gives the reasons', () => {
    expect(Object.fromEntries(listDocumented())).toEqual(Object.fromEntries(listHints()));
  });
});

/** `Type` or `Type.field` with its arguments as the table writes them; what inherits needs no reason. */
function listHints(): readonly (readonly [string, string])[] {
  const hints: (readonly [string, string])[] = [];
  const add = (coordinate: string, directives: readonly DirectiveNode[] = []) => {
    const hint = directives.find(({ name }) => name.value === 'cacheControl');
    const texts = (hint?.arguments ?? []).map(({ value }) => print(value));
    if (hint && texts[0] !== 'true') hints.push([coordinate, texts.join(', ')]);
  };
  for (const type of Object.values(createSchema().getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type) && !isUnionType(type)) continue;
    add(type.name, type.astNode?.directives);
    if (isUnionType(type)) continue;
    for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, field.astNode?.directives);
  }
  return hints;
}

function listDocumented(): readonly (readonly [string, string])[] {
  const text = readFileSync(new URL('../../../docs/caching.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| [^|]+ \| (\d+(?:, PRIVATE)?) \| ([^|]+) \|/gm)];
  return rows.flatMap(([, seconds = '', names = '']) =>
    [...names.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => [name, seconds] as const),
  );
}
