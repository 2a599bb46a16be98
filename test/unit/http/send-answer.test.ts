import { describe, expect, it } from 'vitest';
import { createAnswerBody } from '../../../src/cache/answer-body.ts';
import type { CacheReport } from '../../../src/cache/cache-report.ts';
import { prepareStored } from '../../../src/http/send-answer.ts';

const MADE: CacheReport = { result: 'miss', tier: null, reason: 'absent', collapsed: false, stored: true, ageMs: 0, freshMs: 60_000 };

/** Prepares a large answer for a client that takes brotli; answers with what is sent and how often something was compressed. */
function prepare(report: Partial<CacheReport>, ifNoneMatch?: string) {
  let compressions = 0;
  const compress = () => {
    compressions += 1;
    return null;
  };
  const headers = { 'accept-encoding': 'br', ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }) };
  const sent = prepareStored(
    { method: 'GET', headers },
    {
      body: createAnswerBody(Buffer.alloc(5_000, 32), { compress }),
      scope: 'PUBLIC',
      report: { ...MADE, ...report },
      type: 'application/json',
      httpMaxAgeSeconds: 0,
    },
  );
  return { ...sent, compressions };
}

describe('preparing an answer', () => {
  it('has a compressed form made of what is kept', () => {
    expect(prepare({}).compressions).toBe(1);
  });

  it('has none made of what nobody will be given again, which goes as it is', () => {
    const { compressions, status, bytes } = prepare({ result: 'bypass', stored: false, freshMs: 0 });
    expect([compressions, status, bytes?.byteLength]).toEqual([0, 200, 5_000]);
  });

  it('knows a copy of either form again, whether the answer is kept or not', () => {
    const etag = String(prepare({}).headers['etag']);
    for (const copy of [etag, etag.replace(/"$/, '-br"')])
      for (const stored of [true, false]) expect(prepare({ stored }, copy).status).toBe(304);
  });
});
