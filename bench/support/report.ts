import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../report/', import.meta.url));

/** One line of a report's table, by column. */
export type ReportRow = Readonly<Record<string, number | string>>;

/** Prints a report and keeps it as Markdown and JSON in `bench/report/`, the JSON with `details` beside the rows. */
export function writeReport(name: string, title: string, rows: readonly ReportRow[], details: object = {}): void {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [
    `# ${title}`,
    '',
    `| ${columns.join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${columns.map((column) => row[column]).join(' | ')} |`),
    '',
  ];
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}${name}.md`, lines.join('\n'));
  writeFileSync(`${FOLDER}${name}.json`, `${JSON.stringify({ title, rows, ...details }, null, 2)}\n`);
  console.log(lines.join('\n'));
}
