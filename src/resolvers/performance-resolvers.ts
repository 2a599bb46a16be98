import { FarsightError } from '../domain/errors.ts';
import { MAX_PAGE_SIZE } from '../domain/page-window.ts';
import type { Context } from '../execution/context.ts';
import type { CacheResult, PerformanceFieldsArgs, Resolvers } from '../generated/graphql.ts';

type GatewayPerformance = Context['performance'];
type PerformanceReport = ReturnType<GatewayPerformance['read']>;

/** What a window of measurements is resolved from. */
export type PerformanceSource = PerformanceReport & Pick<GatewayPerformance, 'gateway'>;

/** What the response cache's part is resolved from. */
export type CachePerformanceSource = NonNullable<ReturnType<GatewayPerformance['readCache']>>;

type Kind = Parameters<PerformanceReport['top']>[0];

const RESULTS: Readonly<Record<CachePerformanceSource['requests'][number]['result'], CacheResult>> = {
  hit: 'HIT',
  stale: 'STALE',
  'stale-if-error': 'STALE_IF_ERROR',
  miss: 'MISS',
  bypass: 'BYPASS',
};

/** What the gateway measured of itself, for operators. */
export const performanceResolvers: Pick<Resolvers, 'Performance' | 'CachePerformance'> & {
  Query: Pick<NonNullable<Resolvers['Query']>, 'performance'>;
} = {
  Query: {
    performance: (_root, { window }, { viewer, performance }) => {
      if (viewer.role !== 'OPERATOR') {
        throw new FarsightError(
          'FORBIDDEN',
          'Only an operator may see performance: send "Authorization: Bearer" with the OPERATOR_TOKEN of this gateway',
        );
      }
      return { ...performance.read(window), gateway: performance.gateway };
    },
  },
  Performance: {
    fields: listTop('fields'),
    operations: listTop('operations'),
    loaders: listTop('loaders'),
    statements: listTop('statements'),
    cache: (report, _args, { performance }) => performance.readCache(report),
  },
  CachePerformance: {
    requests: ({ requests }) => requests.map(({ tier, result, count }) => ({ tier, result: RESULTS[result], count: String(count) })),
    // Beyond 32 bits they do not fit into an Int.
    collapsed: ({ collapsed }) => String(collapsed),
    evictions: ({ evictions }) => String(evictions),
    invalidations: ({ invalidations }) => String(invalidations),
    invalidatedTags: ({ invalidatedTags }) => String(invalidatedTags),
    invalidationLag: ({ lag }) => lag,
    foldedTags: ({ foldedTags }) => String(foldedTags),
    bytes: ({ bytes }) => String(bytes),
    log: ({ following, position, tags }) => ({ following, tags, position: position === null ? null : String(position) }),
    sharedTierGivenUp: ({ breakerOpen }) => breakerOpen,
  },
};

function listTop(kind: Kind) {
  return (report: PerformanceSource, { orderBy, first }: Required<PerformanceFieldsArgs>) => {
    if (first < 1 || first > MAX_PAGE_SIZE)
      throw new FarsightError('BAD_INPUT', `"first" of Performance.${kind} must be from 1 to ${MAX_PAGE_SIZE}, got ${first}`);
    // Beyond 32 bits a count does not fit into an Int.
    return report.top(kind, orderBy, first).map((entry) => ({ ...entry, calls: String(entry.calls) }));
  };
}
