import { createHash } from 'node:crypto';
import type { CursorColumnType } from '../domain/cursor.ts';
import type { Statement } from './database.ts';
import { type Columns, type ColumnTypes, packStatement, selectColumns, typesOf } from './packed-rows.ts';

/** A column, or an indexed expression, that orders a connection. */
export interface OrderColumn {
  readonly sql: string;
  readonly type: CursorColumnType;
}

/** A total order: all columns in one direction, the last one unique, matching an index. */
export interface KeysetOrder {
  readonly columns: readonly OrderColumn[];
  readonly direction: 'asc' | 'desc';
}

/** A predicate that a filter adds, and the SQL types of its parameters. */
export interface KeysetFilter {
  readonly types: readonly string[];
  /** Given the parameters' placeholders, e.g. `$4`. */
  readonly predicate: (...parameters: readonly string[]) => string;
  /**
   * The parent's id as this filter's own index holds it, e.g. `(part.player_id + 0)`; pages then use no other index. For relations with a
   * covering index, which looks cheaper for parents with few rows and walks the whole history of one with many.
   */
  readonly parent?: string;
}

/** A relation that is read in pages: rows of a parent, or of the whole table. */
export interface KeysetRelation {
  /** Lower-case words; the label of its statements is this with `_page` or `_count`. */
  readonly name: string;
  readonly from: string;
  readonly select: Columns;
  /** The column that holds the parent's id (bigint); null for a root connection. */
  readonly parent: string | null;
  readonly orders: Readonly<Record<string, KeysetOrder>>;
  /** Any subset may be active; predicates of the absent ones are not part of the statement. */
  readonly filters: Readonly<Record<string, KeysetFilter>>;
}

/** Which of a relation's statements: everything that is part of its text. */
export interface PageVariant {
  readonly order: string;
  readonly direction: 'backward' | 'forward';
  /** Active filters, in the relation's order. */
  readonly filters: readonly string[];
  /** Whether any page of the batch has such a cursor. */
  readonly after: boolean;
  readonly before: boolean;
  /**
   * True for one page of a root connection, whose parameters are then values instead of arrays: the server takes an array of unknown length
   * for ten pages, and would rather plan at each run than once for those.
   */
  readonly alone: boolean;
}

const statements = new WeakMap<KeysetRelation, Map<string, Statement>>();

/**
 * The statement that reads one page for each of many parents, whose sizes and cursors may differ.
 *
 * Parameters: sizes `int[]`, parents `bigint[]` (unless root), one array a column for `after` and for `before` where the variant
 * has them (a page without gives ±infinity), each a single value where the page is alone, then the filters' values. Columns: `ordinal` (1-based page), `has_before` with `after` and
 * `has_after` with `before` (rows outside the window), `key_1…n`, and the selection; a page without rows gives one row whose `key_1` is null.
 */
export function buildPageStatement(relation: KeysetRelation, variant: PageVariant): Statement {
  return memoise(relation, JSON.stringify(variant), () =>
    toStatement(relation, variant.filters, { kind: 'page', text: composePage(relation, variant), types: pageTypes(relation, variant) }),
  );
}

/**
 * The statement that counts rows for each of many parents. Parameters: parents `bigint[]` (unless root), then the filters' values.
 * It reads what it counts, by index: of a parent its rows, of a root connection whose filter most rows pass the whole table.
 */
export function buildCountStatement(relation: KeysetRelation, filters: readonly string[]): Statement {
  return memoise(relation, JSON.stringify(['count', filters]), () =>
    toStatement(relation, filters, { kind: 'count', text: composeCount(relation, filters), types: countTypes(relation) }),
  );
}

function memoise(relation: KeysetRelation, key: string, build: () => Statement): Statement {
  const known = statements.get(relation) ?? new Map<string, Statement>();
  statements.set(relation, known);
  const statement = known.get(key) ?? build();
  known.set(key, statement);
  return statement;
}

/** More would be prepared in so many combinations that connections fill with them. */
const MAX_PREPARED_FILTERS = 2;

/** Filters of a whole table are planned for their values: whether a queue, a patch or a search term is rare decides which index is good. */
function toStatement(
  relation: KeysetRelation,
  filters: readonly string[],
  { kind, text, types }: { kind: 'count' | 'page'; text: string; types: ColumnTypes },
): Statement {
  const label = `${relation.name}_${kind}`;
  const name = `${label}_${createHash('sha1').update(text).digest('hex').slice(0, 10)}`;
  const planEachTime = (relation.parent === null && filters.length > 0) || filters.length > MAX_PREPARED_FILTERS;
  return packStatement({ name, label, text, ...(planEachTime ? { planEachTime } : {}) }, types);
}

function getOrder(relation: KeysetRelation, name: string): KeysetOrder {
  const order = relation.orders[name];
  if (order === undefined) throw new Error(`${relation.name} has no order "${name}"`);
  return order;
}

/** Hands out `$1`, `$2`, … with casts. */
function createParameters(): (type: string) => string {
  let count = 0;
  return (type) => {
    count += 1;
    return `$${count}::${type}`;
  };
}

