import { rateDifference } from '../analytics/rate-difference.ts';
import { type ShrunkRate, shrinkRates } from '../analytics/shrink-rates.ts';
import { toRate, type WinCount } from '../analytics/to-rate.ts';
import { wilsonInterval } from '../analytics/wilson-interval.ts';
import type { MetaChampionRow, MetaPosition, MetaScopeRow } from '../data/meta-repository.ts';
import { FarsightError } from '../domain/errors.ts';
import { comparePatches } from '../domain/patch-order.ts';
import { readWholeNumber } from '../domain/whole-number.ts';
import type { Context } from '../execution/context.ts';
import type { AnalyticsMetaArgs, MatchupOrder, MetaOrder, MetaShare, RequireFields, Resolvers } from '../generated/graphql.ts';
import { requireRow } from './require-row.ts';

/** What analytics over everybody are resolved from: nothing yet. */
export type AnalyticsSource = Readonly<Record<never, never>>;

/** What a patch of a queue is resolved from. */
export interface MetaSource {
  readonly scope: MetaScopeRow;
  /** With which it is compared. */
  readonly previous: MetaScopeRow | null;
  readonly place: MetaPosition;
  readonly minGames: number;
  readonly orderBy: MetaOrder;
  readonly first: number;
}

/** What a champion of a patch is resolved from. */
export interface MetaChampionSource extends Pick<MetaSource, 'place' | 'scope'> {
  readonly row: MetaChampionRow;
  readonly matches: number;
  /** The same of the previous patch. */
  readonly before: { readonly row: MetaChampionRow; readonly matches: number } | null;
}

/** What a matchup is resolved from. */
export interface MatchupSource {
  readonly opponentId: number;
  readonly shrunk: ShrunkRate;
}

type Loaders = Context['loaders'];
type MetaArguments = RequireFields<AnalyticsMetaArgs, 'first' | 'minGames' | 'orderBy'>;

/** Stands for no queue. */
const NO_QUEUE = -1;
const MAX_GAMES = 100_000;
const MAX_LISTED = 200;

/** How champions did, patch by patch. */
export const metaResolvers: Pick<Resolvers, 'Matchup' | 'Meta' | 'MetaChampion'> & {
  Analytics: Pick<NonNullable<Resolvers['Analytics']>, 'meta'>;
  Query: Pick<NonNullable<Resolvers['Query']>, 'analytics'>;
} = {
  Query: { analytics: () => ({}) },
  Analytics: { meta: (_analytics, args, { loaders }) => findMeta(args, loaders) },
  Meta: {
    patch: ({ scope }) => scope.patch,
    queueId: ({ scope }) => (scope.queueId === NO_QUEUE ? null : scope.queueId),
    position: ({ place }) => (place === 'ALL' ? null : place),
    status: ({ scope }) => (scope.settled ? 'OK' : 'INSUFFICIENT_DATA'),
    matches: ({ scope }, _args, { loaders }) => countMatches(scope, loaders),
    previousPatch: ({ previous }) => previous?.patch ?? null,
    champions: (meta, _args, { loaders }) => listChampions(meta, loaders),
  },
  MetaChampion: {
    champion: ({ row }, _args, { loaders }) => requireRow(loaders.championById.load(row.championId), 'champion'),
    winRate: ({ row }) => requireRate(row),
    pickRate: ({ row, matches }) => toShare(row.matches, matches),
    banRate: (champion, _args, { loaders }) => findBanRate(champion, loaders),
    shift: toShift,
    matchups: async ({ scope, place, row }, { minGames, orderBy, first }, { loaders }) => {
      const least = readWholeNumber(minGames, { argument: '"minGames" of MetaChampion.matchups', least: 1, most: MAX_GAMES });
      const most = readWholeNumber(first, { argument: '"first" of MetaChampion.matchups', least: 1, most: MAX_LISTED });
      const rows = await loaders.metaMatchups.load({ scopeId: scope.id, championId: row.championId, position: place });
      const shrunk = shrinkRates(rows).rates;
      const matchups = rows.flatMap(({ opponentId, games }, at): MatchupSource[] => {
        const rate = shrunk[at];
        return rate === undefined || games < least ? [] : [{ opponentId, shrunk: rate }];
      });
      return matchups.sort(compareMatchups(orderBy)).slice(0, most);
    },
  },
  Matchup: {
    opponent: ({ opponentId }, _args, { loaders }) => requireRow(loaders.championById.load(opponentId), 'champion'),
    winRate: ({ shrunk }) => requireRate(shrunk),
    expected: ({ shrunk }) => shrunk.mean,
    expectedLow: ({ shrunk }) => shrunk.low,
    expectedHigh: ({ shrunk }) => shrunk.high,
  },
};

