import { createRandom } from '../../src/ingest/sample/random.ts';

/** Independent standard normal numbers, exactly normal by Box and Muller; the same for the same seed. */
export function createNormal(seed: string): () => number {
  const random = createRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Which noise: of deviation 1 where it has one. */
export interface NoiseKind {
  readonly length: number;
  /** How strongly a value depends on the one before it. */
  readonly correlation: number;
  /** Degrees of freedom of Student's t; null for normal noise. */
  readonly degrees: number | null;
}

/** A stretch of first-order noise. */
export function createNoise({ length, correlation, degrees }: NoiseKind, normal: () => number): readonly number[] {
  const fresh = () => (degrees === null ? normal() : toStudent(normal, degrees));
  let noise = fresh();
  return Array.from({ length }, (_, index) => {
    if (index > 0) noise = correlation * noise + Math.sqrt(1 - correlation ** 2) * fresh();
    return noise;
  });
}

function toStudent(normal: () => number, degrees: number): number {
  const squares = Array.from({ length: degrees }, () => normal() ** 2).reduce((sum, one) => sum + one, 0);
  const deviation = degrees > 2 ? Math.sqrt(degrees / (degrees - 2)) : 1;
  return normal() / Math.sqrt(squares / degrees) / deviation;
}
