/** Something to measure: `run` does one unit of work. */
export interface Contender {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** Units a second of each contender in one round. */
export type Round = Readonly<Record<string, number>>;

/** How to measure. */
export interface PairedOptions {
  readonly rounds: number;
  /** Time for each contender in each round. */
  readonly milliseconds: number;
  /** Units under way at once. */
  readonly concurrency: number;
}

/** Runs contenders in turn, round after round, so that what disturbs the machine disturbs all; the first round warms up and is left out. */
export async function runPaired(contenders: readonly Contender[], options: PairedOptions): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round <= options.rounds; round += 1) {
    const rates: Record<string, number> = {};
    for (const { name, run } of contenders) rates[name] = await measureRate(run, options);
    if (round > 0) rounds.push(rates);
  }
  return rounds;
}

async function measureRate(run: () => Promise<unknown>, { milliseconds, concurrency }: PairedOptions): Promise<number> {
  const startedAt = performance.now();
  const endsAt = startedAt + milliseconds;
  let done = 0;
  const work = async () => {
    while (performance.now() < endsAt) {
      await run();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return (done / (performance.now() - startedAt)) * 1_000;
}

/** Median over rounds of one contender's rate divided by another's in the same round, with the smallest and largest. */
export function toRatio(rounds: readonly Round[], name: string, against: string): { median: number; low: number; high: number } {
  const ratios = rounds.map((round) => (round[name] ?? Number.NaN) / (round[against] ?? Number.NaN)).sort((left, right) => left - right);
  return { median: ratios[Math.floor(ratios.length / 2)] ?? Number.NaN, low: ratios[0] ?? Number.NaN, high: ratios.at(-1) ?? Number.NaN };
}

/** Median rate of a contender, units a second. */
export function toMedianRate(rounds: readonly Round[], name: string): number {
  const rates = rounds.map((round) => round[name] ?? Number.NaN).sort((left, right) => left - right);
  return rates[Math.floor(rates.length / 2)] ?? Number.NaN;
}
