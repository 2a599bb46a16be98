import { describe, expect, it } from 'vitest';
import { createCounts } from '../../../../src/ingest/import-report.ts';
import type { ImportSession } from '../../../../src/ingest/importer.ts';
import { settleOutcomes } from '../../../../src/ingest/riot/record-stream.ts';

describe('settleOutcomes', () => {
  it('counts what was stored with a rejected record before that ends a strict import', () => {
    const counts = createCounts();
    const reject = () => {
      counts.rejected += 1;
      throw new Error('strict');
    };
    const place = { file: 'matches.ndjson', line: 1 };
    const settle = () =>
      settleOutcomes({ counts, reject } as unknown as ImportSession, [
        { place, outcome: { kind: 'added' } },
        { place, outcome: { kind: 'rejected', reason: 'unknown champion' } },
        { place, outcome: { kind: 'changed' } },
        { place, outcome: undefined },
      ]);
    expect(settle).toThrow('strict');
    expect(counts).toMatchObject({ added: 1, changed: 1, unchanged: 1, rejected: 1 });
  });
});
