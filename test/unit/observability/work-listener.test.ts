import { describe, expect, it } from 'vitest';
import { nestListeners, type WorkListener } from '../../../src/observability/work-listener.ts';

function createListener(name: string, heard: string[], followsKeys: boolean): WorkListener {
  return {
    surroundBatch: async ({ started, run, countRows }) => {
      heard.push(`${name} begins ${started.loader}`);
      const outcome = await run();
      heard.push(`${name} ends with ${countRows(outcome)}`);
      return outcome;
    },
    surroundStatement: async ({ started, run }) => {
      heard.push(`${name} ${started.label}`);
      return run();
    },
    startOperation: (batched) => {
      heard.push(`${name} starts ${batched ? 'one of several' : 'one'}`);
      return ({ outcome }) => void heard.push(`${name} ${outcome}`);
    },
    ...(followsKeys
      ? { followKeys: () => ({ ask: (key: unknown) => void heard.push(`${name} asks ${key}`), surroundFetch: (_keys, run) => run() }) }
      : {}),
  };
}

describe('nestListeners', () => {
  it('puts one listener around the other, and does the work once', async () => {
    const heard: string[] = [];
    const both = nestListeners(createListener('outer', heard, false), createListener('inner', heard, true));
    let runs = 0;
    const outcome = await both.surroundBatch({
      started: { loader: 'playerById', size: 2 },
      run: async () => {
        runs += 1;
        return ['a', 'b'];
      },
      countRows: (rows) => rows.length,
    });
    expect([outcome, runs]).toEqual([['a', 'b'], 1]);
    expect(heard).toEqual(['outer begins playerById', 'inner begins playerById', 'inner ends with 2', 'outer ends with 2']);
  });

  it('tells both of statements and of operations, and keys to whom follows them', async () => {
    const heard: string[] = [];
    const both = nestListeners(createListener('outer', heard, false), createListener('inner', heard, true));
    await both.surroundStatement({ started: { label: 'players' }, run: async () => 1, countRows: () => 1 });
    const end = both.startOperation?.(true);
    end?.({ name: null, outcome: 'ok', durationMs: 1, type: 'query', persisted: false, errorCodes: [] });
    both.followKeys?.().ask('k');
    const starts = ['outer starts one of several', 'inner starts one of several'];
    expect(heard).toEqual(['outer players', 'inner players', ...starts, 'inner ok', 'outer ok', 'inner asks k']);
    expect(nestListeners(createListener('a', heard, false), createListener('b', heard, false)).followKeys).toBeUndefined();
  });
});
