import { toAnomalies } from '../analytics/anomalies.ts';
import { toChangePoints } from '../analytics/change-points.ts';
import { MAX_FORECAST_DAYS, toForecast } from '../analytics/forecast.ts';
import { toLocalDay, toWeekday } from '../domain/zone-calendar.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { assertNotCumulative, listNextEdges, loadDailySeries } from './channel-daily.ts';
import { readBetween } from './channel-range.ts';

/** What daily series of channels tell: days that stand out, changes of level, and days to come. */
export const channelDailyResolvers: { Channel: Pick<NonNullable<Resolvers['Channel']>, 'anomalies' | 'changePoints' | 'forecast'> } = {
  Channel: {
    anomalies: async (channel, { metric, ...args }, context) => {
      const field = 'Channel.anomalies';
      assertNotCumulative(metric, field);
      const { edges, values, timeZone } = await loadDailySeries({ channel, metric, args, field, context });
      const at = (edge: number) => new Date(edges[edge] ?? 0);
      const days = values.map((value, day) => ({ weekday: toWeekday(toLocalDay(at(day).getTime(), timeZone)), value }));
      const found = toAnomalies(days);
      if (found.status !== 'MEASURED') return { status: found.status, n: found.n, deviation: null, anomalies: [] };
      const anomalies = found.anomalies.map(({ index, ...anomaly }) => ({ from: at(index), before: at(index + 1), ...anomaly }));
      return { status: 'OK', n: found.n, deviation: found.deviation, anomalies };
    },
    changePoints: async (channel, { metric, ...args }, context) => {
      const field = 'Channel.changePoints';
      assertNotCumulative(metric, field);
      const { edges, values } = await loadDailySeries({ channel, metric, args, field, context });
      const found = toChangePoints(values);
      if (found.status === 'INSUFFICIENT_DATA') return { status: 'INSUFFICIENT_DATA', n: found.n, changes: [] };
      const at = (edge: number) => new Date(edges[edge] ?? 0);
      const changes = found.changes.map(({ index, lastBefore, before, after, shift }) => ({
        at: at(index),
        lastBefore: at(lastBefore),
        levelBefore: before,
        levelAfter: after,
        shift: shift.value,
        low: shift.low,
        high: shift.high,
      }));
      return { status: 'OK', n: found.n, changes };
    },
    forecast: async (channel, { metric, days, ...args }, context) => {
      const field = 'Channel.forecast';
      const horizon = readBetween(days, { argument: `"days" of ${field}`, least: 1, most: MAX_FORECAST_DAYS });
      const series = await loadDailySeries({ channel, metric, args, field, context });
      const found = toForecast(series.values, horizon);
      if (found.status === 'INSUFFICIENT_DATA') return { status: 'INSUFFICIENT_DATA', n: found.n, method: null, mase: null, points: [] };
      const edges = listNextEdges(series, horizon);
      const points = found.points.map(({ dayOffset, value, low, high }) => {
        const [from, before] = [new Date(edges[dayOffset - 1] ?? 0), new Date(edges[dayOffset] ?? 0)];
        return { from, before, value, low, high };
      });
      return { status: 'OK', n: found.n, method: found.method, mase: found.mase, points };
    },
  },
};
