// Reads a generated stream of so many megabytes in one shape, and says how many records there were and the most memory it took.
import type { Database } from '../../src/data/database.ts';
import { runImport } from '../../src/ingest/run-import.ts';
import { SILENT_REPORTER } from '../../src/ingest/sample/load-sample.ts';

const [shape = '', megabytes = ''] = process.argv.slice(2);
const record = JSON.stringify({ id: 12_345, text: 'x'.repeat(8_000) });
const parts = { ndjson: ['', '\n', '\n'], array: ['[', ',\n', ']'], keyed: ['{"name":"N","messages":[', ', ', '],"last":1}'] }[shape];
const [start = '', separator = '', end = ''] = parts ?? [];
const total = (Number(megabytes) * 1_000_000) / record.length;

async function* generate(): AsyncGenerator<Buffer> {
  yield Buffer.from(start);
  for (let made = 0; made < total; made += 1) yield Buffer.from(made === 0 ? record : separator + record);
  yield Buffer.from(end);
}

let records = 0;
await runImport({
  database: {} as Database,
  options: { paths: ['-'], strict: true, channel: null, observedAt: null },
  reporter: SILENT_REPORTER,
  stdin: generate(),
  importers: [
    {
      format: 'counted',
      title: 'counted',
      arrayKey: shape === 'keyed' ? 'messages' : null,
      recognises: () => true,
      importRecords: async (input) => {
        for await (const _ of input.records) records += 1;
      },
    },
  ],
});
process.stdout.write(JSON.stringify({ records, expected: Math.ceil(total), peakMegabytes: process.resourceUsage().maxRSS / 1_000 }));