function composePage(relation: KeysetRelation, variant: PageVariant): string {
  const { columns, direction } = getOrder(relation, variant.order);
  const next = createParameters();
  const many = variant.alone ? '' : '[]';
  const inputs = [{ name: 'size', value: next(`int${many}`) }];
  if (relation.parent !== null) inputs.push({ name: 'parent', value: next('bigint[]') });
  if (variant.after) inputs.push(...columns.map(({ type }, index) => ({ name: `after_${index + 1}`, value: next(`${type}${many}`) })));
  if (variant.before) inputs.push(...columns.map(({ type }, index) => ({ name: `before_${index + 1}`, value: next(`${type}${many}`) })));
  const parent = variant.filters.map((name) => relation.filters[name]?.parent).find((own) => own !== undefined) ?? relation.parent;
  const base = composePredicates({ ...relation, parent }, variant.filters, next);

  const key = `(${columns.map(({ sql }) => sql).join(', ')})`;
  const bound = (name: string) => `(${columns.map((_, index) => `page.${name}_${index + 1}`).join(', ')})`;
  const later = direction === 'asc' ? '>' : '<';
  const earlier = direction === 'asc' ? '<' : '>';
  const windowPredicates = [
    ...(variant.after ? [`${key} ${later} ${bound('after')}`] : []),
    ...(variant.before ? [`${key} ${earlier} ${bound('before')}`] : []),
  ];
  // Not `exists`: the planner takes its order away, and then reads the table from its start. `offset 0` below keeps it to once a page, where
  // it would otherwise run once a row.
  const has = (predicate: string, nearestFirst: 'asc' | 'desc') =>
    `(select true from ${relation.from}${toWhere([...base, predicate])} order by ${toOrder(columns, nearestFirst)} limit 1) is not null`;

  const around = [
    ...(variant.after ? [`${has(`${key} ${earlier}= ${bound('after')}`, opposite(direction))} as has_before`] : []),
    ...(variant.before ? [`${has(`${key} ${later}= ${bound('before')}`, direction)} as has_after`] : []),
  ];
  return `select page.ordinal::int as ordinal${variant.after ? ', page.has_before' : ''}${variant.before ? ', page.has_after' : ''}, item.*
from (
  select ${['page.*', ...around].join(',\n    ')}
  from ${composeInputs(inputs, variant.alone)}
  offset 0
) page
left join lateral (
  select ${columns.map(({ sql }, index) => `${sql} as key_${index + 1}`).join(', ')}, ${selectColumns(relation.select)}
  from ${relation.from}${toWhere([...base, ...windowPredicates])}
  order by ${toOrder(columns, variant.direction === 'forward' ? direction : opposite(direction))}
  limit page.size
) item on true
order by page.ordinal, ${columns.map((_, index) => `item.key_${index + 1} ${direction}`).join(', ')}`;
}

/** A row for each page, with what it is asked by. */
function composeInputs(inputs: readonly { name: string; value: string }[], alone: boolean): string {
  if (alone) return `(select ${inputs.map(({ name, value }) => `${value} as ${name}`).join(', ')}, 1 as ordinal) page`;
  const names = inputs.map(({ name }) => name).join(', ');
  return `unnest(${inputs.map(({ value }) => value).join(', ')}) with ordinality page(${names}, ordinal)`;
}

/** Times come as text: most positions are never asked for. */
const KEY_TYPES = { bigint: 'bigint', text: 'text', timestamptz: 'text' } as const;

function pageTypes(relation: KeysetRelation, variant: PageVariant): ColumnTypes {
  const { columns } = getOrder(relation, variant.order);
  return {
    ordinal: 'number',
    ...(variant.after ? { has_before: 'boolean' } : {}),
    ...(variant.before ? { has_after: 'boolean' } : {}),
    ...Object.fromEntries(columns.map(({ type }, index) => [`key_${index + 1}`, KEY_TYPES[type]])),
    ...typesOf(relation.select),
  };
}

function countTypes(relation: KeysetRelation): ColumnTypes {
  return relation.parent === null ? { total: 'bigint' } : { ordinal: 'number', total: 'bigint' };
}

function opposite(direction: 'asc' | 'desc'): 'asc' | 'desc' {
  return direction === 'asc' ? 'desc' : 'asc';
}

function toOrder(columns: readonly OrderColumn[], direction: 'asc' | 'desc'): string {
  return columns.map(({ sql }) => `${sql} ${direction}`).join(', ');
}

function composeCount(relation: KeysetRelation, filters: readonly string[]): string {
  const next = createParameters();
  if (relation.parent === null)
    return `select count(*) as total from ${relation.from}${toWhere(composePredicates(relation, filters, next))}`;
  const parents = next('bigint[]');
  const predicates = composePredicates(relation, filters, next);
  return `select page.ordinal::int as ordinal, counted.total
from unnest(${parents}) with ordinality page(parent, ordinal)
cross join lateral (select count(*) as total from ${relation.from}${toWhere(predicates)}) counted`;
}

function composePredicates(relation: KeysetRelation, filters: readonly string[], next: (type: string) => string): string[] {
  const predicates = relation.parent === null ? [] : [`${relation.parent} = page.parent`];
  for (const name of filters) {
    const filter = relation.filters[name];
    if (filter === undefined) throw new Error(`${relation.name} has no filter "${name}"`);
    predicates.push(filter.predicate(...filter.types.map(next)));
  }
  return predicates;
}

function toWhere(predicates: readonly string[]): string {
  return predicates.length === 0 ? '' : ` where ${predicates.join(' and ')}`;
}
