import type { ConnectionCase } from './connection-cases.ts';
import type { OperationResult, RunOperation } from './run-operation.ts';

/** The Relay arguments of one page. */
export interface PageArgs {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** A page as a client sees it. */
export interface ReadPage {
  readonly keys: readonly string[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number;
}

/** Asks for a page of a connection; page arguments of any kind, since tests also send wrong ones. */
export function askPage(run: RunOperation, item: ConnectionCase, args: Readonly<Record<string, unknown>>): Promise<OperationResult> {
  const { parent, field, key, args: fixed } = item;
  const page = `page: ${field}(${fixed} first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { ${key} } } nodes { ${key} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }`;
  const selection = parent === null ? page : `node(id: ${JSON.stringify(parent.id)}) { ... on ${parent.type} { ${page} } }`;
  return run(`query ($first: Int, $after: String, $last: Int, $before: String) { ${selection} }`, args);
}

/**
 * Reads a page and checks what holds for each: nodes are those of the edges, and the page's cursors those of its ends.
 * @throws Error when it does not
 */
export async function readPage(run: RunOperation, item: ConnectionCase, args: PageArgs): Promise<ReadPage> {
  const { data, errors } = await askPage(run, item, { ...args });
  if (errors) throw errors[0] ?? new Error('errors without one');
  const page = item.parent === null ? data.page : data.node.page;
  const keys = page.edges.map(({ node }: { node: Record<string, string> }) => node[item.key]);
  const cursors: string[] = page.edges.map(({ cursor }: { cursor: string }) => cursor);
  const nodes = page.nodes.map((node: Record<string, string>) => node[item.key]);
  const ends = [page.pageInfo.startCursor, page.pageInfo.endCursor];
  if (JSON.stringify(nodes) !== JSON.stringify(keys)) throw new Error(`nodes ${nodes} differ from those of edges ${keys}`);
  if (JSON.stringify(ends) !== JSON.stringify([cursors[0] ?? null, cursors.at(-1) ?? null]))
    throw new Error(`pageInfo has cursors ${ends}, edges ${cursors}`);
  const { hasNextPage, hasPreviousPage } = page.pageInfo;
  return { keys, cursors, hasNextPage, hasPreviousPage, totalCount: page.totalCount };
}
