import { describe, expect, it } from 'vitest';
import { createUnlistedOperations } from '../../../../src/execution/persisted/unlisted-operations.ts';
import { createCapturingLogger } from '../../../support/capturing-logger.ts';
import { digest } from '../../../support/operation-files.ts';

function create(limits: { maxLinesAnHour?: number; maxKnown?: number } = {}) {
  const { logger, lines } = createCapturingLogger();
  const clock = { nowMs: 0 };
  const counted = { runs: 0 };
  const count = () => {
    counted.runs += 1;
  };
  const unlisted = createUnlistedOperations({ logger, count, now: () => clock.nowMs, ...limits });
  const note = (text: string, operationName: string | null = null) => unlisted.note({ text, operationName, client: 'web' });
  return { unlisted, note, lines, clock, counted };
}

describe('createUnlistedOperations', () => {
  it('counts each run and logs each operation once, by digest and names', () => {
    const { note, lines, counted } = create();
    const text = 'query Mine { player(by: {puuid: "secret"}) { gameName } }';
    for (let times = 0; times < 3; times += 1) note(text, 'Mine');
    expect(counted.runs).toBe(3);
    expect(lines).toMatchObject([{ level: 'warn', digest: digest('sha256', text), operation: 'Mine', client: 'web' }]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('logs no more of a flood than an hour has lines for, remembers no more than it may, and counts all of it', () => {
    const { unlisted, note, lines, clock, counted } = create();
    for (let index = 0; index < 100_000; index += 1) note(`{ f${index} }`, 'x'.repeat(1_000));
    expect(counted.runs).toBe(100_000);
    expect(unlisted.size()).toBe(10_000);
    expect(lines).toHaveLength(100);
    expect(lines[0]?.['operation']).toBe('x'.repeat(128));
    clock.nowMs = 60 * 60 * 1000;
    note('{ later }');
    expect(lines.slice(100)).toMatchObject([{ omitted: 99_900 }, { digest: digest('sha256', '{ later }') }]);
  });

  it('tells nothing of an hour that had lines enough', () => {
    const { note, lines, clock } = create({ maxLinesAnHour: 1 });
    note('{ a }');
    clock.nowMs = 60 * 60 * 1000;
    note('{ b }');
    expect(lines.map((line) => line['digest'])).toEqual([digest('sha256', '{ a }'), digest('sha256', '{ b }')]);
  });
});
