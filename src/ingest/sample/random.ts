/** Random numbers that are the same on every machine for the same seed. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** About normal with mean 0 and deviation 1, never beyond ±3.5. */
  normal(): number;
  /** One of the items, which must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** An index, each with a chance in proportion to its weight. */
  weighted(weights: readonly number[]): number;
}

/**
 * The generator sfc32, seeded from text through FNV-1a. Source: PractRand's sfc32 (Chris Doty-Humphrey), public domain.
 * Generators of different text are independent of each other.
 */
export function createRandom(seed: string): Random {
  let a = hash(`${seed}/a`);
  let b = hash(`${seed}/b`);
  let c = hash(`${seed}/c`);
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    // Four uniforms: additions alone, so that no machine's logarithm matters.
    normal: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
    pick: <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T,
    weighted: (weights) => {
      let total = 0;
      for (const weight of weights) total += weight;
      let rest = next() * total;
      for (let index = 0; index < weights.length - 1; index += 1) {
        rest -= weights[index] ?? 0;
        if (rest < 0) return index;
      }
      return weights.length - 1;
    },
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}
