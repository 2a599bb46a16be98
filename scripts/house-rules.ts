import ts from 'typescript';

const MAX_LINES = 300;

/** A source file, by its path from the repository's root. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** What no linter here asks of a source file: at most 300 lines, a docstring on every export, nothing left to do. One sentence a fault. */
export function findHouseFaults({ path, text }: SourceText): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return [...findLengthFaults(path, text), ...findTodos(path, text), ...findUndocumented(source)];
}

function findLengthFaults(path: string, text: string): readonly string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > MAX_LINES ? [`${path}: ${lines} lines, at most ${MAX_LINES}: split it by domain`] : [];
}

function findTodos(path: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      /\b(TO[D]O|FIX[M]E|X[X]X)\b/.test(line) ? [`${path}:${index + 1}: does what is left to do, or says why not`] : [],
    );
}

function findUndocumented(source: ts.SourceFile): readonly string[] {
  const faults: string[] = [];
  let documented: ts.Statement | null = null;
  for (const statement of source.statements.filter(isExported)) {
    if (ts.getJSDocCommentsAndTags(statement).length > 0 || (documented !== null && isNextLine(documented, statement, source)))
      documented = statement;
    else faults.push(`${source.fileName}:${toLine(statement.getStart(), source)}: an export without a docstring`);
  }
  return faults;
}

/** True for one line right below another: a list of alike types shares one docstring. */
function isNextLine(above: ts.Statement, below: ts.Statement, source: ts.SourceFile): boolean {
  const line = toLine(below.getStart(), source);
  return (
    toLine(above.getEnd(), source) === line - 1 && toLine(above.getStart(), source) === line - 1 && toLine(below.getEnd(), source) === line
  );
}

function toLine(position: number, source: ts.SourceFile): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

// `export { … } from` and `export type { … }` repeat what is documented where it is declared.
function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);
}