async function findMeta(
  { patch, queueId, position, minGames, orderBy, first }: MetaArguments,
  loaders: Loaders,
): Promise<MetaSource | null> {
  const least = readWholeNumber(minGames, { argument: '"minGames" of Analytics.meta', least: 1, most: MAX_GAMES });
  const most = readWholeNumber(first, { argument: '"first" of Analytics.meta', least: 1, most: MAX_LISTED });
  const scopes = await loaders.metaScopes.load(String(queueId ?? NO_QUEUE));
  const newestFirst = [...scopes].sort((one, other) => comparePatches(other.patch, one.patch));
  const scope = typeof patch === 'string' ? findPatch(newestFirst, patch) : (newestFirst.find(({ settled }) => settled) ?? newestFirst[0]);
  if (scope === undefined) return null;
  const older = newestFirst.slice(newestFirst.indexOf(scope) + 1);
  const previous = older.find(({ settled }) => settled) ?? null;
  return { scope, previous, place: position ?? 'ALL', minGames: least, orderBy, first: most };
}

function findPatch(newestFirst: readonly MetaScopeRow[], wanted: string): MetaScopeRow {
  const found = newestFirst.find(({ patch }) => patch === wanted);
  if (found !== undefined) return found;
  const known = newestFirst.length === 0 ? 'none is counted' : `the newest is "${newestFirst[0]?.patch}"`;
  throw new FarsightError(
    'BAD_INPUT',
    `"patch" of Analytics.meta must be one whose matches of the queue are counted (${known}), got "${wanted.slice(0, 40)}"`,
    { facts: { field: 'patch' } },
  );
}

async function listChampions(
  { scope, previous, place, minGames, orderBy, first }: MetaSource,
  loaders: Loaders,
): Promise<MetaChampionSource[]> {
  const load = ({ id }: MetaScopeRow) => loaders.metaChampions.load({ scopeId: id, position: place });
  const [rows, matches, rowsBefore, matchesBefore] = await Promise.all([
    load(scope),
    countMatches(scope, loaders),
    previous === null ? [] : load(previous),
    previous === null ? 0 : countMatches(previous, loaders),
  ]);
  const byChampion = new Map(rowsBefore.map((row) => [row.championId, row]));
  const champions = rows
    .filter(({ games }) => games >= minGames)
    .map((row): MetaChampionSource => {
      const before = byChampion.get(row.championId);
      return { scope, place, row, matches, before: before === undefined ? null : { row: before, matches: matchesBefore } };
    });
  return champions.sort(compareChampions(orderBy)).slice(0, first);
}

async function countMatches({ id }: MetaScopeRow, { metaMatches }: Loaders): Promise<number> {
  return (await metaMatches.load(id))?.matches ?? 0;
}

function compareChampions(order: MetaOrder): (one: MetaChampionSource, other: MetaChampionSource) => number {
  const merit = ({ row }: MetaChampionSource) => (order === 'PICK_RATE' ? row.matches : (toRate(row)?.low ?? 0));
  return (one, other) => merit(other) - merit(one) || one.row.championId - other.row.championId;
}

function compareMatchups(order: MatchupOrder): (one: MatchupSource, other: MatchupSource) => number {
  const sign = order === 'HARDEST_FIRST' ? 1 : -1;
  return (one, other) => sign * (one.shrunk.mean - other.shrunk.mean) || one.opponentId - other.opponentId;
}

/** Bans are of a match, whatever the position. */
async function findBanRate({ scope, row }: MetaChampionSource, loaders: Loaders): Promise<MetaShare | null> {
  const [rows, counted] = await Promise.all([
    loaders.metaChampions.load({ scopeId: scope.id, position: 'ALL' }),
    loaders.metaMatches.load(scope.id),
  ]);
  if (counted === null || counted.banMatches === 0) return null;
  return toShare(rows.find(({ championId }) => championId === row.championId)?.bans ?? 0, counted.banMatches);
}

function toShift({ row, matches, before }: MetaChampionSource) {
  if (before === null) return null;
  const winRate = rateDifference(row, before.row);
  const pickRate = rateDifference(toPicks({ row, matches }), toPicks(before));
  return winRate === null || pickRate === null ? null : { winRate, pickRate };
}

/** Counts of one moment never exceed their matches; those that a refresh wrote between two statements may. */
function toPicks({ row, matches }: { readonly row: MetaChampionRow; readonly matches: number }): WinCount {
  return { wins: row.matches, games: Math.max(row.matches, matches) };
}

function toShare(count: number, matches: number): MetaShare {
  // As for picks.
  const share = { successes: count, trials: Math.max(count, matches) };
  const interval = wilsonInterval(share) ?? { low: 0, high: 1 };
  return { value: share.trials === 0 ? 0 : count / share.trials, count, matches: share.trials, ...interval };
}

function requireRate({ wins, games }: WinCount) {
  return { wins, games, ...toRate({ wins, games }) };
}
