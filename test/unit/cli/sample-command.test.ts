import { describe, expect, it } from 'vitest';
import { parseSampleFlags } from '../../../src/cli/sample-command.ts';

const NOW = new Date('2026-06-01T12:34:56Z');

describe('options of the sample command', () => {
  it('fill in what is left out', () => {
    expect(parseSampleFlags({ matches: '7', seed: '3', end: '2026-05-01T00:00:00+02:00' }, NOW)).toEqual({
      seed: 3,
      players: 60,
      matches: 7,
      channels: 3,
      days: 30,
      end: new Date('2026-04-30T22:00:00Z'),
    });
    expect(parseSampleFlags({}, NOW).end.toISOString()).toBe('2026-06-01T12:00:00.000Z');
  });

  it.each([
    [{ seed: '-1' }, '--seed must be a whole number, got "-1"'],
    [{ players: '2' }, "The sample's players must be a whole number from 20 to 1000000, got 2"],
    [{ end: '2026-05-01' }, '--end must be a time with its zone'],
    [{ size: 'huge' }, "The sample's size must be one of small, medium, large, got huge"],
  ])('refuse %j', (flags, message) => {
    expect(() => parseSampleFlags(flags, NOW)).toThrow(message);
  });
});
