import { describe, expect, it } from 'vitest';
import { BusyTime } from '../../../src/execution/busy-time.ts';
import { type ResponsePath, TraceTree } from '../../../src/execution/trace-tree.ts';

function toPath(keys: readonly (string | number)[]): ResponsePath {
  const path = keys.reduce<ResponsePath | undefined>((prev, key) => ({ key, prev }), undefined);
  if (path === undefined) throw new Error('A path has a key');
  return path;
}

describe('TraceTree', () => {
  it('puts calls at one path together, whatever the index in a list', () => {
    const tree = new TraceTree();
    const enter = (...keys: (string | number)[]) => tree.enter({ field: 'Player.matches', path: toPath(keys) });
    expect(enter('players', 0, 'matches')).toBe(enter('players', 7, 'matches'));
    expect(enter('players', 0, 'matches').calls).toBe(3);
    expect([...tree.roots].map(({ key, calls, children }) => [key, calls, [...children.keys()]])).toEqual([['players', 0, ['matches']]]);
  });

  it('forgets all calls when one outside of lists comes again: the operation runs anew', () => {
    const tree = new TraceTree();
    const enter = (...keys: (string | number)[]) => tree.enter({ field: 'Query.any', path: toPath(keys) });
    enter('a');
    enter('a', 0, 'b');
    enter('a', 1, 'b');
    enter('a');
    enter('a', 0, 'b');
    expect([...tree.roots].map(({ key, calls, children }) => [key, calls, children.get('b')?.calls])).toEqual([['a', 1, 1]]);
  });

  it('takes keys that objects have by nature for what they are', () => {
    const tree = new TraceTree();
    for (const key of ['__proto__', 'constructor']) tree.enter({ field: 'Query.any', path: toPath([key]) });
    expect([...tree.roots].map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
  });
});

describe('BusyTime', () => {
  it('counts overlapping stretches once', () => {
    const busy = new BusyTime();
    busy.begin(0);
    busy.begin(2);
    busy.end(3);
    busy.end(5);
    busy.begin(10);
    busy.end(11);
    expect(busy.total).toBe(6);
  });
});
