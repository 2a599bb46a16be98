/**
 * Uniform numbers in [0, 1) that are the same for the same seed: mulberry32 (Tommy Ettinger, public domain), seeded from text by FNV-1a.
 * For simulations whose answers must not change when they are asked again; nothing that must be hard to guess.
 *
 * @example
 * createSeededRandom('a')() === createSeededRandom('a')() // → true
 */
export function createSeededRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
