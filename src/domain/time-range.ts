const SMALLEST_MS = Date.parse('0001-01-01T00:00:00.000Z');
const LARGEST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** True for moments that both databases read from an ISO string with a year of four digits: from the year 1 to the end of 9999, in UTC. */
export function isStorableTime(epochMs: number): boolean {
  return epochMs >= SMALLEST_MS && epochMs <= LARGEST_MS;
}
