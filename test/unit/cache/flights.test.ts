import { describe, expect, it } from 'vitest';
import { createFlights } from '../../../src/cache/flights.ts';
import { StopSource } from '../../../src/domain/stop-signal.ts';

/** Work that ends when it is told to. */
function createWork() {
  const ends: PromiseWithResolvers<string>[] = [];
  let abandoned = 0;
  return {
    begin: () => {
      const end = Promise.withResolvers<string>();
      ends.push(end);
      return {
        done: end.promise,
        abandon: () => {
          abandoned += 1;
        },
      };
    },
    end: (index: number, value: string) => ends[index]?.resolve(value),
    fail: (index: number) => ends[index]?.reject(new Error('broken')),
    begun: () => ends.length,
    abandoned: () => abandoned,
  };
}

describe('flights', () => {
  it('let many wait for one', async () => {
    const work = createWork();
    const flights = createFlights<string>();
    const waiting = Array.from({ length: 50 }, () => flights.run('a', work.begin, null));
    expect([work.begun(), flights.count(), flights.isUnderWay('a'), flights.isUnderWay('b')]).toEqual([1, 1, true, false]);
    work.end(0, 'x');
    const landed = await Promise.all(waiting);
    expect(landed.map(({ result }) => result)).toEqual(Array.from({ length: 50 }, () => 'x'));
    expect(landed.filter(({ joined }) => !joined)).toHaveLength(1);
    expect(flights.count()).toBe(0);
  });

  it('keep keys apart, and begin anew after the end', async () => {
    const work = createWork();
    const flights = createFlights<string>();
    const first = flights.run('a', work.begin, null);
    const other = flights.run('b', work.begin, null);
    work.end(0, 'x');
    await first;
    const again = flights.run('a', work.begin, null);
    work.end(1, 'y');
    work.end(2, 'z');
    expect([(await other).result, await again]).toEqual(['y', { result: 'z', joined: false }]);
  });

  it('tell a failure to all, and begin anew after it', async () => {
    const work = createWork();
    const flights = createFlights<string>();
    const waiting = [flights.run('a', work.begin, null), flights.run('a', work.begin, null)];
    work.fail(0);
    const settled = await Promise.allSettled(waiting);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = flights.run('a', work.begin, null);
    work.end(1, 'x');
    expect(await again).toEqual({ result: 'x', joined: false });
  });

  it('go on when who began them leaves, for those who wait', async () => {
    const work = createWork();
    const flights = createFlights<string>();
    const leaving = new StopSource();
    const leader = flights.run('a', work.begin, leaving);
    const follower = flights.run('a', work.begin, new StopSource());
    leaving.abort(new Error('gone'));
    await expect(leader).rejects.toThrow('gone');
    expect(work.abandoned()).toBe(0);
    work.end(0, 'x');
    expect(await follower).toEqual({ result: 'x', joined: true });
    expect(leaving.listenerCount).toBe(0);
  });

  it('are abandoned when the last leaves, and joined by nobody from then on', async () => {
    const work = createWork();
    const flights = createFlights<string>();
    const [first, second] = [new StopSource(), new StopSource()];
    const waiting = [flights.run('a', work.begin, first), flights.run('a', work.begin, second)];
    first.abort(new Error('gone'));
    second.abort(new Error('gone, too'));
    await Promise.allSettled(waiting);
    expect(work.abandoned()).toBe(1);
    const next = flights.run('a', work.begin, null);
    expect(work.begun()).toBe(2);
    // The end of the abandoned one takes nothing away from the next.
    work.fail(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(flights.isUnderWay('a')).toBe(true);
    work.end(1, 'x');
    expect(await next).toEqual({ result: 'x', joined: false });
  });

  it('are not abandoned while somebody waits who does not leave', async () => {
    const work = createWork();
    const flights = createFlights<string>();
    const steady = flights.run('a', work.begin, null);
    const leaving = new StopSource();
    const other = flights.run('a', work.begin, leaving);
    leaving.abort(new Error('gone'));
    await Promise.allSettled([other]);
    expect(work.abandoned()).toBe(0);
    work.end(0, 'x');
    expect((await steady).result).toBe('x');
  });
});
