import { describe, expect, it } from 'vitest';
import type { SourceShape } from '../../../../src/ingest/importer.ts';
import { FLAT_MATCH_V5_COLUMNS } from '../../../../src/ingest/riot/flat-match-v5.ts';
import { FLAT_MATCH_COLUMNS, FLAT_PARTICIPANT_COLUMNS } from '../../../../src/ingest/riot/flat-matches.ts';
import { RANK_CSV_COLUMNS } from '../../../../src/ingest/riot/profile-parser.ts';
import { riotImporters } from '../../../../src/ingest/riot/riot-importers.ts';
import { makeMatchV5 } from '../../../support/riot-fixtures.ts';

function recognise(shape: Partial<SourceShape>): string | null {
  const whole: SourceShape = { kind: 'ndjson', columns: [], sample: null, ...shape };
  return riotImporters.find((importer) => importer.recognises(whole))?.format ?? null;
}

describe('riotImporters', () => {
  it.each([
    ['riot-match-v5', makeMatchV5()],
    ['riot-match-v5', { metadata: { matchId: 'EUW1_1', participants: ['cut'] } }],
    ['riot-timeline', { metadata: { matchId: 'EUW1_1' }, info: { frameInterval: 60_000, frames: [] } }],
    ['riot-account', { puuid: 'p', gameName: 'g', tagLine: 't' }],
    ['riot-league-entries', { queueType: 'RANKED_SOLO_5x5', leaguePoints: 3, puuid: 'p' }],
    ['riot-league-entries', { queueType: 'RANKED_SOLO_5x5', leaguePoints: 3, summonerId: 's' }],
    ['riot-queues', { queueId: 0, map: 'Custom games', description: null, notes: null }],
    [null, { info: null }],
    [null, { metadata: 3 }],
    [null, { messages: [] }],
    [null, null],
    [null, 'text'],
  ])('recognise %s', (format, sample) => {
    for (const kind of ['ndjson', 'json-array', 'json-value'] as const) expect(recognise({ kind, sample })).toBe(format);
  });

  it('recognise objects that only come alone', () => {
    expect(recognise({ kind: 'json-value', sample: { type: 'champion', data: {} } })).toBe('data-dragon-champions');
    expect(recognise({ kind: 'json-value', sample: { 'name#euw': [], 'other#1': [[1, 2]] } })).toBe('riot-ladder-history');
    expect(recognise({ kind: 'json-value', sample: { 'name#euw': [], other: [] } })).toBeNull();
    expect(recognise({ kind: 'json-value', sample: {} })).toBeNull();
  });

  it.each([
    ['riot-flat-matches', ['', ...FLAT_MATCH_COLUMNS]],
    ['riot-flat-matches', ['', ...FLAT_PARTICIPANT_COLUMNS]],
    ['riot-flat-match-v5', ['x', ...FLAT_MATCH_V5_COLUMNS]],
    ['riot-ranks-csv', RANK_CSV_COLUMNS],
    [null, ['post_id', 'views']],
  ])('recognise %s by its columns', (format, columns) => {
    expect(recognise({ kind: 'csv', columns })).toBe(format);
  });

  it('have names of their own', () => {
    expect(new Set(riotImporters.map(({ format }) => format)).size).toBe(riotImporters.length);
  });
});
