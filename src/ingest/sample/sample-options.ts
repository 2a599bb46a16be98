import { FarsightError } from '../../domain/errors.ts';

/** What sample to generate. The same options give the same bytes. */
export interface SampleOptions {
  readonly seed: number;
  /** At least 20, so that an Arena match can be filled. */
  readonly players: number;
  readonly matches: number;
  readonly channels: number;
  /** How far back it reaches from `end`. */
  readonly days: number;
  /** Nothing happens after it. */
  readonly end: Date;
}

const SAMPLE_SIZES = {
  small: { players: 60, matches: 300, channels: 3, days: 30 },
  medium: { players: 1_000, matches: 5_000, channels: 6, days: 90 },
  large: { players: 20_000, matches: 100_000, channels: 12, days: 180 },
} as const;

/** A ready-made extent: `small` loads in a few seconds, `large` has a million participants. */
export type SampleSize = keyof typeof SAMPLE_SIZES;

const HOUR_MS = 3_600_000;
const LIMITS = { players: [20, 1_000_000], matches: [0, 10_000_000], channels: [0, 1_000], days: [1, 3_650], seed: [0, 2 ** 31] } as const;

/**
 * Fills in what is not asked for: a small sample from seed 1, up to the last full hour.
 * @throws FarsightError `BAD_INPUT` for an extent that cannot be generated
 */
export function toSampleOptions(wanted: Partial<SampleOptions> & { size?: string; now?: Date } = {}): SampleOptions {
  const size = wanted.size ?? 'small';
  if (!isSampleSize(size)) throw refuse('size', `one of ${Object.keys(SAMPLE_SIZES).join(', ')}`, size);
  const base = SAMPLE_SIZES[size];
  const now = wanted.now ?? new Date();
  const end = wanted.end ?? new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  const given = {
    seed: wanted.seed ?? 1,
    players: wanted.players ?? base.players,
    matches: wanted.matches ?? base.matches,
    channels: wanted.channels ?? base.channels,
    days: wanted.days ?? base.days,
  };
  for (const [name, [least, most]] of Object.entries(LIMITS)) {
    const value = given[name as keyof typeof given];
    if (!Number.isSafeInteger(value) || value < least || value > most) throw refuse(name, `a whole number from ${least} to ${most}`, value);
  }
  if (Number.isNaN(end.getTime())) throw refuse('end', 'a time', wanted.end);
  return { ...given, end };
}

function isSampleSize(size: string): size is SampleSize {
  return Object.hasOwn(SAMPLE_SIZES, size);
}

function refuse(name: string, expected: string, value: unknown): FarsightError {
  return new FarsightError('BAD_INPUT', `The sample's ${name} must be ${expected}, got ${String(value)}`, { facts: { name, value } });
}
