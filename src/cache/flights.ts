import { raceAbort } from '../domain/race-abort.ts';
import type { StopSignal } from '../domain/stop-signal.ts';

/** Work that several may wait for. */
export interface SharedWork<Result> {
  readonly done: Promise<Result>;
  /** Ends it early: nobody waits any more. */
  readonly abandon: () => void;
}

/** What a flight came to, and whether whoever asks began it. */
export interface Landed<Result> {
  readonly result: Result;
  readonly joined: boolean;
}

/** Work under way, by key: who asks for the same meanwhile waits for it instead of doing it again. */
export interface Flights<Result> {
  /**
   * What the work under a key gives, which is begun if it is not under way.
   * @param leaving fires when whoever asks goes away: they hear its reason, and the others go on waiting; work that nobody waits for is abandoned
   */
  readonly run: (key: string, begin: () => SharedWork<Result>, leaving: StopSignal | null) => Promise<Landed<Result>>;
  readonly isUnderWay: (key: string) => boolean;
  /** How many are under way. */
  readonly count: () => number;
}

interface Flight<Result> {
  readonly work: SharedWork<Result>;
  waiting: number;
}

/** Nothing under way yet. */
export function createFlights<Result>(): Flights<Result> {
  const flights = new Map<string, Flight<Result>>();
  const depart = (key: string, begin: () => SharedWork<Result>): Flight<Result> => {
    const flight: Flight<Result> = { work: begin(), waiting: 0 };
    flights.set(key, flight);
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    // First of all that hear of the end: whoever asks after it begins anew.
    flight.work.done.then(land, land);
    return flight;
  };
  const leave = (key: string, flight: Flight<Result>) => {
    flight.waiting -= 1;
    if (flight.waiting > 0) return;
    // Whoever asks now must not wait for what is being ended.
    if (flights.get(key) === flight) flights.delete(key);
    flight.work.abandon();
  };
  return {
    run: async (key, begin, leaving) => {
      const known = flights.get(key);
      const flight = known ?? depart(key, begin);
      flight.waiting += 1;
      if (leaving === null) return { result: await flight.work.done, joined: known !== undefined };
      try {
        return { result: await raceAbort(flight.work.done, leaving), joined: known !== undefined };
      } catch (error) {
        if (leaving.aborted) leave(key, flight);
        throw error;
      }
    },
    isUnderWay: (key) => flights.has(key),
    count: () => flights.size,
  };
}
