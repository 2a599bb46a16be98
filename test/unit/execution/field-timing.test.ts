import { setTimeout as delay } from 'node:timers/promises';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { timeFields } from '../../../src/execution/field-timing.ts';
import { LogLinearHistogram } from '../../../src/observability/log-linear-histogram.ts';

const typeDefs = 'type Query { plain: Int late: Int broken: Int rejected: Int thing: Thing } type Thing { id: ID computed: Int }';

function createTimedSchema(resolvers: Record<string, Record<string, () => unknown>>) {
  const histograms = new Map<string, LogLinearHistogram>();
  const schema: GraphQLSchema = timeFields(makeExecutableSchema({ typeDefs, resolvers }), (field) => {
    const histogram = new LogLinearHistogram();
    histograms.set(field, histogram);
    return histogram;
  });
  const run = (source: string) => execute({ schema, document: parse(source) });
  return { schema, run, histograms, countOf: (field: string) => histograms.get(field)?.count };
}

describe('timeFields', () => {
  it('leaves an operation of plain values without a promise', () => {
    const { run, countOf } = createTimedSchema({ Query: { plain: () => 1, thing: () => ({ id: 7 }) } });
    expect(run('{ plain thing { id } }')).toEqual({ data: { plain: 1, thing: { id: '7' } } });
    expect([countOf('Query.plain'), countOf('Query.thing')]).toEqual([1, 1]);
  });

  it('has a histogram for each field with a resolver, and for no other', () => {
    const { histograms, schema } = createTimedSchema({ Query: { plain: () => 1 }, Thing: { computed: () => 2 } });
    expect([...histograms.keys()].sort()).toEqual(['Query.plain', 'Thing.computed']);
    const thing = schema.getType('Thing');
    expect(isObjectType(thing) && thing.getFields()['id']?.resolve).toBeUndefined();
  });

  it('times a promise until it settles', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const { run, countOf } = createTimedSchema({ Query: { late: () => promise } });
    const answer = run('{ late }');
    expect(countOf('Query.late')).toBe(0);
    resolve(3);
    expect(await answer).toEqual({ data: { late: 3 } });
    expect(countOf('Query.late')).toBe(1);
  });

  it('times errors, thrown or rejected, and passes them on', async () => {
    const fail = () => {
      throw new Error('broken');
    };
    const { run, countOf } = createTimedSchema({ Query: { broken: fail, rejected: async () => fail() } });
    const { errors } = await run('{ broken rejected }');
    expect(errors?.map(({ path, message }) => [path?.[0], message])).toEqual([
      ['broken', 'broken'],
      ['rejected', 'broken'],
    ]);
    expect([countOf('Query.broken'), countOf('Query.rejected')]).toEqual([1, 1]);
  });

  it('asks a lazy value once', async () => {
    let asked = 0;
    const lazy = {
      // biome-ignore lint/suspicious/noThenProperty: values that begin their work when asked are what is tested
      then: (done: (value: number) => void) => {
        asked += 1;
        done(asked);
      },
    };
    const { run, countOf } = createTimedSchema({ Query: { late: () => lazy } });
    expect(await run('{ late }')).toEqual({ data: { late: 1 } });
    expect([asked, countOf('Query.late')]).toEqual([1, 1]);
  });

  it('records durations in microseconds', async () => {
    const busy = () => {
      const endsAt = performance.now() + 5;
      while (performance.now() < endsAt);
      return 1;
    };
    const { run, histograms } = createTimedSchema({ Query: { plain: busy } });
    run('{ plain }');
    expect(histograms.get('Query.plain')?.sum).toBeGreaterThanOrEqual(5_000);
  });

  it('tells a trace in the context of each call, with its field and path', async () => {
    const { schema, histograms } = createTimedSchema({ Query: { late: async () => 3, thing: () => ({ id: 7 }) } });
    const calls: string[] = [];
    const trace = {
      runField: ({ field, path }: { field: string; path: { key: string | number } }, run: () => unknown) => {
        calls.push(`${field} at ${path.key}`);
        return run();
      },
    };
    const document = parse('{ a: late thing { id } }');
    expect(await execute({ schema, document, contextValue: { trace } })).toEqual({ data: { a: 3, thing: { id: '7' } } });
    expect(calls).toEqual(['Query.late at a', 'Query.thing at thing']);
    await execute({ schema, document, contextValue: { trace: null } });
    expect([calls.length, histograms.get('Query.late')?.count]).toEqual([2, 2]);
  });

  it('gives a field that waited last time and not now the time it takes', async () => {
    let waits = true;
    const { run, histograms } = createTimedSchema({ Query: { late: () => (waits ? Promise.resolve(1) : 2) } });
    await run('{ late }');
    waits = false;
    expect(await run('{ late }')).toEqual({ data: { late: 2 } });
    expect(histograms.get('Query.late')?.count).toBe(2);
    expect(histograms.get('Query.late')?.highest).toBeLessThan(50_000);
  });

  it('counts every call of a quick field, thrown errors included, and times one in sixteen of them', () => {
    // A microsecond between readings: on a busy machine the real clock could find the field slow.
    let microseconds = 0;
    const readings = vi.spyOn(performance, 'now').mockImplementation(() => {
      microseconds += 1;
      return microseconds / 1_000;
    });
    let calls = 0;
    const { run, histograms } = createTimedSchema({
      Query: {
        plain: () => {
          calls += 1;
          if (calls === 5) throw new Error('broken');
          return 1;
        },
      },
    });
    const aliases = Array.from({ length: 40 }, (_, index) => `a${index}: plain`);
    run(`{ ${aliases.join(' ')} }`);
    expect(histograms.get('Query.plain')?.count).toBe(40);
    expect(histograms.get('Query.plain')?.sum).toBeGreaterThan(0);
    readings.mockClear();
    run(`{ ${aliases.slice(0, 32).join(' ')} }`);
    expect(readings).toHaveBeenCalledTimes(4);
    readings.mockRestore();
  });

  it('times each call of a field that computes', () => {
    const busy = () => {
      const endsAt = performance.now() + 1;
      while (performance.now() < endsAt);
      return 1;
    };
    const { run, histograms } = createTimedSchema({ Query: { plain: busy } });
    run('{ a: plain b: plain c: plain }');
    expect(histograms.get('Query.plain')?.sum).toBeGreaterThanOrEqual(3_000);
  });

  it('counts each call that waits, and lets the first of those that share a reading of the clock stand for all', async () => {
    const first = Promise.withResolvers<number>();
    const values = [first.promise, Promise.resolve(2), Promise.resolve(3)];
    let calls = 0;
    const { run, histograms, countOf } = createTimedSchema({
      Query: {
        late: () => {
          calls += 1;
          return values[calls - 1] ?? calls;
        },
      },
    });
    const answer = run('{ a: late b: late c: late }');
    await delay(20);
    expect(countOf('Query.late')).toBe(0);
    first.resolve(1);
    expect(await answer).toEqual({ data: { a: 1, b: 2, c: 3 } });
    expect(countOf('Query.late')).toBe(3);
    expect(histograms.get('Query.late')?.sum).toBeGreaterThanOrEqual(3 * 15_000);
    // What comes later is timed by itself.
    expect(await run('{ late }')).toEqual({ data: { late: 4 } });
    values.push(delay(5, 5));
    await run('{ late }');
    expect(countOf('Query.late')).toBe(5);
  });

  it('follows a promise of a field that gave plain values before', async () => {
    let calls = 0;
    const { run, histograms } = createTimedSchema({
      Query: {
        late: () => {
          calls += 1;
          return calls < 3 ? calls : delay(20, calls);
        },
      },
    });
    expect(await run('{ a: late b: late c: late }')).toEqual({ data: { a: 1, b: 2, c: 3 } });
    expect(histograms.get('Query.late')?.count).toBe(3);
    expect(histograms.get('Query.late')?.sum).toBeGreaterThanOrEqual(19_000);
  });
});
