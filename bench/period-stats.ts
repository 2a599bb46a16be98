import { graphql } from 'graphql';
import { median, quantile } from 'simple-statistics';
import { composeContextFactory } from '../src/compose-context.ts';
import type { PostgresDatabase } from '../src/data/postgres-database.ts';
import { toGlobalId } from '../src/domain/global-id.ts';
import { createSchema } from '../src/execution/schema.ts';
import { createMetrics } from '../src/observability/metrics.ts';
import { type AnalyticsWorld, WORLD_NOW, withAnalyticsWorld } from './support/analytics-world.ts';
import { writeReport } from './support/report.ts';

/** Matches of ten players each, so that the longest histories have 10,000 by default; and how often each period is asked for. */
const [matches = 100_000, rounds = 100] = process.argv.slice(2).map(Number);
const WARM_UP = 10;
/** Milliseconds of SQL for the longest history, and how many times those of a player with a hundred matches. */
const AIM_MS = 5;
const AIM_RATIO = 2;
const STATEMENT = 'player_periods';

const PERIODS = {
  TODAY: 'period: TODAY',
  WEEK: 'period: WEEK',
  'WEEK in Seoul': 'period: WEEK, timezone: "Asia/Seoul"',
  MONTH: 'period: MONTH',
  SEASON: 'period: SEASON',
  ALL: 'period: ALL',
  'range of 21 days': 'range: { from: "2026-05-10T09:30:00Z", before: "2026-05-31T18:00:00Z" }',
  'range of 3 years': 'range: { from: "2023-02-10T09:30:00Z", before: "2026-03-20T18:00:00Z" }',
} as const;
const FILTERS = {
  all: '',
  'by queue': ', queueId: 420',
  'by position': ', position: JUNGLE',
  'by both': ', queueId: 420, position: JUNGLE',
} as const;

await withAnalyticsWorld(matches, async (world) => {
  const timeStatement = createTimer(world.database);
  const rows = [];
  for (const [period, asked] of Object.entries(PERIODS))
    for (const [filter, condition] of Object.entries(FILTERS))
      rows.push({ period, filter, ...(await measurePeriod(world, `${asked}${condition}`, timeStatement)) });
  const toMs = (value: number) => `${value.toFixed(2)} ms`;
  const worst = { ms: Math.max(...rows.map(({ long }) => long)), ratio: Math.max(...rows.map(({ ratio }) => ratio)) };
  writeReport(
    'period-stats',
    `SQL of a player's period with the one before, ${world.matches * 10} participants (median; worst: ${toMs(worst.ms)}, ratio ${worst.ratio.toFixed(2)})`,
    rows.map(({ period, filter, short, middle, long, p95, ratio }) => {
      const [few, some, many] = world.histories.map((history) => `${history.matches} matches`);
      return {
        period,
        filter,
        ...{ [few ?? '']: toMs(short), [some ?? '']: toMs(middle), [many ?? '']: toMs(long) },
        'p95 of the last': toMs(p95),
        'last ÷ first': ratio.toFixed(2),
      };
    }),
  );
  if (worst.ms > AIM_MS || worst.ratio > AIM_RATIO) process.exitCode = 1;
});

type Timer = (playerId: number, asked: string) => Promise<number>;

/** One player of each kind after the other, other players each round; ratios are of the same round. */
async function measurePeriod({ histories }: AnalyticsWorld, asked: string, timeStatement: Timer) {
  const times: number[][] = histories.map(() => []);
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    for (const [kind, { playerIds }] of histories.entries()) {
      const time = await timeStatement(playerIds[(round * 31) % playerIds.length] ?? 0, asked);
      if (round >= WARM_UP) times[kind]?.push(time);
    }
  }
  const [short = [], middle = [], long = []] = times;
  return {
    short: median(short),
    middle: median(middle),
    long: median(long),
    p95: quantile(long, 0.95),
    ratio: median(long.map((time, round) => time / (short[round] ?? Number.NaN))),
  };
}

/** Resolves the field as the gateway does, and answers how long its statement took, in milliseconds: from sending it to its rows. */
function createTimer(database: PostgresDatabase): Timer {
  const schema = createSchema();
  const { windows, cache } = createMetrics();
  let timeMs = Number.NaN;
  const observeStatement = ({ label, durationMs }: { label: string; durationMs: number }) => {
    if (label === STATEMENT) timeMs = durationMs;
  };
  const createContext = composeContextFactory(
    database,
    { observeStatement, observeBatch: () => undefined, windows, cache },
    { now: () => WORLD_NOW },
  );
  return async (playerId, asked) => {
    const source = `{ node(id: "${toGlobalId('Player', `player-${playerId}`)}") { ... on Player { periodStats(${asked}) { games kda winRate { value low high } previous { games } } } } }`;
    timeMs = Number.NaN;
    const { data, errors } = await graphql({
      schema,
      source,
      contextValue: createContext({ viewer: { role: 'ANONYMOUS' }, requestId: 'bench' }),
    });
    if (errors) throw errors[0];
    if (Number.isNaN(timeMs) || !data?.['node']) throw new Error(`Player ${playerId} took no ${STATEMENT}`);
    return timeMs;
  };
}
