/**
 * How a migration behaves when it is cut short, which decides whether it may be tried again by itself:
 * - `transactional`: the whole script is one implicit transaction; after a failure nothing of it is there
 * - `create-index`, `drop-index`: one `CONCURRENTLY` statement, alone; after a failure an invalid index may be left
 * - `unsafe`: it manages transactions itself or mixes `CONCURRENTLY` with other statements; a person must look
 */
export type MigrationNature =
  | { readonly kind: 'transactional' }
  | { readonly kind: 'create-index' | 'drop-index'; readonly index: string }
  | { readonly kind: 'unsafe'; readonly because: string };

const TRANSACTION_CONTROL = /^(begin|start transaction|commit|end|rollback|abort|savepoint|release|prepare transaction|vacuum)\b/i;
const CREATE_CONCURRENTLY = /^create\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+not\s+exists\s+)?(\S+)\s+on\b/i;
const DROP_CONCURRENTLY = /^drop\s+index\s+concurrently\s+(?:if\s+exists\s+)?([^\s,;]+)\s*(?:restrict|cascade)?$/i;
const ANY_CONCURRENTLY = /^(?:create|drop|reindex)\b[^('"]*\bconcurrently\b/i;

// In order: line comment, string, identifier, dollar-quoted body. Block comments nest, so they are walked by hand.
const OPAQUE = /--[^\n]*|[eE]?'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$/y;

/**
 * The statements of a script, comments removed and white space folded; quoted texts and function bodies stay whole.
 * The bodies of `BEGIN ATOMIC` functions are taken apart, which makes such a script look `unsafe`: a safe mistake.
 */
export function splitStatements(script: string): readonly string[] {
  const statements: string[] = [];
  let current = '';
  let position = 0;
  while (position < script.length) {
    const { text, end } = readPiece(script, position);
    if (text === ';') {
      statements.push(current);
      current = '';
    } else current += text;
    position = end;
  }
  return [...statements, current].map((statement) => statement.trim()).filter((statement) => statement !== '');
}

/** How a script behaves when it is cut short. */
export function classifyMigration(script: string): MigrationNature {
  const statements = splitStatements(script);
  const control = statements.find((statement) => TRANSACTION_CONTROL.test(statement));
  if (control !== undefined) return { kind: 'unsafe', because: `it says ${control.split(' ')[0]?.toUpperCase()} itself` };
  if (!statements.some((statement) => ANY_CONCURRENTLY.test(statement))) return { kind: 'transactional' };
  const [only] = statements;
  if (statements.length > 1 || only === undefined) return { kind: 'unsafe', because: 'CONCURRENTLY is not alone in it' };
  const created = CREATE_CONCURRENTLY.exec(only)?.[1];
  if (created !== undefined) return { kind: 'create-index', index: created };
  const dropped = DROP_CONCURRENTLY.exec(only)?.[1];
  if (dropped !== undefined) return { kind: 'drop-index', index: dropped };
  return { kind: 'unsafe', because: 'it names no single index' };
}

function readPiece(script: string, position: number): { text: string; end: number } {
  if (script.startsWith('/*', position)) return { text: ' ', end: skipBlockComment(script, position) };
  // A quote or dollar inside a word (a$1, x'…) belongs to the word before it only for identifiers; those are read whole below.
  OPAQUE.lastIndex = position;
  const opaque = OPAQUE.exec(script)?.[0];
  if (opaque !== undefined) return { text: opaque.startsWith('--') ? ' ' : opaque, end: position + opaque.length };
  const word = /[A-Za-z_][\w$]*/y;
  word.lastIndex = position;
  const name = word.exec(script)?.[0];
  if (name !== undefined) return { text: name, end: position + name.length };
  const space = /\s+/y;
  space.lastIndex = position;
  const gap = space.exec(script)?.[0];
  if (gap !== undefined) return { text: ' ', end: position + gap.length };
  return { text: script.charAt(position), end: position + 1 };
}

function skipBlockComment(script: string, start: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let match = edge.exec(script); match !== null; match = edge.exec(script)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return script.length;
}
