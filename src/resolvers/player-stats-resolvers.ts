import { type GameFigures, toGameFigures } from '../analytics/game-figures.ts';
import { rateDifference } from '../analytics/rate-difference.ts';
import { toRate } from '../analytics/to-rate.ts';
import type { StatsFilter, StatsSums } from '../data/player-stats-repository.ts';
import type { Context } from '../execution/context.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { lowerToNextEdge } from './lower-to-next-edge.ts';
import { type AskedPeriod, type PeriodReading, readAskedPeriod, readClockPeriod, type StatsWindow, toRangeWindow } from './stats-period.ts';

/** What the figures of a period are resolved from: nothing of them is read before it is asked for. */
export interface PeriodStatsSource {
  readonly filter: StatsFilter;
  /** Null where the season is not known. */
  readonly window: StatsWindow | null;
}

const FIELD = 'Player.periodStats';
const SECONDS_AN_HOUR = 3_600;
/** All seasons are loaded under one key. */
const ALL_SEASONS = '';

type Loaders = Context['loaders'];

/** What players' games come to. */
export const playerStatsResolvers: Pick<Resolvers, 'PeriodStats'> & {
  Player: Pick<NonNullable<Resolvers['Player']>, 'periodStats'>;
  Query: Pick<NonNullable<Resolvers['Query']>, 'seasons'>;
} = {
  Query: { seasons: (_root, _args, { loaders }) => loaders.seasons.load(ALL_SEASONS) },
  Player: {
    periodStats: ({ id }, { queueId, position, ...args }, context) => {
      const filter = { playerId: id, queueId: queueId ?? null, position: position ?? null };
      const asked = readAskedPeriod(args, FIELD);
      if (asked.kind === 'range') return { filter, window: toRangeWindow(asked.span) };
      return asked.period === 'SEASON'
        ? context.loaders.seasons.load(ALL_SEASONS).then((seasons) => ({ filter, window: readPeriod(asked, seasons, context) }))
        : { filter, window: readPeriod(asked, [], context) };
    },
  },
  PeriodStats: {
    status: async (source, _args, { loaders }) => {
      if (source.window === null) return 'NO_SEASON';
      return (await loadSums(source, loaders))?.games === 0 ? 'NO_GAMES' : 'OK';
    },
    from: ({ window }) => window?.from ?? null,
    before: ({ window }) => window?.before ?? null,
    season: ({ window }) => window?.season ?? null,
    games: async (source, _args, { loaders }) => (await loadSums(source, loaders))?.games ?? null,
    winRate: async (source, _args, { loaders }) => {
      const sums = await loadSums(source, loaders);
      return sums === null ? null : (toRate(sums) ?? { value: null, wins: 0, games: 0, low: null, high: null });
    },
    kda: resolveFigure('kda'),
    killsPerGame: resolveFigure('killsPerGame'),
    deathsPerGame: resolveFigure('deathsPerGame'),
    assistsPerGame: resolveFigure('assistsPerGame'),
    csPerMinute: resolveFigure('csPerMinute'),
    goldPerMinute: resolveFigure('goldPerMinute'),
    damagePerMinute: resolveFigure('damagePerMinute'),
    visionPerMinute: resolveFigure('visionPerMinute'),
    hoursPlayed: async (source, _args, { loaders }) => {
      const sums = await loadSums(source, loaders);
      return sums === null ? null : sums.seconds / SECONDS_AN_HOUR;
    },
    previous: toPrevious,
    winRateChange: async (source, _args, { loaders }) => {
      const previous = toPrevious(source);
      if (previous === null) return null;
      const [now, before] = await Promise.all([loadSums(source, loaders), loadSums(previous, loaders)]);
      return now === null || before === null ? null : rateDifference(now, before);
    },
  },
};

/** The period by the clock; the answer lasts until it becomes another one. */
function readPeriod(
  { period, timeZone }: Extract<AskedPeriod, { kind: 'period' }>,
  seasons: Parameters<typeof readClockPeriod>[2],
  context: Pick<Context, 'now' | 'policy'>,
): PeriodReading['window'] {
  const now = context.now();
  const { window, nextEdge } = readClockPeriod(period, { now, timeZone }, seasons);
  if (nextEdge !== null) lowerToNextEdge(context, { now, window: { nextEdge } }, FIELD);
  return window;
}

function toPrevious({ filter, window }: PeriodStatsSource): PeriodStatsSource | null {
  const previous = window?.previous ?? null;
  return previous === null ? null : { filter, window: previous };
}

/** Periods of all players and aliases are one batch; null where the season is not known. */
async function loadSums({ filter, window }: PeriodStatsSource, { playerPeriods }: Loaders): Promise<StatsSums | null> {
  if (window === null) return null;
  const [sums = null] = await playerPeriods.load({ ...filter, from: window.from, before: window.before });
  return sums;
}

function resolveFigure(figure: keyof GameFigures) {
  return async (source: PeriodStatsSource, _args: unknown, { loaders }: Pick<Context, 'loaders'>): Promise<number | null> => {
    const sums = await loadSums(source, loaders);
    return sums === null ? null : toGameFigures(sums)[figure];
  };
}
