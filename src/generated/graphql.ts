import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PlayerRow, PlayerNameRow } from '../data/player-repository.ts';
import type { RankRow } from '../data/rank-repository.ts';
import type { MatchRow, QueueRow, TeamRow, BanRow } from '../data/match-repository.ts';
import type { ChampionRow } from '../data/champion-repository.ts';
import type { ParticipantRow, ParticipantDetailsRow } from '../data/participant-repository.ts';
import type { ChannelRow, SubscriberSnapshotRow } from '../data/channel-repository.ts';
import type { ChannelOverviewSource } from '../resolvers/channel-overview-resolvers.ts';
import type { PostRow, PostSnapshotRow, PostVersionRow } from '../data/post-repository.ts';
import type { RatingRow, RankFitRow } from '../data/rating-repository.ts';
import type { RankEstimateSource } from '../resolvers/rating-resolvers.ts';
import type { RecommendationSource } from '../resolvers/recommendation-resolvers.ts';
import type { ChannelRecommendationSource } from '../resolvers/channel-recommendation-resolvers.ts';
import type { StandingRow } from '../data/standing-repository.ts';
import type { StandingConnectionSource, StandingEdgeSource, PlayerConnectionSource, PlayerEdgeSource, PlayerMatchConnectionSource, PlayerMatchEdgeSource, RankSnapshotConnectionSource, RankSnapshotEdgeSource, MatchConnectionSource, MatchEdgeSource, ChannelConnectionSource, ChannelEdgeSource, SubscriberSnapshotConnectionSource, SubscriberSnapshotEdgeSource, PostConnectionSource, PostEdgeSource, PostSnapshotConnectionSource, PostSnapshotEdgeSource, PostVersionConnectionSource, PostVersionEdgeSource } from '../resolvers/connection.ts';
import type { AnalyticsSource, MetaSource, MetaChampionSource, MatchupSource } from '../resolvers/meta-resolvers.ts';
import type { ChampionStatsRow } from '../data/player-stats-repository.ts';
import type { PositionStatsSource } from '../resolvers/player-breakdown-resolvers.ts';
import type { PeriodStatsSource } from '../resolvers/player-stats-resolvers.ts';
import type { PlayerTrendsSource } from '../resolvers/trend-resolvers.ts';
import type { Insight } from '../resolvers/player-insights.ts';
import type { SeasonRow } from '../data/season-repository.ts';
import type { PerformanceSource, CachePerformanceSource } from '../resolvers/performance-resolvers.ts';
import type { Context } from '../execution/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A whole number of up to 64 bits, always as a decimal string, e.g. `"9007199254740993"`. Input may also be a number. */
  BigInt: { input: string; output: string; }
  /** A moment in UTC, as an ISO 8601 string with milliseconds, e.g. `2025-03-01T12:00:00.000Z`. Input may carry another offset. */
  DateTime: { input: Date; output: Date; }
};

/** How alive a channel is. The thresholds are choices. */
export type ActivityState =
  /** A post within 7 days, and two a week or more over the last 28 days. */
  | 'ACTIVE'
  /** No post for more than 7 days. */
  | 'DORMANT'
  /** A post within 7 days, but fewer than two a week over the last 28 days. */
  | 'LOW'
  /** No post for more than 30 days, or none at all. */
  | 'SILENT';

/** What is computed over all stored players, matches and channels. */
export type Analytics = {
  __typename?: 'Analytics';
  /** Channels side by side, in the order of `ids`. Null where none is stored, and where something of one failed; null in place of all with an error that says what is wrong with `ids`. */
  compareChannels?: Maybe<Array<Maybe<Channel>>>;
  /** Players side by side, in the order of `ids`: what is selected of them costs as many statements as of one. Null where none is stored, and where something of one failed; null in place of all with an error that says what is wrong with `ids`. */
  comparePlayers?: Maybe<Array<Maybe<Player>>>;
  /** Players of a queue, best first; of equals the one who was stored first. Null only with an error. */
  leaderboard?: Maybe<StandingConnection>;
  /** How champions did in a patch of a queue. Counted at a refresh, not at each match. Null where no match of the queue was counted yet. */
  meta?: Maybe<Meta>;
};


/** What is computed over all stored players, matches and channels. */
export type AnalyticsCompareChannelsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What is computed over all stored players, matches and channels. */
export type AnalyticsComparePlayersArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What is computed over all stored players, matches and channels. */
export type AnalyticsLeaderboardArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  queueId?: InputMaybe<Scalars['Int']['input']>;
  stat: StandingStat;
};


/** What is computed over all stored players, matches and channels. */
export type AnalyticsMetaArgs = {
  first?: Scalars['Int']['input'];
  minGames?: Scalars['Int']['input'];
  orderBy?: MetaOrder;
  patch?: InputMaybe<Scalars['String']['input']>;
  position?: InputMaybe<Position>;
  queueId?: InputMaybe<Scalars['Int']['input']>;
};

/** Whether days can be judged. */
export type AnomalyStatus =
  /** Fewer than 28 days can. */
  | 'INSUFFICIENT_DATA'
  /** Most days are just as expected, so that there is no measure for the others. */
  | 'NO_SPREAD'
  /** They can. */
  | 'OK';

/** A banned champion. */
export type Ban = {
  __typename?: 'Ban';
  /** The champion; null while static data does not know the id. */
  champion?: Maybe<Champion>;
  /** Riot's numeric id of the champion. */
  championId: Scalars['Int']['output'];
  /** Turn in champion select, from 1. */
  pickTurn: Scalars['Int']['output'];
};

/** An hour of the week. */
export type BestTimeCell = {
  __typename?: 'BestTimeCell';
  /** How many times the usual views a post gets, shrunk towards 1; null below 2 effective posts. */
  factor?: Maybe<Scalars['Float']['output']>;
  /** Upper end of its 95 % interval; null below 2 effective posts. */
  high?: Maybe<Scalars['Float']['output']>;
  /** 0 to 23: the hour that begins then. */
  hour: Scalars['Int']['output'];
  /** Lower end of its 95 % interval; null below 2 effective posts. */
  low?: Maybe<Scalars['Float']['output']>;
  /** Effective number of them, by their weights, 0 or more. */
  n: Scalars['Float']['output'];
  /** Posts that are compared, 0 or more. */
  posts: Scalars['Int']['output'];
  /** 1, Monday, to 7, Sunday. */
  weekday: Scalars['Int']['output'];
};

/** How well posts do by hour of the week, of the newest 300 posts of the last 280 days. */
export type BestTimes = {
  __typename?: 'BestTimes';
  /** What is compared. */
  basis: BestTimesBasis;
  /** All 168, from Monday 0:00 on; empty without enough posts. */
  cells: Array<BestTimeCell>;
  /** Effective number of posts, by their weights, which halve each 14 days; 0 or more. */
  n: Scalars['Float']['output'];
  /** `INSUFFICIENT_DATA` below 20 effective posts. */
  status: DataStatus;
  /** IANA time zone of the hours. */
  timeZone: Scalars['String']['output'];
  /** Views of a usual post; null without enough posts. */
  usualViews?: Maybe<Scalars['Float']['output']>;
};

/** Which views posts are compared by. */
export type BestTimesBasis =
  /** Newest views of posts that are 14 days old or older, since too few have snapshots: they have nearly all they will get. */
  | 'SETTLED_VIEWS'
  /** Views 24 hours after the publication, between snapshots. */
  | 'VIEWS_AT_24_HOURS';

/** For whom an answer may be stored. */
export type CacheControlScope =
  /** For the session that asked, alone. */
  | 'PRIVATE'
  /** For everybody. */
  | 'PUBLIC';

/** How far a gateway has followed the log of changes. */
export type CacheLog = {
  __typename?: 'CacheLog';
  /** Whether the last look is young enough to judge by; while it is not, nothing stored is given out. */
  following: Scalars['Boolean']['output'];
  /** The first transaction that the last look could not see; null before the first look. */
  position?: Maybe<Scalars['BigInt']['output']>;
  /** Tags of which the last changes are known. */
  tags: Scalars['Int']['output'];
};

/** What the response cache did in the window, and how it is now. */
export type CachePerformance = {
  __typename?: 'CachePerformance';
  /** What they take, with keys and tags, in bytes. */
  bytes: Scalars['BigInt']['output'];
  /** Requests that waited for the execution of another. */
  collapsed: Scalars['BigInt']['output'];
  /** Answers in memory now. */
  entries: Scalars['Int']['output'];
  /** Answers in memory that made way for others. */
  evictions: Scalars['BigInt']['output'];
  /** Executions under way now that requests may wait for together. */
  flights: Scalars['Int']['output'];
  /** Tags that made way for others, and count for their kind since. */
  foldedTags: Scalars['BigInt']['output'];
  /** Part of those requests that was answered from what was stored, 0–1; null when there were none. */
  hitRatio?: Maybe<Scalars['Float']['output']>;
  /** Tags of those changes, as docs/caching.md explains them. */
  invalidatedTags: Scalars['BigInt']['output'];
  /** From a change to its being heard of; null when there was none. */
  invalidationLag?: Maybe<InvalidationLag>;
  /** Transactions with changes that were heard of. */
  invalidations: Scalars['BigInt']['output'];
  /** The log of changes now. */
  log: CacheLog;
  /** Requests for what may be stored, by what became of them; kinds without any are left out. */
  requests: Array<CacheRequestCount>;
  /** Whether the shared tier, or a part of its cluster, is given up for the moment, because it does not answer; null when there is none. */
  sharedTierGivenUp?: Maybe<Scalars['Boolean']['output']>;
};

/** How many requests went alike. */
export type CacheRequestCount = {
  __typename?: 'CacheRequestCount';
  /** How many, 1 or more. */
  count: Scalars['BigInt']['output'];
  /** What became of the request. */
  result: CacheResult;
  /** Where the answer came from; null when it was made. */
  tier?: Maybe<CacheTier>;
};

/** What became of a request in the response cache. */
export type CacheResult =
  /** Made without asking the cache, which could not judge. */
  | 'BYPASS'
  /** Given out as it was. */
  | 'HIT'
  /** Made. */
  | 'MISS'
  /** Given out past its time, while it was made anew. */
  | 'STALE'
  /** Given out past its time, because none could be made. */
  | 'STALE_IF_ERROR';

/** Where a stored answer came from. */
export type CacheTier =
  /** Memory of this process. */
  | 'L1'
  /** The store that gateways share. */
  | 'L2';

/** Types of rows that stored answers hold. */
export type CacheType =
  /** Champions. */
  | 'CHAMPION'
  /** Channels, with their numbers of subscribers. */
  | 'CHANNEL'
  /** What ratings of a queue say of its ranks. */
  | 'LADDER'
  /** Matches, with teams and participants. */
  | 'MATCH'
  /** What is counted over everybody: champions by patch and queue. */
  | 'META'
  /** Players, with all that hangs on them. */
  | 'PLAYER'
  /** Posts, with their histories. */
  | 'POST'
  /** Queues. */
  | 'QUEUE'
  /** Ranked seasons. */
  | 'SEASON';

/** A champion. */
export type Champion = {
  __typename?: 'Champion';
  /** Riot's numeric id. */
  id: Scalars['Int']['output'];
  /** Data Dragon key, e.g. `MonkeyKing`. */
  key: Scalars['String']['output'];
  /** Display name, e.g. `Wukong`; null until static data knows it. */
  name?: Maybe<Scalars['String']['output']>;
};

/** What a player's games with a champion come to. */
export type ChampionStats = {
  __typename?: 'ChampionStats';
  /** Assists a game, 0 or more. */
  assistsPerGame: Scalars['Float']['output'];
  /** The champion. */
  champion: Champion;
  /** Lane and neutral minions a minute played, 0 or more; null, as the others a minute, without playing time. */
  csPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Damage to champions a minute, 0 or more. */
  damagePerMinute?: Maybe<Scalars['Float']['output']>;
  /** Deaths a game, 0 or more. */
  deathsPerGame: Scalars['Float']['output'];
  /** Games, at least 1; remakes do not count. */
  games: Scalars['Int']['output'];
  /** Gold earned a minute, 0 or more. */
  goldPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Kills and assists a death: (K + A) / max(D, 1) of all these games' sums, 0 or more. */
  kda: Scalars['Float']['output'];
  /** Kills a game, 0 or more. */
  killsPerGame: Scalars['Float']['output'];
  /** Vision score a minute, 0 or more. */
  visionPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Share of games won. */
  winRate: Rate;
};

/** Orders of a player's champions; of equals the one with the smaller id first. */
export type ChampionStatsOrder =
  /** Most played first. */
  | 'GAMES'
  /** Highest KDA first. */
  | 'KDA'
  /** By the lower end of the win rate's interval, highest first: one game won of one does not lead. */
  | 'WIN_RATE_LOWER_BOUND';

/** A channel of a community. */
export type Channel = Node & {
  __typename?: 'Channel';
  /** Whether it still posts. Null only with an error. */
  activity?: Maybe<ChannelActivity>;
  /** Days of a metric that stand out from their weekday. Null only with an error. */
  anomalies?: Maybe<ChannelAnomalies>;
  /** How well posts do by hour of the week. Null only with an error. */
  bestTimes?: Maybe<BestTimes>;
  /** Where the level of a metric changes for a week or longer. Null only with an error. */
  changePoints?: Maybe<ChannelChangePoints>;
  /** Which share of a range's posts and views each kind of post has. Null only with an error. */
  contentMix?: Maybe<ContentMix>;
  /** The platform's own numeric id; null until a source gives it. */
  externalId?: Maybe<Scalars['BigInt']['output']>;
  /** The days to come, from the last 180 that are over; of counts of posts, which rise for weeks, the last 14 are left out. Null only with an error. */
  forecast?: Maybe<ChannelForecast>;
  /** Handle without `@`; null until known. */
  handle?: Maybe<Scalars['String']['output']>;
  /** Opaque global id. */
  id: Scalars['ID']['output'];
  /** What its posts of a range come to, and who subscribed meanwhile. Null only with an error. */
  overview?: Maybe<ChannelOverview>;
  /** The player it belongs to; null until an operator sets it. */
  owner?: Maybe<Player>;
  /** Where it lives. */
  platform: ChannelPlatform;
  /** The channel's posts. */
  posts: PostConnection;
  /** Advice that the channel's own posts bear out, the most certain first; empty where nothing is. Hours are those of the channel's `timeZone`, else UTC. Null only with an error. */
  recommendations?: Maybe<Array<ChannelRecommendation>>;
  /** A metric by days, weeks or months, or by observation, oldest first: every unit that shares time with the range, whole, also those of which nothing is known. Null only with an error. */
  series?: Maybe<Array<SeriesPoint>>;
  /** Dated numbers of subscribers, oldest first. */
  subscriberHistory: SubscriberSnapshotConnection;
  /** Newest known number of subscribers; null where no source gave one. */
  subscribers?: Maybe<Scalars['BigInt']['output']>;
  /** IANA time zone of its audience; null until an operator sets it. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** Title; null until known. */
  title?: Maybe<Scalars['String']['output']>;
  /** The posts of a range that lead by a count, most first, of equals the newest first. Posts whose count is unknown are left out. Null only with an error. */
  topPosts?: Maybe<Array<Post>>;
  /** Posts of the last hours that stand out among the channel's own of the same age. Null only with an error. */
  trendingPosts?: Maybe<TrendingPosts>;
};


/** A channel of a community. */
export type ChannelAnomaliesArgs = {
  metric?: ChannelMetric;
  range?: InputMaybe<TimeRangeInput>;
  timezone?: InputMaybe<Scalars['String']['input']>;
};


/** A channel of a community. */
export type ChannelBestTimesArgs = {
  timezone?: InputMaybe<Scalars['String']['input']>;
};


/** A channel of a community. */
export type ChannelChangePointsArgs = {
  metric?: ChannelMetric;
  range?: InputMaybe<TimeRangeInput>;
  timezone?: InputMaybe<Scalars['String']['input']>;
};


/** A channel of a community. */
export type ChannelContentMixArgs = {
  range?: InputMaybe<TimeRangeInput>;
  timezone?: InputMaybe<Scalars['String']['input']>;
};


/** A channel of a community. */
export type ChannelForecastArgs = {
  days?: Scalars['Int']['input'];
  metric?: ChannelMetric;
  timezone?: InputMaybe<Scalars['String']['input']>;
};


/** A channel of a community. */
export type ChannelOverviewArgs = {
  range?: InputMaybe<TimeRangeInput>;
  timezone?: InputMaybe<Scalars['String']['input']>;
};


/** A channel of a community. */
export type ChannelPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PostFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PostOrder>;
};


/** A channel of a community. */
export type ChannelRecommendationsArgs = {
  first?: Scalars['Int']['input'];
  includeDismissed?: Scalars['Boolean']['input'];
};


/** A channel of a community. */
export type ChannelSeriesArgs = {
  granularity?: SeriesGranularity;
  metric: ChannelMetric;
  range?: InputMaybe<TimeRangeInput>;
  timezone?: InputMaybe<Scalars['String']['input']>;
};


/** A channel of a community. */
export type ChannelSubscriberHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A channel of a community. */
export type ChannelTopPostsArgs = {
  first?: Scalars['Int']['input'];
  range?: InputMaybe<TimeRangeInput>;
  sort?: TopPostSort;
  timezone?: InputMaybe<Scalars['String']['input']>;
};


/** A channel of a community. */
export type ChannelTrendingPostsArgs = {
  first?: Scalars['Int']['input'];
  windowHours?: Scalars['Int']['input'];
};

/** Whether a channel still posts, by its posts that stand, as of now. */
export type ChannelActivity = {
  __typename?: 'ChannelActivity';
  /** When its newest post was published; null where none stands. */
  lastPostAt?: Maybe<Scalars['DateTime']['output']>;
  /** Posts a day over the last 28 days, 0 or more. */
  postsADay: Scalars['Float']['output'];
  /** What that is called. */
  state: ActivityState;
};

/** Days that stand out from their weekday. */
export type ChannelAnomalies = {
  __typename?: 'ChannelAnomalies';
  /** Days further than 3.5 of these from what is expected, oldest first. */
  anomalies: Array<SeriesAnomaly>;
  /** One robust deviation of the days from what is expected of them, in the metric's unit; null unless `OK`. */
  deviation?: Maybe<Scalars['Float']['output']>;
  /** Days that could be judged, 0 or more: each with three known others of its weekday. */
  n: Scalars['Int']['output'];
  /** Whether days can be judged. */
  status: AnomalyStatus;
};

/** Keys of a channel: exactly one. */
export type ChannelBy =
  /** Handle on a platform. */
  { handle: ChannelHandleInput; id?: never; }
  |  /** Global id. */
  { handle?: never; id: Scalars['ID']['input']; };

/** Where the level of a metric changes for a week or longer. */
export type ChannelChangePoints = {
  __typename?: 'ChannelChangePoints';
  /** Oldest first; empty where the level never changes. */
  changes: Array<SeriesChange>;
  /** Known days, 0 or more. */
  n: Scalars['Int']['output'];
  /** `INSUFFICIENT_DATA` below 28 known days. */
  status: DataStatus;
};

/** A page of channels. */
export type ChannelConnection = {
  __typename?: 'ChannelConnection';
  /** Items with their cursors. */
  edges: Array<ChannelEdge>;
  /** Items alone. */
  nodes: Array<Channel>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A channel in a connection. */
export type ChannelEdge = {
  __typename?: 'ChannelEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The channel. */
  node: Channel;
};

/** What was said of a recommendation for a channel is stored. */
export type ChannelFeedbackSuccess = RecommendationFeedbackSuccess & {
  __typename?: 'ChannelFeedbackSuccess';
  /** Whose it is. */
  channel: Channel;
  /** The recommendation's id. */
  id: Scalars['ID']['output'];
};

/** Which channels; all given conditions must hold. */
export type ChannelFilter = {
  /** Only on this platform. */
  platform?: InputMaybe<ChannelPlatform>;
  /** Only whose title (handle, where there is none) contains this, without regard to case, 1–64 characters; fewer than three must begin it. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** The days to come of a metric. */
export type ChannelForecast = {
  __typename?: 'ChannelForecast';
  /** Mean absolute error of the backtest, divided by that of repeating the last known value: below 1 is better than that. Null without enough days, and where repeating it was never wrong. */
  mase?: Maybe<Scalars['Float']['output']>;
  /** Which method erred less in the backtest; null without enough days. */
  method?: Maybe<ForecastMethod>;
  /** Known days, 0 or more. */
  n: Scalars['Int']['output'];
  /** One a day from today on; empty without enough days. */
  points: Array<ForecastPoint>;
  /** `INSUFFICIENT_DATA` below 28 known days of the last 180. */
  status: DataStatus;
};

/** A handle, compared without regard to case. */
export type ChannelHandleInput = {
  /** With or without `@`. */
  name: Scalars['String']['input'];
  /** Where the channel lives. */
  platform?: ChannelPlatform;
};

/** What a series of a channel shows of each of its units of time. Counts of posts are the newest ones, by when the post was published; they rise for weeks after that. */
export type ChannelMetric =
  /** Reactions, forwards and comments for each view, over posts where all are known; null where there is none. */
  | 'ENGAGEMENT_RATE'
  /** Reactions, forwards and comments of a post for each subscriber, by the newest number of subscribers observed until the end of the unit; null where a measure is missing. */
  | 'ERR_SUBSCRIBERS'
  /** Forwards of posts together; null where no post has known forwards. */
  | 'FORWARDS'
  /** The same of what is known of each post; null where no post has views and any of the three. */
  | 'KNOWN_ENGAGEMENT_RATE'
  /** Mean views of a post; null where no post has known views. */
  | 'MEAN_VIEWS'
  /** Posts that stand. 0 where the posts before and after the unit are known and at most 10 message numbers between them belong to no stored post, else null: more are missing from what was imported. */
  | 'POSTS'
  /** Mean views of a post for each subscriber, by the newest number of subscribers observed until the end of the unit; null where a measure is missing. */
  | 'REACH_RATE'
  /** Reactions to posts together; null where no post has known reactions. */
  | 'REACTIONS'
  /** Comments of posts together; null where no post has known comments. */
  | 'REPLIES'
  /** Subscribers: the newest number that was observed in the unit; null where none was. */
  | 'SUBSCRIBERS'
  /** By how much subscribers are more at the end of the unit than at the end of the one before, of which both must have been observed; nothing is spread over a gap. */
  | 'SUBSCRIBER_CHANGE'
  /** Views of posts together; null where no post has known views. */
  | 'VIEWS'
  /** Forwards for each view; null where no post has both. */
  | 'VIRALITY_RATE';

/** What the posts that a channel published in a range and that stand come to, with their newest counts, and who subscribed meanwhile. */
export type ChannelOverview = {
  __typename?: 'ChannelOverview';
  /** Where it ends: what happens then is outside. In the future where the range is that of the last days. */
  before: Scalars['DateTime']['output'];
  /** Reactions, forwards and comments for each view, over posts where all of them are known. */
  engagementRate: ChannelRate;
  /** Reactions, forwards and comments of a post for each subscriber, over posts where all three are known. */
  errSubscribers: ChannelRate;
  /** Forwards together, of posts whose forwards are known; null where none are. */
  forwards?: Maybe<Scalars['BigInt']['output']>;
  /** Where the range begins. */
  from: Scalars['DateTime']['output'];
  /** The same of what is known: over posts with views and any of the three, where what is unknown adds nothing. At most what it would be with all known. */
  knownEngagementRate: ChannelRate;
  /** Which of the three are known of any post, and so in `knownEngagementRate`; empty where none is. */
  knownInteractions: Array<PostInteraction>;
  /** Mean views of a post; null where no post has known views. */
  meanViews?: Maybe<Scalars['Float']['output']>;
  /** Posts, 0 or more. */
  posts: Scalars['Int']['output'];
  /** How many of them have known views, 0 to `posts`; those alone are in `views` and `meanViews`. */
  postsWithViews: Scalars['Int']['output'];
  /** Mean views of a post for each subscriber. */
  reachRate: ChannelRate;
  /** Reactions together, of posts whose reactions are known; null where none are. */
  reactions?: Maybe<Scalars['BigInt']['output']>;
  /** Comments together, of posts whose comments are known; null where none are. */
  replies?: Maybe<Scalars['BigInt']['output']>;
  /** How many more they are than at the beginning, by the newest number observed until then; null where there is none, or none was observed since. */
  subscriberChange?: Maybe<Scalars['BigInt']['output']>;
  /** Subscribers at the end of the range: the newest number observed until then; null where none was. */
  subscribers?: Maybe<Scalars['BigInt']['output']>;
  /** When that was observed; null where none was. */
  subscribersAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the number at the beginning was observed; null where none was. */
  subscribersBeforeAt?: Maybe<Scalars['DateTime']['output']>;
  /** IANA time zone whose days the range without an argument counts. */
  timeZone: Scalars['String']['output'];
  /** Their views together; null where no post has known views. */
  views?: Maybe<Scalars['BigInt']['output']>;
  /** Forwards for each view. */
  viralityRate: ChannelRate;
};

/** Platforms that channels live on. */
export type ChannelPlatform =
  /** Telegram. */
  | 'TELEGRAM';

/** A ratio of sums over the posts that have all it is made of, so that a post weighs by its views. It is no share and has no interval of one: a reader may react more than once, and it may pass 1. */
export type ChannelRate = {
  __typename?: 'ChannelRate';
  /** How many posts it is made of; 0 without a value. */
  posts: Scalars['Int']['output'];
  /** Why there is no value; null where there is one. */
  reason?: Maybe<MissingReason>;
  /** 0 or more; null with a `reason`. */
  value?: Maybe<Scalars['Float']['output']>;
};

/** Advice for a channel. It is about the posts that are stored: the newest 300 of the last 280 days. */
export type ChannelRecommendation = Recommendation & {
  __typename?: 'ChannelRecommendation';
  /** Which views it compares; null where it is not about views. */
  basis?: Maybe<BestTimesBasis>;
  /** Chance that the effect has the sign told, 0.5 to 1, as far as the interval says; not a chance that the advice helps. */
  confidence: Scalars['Float']['output'];
  /** Until when it was dismissed; null when it is not. */
  dismissedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** What it rests on. */
  evidence: RecommendationEvidence;
  /** When the channel's newest post will be 14 days old: it is not shown from then on, unless there are newer ones. */
  expiresAt: Scalars['DateTime']['output'];
  /** Whether it is about posts that show a link or about those that show none; null unless `reasonCode` is `LINK_ABOVE_OTHERS`. */
  hasLink?: Maybe<Scalars['Boolean']['output']>;
  /** Opaque; the same advice keeps it while its evidence grows. For `dismissRecommendation` and `rateRecommendation`. */
  id: Scalars['ID']['output'];
  /** What it is about. */
  kind: RecommendationKind;
  /** The kind of attachment it is about, as `Post.mediaType`: of `MEDIA_TYPE_ABOVE_OTHERS`, null stands for posts without one. Null for all other reasons. */
  mediaType?: Maybe<Scalars['String']['output']>;
  /** How much it matters. */
  priority: RecommendationPriority;
  /** What was said of it, 1 (useless) to 5 (helped); null when nothing was. */
  rating?: Maybe<Scalars['Int']['output']>;
  /** Why it is made. */
  reasonCode: RecommendationReason;
  /** The same as an English sentence, with its figures. */
  text: Scalars['String']['output'];
  /** The hours it is about; null unless `kind` is `BEST_TIME`. */
  time?: Maybe<RecommendedTime>;
  /** The trend it is about, of the logarithm of views, a day; null unless `kind` is `REACH_TREND`. */
  trend?: Maybe<Trend>;
};

/** Something else holds what must be unique. */
export type ConflictError = UserError & {
  __typename?: 'ConflictError';
  /** The input field. */
  field: Scalars['String']['output'];
  /** What was required and what came. */
  message: Scalars['String']['output'];
};

/** Which share of a range's posts and views each kind of post has. */
export type ContentMix = {
  __typename?: 'ContentMix';
  /** Where it ends: what happens then is outside. */
  before: Scalars['DateTime']['output'];
  /** By whether the text shows a link, most posts first; empty without posts. */
  byLink: Array<LinkShare>;
  /** By kind of attachment, most posts first; empty without posts. */
  byMediaType: Array<MediaShare>;
  /** Where the range begins. */
  from: Scalars['DateTime']['output'];
  /** Posts that stand, 0 or more. */
  posts: Scalars['Int']['output'];
};

/** A share of posts and of views. That of views has no interval: views come by the post, and are no independent trials. */
export type ContentShare = {
  __typename?: 'ContentShare';
  /** Upper end of the share's 95 % Wilson interval, 0 to 1. */
  high: Scalars['Float']['output'];
  /** Lower end of the share's 95 % Wilson interval, 0 to 1. */
  low: Scalars['Float']['output'];
  /** Mean views of a post; null where none of them has known views. */
  meanViews?: Maybe<Scalars['Float']['output']>;
  /** Posts, 1 or more. */
  posts: Scalars['Int']['output'];
  /** Their share of all posts, 0 to 1. */
  value: Scalars['Float']['output'];
  /** Their views together; null where none of them has known views. */
  views?: Maybe<Scalars['BigInt']['output']>;
  /** Their share of all known views, 0 to 1; null where no views are known or all are 0. */
  viewsShare?: Maybe<Scalars['Float']['output']>;
};

/** Whether there is enough to say something. */
export type DataStatus =
  /** There is not; figures are null. */
  | 'INSUFFICIENT_DATA'
  /** There is. */
  | 'OK';

/** Which recommendation to hide. */
export type DismissRecommendationInput = {
  /** For how many days, 1–365; 0 shows it again. */
  days?: Scalars['Int']['input'];
  /** Its `id`. */
  id: Scalars['ID']['input'];
};

/** What an effect is measured in. */
export type EvidenceUnit =
  /** Difference of two win rates, or of one from a half, −1 to 1: 0.1 is ten percentage points. */
  | 'RATE_DIFFERENCE'
  /** How much more than what it is compared with, −1 and more: 0.5 is half as much again, −0.5 is half. */
  | 'RELATIVE_DIFFERENCE';

/** Methods of forecasting. */
export type ForecastMethod =
  /** Exponential smoothing of level, damped trend and pattern of the week. */
  | 'HOLT_WINTERS'
  /** The value of the same weekday a week before. */
  | 'SEASONAL_NAIVE';

/** A day to come. */
export type ForecastPoint = {
  __typename?: 'ForecastPoint';
  /** When it ends. */
  before: Scalars['DateTime']['output'];
  /** When the day begins. */
  from: Scalars['DateTime']['output'];
  /** Upper end of the 95 % band. */
  high: Scalars['Float']['output'];
  /** Lower end of the 95 % band, which widens day by day; it knows nothing of limits, and may be negative. */
  low: Scalars['Float']['output'];
  /** What is expected, in the metric's unit. */
  value: Scalars['Float']['output'];
};

/** A rank to be reached. */
export type ForecastRank = {
  /** Division, `IV` (lowest) to `I`; its lowest one when absent. Not from Master up. */
  division?: InputMaybe<Scalars['String']['input']>;
  /** Tier, `IRON` to `CHALLENGER`, in capitals. */
  tier: Scalars['String']['input'];
};

/** A rating or rank to be reached: exactly one. */
export type ForecastTarget =
  /** A rank, by the line that `RankEstimate.ladder` shows. */
  { rank: ForecastRank; rating?: never; }
  |  /** A rating, -100 to 200. */
  { rank?: never; rating: Scalars['Float']['input']; };

/** After how many games shares of futures reach a target; 0 where it is reached already. */
export type GamesQuantiles = {
  __typename?: 'GamesQuantiles';
  /** 10 of 100; null where fewer get there within the games. */
  p10?: Maybe<Scalars['Int']['output']>;
  /** 50 of 100; null where fewer get there within the games. */
  p50?: Maybe<Scalars['Int']['output']>;
  /** 90 of 100; null where fewer get there within the games. */
  p90?: Maybe<Scalars['Int']['output']>;
};

/** A gateway's process. */
export type GatewayProcess = {
  __typename?: 'GatewayProcess';
  /** Name of the machine or container. */
  host: Scalars['String']['output'];
  /** Made anew at each start. */
  instance: Scalars['String']['output'];
  /** Process id on that machine. */
  pid: Scalars['Int']['output'];
  /** When it started to measure. */
  startedAt: Scalars['DateTime']['output'];
};

/** What an insight rests on. Which figures there are depends on its kind. */
export type InsightEvidence = {
  __typename?: 'InsightEvidence';
  /** What there was before: the rating, or the best figure of the earlier games. Null for `STREAK` and `CHAMPION_MASTERY`. */
  before?: Maybe<Scalars['Float']['output']>;
  /** How likely chance alone gives as much, above 0 to 1: for `STREAK` at most, at the win rate of the games before; for `PERSONAL_BEST` if games are alike. Null for the others. */
  chance?: Maybe<Scalars['Float']['output']>;
  /** Upper end of that interval; null where `low` is. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of a 95 % interval of `value`: Wilson's of a win rate; of ratings, as far as chance takes their difference while the skill stays. Null for the others. */
  low?: Maybe<Scalars['Float']['output']>;
  /** Games: of `STREAK` those before it, of `CHAMPION_MASTERY` those with the champion, of `RATING_CHANGE` those rated within the days, of `PERSONAL_BEST` the earlier ones it exceeds. */
  n: Scalars['Int']['output'];
  /** What `value` is measured in. */
  unit: InsightUnit;
  /** Length of the streak, win rate with the champion, difference of the ratings, or figure of the game. */
  value: Scalars['Float']['output'];
};

/** What happened. */
export type InsightKind =
  /** The lower end of the 95 % interval of the win rate with a champion came above 60 %, after at least 10 games, and still lies there. */
  | 'CHAMPION_MASTERY'
  /** A game's figure exceeds those of all earlier games looked at, at least 20. The newest of each figure. */
  | 'PERSONAL_BEST'
  /** The rating now differs from that before the days by more than chance takes it while the skill stays what it was. */
  | 'RATING_CHANGE'
  /** At least five games in a row, up to the newest, with one result, where chance makes a streak at least so long less often than in 5 of 100 cases. */
  | 'STREAK';

/** What an insight's value is measured in. */
export type InsightUnit =
  /** Lane and neutral minions a minute. */
  | 'CS_PER_MINUTE'
  /** Damage to champions a minute. */
  | 'DAMAGE_PER_MINUTE'
  /** Gold earned a minute. */
  | 'GOLD_PER_MINUTE'
  /** Kills and assists a death, (K + A) / max(D, 1). */
  | 'KDA'
  /** Kills. */
  | 'KILLS'
  /** Games lost, one after another. */
  | 'LOSSES_IN_A_ROW'
  /** Difference of two ratings, as `Rating.value`. */
  | 'RATING_DIFFERENCE'
  /** Vision score a minute. */
  | 'VISION_PER_MINUTE'
  /** Games won, one after another. */
  | 'WINS_IN_A_ROW'
  /** Share of games won, 0 to 1. */
  | 'WIN_RATE';

/** A value cannot be stored. */
export type InvalidValueError = UserError & {
  __typename?: 'InvalidValueError';
  /** The input field. */
  field: Scalars['String']['output'];
  /** What was required and what came. */
  message: Scalars['String']['output'];
};

/** Which stored answers are to be dropped. An id of nothing that is stored drops the answers that say so. */
export type InvalidateCacheInput =
  /** Global id of a channel: answers with the channel, its list of posts and its series. */
  { channel: Scalars['ID']['input']; everything?: never; match?: never; player?: never; type?: never; }
  |  /** All answers; must be true. */
  { channel?: never; everything: Scalars['Boolean']['input']; match?: never; player?: never; type?: never; }
  |  /** Global id of a match: answers with the match, its teams or its participants. */
  { channel?: never; everything?: never; match: Scalars['ID']['input']; player?: never; type?: never; }
  |  /** Global id of a player: answers with the player, their parts and their lists. */
  { channel?: never; everything?: never; match?: never; player: Scalars['ID']['input']; type?: never; }
  |  /** Answers with any row of a type, and all lists of them. */
  { channel?: never; everything?: never; match?: never; player?: never; type: CacheType; };

/** What a purge of stored answers came to. */
export type InvalidateCachePayload = {
  __typename?: 'InvalidateCachePayload';
  /** What was purged, as docs/caching.md explains tags. */
  tags: Array<Scalars['String']['output']>;
  /** The purge, as `Farsight-Written` names it: who sends that header back reads what was made after it. Null while this gateway follows no log of changes. */
  written?: Maybe<Scalars['String']['output']>;
};

/** How late changes were heard of: of each look at the log, its oldest change. In milliseconds, within 3.2 %. */
export type InvalidationLag = {
  __typename?: 'InvalidationLag';
  /** None took longer; at most 6.3 % above the longest. */
  maxMs: Scalars['Float']['output'];
  /** Half of them took at most this. */
  p50Ms: Scalars['Float']['output'];
  /** 99 % of them took at most this. */
  p99Ms: Scalars['Float']['output'];
};

/** How ratings of a queue go with its ranks: least squares of points on ratings. */
export type Ladder = {
  __typename?: 'Ladder';
  /** Points at rating 0. */
  intercept: Scalars['Float']['output'];
  /** Players it was fitted on, 200 or more. */
  n: Scalars['Int']['output'];
  /** The ranked queue, 420 or 440. */
  queueId: Scalars['Int']['output'];
  /** Standard deviation of points about the line, 0 or more. */
  residual: Scalars['Float']['output'];
  /** Points for each unit of rating, above 0. */
  slope: Scalars['Float']['output'];
};

/** Posts that show a link, or those that show none. */
export type LinkShare = {
  __typename?: 'LinkShare';
  /** True where the text shows an address; links that are only behind words are not known. */
  hasLink: Scalars['Boolean']['output'];
  /** What share they have. */
  share: ContentShare;
};

/** A played game. */
export type Match = Node & {
  __typename?: 'Match';
  /** How long it took, in seconds. */
  durationSeconds: Scalars['Int']['output'];
  /** How it ended, e.g. `GameComplete`; null before patch 14.22. */
  endOfGameResult?: Maybe<Scalars['String']['output']>;
  /** Mode, e.g. `CLASSIC`, `ARAM`, `CHERRY` (Arena); null where the source lacks it. */
  gameMode?: Maybe<Scalars['String']['output']>;
  /** Full version of the game, e.g. `14.23.636.9832`; null where the source lacks it. */
  gameVersion?: Maybe<Scalars['String']['output']>;
  /** Opaque global id. */
  id: Scalars['ID']['output'];
  /** Map, e.g. 11 for Summoner's Rift; null where the source lacks it. */
  mapId?: Maybe<Scalars['Int']['output']>;
  /** Riot's id, e.g. `EUW1_7345574446`. */
  matchId: Scalars['String']['output'];
  /** All participants, in the order of the source: 10, in Arena 8 to 16. */
  participants: Array<Participant>;
  /** First two parts of the version, e.g. `14.23`; null where the source lacks it. */
  patch?: Maybe<Scalars['String']['output']>;
  /** Game server. */
  platform: Platform;
  /** What static data says of the queue; null while it says nothing. */
  queue?: Maybe<Queue>;
  /** Queue, e.g. 420 for Ranked Solo/Duo; null where the source lacks it. */
  queueId?: Maybe<Scalars['Int']['output']>;
  /** Ended early because a player was absent, or, where no flag says so, within five minutes. Counts in no statistic. */
  remake: Scalars['Boolean']['output'];
  /** When the game started. */
  startedAt: Scalars['DateTime']['output'];
  /** The sides. Empty where the source lacks them; in Arena their ids are not the participants'. */
  teams: Array<Team>;
};

/** A page of matches. */
export type MatchConnection = {
  __typename?: 'MatchConnection';
  /** Items with their cursors. */
  edges: Array<MatchEdge>;
  /** Items alone. */
  nodes: Array<Match>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for, one by one: of a large database it takes a while. */
  totalCount: Scalars['Int']['output'];
};

/** A match in a connection. */
export type MatchEdge = {
  __typename?: 'MatchEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The match. */
  node: Match;
};

/** Which matches; all given conditions must hold. */
export type MatchFilter = {
  /** Only of this patch, e.g. `14.23`. */
  patch?: InputMaybe<Scalars['String']['input']>;
  /** Only of this game server. */
  platform?: InputMaybe<Platform>;
  /** Only of this queue, e.g. 420. */
  queueId?: InputMaybe<Scalars['Int']['input']>;
  /** Only remakes (true) or only others (false). */
  remake?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only started before. */
  startedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only started at or after. */
  startedFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How a match ended for a player. */
export type MatchResult =
  /** Lost. */
  | 'LOSS'
  /** Won; in Arena, among the upper half of the places. */
  | 'WIN';

/** How a champion did against another one in the same position. */
export type Matchup = {
  __typename?: 'Matchup';
  /** What the win rate is believed to be, 0 to 1: pulled towards the champion's other matchups, the more the fewer games there are (empirical Bayes). */
  expected: Scalars['Float']['output'];
  /** Upper end of its 95 % credible interval, 0 to 1. */
  expectedHigh: Scalars['Float']['output'];
  /** Lower end of its 95 % credible interval, 0 to 1. */
  expectedLow: Scalars['Float']['output'];
  /** The other one. */
  opponent: Champion;
  /** Games won, of those against each other. */
  winRate: Rate;
};

/** Orders of matchups. */
export type MatchupOrder =
  /** The opponent won against most often first. */
  | 'EASIEST_FIRST'
  /** The opponent won against most often last. */
  | 'HARDEST_FIRST';

/** Posts with one kind of attachment. */
export type MediaShare = {
  __typename?: 'MediaShare';
  /** As `Post.mediaType`; null for posts without an attachment and those whose source does not say. */
  mediaType?: Maybe<Scalars['String']['output']>;
  /** What share they have. */
  share: ContentShare;
};

/** A patch of a queue. Remakes and bots count nowhere. */
export type Meta = {
  __typename?: 'Meta';
  /** Champions that have the games asked for, in the order asked for; of equals the one with the smaller id first. */
  champions: Array<MetaChampion>;
  /** Matches counted. */
  matches: Scalars['Int']['output'];
  /** The patch. */
  patch: Scalars['String']['output'];
  /** The position; null for all games. */
  position?: Maybe<Position>;
  /** The newest patch before this one with 100 matches, with which it is compared; null when there is none. */
  previousPatch?: Maybe<Scalars['String']['output']>;
  /** The queue; null for matches whose source names none. */
  queueId?: Maybe<Scalars['Int']['output']>;
  /** Whether 100 matches are counted. With fewer, figures are there, but say little. */
  status: DataStatus;
};

/** How a champion did. */
export type MetaChampion = {
  __typename?: 'MetaChampion';
  /** Matches in which it was banned, of those whose bans are known; null where none are. Whatever the position. */
  banRate?: Maybe<MetaShare>;
  /** The champion. */
  champion: Champion;
  /** How it did against those in the same position of the other side. Each rate is also shown shrunk towards what the champion's matchups have in common. */
  matchups: Array<Matchup>;
  /** Matches in which it was picked, in the position, of all matches. */
  pickRate: MetaShare;
  /** How it changed since the previous patch; null without one, or where the champion was not played in it. */
  shift?: Maybe<MetaShift>;
  /** Games won, of the games in the position. */
  winRate: Rate;
};


/** How a champion did. */
export type MetaChampionMatchupsArgs = {
  first?: Scalars['Int']['input'];
  minGames?: Scalars['Int']['input'];
  orderBy?: MatchupOrder;
};

/** Orders of champions. */
export type MetaOrder =
  /** Most often picked first. */
  | 'PICK_RATE'
  /** By the lower end of the win rate's interval, highest first: one game won of one does not lead. */
  | 'WIN_RATE_LOWER_BOUND';

/** A share of matches, with how sure it is. */
export type MetaShare = {
  __typename?: 'MetaShare';
  /** Matches that have it. */
  count: Scalars['Int']['output'];
  /** Upper end of the 95 % Wilson interval, 0 to 1. */
  high: Scalars['Float']['output'];
  /** Lower end of the 95 % Wilson interval, 0 to 1. */
  low: Scalars['Float']['output'];
  /** Matches counted, at least 1. */
  matches: Scalars['Int']['output'];
  /** The share, 0 to 1. */
  value: Scalars['Float']['output'];
};

/** How a champion's rates differ from those in the previous patch. */
export type MetaShift = {
  __typename?: 'MetaShift';
  /** Of the pick rate. */
  pickRate: RateShift;
  /** Of the win rate. */
  winRate: RateShift;
};

/** Why a rate is unknown. What a source lacks is never taken as 0. */
export type MissingReason =
  /** No post has known comments. */
  | 'COMMENTS_MISSING'
  /** No post has known forwards. */
  | 'FORWARDS_MISSING'
  /** Each measure is known of some post, but no post has all of them. */
  | 'NEVER_TOGETHER'
  /** No post of the range stands. */
  | 'NO_POSTS'
  /** The channel has no subscribers to divide by. */
  | 'NO_SUBSCRIBERS'
  /** The posts have no views to divide by. */
  | 'NO_VIEWS'
  /** No post has known reactions. */
  | 'REACTIONS_MISSING'
  /** No number of subscribers was observed until the end of the range. */
  | 'SUBSCRIBERS_MISSING'
  /** No post has known views, as in exports without them. */
  | 'VIEWS_MISSING';

/** Changes. All of them need the operator's token: `Authorization: Bearer …`. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Hides a recommendation for a while, 30 days when nothing else is said. */
  dismissRecommendation: RecommendationFeedbackPayload;
  /** Drops stored answers, on all gateways of the database, for what no change tells of: rows that were written with triggers disabled. Changes need it not. */
  invalidateCache: InvalidateCachePayload;
  /** Says how useful a recommendation was. */
  rateRecommendation: RecommendationFeedbackPayload;
  /** Changes what an operator knows of a channel. Absent fields stay; null clears. */
  updateChannel: UpdateChannelPayload;
  /** Changes a player's settings. Absent fields stay; null clears. */
  updatePlayerSettings: UpdatePlayerSettingsPayload;
};


/** Changes. All of them need the operator's token: `Authorization: Bearer …`. */
export type MutationDismissRecommendationArgs = {
  input: DismissRecommendationInput;
};


/** Changes. All of them need the operator's token: `Authorization: Bearer …`. */
export type MutationInvalidateCacheArgs = {
  input: InvalidateCacheInput;
};


/** Changes. All of them need the operator's token: `Authorization: Bearer …`. */
export type MutationRateRecommendationArgs = {
  input: RateRecommendationInput;
};


/** Changes. All of them need the operator's token: `Authorization: Bearer …`. */
export type MutationUpdateChannelArgs = {
  input: UpdateChannelInput;
};


/** Changes. All of them need the operator's token: `Authorization: Bearer …`. */
export type MutationUpdatePlayerSettingsArgs = {
  input: UpdatePlayerSettingsInput;
};

/** Something with an id that is unique over all types and stays the same (Relay). */
export type Node = {
  /** Opaque global id; give it to `node` to read the object again. */
  id: Scalars['ID']['output'];
};

/** The id names nothing of the right type. */
export type NotFoundError = UserError & {
  __typename?: 'NotFoundError';
  /** What was required and what came. */
  message: Scalars['String']['output'];
};

/** Where a page lies in its connection. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last item; null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when items follow the page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when items precede the page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null when the page is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** One player's or bot's part in a match. */
export type Participant = {
  __typename?: 'Participant';
  /** Kills assisted. */
  assists: Scalars['Int']['output'];
  /** Whether it was a computer player. */
  bot: Scalars['Boolean']['output'];
  /** The champion played. */
  champion: Champion;
  /** Lane and neutral minions killed. */
  creepScore: Scalars['Int']['output'];
  /** Damage dealt to champions, after mitigation. */
  damageToChampions: Scalars['Int']['output'];
  /** Times killed. */
  deaths: Scalars['Int']['output'];
  /** Everything else the source tells; one more statement for all participants of a level. */
  details: ParticipantDetails;
  /** Gold earned. */
  goldEarned: Scalars['Int']['output'];
  /** Champions killed. */
  kills: Scalars['Int']['output'];
  /** The match. */
  match: Match;
  /** Final place in Arena, 1–8; null elsewhere. */
  placement?: Maybe<Scalars['Int']['output']>;
  /** The player; null for a bot. */
  player?: Maybe<Player>;
  /** Lane on Summoner's Rift; null in modes without lanes and for an absent player. */
  position?: Maybe<Position>;
  /** 100 or 200. */
  teamId: Scalars['Int']['output'];
  /** Riot's vision score. */
  visionScore: Scalars['Int']['output'];
  /** Whether the source counts it as won; in Arena, the upper half of the places. */
  win: Scalars['Boolean']['output'];
};

/** The rest of a participant's figures; each is null where the source lacks it. */
export type ParticipantDetails = {
  __typename?: 'ParticipantDetails';
  /** Ids of Arena augments, in slot order. */
  augments: Array<Scalars['Int']['output']>;
  /** Level reached, 1–18 (more in some modes). */
  championLevel?: Maybe<Scalars['Int']['output']>;
  /** Control wards placed. */
  controlWardsPlaced?: Maybe<Scalars['Int']['output']>;
  /** Seconds for which the player controlled others, as Riot counts them. */
  crowdControlSeconds?: Maybe<Scalars['Int']['output']>;
  /** Damage dealt to anything. */
  damageDealt?: Maybe<Scalars['Int']['output']>;
  /** Damage mitigated on oneself. */
  damageMitigated?: Maybe<Scalars['Int']['output']>;
  /** Damage taken, after mitigation. */
  damageTaken?: Maybe<Scalars['Int']['output']>;
  /** Damage dealt to objectives. */
  damageToObjectives?: Maybe<Scalars['Int']['output']>;
  /** Double kills. */
  doubleKills?: Maybe<Scalars['Int']['output']>;
  /** Whether the player made the first kill. */
  firstBlood?: Maybe<Scalars['Boolean']['output']>;
  /** Gold spent. */
  goldSpent?: Maybe<Scalars['Int']['output']>;
  /** Health restored. */
  healing?: Maybe<Scalars['Int']['output']>;
  /** Ids of the items held at the end, in slot order; empty slots are left out. */
  items: Array<Scalars['Int']['output']>;
  /** Lane minions killed. */
  laneMinions?: Maybe<Scalars['Int']['output']>;
  /** Neutral monsters killed. */
  neutralMinions?: Maybe<Scalars['Int']['output']>;
  /** Penta kills. */
  pentaKills?: Maybe<Scalars['Int']['output']>;
  /** Quadra kills. */
  quadraKills?: Maybe<Scalars['Int']['output']>;
  /** Seconds spent dead. */
  secondsDead?: Maybe<Scalars['Int']['output']>;
  /** Arena subteam; null elsewhere. */
  subteamId?: Maybe<Scalars['Int']['output']>;
  /** Ids of the two summoner spells, in slot order. */
  summonerSpells: Array<Scalars['Int']['output']>;
  /** Whether the game ended in a surrender. */
  surrendered?: Maybe<Scalars['Boolean']['output']>;
  /** Triple kills. */
  tripleKills?: Maybe<Scalars['Int']['output']>;
  /** Turrets destroyed. */
  turretKills?: Maybe<Scalars['Int']['output']>;
  /** Wards destroyed. */
  wardsKilled?: Maybe<Scalars['Int']['output']>;
  /** Wards placed. */
  wardsPlaced?: Maybe<Scalars['Int']['output']>;
};

/** Figures that are compared within a queue and position. Remakes and bots count nowhere. */
export type PercentileStat =
  /** Minions and monsters a minute: more is better. */
  | 'CS_PER_MINUTE'
  /** Damage to champions a minute: more is better. */
  | 'DAMAGE_PER_MINUTE'
  /** Deaths a game: fewer are better, so that a low percentile is good. */
  | 'DEATHS_PER_GAME'
  /** Gold earned a minute: more is better. */
  | 'GOLD_PER_MINUTE'
  /** Vision score a minute: more is better. */
  | 'VISION_PER_MINUTE';

/** What this gateway measured of itself: its own process alone. Others behind the same address answer for themselves; `gateway` tells who did. */
export type Performance = {
  __typename?: 'Performance';
  /** The response cache; null when it is off. */
  cache?: Maybe<CachePerformance>;
  /** Fields with a resolver, called `Type.field`: from the call until the value is there, the wait for its batch included, without what lies inside. */
  fields: Array<PerformanceEntry>;
  /** Who measured. */
  gateway: GatewayProcess;
  /** Batches by loader; connections count `.pages` and `.counts` apart. */
  loaders: Array<PerformanceEntry>;
  /** Operations by name, from their text to their answer. `anonymous` have none, `invalid` did not validate, `other` are names beyond those that are counted apart. */
  operations: Array<PerformanceEntry>;
  /** Where the window begins: later than asked for when the gateway has not run so long. */
  since: Scalars['DateTime']['output'];
  /** Statements by label, the wait for a connection included; edits of mutations are called `prisma.Model.operation`. */
  statements: Array<PerformanceEntry>;
  /** Seconds from `since` to now: at least the window that was asked for, where there is so much, and at most a minute longer. */
  windowSeconds: Scalars['Float']['output'];
};


/** What this gateway measured of itself: its own process alone. Others behind the same address answer for themselves; `gateway` tells who did. */
export type PerformanceFieldsArgs = {
  first?: Scalars['Int']['input'];
  orderBy?: PerformanceOrder;
};


/** What this gateway measured of itself: its own process alone. Others behind the same address answer for themselves; `gateway` tells who did. */
export type PerformanceLoadersArgs = {
  first?: Scalars['Int']['input'];
  orderBy?: PerformanceOrder;
};


/** What this gateway measured of itself: its own process alone. Others behind the same address answer for themselves; `gateway` tells who did. */
export type PerformanceOperationsArgs = {
  first?: Scalars['Int']['input'];
  orderBy?: PerformanceOrder;
};


/** What this gateway measured of itself: its own process alone. Others behind the same address answer for themselves; `gateway` tells who did. */
export type PerformanceStatementsArgs = {
  first?: Scalars['Int']['input'];
  orderBy?: PerformanceOrder;
};

/** How one field, operation, loader or statement did in a window. Durations are in milliseconds. */
export type PerformanceEntry = {
  __typename?: 'PerformanceEntry';
  /** How often, 1 or more. */
  calls: Scalars['BigInt']['output'];
  /** No call took longer; at most 6.3 % above the longest. */
  maxMs: Scalars['Float']['output'];
  /** Mean of a call. */
  meanMs: Scalars['Float']['output'];
  /** What was measured. */
  name: Scalars['String']['output'];
  /** Half of the calls took at most this, within 3.2 %. */
  p50Ms: Scalars['Float']['output'];
  /** 95 % of the calls took at most this, within 3.2 %. */
  p95Ms: Scalars['Float']['output'];
  /** 99 % of the calls took at most this, within 3.2 %. */
  p99Ms: Scalars['Float']['output'];
  /** Part of `totalMs` of all of its kind in the window, those not listed included, 0–1. */
  share: Scalars['Float']['output'];
  /** All calls together. Calls that wait at the same time count each, so this may exceed the window. */
  totalMs: Scalars['Float']['output'];
};

/** Which entries come first; equal ones by name. */
export type PerformanceOrder =
  /** Those that were called most. */
  | 'CALLS_DESC'
  /** Those whose slowest calls are slowest. */
  | 'P99_DESC'
  /** Those that took longest in total. */
  | 'TOTAL_DESC';

/** A stretch of time up to now. */
export type PerformanceWindow =
  /** The last five minutes. */
  | 'LAST_5_MINUTES'
  /** The last hour. */
  | 'LAST_HOUR'
  /** The last minute. */
  | 'LAST_MINUTE'
  /** All since the gateway started. */
  | 'SINCE_START';

/** What a player's games of a period come to. Remakes do not count. */
export type PeriodStats = {
  __typename?: 'PeriodStats';
  /** Assists a game, 0 or more. */
  assistsPerGame?: Maybe<Scalars['Float']['output']>;
  /** Where it ends, in the future for one that is not over: what happens then is outside. Null for all time, and for a season whose successor is not known. */
  before?: Maybe<Scalars['DateTime']['output']>;
  /** Lane and neutral minions a minute played, 0 or more. Null without playing time, too. */
  csPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Damage to champions a minute, 0 or more. Null without playing time, too. */
  damagePerMinute?: Maybe<Scalars['Float']['output']>;
  /** Deaths a game, 0 or more. */
  deathsPerGame?: Maybe<Scalars['Float']['output']>;
  /** Where the period begins; null for all time, and where the season is not known. */
  from?: Maybe<Scalars['DateTime']['output']>;
  /** Games, 0 or more. Null, as all figures, where the season is not known. */
  games?: Maybe<Scalars['Int']['output']>;
  /** Gold earned a minute, 0 or more. Null without playing time, too. */
  goldPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Hours played, 0 or more; null where the season is not known. */
  hoursPlayed?: Maybe<Scalars['Float']['output']>;
  /** Kills and assists a death: (K + A) / max(D, 1) of the period's sums, 0 or more. Null, as all that follow, without games. */
  kda?: Maybe<Scalars['Float']['output']>;
  /** Kills a game, 0 or more. */
  killsPerGame?: Maybe<Scalars['Float']['output']>;
  /** The same games of the period before: the day, week, month or season before, whole; before a range, as long a one. Null for all time, for the first season known, and of what is itself a period before. */
  previous?: Maybe<PeriodStats>;
  /** Name of the season, e.g. `2026`; null for other periods, and where the season is not known. */
  season?: Maybe<Scalars['String']['output']>;
  /** Whether there are figures, and why not. */
  status: PeriodStatus;
  /** Vision score a minute, 0 or more. Null without playing time, too. */
  visionPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Share of games won; in Arena, of those among the upper half of the places. */
  winRate?: Maybe<Rate>;
  /** By how much the win rate exceeds that of the period before; null where either has no games, or there is none. */
  winRateChange?: Maybe<RateDifference>;
};

/** Whether there are figures of a period. */
export type PeriodStatus =
  /** The player has no games in it. */
  | 'NO_GAMES'
  /** No season has begun by what is known, so that there is no period. */
  | 'NO_SEASON'
  /** There are. */
  | 'OK';

/** Game servers, by Riot's routing value. */
export type Platform =
  /** Brazil. */
  | 'BR1'
  /** Europe Nordic & East. */
  | 'EUN1'
  /** Europe West. */
  | 'EUW1'
  /** Japan. */
  | 'JP1'
  /** Korea. */
  | 'KR'
  /** Latin America North. */
  | 'LA1'
  /** Latin America South. */
  | 'LA2'
  /** Middle East. */
  | 'ME1'
  /** North America. */
  | 'NA1'
  /** Oceania. */
  | 'OC1'
  /** Public beta environment. */
  | 'PBE1'
  /** Philippines. */
  | 'PH2'
  /** Russia. */
  | 'RU'
  /** Singapore, Malaysia and Indonesia; Southeast Asia. */
  | 'SG2'
  /** Thailand. */
  | 'TH2'
  /** Türkiye. */
  | 'TR1'
  /** Taiwan, Hong Kong and Macao. */
  | 'TW2'
  /** No source has told yet. */
  | 'UNKNOWN'
  /** Vietnam. */
  | 'VN2';

/** A game account. */
export type Player = Node & {
  __typename?: 'Player';
  /** What the player's games come to by champion, all time. Those of Summoner's Rift when neither queue nor position is given; other modes are asked for by their queue. Null only with an error. */
  champions?: Maybe<Array<ChampionStats>>;
  /** Channels the player owns, by title. */
  channels: ChannelConnection;
  /** Newest known name before the `#`; may end in a space. Null where no source gave one. */
  gameName?: Maybe<Scalars['String']['output']>;
  /** Opaque global id. */
  id: Scalars['ID']['output'];
  /** What the player's games of the last days show: streaks, champions that go well, changes of the rating, personal bests. Rests on the newest 400 games of Summoner's Rift, and on the ratings of the ladder that `rating` takes by default. Null only with an error. */
  insights?: Maybe<PlayerInsights>;
  /** Start of the newest stored match; null when there is none. */
  lastPlayedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The player's matches, newest first. */
  matches: PlayerMatchConnection;
  /** Every name the player was seen under, newest first, at most 50. */
  names: Array<PlayerName>;
  /** How the player's newest games compare with those who play the same position in the same queue, remakes aside. Null only with an error. */
  percentiles?: Maybe<PlayerPercentiles>;
  /** What the player's games of a period come to. Other periods and filters cost nothing more, beside each other. Null only with an error. */
  periodStats?: Maybe<PeriodStats>;
  /** Game server, of the newest stored match. */
  platform: Platform;
  /** What the player's games come to by position, all time, most played first. Modes without positions are left out. Null only with an error. */
  positions?: Maybe<Array<PositionStats>>;
  /** Riot's id of the account, 78 characters; stays through renames. */
  puuid: Scalars['String']['output'];
  /** How likely the rating comes to a target, by simulating 400 futures from what is known of the player's skill. Takes the skill as constant and every match as even: it speaks of the rating, not of what a person will do. Null only with an error. */
  rankForecast?: Maybe<RankForecast>;
  /** Dated observations of the rank in one queue, oldest first. */
  rankHistory: RankSnapshotConnection;
  /** Newest known rank in each ranked queue. */
  ranks: Array<Rank>;
  /** How the player's results compare with those of the others stored here: a performance rating, which is neither the game's MMR nor a rank. Null for who has no rated match in the ladder. Bots and remakes count nowhere; a side without a known player is not rated. */
  rating?: Maybe<Rating>;
  /** The rating at the end of each of the last days, today included, from the first day on that it existed by; days without matches keep it. Empty for who has no rated match. Null only with an error. */
  ratingTrajectory?: Maybe<Array<RatingPoint>>;
  /** Advice that the player's own games bear out, the most certain first; empty where nothing is. Rests on the games of Summoner's Rift among the newest 400 matches. Null only with an error. */
  recommendations?: Maybe<Array<PlayerRecommendation>>;
  /** What an operator set for the player. */
  settings: PlayerSettings;
  /** How even the player's results are: streaks, and how far results swing about what was expected. Of the newest 500 rated matches; null for who has none. */
  stability?: Maybe<Stability>;
  /** Where the player stands among those of a queue. Null where too few games are stored to be compared, as `StandingStat` says. */
  standing?: Maybe<Standing>;
  /** Newest known name after the `#`. Null where no source gave one. */
  tagLine?: Maybe<Scalars['String']['output']>;
  /** Whether the player's figures rise or fall over the newest games, remakes aside. Those of Summoner's Rift when neither queue nor position is given; other modes are asked for by their queue. Null only with an error. */
  trends?: Maybe<PlayerTrends>;
};


/** A game account. */
export type PlayerChampionsArgs = {
  first?: Scalars['Int']['input'];
  minGames?: Scalars['Int']['input'];
  orderBy?: ChampionStatsOrder;
  position?: InputMaybe<Position>;
  queueId?: InputMaybe<Scalars['Int']['input']>;
};


/** A game account. */
export type PlayerChannelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A game account. */
export type PlayerInsightsArgs = {
  days?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


/** A game account. */
export type PlayerMatchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PlayerMatchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A game account. */
export type PlayerPercentilesArgs = {
  games?: Scalars['Int']['input'];
  position?: InputMaybe<Position>;
  queueId?: InputMaybe<Scalars['Int']['input']>;
};


/** A game account. */
export type PlayerPeriodStatsArgs = {
  period?: InputMaybe<StatsPeriod>;
  position?: InputMaybe<Position>;
  queueId?: InputMaybe<Scalars['Int']['input']>;
  range?: InputMaybe<TimeRangeInput>;
  timezone?: Scalars['String']['input'];
};


/** A game account. */
export type PlayerPositionsArgs = {
  queueId?: InputMaybe<Scalars['Int']['input']>;
};


/** A game account. */
export type PlayerRankForecastArgs = {
  games?: Scalars['Int']['input'];
  queueId?: InputMaybe<Scalars['Int']['input']>;
  target: ForecastTarget;
};


/** A game account. */
export type PlayerRankHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  queue: RankedQueue;
};


/** A game account. */
export type PlayerRatingArgs = {
  queueId?: InputMaybe<Scalars['Int']['input']>;
};


/** A game account. */
export type PlayerRatingTrajectoryArgs = {
  days: Scalars['Int']['input'];
  queueId?: InputMaybe<Scalars['Int']['input']>;
  timezone?: Scalars['String']['input'];
};


/** A game account. */
export type PlayerRecommendationsArgs = {
  first?: Scalars['Int']['input'];
  includeDismissed?: Scalars['Boolean']['input'];
};


/** A game account. */
export type PlayerStabilityArgs = {
  queueId?: InputMaybe<Scalars['Int']['input']>;
};


/** A game account. */
export type PlayerStandingArgs = {
  queueId?: InputMaybe<Scalars['Int']['input']>;
  stat: StandingStat;
};


/** A game account. */
export type PlayerTrendsArgs = {
  games?: Scalars['Int']['input'];
  position?: InputMaybe<Position>;
  queueId?: InputMaybe<Scalars['Int']['input']>;
};

/** Keys of a player: exactly one. */
export type PlayerBy =
  /** Riot's id of the account. */
  { puuid: Scalars['String']['input']; riotId?: never; }
  |  /** Newest known name; of several accounts seen under it, the one seen last. */
  { puuid?: never; riotId: RiotIdInput; };

/** A page of players. */
export type PlayerConnection = {
  __typename?: 'PlayerConnection';
  /** Items with their cursors. */
  edges: Array<PlayerEdge>;
  /** Items alone. */
  nodes: Array<Player>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for, one by one: of a large database it takes a while. */
  totalCount: Scalars['Int']['output'];
};

/** A player in a connection. */
export type PlayerEdge = {
  __typename?: 'PlayerEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The player. */
  node: Player;
};

/** What was said of a recommendation for a player is stored. */
export type PlayerFeedbackSuccess = RecommendationFeedbackSuccess & {
  __typename?: 'PlayerFeedbackSuccess';
  /** The recommendation's id. */
  id: Scalars['ID']['output'];
  /** Whose it is. */
  player: Player;
};

/** Which players; all given conditions must hold. */
export type PlayerFilter = {
  /** Only of this game server. */
  platform?: InputMaybe<Platform>;
  /** Only whose newest name contains this, without regard to case, 1–64 characters; fewer than three must begin the name. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** Something that happened, with what it rests on. */
export type PlayerInsight = {
  __typename?: 'PlayerInsight';
  /** Start of the game that brought it about; of `RATING_CHANGE`, of the newest rated match. */
  at: Scalars['DateTime']['output'];
  /** The champion, of `CHAMPION_MASTERY` and `PERSONAL_BEST`; null for the others. */
  champion?: Maybe<Champion>;
  /** What it rests on. */
  evidence: InsightEvidence;
  /** What happened. */
  kind: InsightKind;
  /** The match whose start is `at`; null of `RATING_CHANGE`, which many matches bring about. */
  match?: Maybe<Match>;
  /** The position of the game, of `PERSONAL_BEST`; null for the others. */
  position?: Maybe<Position>;
  /** The queue, of `PERSONAL_BEST` that of the game, of `RATING_CHANGE` that of the ladder; null for the others, and for matches whose source named none. */
  queueId?: Maybe<Scalars['Int']['output']>;
  /** The same as an English sentence, with its figures. */
  text: Scalars['String']['output'];
};

/** What a player's stored games show of the last days. Too little to say something is a status, and no insight is a guess. */
export type PlayerInsights = {
  __typename?: 'PlayerInsights';
  /** When the first of the days begins, in UTC: what is told happened from then on. */
  from: Scalars['DateTime']['output'];
  /** Games looked at, 0 to 400: the newest of Summoner's Rift, remakes aside. */
  games: Scalars['Int']['output'];
  /** What there is to tell, newest first, at most `first`; empty where there is nothing. */
  insights: Array<PlayerInsight>;
  /** Start of the oldest of them; null without games. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** `INSUFFICIENT_DATA` below 10 games of Summoner's Rift, without a rating from both before the days and in them. */
  status: DataStatus;
};

/** A page of a player's matches. */
export type PlayerMatchConnection = {
  __typename?: 'PlayerMatchConnection';
  /** Items with their cursors and the player's part in them. */
  edges: Array<PlayerMatchEdge>;
  /** Matches alone. */
  nodes: Array<Match>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A match of a player. */
export type PlayerMatchEdge = {
  __typename?: 'PlayerMatchEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The match. */
  node: Match;
  /** The player's part in it. */
  participant: Participant;
};

/** Which of a player's matches; all given conditions must hold. */
export type PlayerMatchFilter = {
  /** Only with this champion, by Riot's numeric id. */
  championId?: InputMaybe<Scalars['Int']['input']>;
  /** Only in this position. */
  position?: InputMaybe<Position>;
  /** Only of this queue, e.g. 420. */
  queueId?: InputMaybe<Scalars['Int']['input']>;
  /** Only remakes (true) or only others (false). */
  remake?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only won or only lost; remakes are neither, yet carry what the source says. */
  result?: InputMaybe<MatchResult>;
  /** Only started before. */
  startedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only started at or after. */
  startedFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A name a player was seen under. */
export type PlayerName = {
  __typename?: 'PlayerName';
  /** First time it was seen; null when no source of it carried a time. */
  firstSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Before the `#`. */
  gameName: Scalars['String']['output'];
  /** Last time it was seen; null when no source of it carried a time. */
  lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** After the `#`; may be empty. */
  tagLine: Scalars['String']['output'];
};

/** Orders of players. */
export type PlayerOrder =
  /** Whoever played longest ago first; who never did, before all. */
  | 'LAST_PLAYED_ASC'
  /** Whoever played last first. */
  | 'LAST_PLAYED_DESC'
  /** By newest name in lower case, code point by code point; nameless first. */
  | 'NAME_ASC'
  /** The same backwards. */
  | 'NAME_DESC';

/** Where a figure of a player's newest games lies among those who play the position in the queue, each of them by all stored games. */
export type PlayerPercentile = {
  __typename?: 'PlayerPercentile';
  /** Upper end of its 95 % interval. */
  high: Scalars['Float']['output'];
  /** Lower end of its 95 % interval, 0 or more. */
  low: Scalars['Float']['output'];
  /** The figure that half of those compared do not reach. */
  median: Scalars['Float']['output'];
  /** Percentage of those compared whose figure is below `value`, 0 to 100. 100 is best but for DEATHS_PER_GAME, where 0 is. */
  percentile: Scalars['Float']['output'];
  /** The same of `high`. */
  percentileHigh: Scalars['Float']['output'];
  /** The same of `low`. */
  percentileLow: Scalars['Float']['output'];
  /** Which figure; it says whether more is better. */
  stat: PercentileStat;
  /** Over the newest games, 0 or more, in the unit of `stat`: a ratio of sums. */
  value: Scalars['Float']['output'];
};

/** How a player's newest games compare with those who play the same position in the same queue. Computed at a refresh, not at each match. */
export type PlayerPercentiles = {
  __typename?: 'PlayerPercentiles';
  /** By their names; empty with `INSUFFICIENT_DATA`. Those a minute are left out where there is no playing time. */
  figures: Array<PlayerPercentile>;
  /** Games looked at, 0 or more, at most those asked for. */
  games: Scalars['Int']['output'];
  /** How many players are compared, 0 where too few are stored. */
  players: Scalars['Int']['output'];
  /** The position; null where none was asked for and no game tells one. */
  position?: Maybe<Position>;
  /** The queue; null where none was asked for and no game tells one. */
  queueId?: Maybe<Scalars['Int']['output']>;
  /** Whether the player has 10 games, and 30 players with 10 games each are stored to compare with. */
  status: DataStatus;
};

/** Advice for a player. It is about the games that are stored. */
export type PlayerRecommendation = Recommendation & {
  __typename?: 'PlayerRecommendation';
  /** The champion it is about, for a ban the opponent; null where it is about none. */
  champion?: Maybe<Champion>;
  /** Chance that the effect has the sign told, 0.5 to 1, as far as the interval says; not a chance that the advice helps. */
  confidence: Scalars['Float']['output'];
  /** Until when it was dismissed; null when it is not. */
  dismissedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** What it rests on. */
  evidence: RecommendationEvidence;
  /** When its newest game will be 14 days old: it is not shown from then on, unless there are newer ones. */
  expiresAt: Scalars['DateTime']['output'];
  /** Opaque; the same advice keeps it while its evidence grows. For `dismissRecommendation` and `rateRecommendation`. */
  id: Scalars['ID']['output'];
  /** What it is about. */
  kind: RecommendationKind;
  /** The position it is about; null where it is about none. */
  position?: Maybe<Position>;
  /** How much it matters. */
  priority: RecommendationPriority;
  /** What was said of it, 1 (useless) to 5 (helped); null when nothing was. */
  rating?: Maybe<Scalars['Int']['output']>;
  /** Why it is made. */
  reasonCode: RecommendationReason;
  /** The same as an English sentence, with its figures. */
  text: Scalars['String']['output'];
};

/** What an operator set for a player. */
export type PlayerSettings = {
  __typename?: 'PlayerSettings';
  /** Queue the player cares about most; null when not set. */
  mainQueueId?: Maybe<Scalars['Int']['output']>;
  /** IANA time zone in which days begin; null when not set. */
  timeZone?: Maybe<Scalars['String']['output']>;
};

/** Where figures of a player go over the newest games. Slopes are by game: that of ten games is ten times as much. Seven trends look for seven times as many accidents as one. */
export type PlayerTrends = {
  __typename?: 'PlayerTrends';
  /** Lane and neutral minions a minute, of each game with playing time. */
  csPerMinute: Trend;
  /** Damage to champions a minute, of each game with playing time. */
  damagePerMinute: Trend;
  /** Deaths a game. */
  deathsPerGame: Trend;
  /** Games looked at, 0 or more, at most those asked for. */
  games: Scalars['Int']['output'];
  /** Gold earned a minute, of each game with playing time. */
  goldPerMinute: Trend;
  /** Kills and assists for each death, (K + A) / max(D, 1) of each game. */
  kda: Trend;
  /** Start of the oldest of them; null without games. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** Vision score a minute, of each game with playing time. */
  visionPerMinute: Trend;
  /** Share of games won, 0 to 1, in blocks of five games from the newest back: of single games, most pairs are equal, which has no slope. `n` counts blocks, so that it takes 40 games. */
  winRate: Trend;
};

/** Lanes of Summoner's Rift. */
export type Position =
  /** Bottom lane, the carry. */
  | 'BOTTOM'
  /** Jungle. */
  | 'JUNGLE'
  /** Middle lane. */
  | 'MIDDLE'
  /** Top lane. */
  | 'TOP'
  /** Bottom lane, the support. */
  | 'UTILITY';

/** What a player's games in a position come to. */
export type PositionStats = {
  __typename?: 'PositionStats';
  /** Assists a game, 0 or more. */
  assistsPerGame: Scalars['Float']['output'];
  /** Lane and neutral minions a minute played, 0 or more; null, as the others a minute, without playing time. */
  csPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Damage to champions a minute, 0 or more. */
  damagePerMinute?: Maybe<Scalars['Float']['output']>;
  /** Deaths a game, 0 or more. */
  deathsPerGame: Scalars['Float']['output'];
  /** Games, at least 1; remakes do not count. */
  games: Scalars['Int']['output'];
  /** Gold earned a minute, 0 or more. */
  goldPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Kills and assists a death: (K + A) / max(D, 1) of all these games' sums, 0 or more. */
  kda: Scalars['Float']['output'];
  /** Kills a game, 0 or more. */
  killsPerGame: Scalars['Float']['output'];
  /** The position. */
  position: Position;
  /** Share of the player's games with a position, above 0 to 1. */
  share: Scalars['Float']['output'];
  /** Vision score a minute, 0 or more. */
  visionPerMinute?: Maybe<Scalars['Float']['output']>;
  /** Share of games won. */
  winRate: Rate;
};

/** A message of a channel. */
export type Post = Node & {
  __typename?: 'Post';
  /** Where it was published. */
  channel: Channel;
  /** The latest time it can have been deleted by; null while it stands. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When its newest known text was written; null when never edited. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whom it was forwarded from; null when it was not. */
  forwardedFrom?: Maybe<Scalars['String']['output']>;
  /** Newest known number of forwards, 0 or more; null where no source gave one. */
  forwards?: Maybe<Scalars['BigInt']['output']>;
  /** Dated cumulative counts, oldest first. */
  history: PostSnapshotConnection;
  /** Opaque global id. */
  id: Scalars['ID']['output'];
  /** Kind of attachment, e.g. `photo`; null where there is none or the source does not say. */
  mediaType?: Maybe<Scalars['String']['output']>;
  /** The platform's number of the message within its channel. */
  messageId: Scalars['BigInt']['output'];
  /** When it was published. */
  publishedAt: Scalars['DateTime']['output'];
  /** Newest known number of reactions of all kinds, 0 or more; null where no source gave one. */
  reactionCount?: Maybe<Scalars['BigInt']['output']>;
  /** Newest known reactions, most first; empty where no source gave any. */
  reactions: Array<ReactionCount>;
  /** Newest known number of replies, 0 or more; null where no source gave one. */
  replies?: Maybe<Scalars['BigInt']['output']>;
  /** Newest known text without formatting; null where there is none. */
  text?: Maybe<Scalars['String']['output']>;
  /** Every text it was seen with, oldest first; the last one is `text`. */
  versions: PostVersionConnection;
  /** Newest known number of views, 0 or more; null where no source gave one. */
  views?: Maybe<Scalars['BigInt']['output']>;
  /** Views at an age, 0 or more, on a straight line between the snapshots on both sides, the publication being one of 0; null where one is missing, or the two are further apart than 1.5 times the age. */
  viewsAtAge?: Maybe<Scalars['Float']['output']>;
};


/** A message of a channel. */
export type PostHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A message of a channel. */
export type PostVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A message of a channel. */
export type PostViewsAtAgeArgs = {
  hours: Scalars['Int']['input'];
};

/** A page of posts. */
export type PostConnection = {
  __typename?: 'PostConnection';
  /** Items with their cursors. */
  edges: Array<PostEdge>;
  /** Items alone. */
  nodes: Array<Post>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A post in a connection. */
export type PostEdge = {
  __typename?: 'PostEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The post. */
  node: Post;
};

/** Which posts; all given conditions must hold. */
export type PostFilter = {
  /** Only deleted posts (true) or only those that stand (false). */
  deleted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only published before. */
  publishedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only published at or after. */
  publishedFrom?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What readers do with a post beside viewing it. */
export type PostInteraction =
  /** Replies in the comments. */
  | 'COMMENTS'
  /** Forwards to other chats. */
  | 'FORWARDS'
  /** Reactions of all kinds. */
  | 'REACTIONS';

/** Orders of posts. */
export type PostOrder =
  /** Oldest first. */
  | 'PUBLISHED_AT_ASC'
  /** Newest first. */
  | 'PUBLISHED_AT_DESC'
  /** Fewest views first; unknown before all. */
  | 'VIEWS_ASC'
  /** Most views first; unknown after all. */
  | 'VIEWS_DESC';

/** Cumulative counts of a post at a time; null where a count was not observed then. */
export type PostSnapshot = {
  __typename?: 'PostSnapshot';
  /** Forwards so far. */
  forwards?: Maybe<Scalars['BigInt']['output']>;
  /** When they were observed. */
  observedAt: Scalars['DateTime']['output'];
  /** Reactions of all kinds so far. */
  reactionCount?: Maybe<Scalars['BigInt']['output']>;
  /** Reactions so far, most first; empty where they were not observed. */
  reactions: Array<ReactionCount>;
  /** Replies so far. */
  replies?: Maybe<Scalars['BigInt']['output']>;
  /** Views so far. */
  views?: Maybe<Scalars['BigInt']['output']>;
};

/** A page of a post's counts. */
export type PostSnapshotConnection = {
  __typename?: 'PostSnapshotConnection';
  /** Items with their cursors. */
  edges: Array<PostSnapshotEdge>;
  /** Items alone. */
  nodes: Array<PostSnapshot>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** Counts in a connection. */
export type PostSnapshotEdge = {
  __typename?: 'PostSnapshotEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The counts. */
  node: PostSnapshot;
};

/** A text a post was seen with. */
export type PostVersion = {
  __typename?: 'PostVersion';
  /** When it was written: the edit, or the publication. */
  at: Scalars['DateTime']['output'];
  /** The text; null where there was none. */
  text?: Maybe<Scalars['String']['output']>;
};

/** A page of a post's texts. */
export type PostVersionConnection = {
  __typename?: 'PostVersionConnection';
  /** Items with their cursors. */
  edges: Array<PostVersionEdge>;
  /** Items alone. */
  nodes: Array<PostVersion>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A text in a connection. */
export type PostVersionEdge = {
  __typename?: 'PostVersionEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The text. */
  node: PostVersion;
};

/** Entry points for reading. */
export type Query = {
  __typename?: 'Query';
  /** What is computed over everybody. */
  analytics: Analytics;
  /** One channel; null when none is stored. */
  channel?: Maybe<Channel>;
  /** All stored channels, by title. */
  channels: ChannelConnection;
  /** One match; null when it is not stored. */
  match?: Maybe<Match>;
  /** All stored matches, newest first. */
  matches: MatchConnection;
  /** Any object by its global id; null when there is none. */
  node?: Maybe<Node>;
  /** Objects by their global ids, in the order given; null where there is none. */
  nodes: Array<Maybe<Node>>;
  /** What this gateway measured of itself. For operators: null, with the error `FORBIDDEN`, for anybody else. */
  performance?: Maybe<Performance>;
  /** One player; null when none is stored. */
  player?: Maybe<Player>;
  /** All stored players. */
  players: PlayerConnection;
  /** Ranked seasons that are known, in the order they start; those to come, too. */
  seasons: Array<Season>;
  /** Who is asking, as far as this gateway knows. */
  viewer: Viewer;
};


/** Entry points for reading. */
export type QueryChannelArgs = {
  by: ChannelBy;
};


/** Entry points for reading. */
export type QueryChannelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ChannelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Entry points for reading. */
export type QueryMatchArgs = {
  matchId: Scalars['String']['input'];
};


/** Entry points for reading. */
export type QueryMatchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MatchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Entry points for reading. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Entry points for reading. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Entry points for reading. */
export type QueryPerformanceArgs = {
  window?: PerformanceWindow;
};


/** Entry points for reading. */
export type QueryPlayerArgs = {
  by: PlayerBy;
};


/** Entry points for reading. */
export type QueryPlayersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PlayerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PlayerOrder>;
};

/** A matchmaking queue as static data describes it. */
export type Queue = {
  __typename?: 'Queue';
  /** What it is; null where static data does not say. */
  description?: Maybe<Scalars['String']['output']>;
  /** Riot's id, e.g. 420. */
  id: Scalars['Int']['output'];
  /** Map it is played on; null where static data does not say. */
  map?: Maybe<Scalars['String']['output']>;
  /** Remarks, such as when it was deprecated; null where there are none. */
  notes?: Maybe<Scalars['String']['output']>;
};

/** A rank as Riot's ladder gives it. */
export type Rank = {
  __typename?: 'Rank';
  /** Division, `IV` (lowest) to `I`; null from Master up. */
  division?: Maybe<Scalars['String']['output']>;
  /** League points, 0 or more. */
  leaguePoints: Scalars['Int']['output'];
  /** Lost games of the season. */
  losses: Scalars['Int']['output'];
  /** When it was so; null when the source carried no time. */
  observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The ranked queue. */
  queue: RankedQueue;
  /** Tier, e.g. `DIAMOND`. */
  tier: Scalars['String']['output'];
  /** Won games of the season. */
  wins: Scalars['Int']['output'];
};

/** What rank goes with a rating, by the line that was fitted to players who have both: an estimate of Farsight, not the game's own figure. */
export type RankEstimate = {
  __typename?: 'RankEstimate';
  /** Division at those points, `IV` (lowest) to `I`; null from Master up. */
  division?: Maybe<Scalars['String']['output']>;
  /** Upper end of that band; 0 or more. */
  high: Scalars['Float']['output'];
  /** The line it was read from. */
  ladder: Ladder;
  /** Lower end of the 95 % band of players with that rating; 0 or more. */
  low: Scalars['Float']['output'];
  /** Points on a ladder of Iron 0, Bronze 400, … Diamond 2400, divisions of 100, Master 2800 and league points on top; 0 or more. */
  points: Scalars['Float']['output'];
  /** Tier at those points, e.g. `DIAMOND`. */
  tier: Scalars['String']['output'];
};

/** How a rating may come to a target. */
export type RankForecast = {
  __typename?: 'RankForecast';
  /** After how many games 10, 50 and 90 of 100 futures are there; null with `INSUFFICIENT_DATA`. */
  gamesQuantiles?: Maybe<GamesQuantiles>;
  /** Upper end of that interval; null with `INSUFFICIENT_DATA`. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 95 % Wilson interval of that share: how well 400 futures tell it. Null with `INSUFFICIENT_DATA`. */
  low?: Maybe<Scalars['Float']['output']>;
  /** Share of futures that reach it within the games, 0–1; null with `INSUFFICIENT_DATA`. */
  probability?: Maybe<Scalars['Float']['output']>;
  /** `INSUFFICIENT_DATA` for who has no rated match, and for a rank where `Rating.rankEstimate` would be null in the ladder. */
  status: DataStatus;
  /** The rating to be reached; null with `INSUFFICIENT_DATA`. */
  targetRating?: Maybe<Scalars['Float']['output']>;
};

/** A page of a player's rank observations. */
export type RankSnapshotConnection = {
  __typename?: 'RankSnapshotConnection';
  /** Items with their cursors. */
  edges: Array<RankSnapshotEdge>;
  /** Items alone. */
  nodes: Array<Rank>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A rank observation in a connection. */
export type RankSnapshotEdge = {
  __typename?: 'RankSnapshotEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The observation; its `observedAt` is never null. */
  node: Rank;
};

/** Ranked queues. */
export type RankedQueue =
  /** Ranked Flex. */
  | 'RANKED_FLEX_SR'
  /** Ranked Solo/Duo. */
  | 'RANKED_SOLO_5x5'
  /** A source that gave a rank without saying of which queue. */
  | 'UNSPECIFIED';

/** A share of games, with how sure it is. */
export type Rate = {
  __typename?: 'Rate';
  /** Games counted, 0 or more; remakes do not count. */
  games: Scalars['Int']['output'];
  /** Upper end of the 95 % Wilson interval, 0 to 1; null without games. */
  high?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the 95 % Wilson interval, 0 to 1; null without games. */
  low?: Maybe<Scalars['Float']['output']>;
  /** The share, 0 to 1; null without games. */
  value?: Maybe<Scalars['Float']['output']>;
  /** Games won, 0 or more. */
  wins: Scalars['Int']['output'];
};

/** A difference of two rates with its interval. */
export type RateDifference = {
  __typename?: 'RateDifference';
  /** The difference, −1 to 1. */
  effect: Scalars['Float']['output'];
  /** Upper end of its 95 % interval. */
  high: Scalars['Float']['output'];
  /** Lower end of its 95 % interval, by Newcombe's method. */
  low: Scalars['Float']['output'];
};

/** How useful a recommendation was. */
export type RateRecommendationInput = {
  /** Its `id`. */
  id: Scalars['ID']['input'];
  /** 1 (useless) to 5 (helped); null takes it back. */
  rating?: InputMaybe<Scalars['Int']['input']>;
};

/** A difference of two rates, with its 95 % interval (Newcombe). One that holds 0 may be chance. */
export type RateShift = {
  __typename?: 'RateShift';
  /** By how much the newer one is larger, −1 to 1. */
  effect: Scalars['Float']['output'];
  /** Upper end of the interval, −1 to 1. */
  high: Scalars['Float']['output'];
  /** Lower end of the interval, −1 to 1. */
  low: Scalars['Float']['output'];
};

/** A player's performance rating in one ladder, by Weng & Lin's Plackett–Luce model (OpenSkill): who has no matches starts at 25. */
export type Rating = {
  __typename?: 'Rating';
  /** Standard deviation of the skill about the value, above 0: that of the model times 1.5, because the model is too sure of itself; that factor is assumed and not yet measured. */
  deviation: Scalars['Float']['output'];
  /** Rated matches in the ladder, 1 or more. */
  games: Scalars['Int']['output'];
  /** Upper end of the 95 % band, `value` + 1.96 `deviation`. */
  high: Scalars['Float']['output'];
  /** Lower end of the 95 % band, `value` − 1.96 `deviation`. */
  low: Scalars['Float']['output'];
  /** True while too few matches were seen for the value to be shown without saying so: about 90 of five against five. */
  provisional: Scalars['Boolean']['output'];
  /** The ladder's queue; null for matches whose source named none. */
  queueId?: Maybe<Scalars['Int']['output']>;
  /** What rank goes with the rating; null below 20 rated matches, and where the ladder has fewer than 200 such players with a known rank, or ranks do not rise with ratings. */
  rankEstimate?: Maybe<RankEstimate>;
  /** Start of the newest rated match. */
  ratedAt: Scalars['DateTime']['output'];
  /** The rating; about 25 is average, most are between 0 and 50. */
  value: Scalars['Float']['output'];
};

/** A rating at the end of a day. */
export type RatingPoint = {
  __typename?: 'RatingPoint';
  /** When it ends. */
  before: Scalars['DateTime']['output'];
  /** As `Rating.deviation`. */
  deviation: Scalars['Float']['output'];
  /** When the day begins. */
  from: Scalars['DateTime']['output'];
  /** Rated matches of the day, 0 or more. */
  games: Scalars['Int']['output'];
  /** Upper end of the 95 % band. */
  high: Scalars['Float']['output'];
  /** Lower end of the 95 % band. */
  low: Scalars['Float']['output'];
  /** The rating after its last match, or that of an earlier day. */
  value: Scalars['Float']['output'];
};

/** How often a reaction was given. */
export type ReactionCount = {
  __typename?: 'ReactionCount';
  /** How often, 0 or more. */
  count: Scalars['BigInt']['output'];
  /** An emoji, `custom:` with the id of a custom emoji, or `paid`. */
  reaction: Scalars['String']['output'];
};

/** Advice with what it rests on. It is about what is stored, and promises nothing. */
export type Recommendation = {
  /** Chance that the effect has the sign told, 0.5 to 1, as far as the interval says; not a chance that the advice helps. */
  confidence: Scalars['Float']['output'];
  /** Until when it was dismissed; null when it is not. */
  dismissedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** What it rests on. */
  evidence: RecommendationEvidence;
  /** When what it rests on is too old: it is not shown from then on, unless there is something newer. */
  expiresAt: Scalars['DateTime']['output'];
  /** Opaque; the same advice keeps it while its evidence grows. For `dismissRecommendation` and `rateRecommendation`. */
  id: Scalars['ID']['output'];
  /** What it is about. */
  kind: RecommendationKind;
  /** How much it matters. */
  priority: RecommendationPriority;
  /** What was said of it, 1 (useless) to 5 (helped); null when nothing was. */
  rating?: Maybe<Scalars['Int']['output']>;
  /** Why it is made. */
  reasonCode: RecommendationReason;
  /** The same as an English sentence, with its figures. */
  text: Scalars['String']['output'];
};

/** An effect with how sure it is. */
export type RecommendationEvidence = {
  __typename?: 'RecommendationEvidence';
  /** The effect, in the unit: see the reason. */
  effect: Scalars['Float']['output'];
  /** Upper end of its 95 % interval. */
  high: Scalars['Float']['output'];
  /** Lower end of its 95 % interval. */
  low: Scalars['Float']['output'];
  /** Games or posts that entered: those of what is recommended; of a trend all, of `ACTIVITY_BELOW_USUAL` those of the last 28 days. */
  n: Scalars['Int']['output'];
  /** What the effect is measured in; 0 is no effect in each unit. */
  unit: EvidenceUnit;
};

/** What became of what was said of a recommendation. */
export type RecommendationFeedbackPayload = ChannelFeedbackSuccess | InvalidValueError | NotFoundError | PlayerFeedbackSuccess;

/** It is stored. */
export type RecommendationFeedbackSuccess = {
  /** The recommendation's id. */
  id: Scalars['ID']['output'];
};

/** What a recommendation is about. */
export type RecommendationKind =
  /** How much a channel posts. */
  | 'ACTIVITY'
  /** An opponent to ban: one that the player's most played champion does badly against. */
  | 'BAN'
  /** Hours of the week in which a channel's posts do well, and in which it seldom posts. */
  | 'BEST_TIME'
  /** A champion to play. */
  | 'CHAMPION'
  /** What a channel's posts that do well have in common. */
  | 'CONTENT'
  /** How it goes lately. */
  | 'FORM'
  /** A figure by which the player is among the weakest quarter of those who play the same position. */
  | 'GAP'
  /** A champion that does well in the newest patch, in the position the player has most. */
  | 'META_PICK'
  /** A position to play. */
  | 'POSITION'
  /** How a channel's views change. */
  | 'REACH_TREND';

/** How much a recommendation matters, by the end of the interval nearer to no effect. */
export type RecommendationPriority =
  /** A difference of rates of at least 10 percentage points; half as much again, or two thirds, of what is compared. */
  | 'HIGH'
  /** Of less. */
  | 'LOW'
  /** Of at least 5; a fifth more, or five sixths. */
  | 'MEDIUM';

/** Why a recommendation is made. */
export type RecommendationReason =
  /** Fewer posts a week in the last 28 days than in the 12 weeks before. The effect is the relative difference of posts a week. */
  | 'ACTIVITY_BELOW_USUAL'
  /** The win rate on the champion exceeds that of the player's other games, by more than chance among all of the player's champions explains. */
  | 'CHAMPION_ABOVE_OTHERS'
  /** Less damage to champions a minute; see `FARM_BELOW_POSITION`. */
  | 'DAMAGE_BELOW_POSITION'
  /** More deaths a game than three quarters of those who play the position; effect and interval are those of `FARM_BELOW_POSITION`, above the upper quartile. */
  | 'DEATHS_ABOVE_POSITION'
  /** Fewer minions and monsters a minute than three quarters of those who play the position in the queue, of the queue and position the player has most. The effect is the relative difference to the median; the interval is that of 95 % for all four figures together, and the whole of it lies below the lower quartile. */
  | 'FARM_BELOW_POSITION'
  /** The newest 20 games were won more often than those before. */
  | 'FORM_ABOVE_USUAL'
  /** The newest 20 games were won less often than those before. */
  | 'FORM_BELOW_USUAL'
  /** Posts that show a link, or those that show none, get more views than the others; effect and interval are those of `MEDIA_TYPE_ABOVE_OTHERS`. */
  | 'LINK_ABOVE_OTHERS'
  /** Of all stored games of the player's most played champion against this one, in the position and patch, less than half are expected to be won. */
  | 'MATCHUP_BELOW_HALF'
  /** Posts with this kind of attachment get more views than the channel's others, by more than chance among all kinds explains. The effect is the relative difference of views, of trimmed means of logarithms; the interval is that of 95 % for all kinds together. */
  | 'MEDIA_TYPE_ABOVE_OTHERS'
  /** Of all stored games with the champion in the position, in the newest counted patch of the queue, more than half were won, by more than chance among all champions explains. */
  | 'META_ABOVE_HALF'
  /** The win rate in the position exceeds that of the player's other games, by more than chance among all positions explains. */
  | 'POSITION_ABOVE_OTHERS'
  /** Views that posts have after 24 hours fall. The effect is their relative change in 30 days, over the last 90. */
  | 'REACH_FALLING'
  /** Views that posts have after 24 hours rise. The effect is their relative change in 30 days, over the last 90. */
  | 'REACH_RISING'
  /** Posts of these hours get more views than the channel's usual ones, by more than chance among all shown hours of `bestTimes` explains, though at most one in ten is posted then. The effect is the relative difference of views, shrunk; of several hours, the mean of theirs. The interval is that of 95 % for all shown hours together. */
  | 'TIME_ABOVE_USUAL'
  /** A lower vision score a minute; see `FARM_BELOW_POSITION`. */
  | 'VISION_BELOW_POSITION';

/** Hours of a weekday, one after another. */
export type RecommendedTime = {
  __typename?: 'RecommendedTime';
  /** The first hour, 0 to 23. */
  hour: Scalars['Int']['output'];
  /** How many hours, 1 to 24. */
  hours: Scalars['Int']['output'];
  /** IANA time zone of the hours: the channel's, else UTC. */
  timeZone: Scalars['String']['output'];
  /** 1, Monday, to 7, Sunday. */
  weekday: Scalars['Int']['output'];
};

/** A name with its tag, compared without regard to case. */
export type RiotIdInput = {
  /** Before the `#`. */
  gameName: Scalars['String']['input'];
  /** After the `#`. */
  tagLine: Scalars['String']['input'];
};

/** A ranked season; it lasts until the next one starts. */
export type Season = {
  __typename?: 'Season';
  /** Its name, e.g. `2026`. */
  name: Scalars['String']['output'];
  /** When it starts. */
  startsAt: Scalars['DateTime']['output'];
};

/** A day that stands out. */
export type SeriesAnomaly = {
  __typename?: 'SeriesAnomaly';
  /** When it ends. */
  before: Scalars['DateTime']['output'];
  /** The median of the other days of its weekday. */
  expected: Scalars['Float']['output'];
  /** When the day begins. */
  from: Scalars['DateTime']['output'];
  /** How far it is from that, in robust deviations; negative below it. */
  score: Scalars['Float']['output'];
  /** What was found, in the metric's unit. */
  value: Scalars['Float']['output'];
};

/** A day from which on the level is another. */
export type SeriesChange = {
  __typename?: 'SeriesChange';
  /** When the first known day at the new level begins. */
  at: Scalars['DateTime']['output'];
  /** Upper end of its 95 % interval. */
  high: Scalars['Float']['output'];
  /** When the last known day at the old level begins: the day before, or further back where the change fell into a gap. */
  lastBefore: Scalars['DateTime']['output'];
  /** Mean of a day until the next change, or the end. */
  levelAfter: Scalars['Float']['output'];
  /** Mean of a day from the change before, or the beginning, until this one; single days that stand out are cut. */
  levelBefore: Scalars['Float']['output'];
  /** Lower end of its 95 % interval, taking the day as known. */
  low: Scalars['Float']['output'];
  /** By how much the level rose; negative where it fell. */
  shift: Scalars['Float']['output'];
};

/** Units of time of a series, of the calendar of its time zone: a day lasts 23 or 25 hours where clocks are set. */
export type SeriesGranularity =
  /** Days, 400 at most. */
  | 'DAY'
  /** Months, 400 at most. */
  | 'MONTH'
  /** No units: each observation by itself, of subscribers and their change alone, 1,000 at most. */
  | 'OBSERVATION'
  /** Weeks from Monday, 400 at most. */
  | 'WEEK';

/** A unit of time, or an observation, with what was found of it. */
export type SeriesPoint = {
  __typename?: 'SeriesPoint';
  /** When it ends: what happens then is outside. In the future for a unit that is under way. Of an observation, when it was made. */
  before: Scalars['DateTime']['output'];
  /** The same of a metric that counts, exactly; null in a gap and for means and rates. */
  count?: Maybe<Scalars['BigInt']['output']>;
  /** When the unit begins; of an observation, when it was made. */
  from: Scalars['DateTime']['output'];
  /** How many posts it is made of, 0 or more; null for subscribers and their change, and where posts are unknown. */
  posts?: Maybe<Scalars['Int']['output']>;
  /** In the metric's unit; null in a gap, never 0 for what is unknown. */
  value?: Maybe<Scalars['Float']['output']>;
};

/** How even a player's results are. */
export type Stability = {
  __typename?: 'Stability';
  /** What the newest match is part of. */
  current: Streak;
  /** Rated matches it was made from, 1–500, the newest of the ladder. */
  games: Scalars['Int']['output'];
  /** Most losses in a row, 0 or more. */
  longestLossStreak: Scalars['Int']['output'];
  /** Most wins in a row, 0 or more. Long streaks come by chance: of 100 even games one of 7. */
  longestWinStreak: Scalars['Int']['output'];
  /** The ladder's queue; null for matches whose source named none. */
  queueId?: Maybe<Scalars['Int']['output']>;
  /** How far results swing about what was expected, over blocks of ten matches: 1 is chance alone, more is streakier, less is evener. Null with `INSUFFICIENT_DATA`. */
  spread?: Maybe<Scalars['Float']['output']>;
  /** Upper end of its 95 % interval; null with `INSUFFICIENT_DATA`. */
  spreadHigh?: Maybe<Scalars['Float']['output']>;
  /** Lower end of its 95 % interval; null with `INSUFFICIENT_DATA`. */
  spreadLow?: Maybe<Scalars['Float']['output']>;
  /** Whether there are the 50 rated matches that `spread` needs. */
  status: DataStatus;
};

/** Where a player stands among those of a queue. Computed at a refresh, not at each match. */
export type Standing = {
  __typename?: 'Standing';
  /** Percentage of all compared that stand below, equals counted half, 0 to 100, both excluded. */
  percentile: Scalars['Float']['output'];
  /** Whose it is; null where the player was removed since. */
  player?: Maybe<Player>;
  /** How many players are compared, at least 1. */
  players: Scalars['Int']['output'];
  /** The queue; null for matches whose source names none. */
  queueId?: Maybe<Scalars['Int']['output']>;
  /** From 1, the best. Equals share it, and the next one counts them all: 1, 2, 2, 4. */
  rank: Scalars['Int']['output'];
  /** What is compared. */
  stat: StandingStat;
  /** What the player is ranked by, in the unit of `stat`. */
  value: Scalars['Float']['output'];
};

/** A page of players, best first. */
export type StandingConnection = {
  __typename?: 'StandingConnection';
  /** Items with their cursors. */
  edges: Array<StandingEdge>;
  /** Items alone. */
  nodes: Array<Standing>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A standing in a connection. */
export type StandingEdge = {
  __typename?: 'StandingEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The standing. */
  node: Standing;
};

/** What players are compared by, over all their stored games of a queue. Remakes and bots count nowhere. */
export type StandingStat =
  /** Minions and monsters a minute; from 10 games on. */
  | 'CS_PER_MINUTE'
  /** Damage to champions a minute; from 10 games on. */
  | 'DAMAGE_PER_MINUTE'
  /** Games played. */
  | 'GAMES'
  /** Kills and assists for each death, over all games; from 10 games on. */
  | 'KDA'
  /** The performance rating after the newest game; from 10 rated games on. */
  | 'RATING'
  /** Vision score a minute; from 10 games on. */
  | 'VISION_PER_MINUTE'
  /** The lower end of the win rate's 95 % Wilson interval, 0 to 1; from 10 games on. */
  | 'WIN_RATE';

/** Periods that the clock gives. Days begin in the time zone asked for. */
export type StatsPeriod =
  /** All there is. */
  | 'ALL'
  /** This month of the calendar. */
  | 'MONTH'
  /** This season, by `Query.seasons`. */
  | 'SEASON'
  /** Today. */
  | 'TODAY'
  /** This week, from Monday. */
  | 'WEEK';

/** Matches in a row with the same result. */
export type Streak = {
  __typename?: 'Streak';
  /** How many, 1 or more. */
  length: Scalars['Int']['output'];
  /** How they ended. */
  result: MatchResult;
};

/** A number of subscribers at a time. */
export type SubscriberSnapshot = {
  __typename?: 'SubscriberSnapshot';
  /** When it was observed. */
  observedAt: Scalars['DateTime']['output'];
  /** How many, 0 or more. */
  subscribers: Scalars['BigInt']['output'];
};

/** A page of subscriber numbers. */
export type SubscriberSnapshotConnection = {
  __typename?: 'SubscriberSnapshotConnection';
  /** Items with their cursors. */
  edges: Array<SubscriberSnapshotEdge>;
  /** Items alone. */
  nodes: Array<SubscriberSnapshot>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** How many there are over all pages, 0 or more; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A number of subscribers in a connection. */
export type SubscriberSnapshotEdge = {
  __typename?: 'SubscriberSnapshotEdge';
  /** Position, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The observation. */
  node: SubscriberSnapshot;
};

/** A side of a match. */
export type Team = {
  __typename?: 'Team';
  /** Champions it banned, in pick order; picks without a ban are left out. */
  bans: Array<Ban>;
  /** What it took, in the order of the source. */
  objectives: Array<TeamObjective>;
  /** 100 or 200; in Arena also 0. */
  teamId: Scalars['Int']['output'];
  /** Whether it won. */
  win: Scalars['Boolean']['output'];
};

/** How often a team took a kind of objective. */
export type TeamObjective = {
  __typename?: 'TeamObjective';
  /** Whether it was the first team to. */
  first: Scalars['Boolean']['output'];
  /** How often, 0 or more. */
  kills: Scalars['Int']['output'];
  /** Kind, e.g. `baron`, `dragon`, `tower`, `champion` (kills). */
  objective: Scalars['String']['output'];
};

/** A stretch of time, of at most a century. */
export type TimeRangeInput = {
  /** Where it ends: what happens then is outside. Later than `from`. */
  before: Scalars['DateTime']['input'];
  /** Where it begins. */
  from: Scalars['DateTime']['input'];
};

/** By which of their newest counts posts lead. */
export type TopPostSort =
  /** Most interactions for each view first, of what is known, as if an average post of the range were added to each: one reaction to one view does not lead. Posts without known views or any known interaction are left out. */
  | 'ENGAGEMENT_RATE'
  /** Most forwards first. */
  | 'FORWARDS'
  /** Most reactions first. */
  | 'REACTIONS'
  /** Most comments first. */
  | 'REPLIES'
  /** Most views first. */
  | 'VIEWS';

/** Whether values rise or fall over time, and how sure that is. */
export type Trend = {
  __typename?: 'Trend';
  /** Where the values go; null with `INSUFFICIENT_DATA`. */
  direction?: Maybe<TrendDirection>;
  /** How it was found. */
  method: Scalars['String']['output'];
  /** Points it was made from, 0 or more. */
  n: Scalars['Int']['output'];
  /** How often chance alone gives as clear a trend, 0 to 1; null with `INSUFFICIENT_DATA`. */
  pValue?: Maybe<Scalars['Float']['output']>;
  /** Change of the value in a unit of time, both as the field says that holds the trend: the median of the slopes of all pairs of points. Null with `INSUFFICIENT_DATA`. */
  slope?: Maybe<Scalars['Float']['output']>;
  /** Whether there are the 8 points that a trend takes. */
  status: DataStatus;
};

/** Where values go. */
export type TrendDirection =
  /** Down, by more than chance explains. */
  | 'FALLING'
  /** Up, by more than chance explains: one steady series of twenty is said to move. */
  | 'RISING'
  /** Chance may well explain what change there is, which is not to say that there is none. */
  | 'STABLE';

/** A post that stands out, with the evidence. */
export type TrendingPost = {
  __typename?: 'TrendingPost';
  /** At which age it is compared, in hours: the largest of 1, 3, 6, 12, 24, 48, 72 and 168 at which it and 10 others are known. */
  ageHours: Scalars['Int']['output'];
  /** How many others there are, 10 or more. */
  n: Scalars['Int']['output'];
  /** The post. */
  post: Post;
  /** How far ln(1 + views) lies above the others' median, in robust deviations; above 3.5. */
  score: Scalars['Float']['output'];
  /** The others' median, 0 or more. */
  usualViews: Scalars['Float']['output'];
  /** Its views at that age, 0 or more. */
  views: Scalars['Float']['output'];
};

/** Posts of the last hours with far more views than others of the channel had at the same age. */
export type TrendingPosts = {
  __typename?: 'TrendingPosts';
  /** How many posts could be compared, of at most 50; 0 or more. */
  judged: Scalars['Int']['output'];
  /** Those whose score is above 3.5, the highest first. */
  posts: Array<TrendingPost>;
  /** `INSUFFICIENT_DATA` where no post can be compared: that takes snapshots of it, and of 10 of the 60 posts before the window, within 90 days, at the same age. */
  status: DataStatus;
};

/** What to change of a channel. */
export type UpdateChannelInput = {
  /** Handle on its platform, with or without `@`, 1–64 letters, digits and underscores; null for unknown. */
  handle?: InputMaybe<Scalars['String']['input']>;
  /** Global id of the channel. */
  id: Scalars['ID']['input'];
  /** Global id of the player who owns it; null for nobody. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** IANA time zone, e.g. `Europe/Kyiv`; null for unknown. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** Title, 1–256 characters; imports leave it alone from then on. Null gives it back to the imports. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** What became of `updateChannel`. */
export type UpdateChannelPayload = ConflictError | InvalidValueError | NotFoundError | UpdateChannelSuccess;

/** The channel was changed, or was as wanted already. */
export type UpdateChannelSuccess = {
  __typename?: 'UpdateChannelSuccess';
  /** The channel as it now is. */
  channel: Channel;
};

/** What to change of a player's settings. */
export type UpdatePlayerSettingsInput = {
  /** Global id of the player. */
  id: Scalars['ID']['input'];
  /** Queue the player cares about most, e.g. 420, 0–65535; null for none. */
  mainQueueId?: InputMaybe<Scalars['Int']['input']>;
  /** IANA time zone, e.g. `Europe/Kyiv`; null for unknown. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** What became of `updatePlayerSettings`. */
export type UpdatePlayerSettingsPayload = InvalidValueError | NotFoundError | UpdatePlayerSettingsSuccess;

/** The settings were changed, or were as wanted already. */
export type UpdatePlayerSettingsSuccess = {
  __typename?: 'UpdatePlayerSettingsSuccess';
  /** The player as they now are. */
  player: Player;
};

/** Why a change was not made. */
export type UserError = {
  /** What was required and what came. */
  message: Scalars['String']['output'];
};

/** Who is asking. */
export type Viewer = {
  __typename?: 'Viewer';
  /** What they may do. */
  role: ViewerRole;
};

/** What a caller may do. */
export type ViewerRole =
  /** May read. */
  | 'ANONYMOUS'
  /** Sent the operator's token: may edit, too. */
  | 'OPERATOR';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  RecommendationFeedbackPayload:
    | ( Omit<ChannelFeedbackSuccess, 'channel'> & { channel: _RefType['Channel'] } )
    | ( InvalidValueError )
    | ( NotFoundError )
    | ( Omit<PlayerFeedbackSuccess, 'player'> & { player: _RefType['Player'] } )
  ;
  UpdateChannelPayload:
    | ( ConflictError )
    | ( InvalidValueError )
    | ( NotFoundError )
    | ( Omit<UpdateChannelSuccess, 'channel'> & { channel: _RefType['Channel'] } )
  ;
  UpdatePlayerSettingsPayload:
    | ( InvalidValueError )
    | ( NotFoundError )
    | ( Omit<UpdatePlayerSettingsSuccess, 'player'> & { player: _RefType['Player'] } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ChannelRow )
    | ( MatchRow )
    | ( PlayerRow )
    | ( PostRow )
  ;
  Recommendation:
    | ( ChannelRecommendationSource )
    | ( RecommendationSource )
  ;
  RecommendationFeedbackSuccess:
    | ( Omit<ChannelFeedbackSuccess, 'channel'> & { channel: _RefType['Channel'] } )
    | ( Omit<PlayerFeedbackSuccess, 'player'> & { player: _RefType['Player'] } )
  ;
  UserError:
    | ( ConflictError )
    | ( InvalidValueError )
    | ( NotFoundError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActivityState: ActivityState;
  Analytics: ResolverTypeWrapper<AnalyticsSource>;
  AnomalyStatus: AnomalyStatus;
  Ban: ResolverTypeWrapper<BanRow>;
  BestTimeCell: ResolverTypeWrapper<BestTimeCell>;
  BestTimes: ResolverTypeWrapper<BestTimes>;
  BestTimesBasis: BestTimesBasis;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CacheControlScope: CacheControlScope;
  CacheLog: ResolverTypeWrapper<CacheLog>;
  CachePerformance: ResolverTypeWrapper<CachePerformanceSource>;
  CacheRequestCount: ResolverTypeWrapper<CacheRequestCount>;
  CacheResult: CacheResult;
  CacheTier: CacheTier;
  CacheType: CacheType;
  Champion: ResolverTypeWrapper<ChampionRow>;
  ChampionStats: ResolverTypeWrapper<ChampionStatsRow>;
  ChampionStatsOrder: ChampionStatsOrder;
  Channel: ResolverTypeWrapper<ChannelRow>;
  ChannelActivity: ResolverTypeWrapper<ChannelActivity>;
  ChannelAnomalies: ResolverTypeWrapper<ChannelAnomalies>;
  ChannelBy: ChannelBy;
  ChannelChangePoints: ResolverTypeWrapper<ChannelChangePoints>;
  ChannelConnection: ResolverTypeWrapper<ChannelConnectionSource>;
  ChannelEdge: ResolverTypeWrapper<ChannelEdgeSource>;
  ChannelFeedbackSuccess: ResolverTypeWrapper<Omit<ChannelFeedbackSuccess, 'channel'> & { channel: ResolversTypes['Channel'] }>;
  ChannelFilter: ChannelFilter;
  ChannelForecast: ResolverTypeWrapper<ChannelForecast>;
  ChannelHandleInput: ChannelHandleInput;
  ChannelMetric: ChannelMetric;
  ChannelOverview: ResolverTypeWrapper<ChannelOverviewSource>;
  ChannelPlatform: ChannelPlatform;
  ChannelRate: ResolverTypeWrapper<ChannelRate>;
  ChannelRecommendation: ResolverTypeWrapper<ChannelRecommendationSource>;
  ConflictError: ResolverTypeWrapper<ConflictError>;
  ContentMix: ResolverTypeWrapper<ContentMix>;
  ContentShare: ResolverTypeWrapper<ContentShare>;
  DataStatus: DataStatus;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DismissRecommendationInput: DismissRecommendationInput;
  EvidenceUnit: EvidenceUnit;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ForecastMethod: ForecastMethod;
  ForecastPoint: ResolverTypeWrapper<ForecastPoint>;
  ForecastRank: ForecastRank;
  ForecastTarget: ForecastTarget;
  GamesQuantiles: ResolverTypeWrapper<GamesQuantiles>;
  GatewayProcess: ResolverTypeWrapper<GatewayProcess>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  InsightEvidence: ResolverTypeWrapper<InsightEvidence>;
  InsightKind: InsightKind;
  InsightUnit: InsightUnit;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidValueError: ResolverTypeWrapper<InvalidValueError>;
  InvalidateCacheInput: InvalidateCacheInput;
  InvalidateCachePayload: ResolverTypeWrapper<InvalidateCachePayload>;
  InvalidationLag: ResolverTypeWrapper<InvalidationLag>;
  Ladder: ResolverTypeWrapper<RankFitRow>;
  LinkShare: ResolverTypeWrapper<LinkShare>;
  Match: ResolverTypeWrapper<MatchRow>;
  MatchConnection: ResolverTypeWrapper<MatchConnectionSource>;
  MatchEdge: ResolverTypeWrapper<MatchEdgeSource>;
  MatchFilter: MatchFilter;
  MatchResult: MatchResult;
  Matchup: ResolverTypeWrapper<MatchupSource>;
  MatchupOrder: MatchupOrder;
  MediaShare: ResolverTypeWrapper<MediaShare>;
  Meta: ResolverTypeWrapper<MetaSource>;
  MetaChampion: ResolverTypeWrapper<MetaChampionSource>;
  MetaOrder: MetaOrder;
  MetaShare: ResolverTypeWrapper<MetaShare>;
  MetaShift: ResolverTypeWrapper<MetaShift>;
  MissingReason: MissingReason;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Participant: ResolverTypeWrapper<ParticipantRow>;
  ParticipantDetails: ResolverTypeWrapper<ParticipantDetailsRow>;
  PercentileStat: PercentileStat;
  Performance: ResolverTypeWrapper<PerformanceSource>;
  PerformanceEntry: ResolverTypeWrapper<PerformanceEntry>;
  PerformanceOrder: PerformanceOrder;
  PerformanceWindow: PerformanceWindow;
  PeriodStats: ResolverTypeWrapper<PeriodStatsSource>;
  PeriodStatus: PeriodStatus;
  Platform: Platform;
  Player: ResolverTypeWrapper<PlayerRow>;
  PlayerBy: PlayerBy;
  PlayerConnection: ResolverTypeWrapper<PlayerConnectionSource>;
  PlayerEdge: ResolverTypeWrapper<PlayerEdgeSource>;
  PlayerFeedbackSuccess: ResolverTypeWrapper<Omit<PlayerFeedbackSuccess, 'player'> & { player: ResolversTypes['Player'] }>;
  PlayerFilter: PlayerFilter;
  PlayerInsight: ResolverTypeWrapper<Insight>;
  PlayerInsights: ResolverTypeWrapper<Omit<PlayerInsights, 'insights'> & { insights: Array<ResolversTypes['PlayerInsight']> }>;
  PlayerMatchConnection: ResolverTypeWrapper<PlayerMatchConnectionSource>;
  PlayerMatchEdge: ResolverTypeWrapper<PlayerMatchEdgeSource>;
  PlayerMatchFilter: PlayerMatchFilter;
  PlayerName: ResolverTypeWrapper<PlayerNameRow>;
  PlayerOrder: PlayerOrder;
  PlayerPercentile: ResolverTypeWrapper<PlayerPercentile>;
  PlayerPercentiles: ResolverTypeWrapper<PlayerPercentiles>;
  PlayerRecommendation: ResolverTypeWrapper<RecommendationSource>;
  PlayerSettings: ResolverTypeWrapper<PlayerRow>;
  PlayerTrends: ResolverTypeWrapper<PlayerTrendsSource>;
  Position: Position;
  PositionStats: ResolverTypeWrapper<PositionStatsSource>;
  Post: ResolverTypeWrapper<PostRow>;
  PostConnection: ResolverTypeWrapper<PostConnectionSource>;
  PostEdge: ResolverTypeWrapper<PostEdgeSource>;
  PostFilter: PostFilter;
  PostInteraction: PostInteraction;
  PostOrder: PostOrder;
  PostSnapshot: ResolverTypeWrapper<PostSnapshotRow>;
  PostSnapshotConnection: ResolverTypeWrapper<PostSnapshotConnectionSource>;
  PostSnapshotEdge: ResolverTypeWrapper<PostSnapshotEdgeSource>;
  PostVersion: ResolverTypeWrapper<PostVersionRow>;
  PostVersionConnection: ResolverTypeWrapper<PostVersionConnectionSource>;
  PostVersionEdge: ResolverTypeWrapper<PostVersionEdgeSource>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Queue: ResolverTypeWrapper<QueueRow>;
  Rank: ResolverTypeWrapper<RankRow>;
  RankEstimate: ResolverTypeWrapper<RankEstimateSource>;
  RankForecast: ResolverTypeWrapper<RankForecast>;
  RankSnapshotConnection: ResolverTypeWrapper<RankSnapshotConnectionSource>;
  RankSnapshotEdge: ResolverTypeWrapper<RankSnapshotEdgeSource>;
  RankedQueue: RankedQueue;
  Rate: ResolverTypeWrapper<Rate>;
  RateDifference: ResolverTypeWrapper<RateDifference>;
  RateRecommendationInput: RateRecommendationInput;
  RateShift: ResolverTypeWrapper<RateShift>;
  Rating: ResolverTypeWrapper<RatingRow>;
  RatingPoint: ResolverTypeWrapper<RatingPoint>;
  ReactionCount: ResolverTypeWrapper<ReactionCount>;
  Recommendation: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Recommendation']>;
  RecommendationEvidence: ResolverTypeWrapper<RecommendationEvidence>;
  RecommendationFeedbackPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecommendationFeedbackPayload']>;
  RecommendationFeedbackSuccess: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['RecommendationFeedbackSuccess']>;
  RecommendationKind: RecommendationKind;
  RecommendationPriority: RecommendationPriority;
  RecommendationReason: RecommendationReason;
  RecommendedTime: ResolverTypeWrapper<RecommendedTime>;
  RiotIdInput: RiotIdInput;
  Season: ResolverTypeWrapper<SeasonRow>;
  SeriesAnomaly: ResolverTypeWrapper<SeriesAnomaly>;
  SeriesChange: ResolverTypeWrapper<SeriesChange>;
  SeriesGranularity: SeriesGranularity;
  SeriesPoint: ResolverTypeWrapper<SeriesPoint>;
  Stability: ResolverTypeWrapper<Stability>;
  Standing: ResolverTypeWrapper<StandingRow>;
  StandingConnection: ResolverTypeWrapper<StandingConnectionSource>;
  StandingEdge: ResolverTypeWrapper<StandingEdgeSource>;
  StandingStat: StandingStat;
  StatsPeriod: StatsPeriod;
  Streak: ResolverTypeWrapper<Streak>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubscriberSnapshot: ResolverTypeWrapper<SubscriberSnapshotRow>;
  SubscriberSnapshotConnection: ResolverTypeWrapper<SubscriberSnapshotConnectionSource>;
  SubscriberSnapshotEdge: ResolverTypeWrapper<SubscriberSnapshotEdgeSource>;
  Team: ResolverTypeWrapper<TeamRow>;
  TeamObjective: ResolverTypeWrapper<TeamObjective>;
  TimeRangeInput: TimeRangeInput;
  TopPostSort: TopPostSort;
  Trend: ResolverTypeWrapper<Trend>;
  TrendDirection: TrendDirection;
  TrendingPost: ResolverTypeWrapper<Omit<TrendingPost, 'post'> & { post: ResolversTypes['Post'] }>;
  TrendingPosts: ResolverTypeWrapper<Omit<TrendingPosts, 'posts'> & { posts: Array<ResolversTypes['TrendingPost']> }>;
  UpdateChannelInput: UpdateChannelInput;
  UpdateChannelPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateChannelPayload']>;
  UpdateChannelSuccess: ResolverTypeWrapper<Omit<UpdateChannelSuccess, 'channel'> & { channel: ResolversTypes['Channel'] }>;
  UpdatePlayerSettingsInput: UpdatePlayerSettingsInput;
  UpdatePlayerSettingsPayload: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdatePlayerSettingsPayload']>;
  UpdatePlayerSettingsSuccess: ResolverTypeWrapper<Omit<UpdatePlayerSettingsSuccess, 'player'> & { player: ResolversTypes['Player'] }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Viewer: ResolverTypeWrapper<Viewer>;
  ViewerRole: ViewerRole;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Analytics: AnalyticsSource;
  Ban: BanRow;
  BestTimeCell: BestTimeCell;
  BestTimes: BestTimes;
  BigInt: Scalars['BigInt']['output'];
  Boolean: Scalars['Boolean']['output'];
  CacheLog: CacheLog;
  CachePerformance: CachePerformanceSource;
  CacheRequestCount: CacheRequestCount;
  Champion: ChampionRow;
  ChampionStats: ChampionStatsRow;
  Channel: ChannelRow;
  ChannelActivity: ChannelActivity;
  ChannelAnomalies: ChannelAnomalies;
  ChannelBy: ChannelBy;
  ChannelChangePoints: ChannelChangePoints;
  ChannelConnection: ChannelConnectionSource;
  ChannelEdge: ChannelEdgeSource;
  ChannelFeedbackSuccess: Omit<ChannelFeedbackSuccess, 'channel'> & { channel: ResolversParentTypes['Channel'] };
  ChannelFilter: ChannelFilter;
  ChannelForecast: ChannelForecast;
  ChannelHandleInput: ChannelHandleInput;
  ChannelOverview: ChannelOverviewSource;
  ChannelRate: ChannelRate;
  ChannelRecommendation: ChannelRecommendationSource;
  ConflictError: ConflictError;
  ContentMix: ContentMix;
  ContentShare: ContentShare;
  DateTime: Scalars['DateTime']['output'];
  DismissRecommendationInput: DismissRecommendationInput;
  Float: Scalars['Float']['output'];
  ForecastPoint: ForecastPoint;
  ForecastRank: ForecastRank;
  ForecastTarget: ForecastTarget;
  GamesQuantiles: GamesQuantiles;
  GatewayProcess: GatewayProcess;
  ID: Scalars['ID']['output'];
  InsightEvidence: InsightEvidence;
  Int: Scalars['Int']['output'];
  InvalidValueError: InvalidValueError;
  InvalidateCacheInput: InvalidateCacheInput;
  InvalidateCachePayload: InvalidateCachePayload;
  InvalidationLag: InvalidationLag;
  Ladder: RankFitRow;
  LinkShare: LinkShare;
  Match: MatchRow;
  MatchConnection: MatchConnectionSource;
  MatchEdge: MatchEdgeSource;
  MatchFilter: MatchFilter;
  Matchup: MatchupSource;
  MediaShare: MediaShare;
  Meta: MetaSource;
  MetaChampion: MetaChampionSource;
  MetaShare: MetaShare;
  MetaShift: MetaShift;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  Participant: ParticipantRow;
  ParticipantDetails: ParticipantDetailsRow;
  Performance: PerformanceSource;
  PerformanceEntry: PerformanceEntry;
  PeriodStats: PeriodStatsSource;
  Player: PlayerRow;
  PlayerBy: PlayerBy;
  PlayerConnection: PlayerConnectionSource;
  PlayerEdge: PlayerEdgeSource;
  PlayerFeedbackSuccess: Omit<PlayerFeedbackSuccess, 'player'> & { player: ResolversParentTypes['Player'] };
  PlayerFilter: PlayerFilter;
  PlayerInsight: Insight;
  PlayerInsights: Omit<PlayerInsights, 'insights'> & { insights: Array<ResolversParentTypes['PlayerInsight']> };
  PlayerMatchConnection: PlayerMatchConnectionSource;
  PlayerMatchEdge: PlayerMatchEdgeSource;
  PlayerMatchFilter: PlayerMatchFilter;
  PlayerName: PlayerNameRow;
  PlayerPercentile: PlayerPercentile;
  PlayerPercentiles: PlayerPercentiles;
  PlayerRecommendation: RecommendationSource;
  PlayerSettings: PlayerRow;
  PlayerTrends: PlayerTrendsSource;
  PositionStats: PositionStatsSource;
  Post: PostRow;
  PostConnection: PostConnectionSource;
  PostEdge: PostEdgeSource;
  PostFilter: PostFilter;
  PostSnapshot: PostSnapshotRow;
  PostSnapshotConnection: PostSnapshotConnectionSource;
  PostSnapshotEdge: PostSnapshotEdgeSource;
  PostVersion: PostVersionRow;
  PostVersionConnection: PostVersionConnectionSource;
  PostVersionEdge: PostVersionEdgeSource;
  Query: Record<PropertyKey, never>;
  Queue: QueueRow;
  Rank: RankRow;
  RankEstimate: RankEstimateSource;
  RankForecast: RankForecast;
  RankSnapshotConnection: RankSnapshotConnectionSource;
  RankSnapshotEdge: RankSnapshotEdgeSource;
  Rate: Rate;
  RateDifference: RateDifference;
  RateRecommendationInput: RateRecommendationInput;
  RateShift: RateShift;
  Rating: RatingRow;
  RatingPoint: RatingPoint;
  ReactionCount: ReactionCount;
  Recommendation: ResolversInterfaceTypes<ResolversParentTypes>['Recommendation'];
  RecommendationEvidence: RecommendationEvidence;
  RecommendationFeedbackPayload: ResolversUnionTypes<ResolversParentTypes>['RecommendationFeedbackPayload'];
  RecommendationFeedbackSuccess: ResolversInterfaceTypes<ResolversParentTypes>['RecommendationFeedbackSuccess'];
  RecommendedTime: RecommendedTime;
  RiotIdInput: RiotIdInput;
  Season: SeasonRow;
  SeriesAnomaly: SeriesAnomaly;
  SeriesChange: SeriesChange;
  SeriesPoint: SeriesPoint;
  Stability: Stability;
  Standing: StandingRow;
  StandingConnection: StandingConnectionSource;
  StandingEdge: StandingEdgeSource;
  Streak: Streak;
  String: Scalars['String']['output'];
  SubscriberSnapshot: SubscriberSnapshotRow;
  SubscriberSnapshotConnection: SubscriberSnapshotConnectionSource;
  SubscriberSnapshotEdge: SubscriberSnapshotEdgeSource;
  Team: TeamRow;
  TeamObjective: TeamObjective;
  TimeRangeInput: TimeRangeInput;
  Trend: Trend;
  TrendingPost: Omit<TrendingPost, 'post'> & { post: ResolversParentTypes['Post'] };
  TrendingPosts: Omit<TrendingPosts, 'posts'> & { posts: Array<ResolversParentTypes['TrendingPost']> };
  UpdateChannelInput: UpdateChannelInput;
  UpdateChannelPayload: ResolversUnionTypes<ResolversParentTypes>['UpdateChannelPayload'];
  UpdateChannelSuccess: Omit<UpdateChannelSuccess, 'channel'> & { channel: ResolversParentTypes['Channel'] };
  UpdatePlayerSettingsInput: UpdatePlayerSettingsInput;
  UpdatePlayerSettingsPayload: ResolversUnionTypes<ResolversParentTypes>['UpdatePlayerSettingsPayload'];
  UpdatePlayerSettingsSuccess: Omit<UpdatePlayerSettingsSuccess, 'player'> & { player: ResolversParentTypes['Player'] };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  Viewer: Viewer;
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CacheTagDirectiveArgs = {
  from?: Maybe<Array<Scalars['String']['input']>>;
  type: Scalars['String']['input'];
};

export type CacheTagDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheTagDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AnalyticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Analytics'] = ResolversParentTypes['Analytics']> = {
  compareChannels?: Resolver<Maybe<Array<Maybe<ResolversTypes['Channel']>>>, ParentType, ContextType, RequireFields<AnalyticsCompareChannelsArgs, 'ids'>>;
  comparePlayers?: Resolver<Maybe<Array<Maybe<ResolversTypes['Player']>>>, ParentType, ContextType, RequireFields<AnalyticsComparePlayersArgs, 'ids'>>;
  leaderboard?: Resolver<Maybe<ResolversTypes['StandingConnection']>, ParentType, ContextType, RequireFields<AnalyticsLeaderboardArgs, 'queueId' | 'stat'>>;
  meta?: Resolver<Maybe<ResolversTypes['Meta']>, ParentType, ContextType, RequireFields<AnalyticsMetaArgs, 'first' | 'minGames' | 'orderBy' | 'queueId'>>;
};

export type BanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ban'] = ResolversParentTypes['Ban']> = {
  champion?: Resolver<Maybe<ResolversTypes['Champion']>, ParentType, ContextType>;
  championId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pickTurn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BestTimeCellResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BestTimeCell'] = ResolversParentTypes['BestTimeCell']> = {
  factor?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  hour?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weekday?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BestTimesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BestTimes'] = ResolversParentTypes['BestTimes']> = {
  basis?: Resolver<ResolversTypes['BestTimesBasis'], ParentType, ContextType>;
  cells?: Resolver<Array<ResolversTypes['BestTimeCell']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usualViews?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type CacheLogResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CacheLog'] = ResolversParentTypes['CacheLog']> = {
  following?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  tags?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CachePerformanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CachePerformance'] = ResolversParentTypes['CachePerformance']> = {
  bytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  collapsed?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  evictions?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  flights?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  foldedTags?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  hitRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  invalidatedTags?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  invalidationLag?: Resolver<Maybe<ResolversTypes['InvalidationLag']>, ParentType, ContextType>;
  invalidations?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  log?: Resolver<ResolversTypes['CacheLog'], ParentType, ContextType>;
  requests?: Resolver<Array<ResolversTypes['CacheRequestCount']>, ParentType, ContextType>;
  sharedTierGivenUp?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type CacheRequestCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CacheRequestCount'] = ResolversParentTypes['CacheRequestCount']> = {
  count?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['CacheResult'], ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['CacheTier']>, ParentType, ContextType>;
};

export type ChampionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Champion'] = ResolversParentTypes['Champion']> = {
  id?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChampionStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChampionStats'] = ResolversParentTypes['ChampionStats']> = {
  assistsPerGame?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  champion?: Resolver<ResolversTypes['Champion'], ParentType, ContextType>;
  csPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  damagePerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  deathsPerGame?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  goldPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  kda?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  killsPerGame?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  visionPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  winRate?: Resolver<ResolversTypes['Rate'], ParentType, ContextType>;
};

export type ChannelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  activity?: Resolver<Maybe<ResolversTypes['ChannelActivity']>, ParentType, ContextType>;
  anomalies?: Resolver<Maybe<ResolversTypes['ChannelAnomalies']>, ParentType, ContextType, RequireFields<ChannelAnomaliesArgs, 'metric'>>;
  bestTimes?: Resolver<Maybe<ResolversTypes['BestTimes']>, ParentType, ContextType, Partial<ChannelBestTimesArgs>>;
  changePoints?: Resolver<Maybe<ResolversTypes['ChannelChangePoints']>, ParentType, ContextType, RequireFields<ChannelChangePointsArgs, 'metric'>>;
  contentMix?: Resolver<Maybe<ResolversTypes['ContentMix']>, ParentType, ContextType, Partial<ChannelContentMixArgs>>;
  externalId?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  forecast?: Resolver<Maybe<ResolversTypes['ChannelForecast']>, ParentType, ContextType, RequireFields<ChannelForecastArgs, 'days' | 'metric'>>;
  handle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  overview?: Resolver<Maybe<ResolversTypes['ChannelOverview']>, ParentType, ContextType, Partial<ChannelOverviewArgs>>;
  owner?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['ChannelPlatform'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<ChannelPostsArgs, 'orderBy'>>;
  recommendations?: Resolver<Maybe<Array<ResolversTypes['ChannelRecommendation']>>, ParentType, ContextType, RequireFields<ChannelRecommendationsArgs, 'first' | 'includeDismissed'>>;
  series?: Resolver<Maybe<Array<ResolversTypes['SeriesPoint']>>, ParentType, ContextType, RequireFields<ChannelSeriesArgs, 'granularity' | 'metric'>>;
  subscriberHistory?: Resolver<ResolversTypes['SubscriberSnapshotConnection'], ParentType, ContextType, Partial<ChannelSubscriberHistoryArgs>>;
  subscribers?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topPosts?: Resolver<Maybe<Array<ResolversTypes['Post']>>, ParentType, ContextType, RequireFields<ChannelTopPostsArgs, 'first' | 'sort'>>;
  trendingPosts?: Resolver<Maybe<ResolversTypes['TrendingPosts']>, ParentType, ContextType, RequireFields<ChannelTrendingPostsArgs, 'first' | 'windowHours'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelActivity'] = ResolversParentTypes['ChannelActivity']> = {
  lastPostAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  postsADay?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ActivityState'], ParentType, ContextType>;
};

export type ChannelAnomaliesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelAnomalies'] = ResolversParentTypes['ChannelAnomalies']> = {
  anomalies?: Resolver<Array<ResolversTypes['SeriesAnomaly']>, ParentType, ContextType>;
  deviation?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AnomalyStatus'], ParentType, ContextType>;
};

export type ChannelChangePointsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelChangePoints'] = ResolversParentTypes['ChannelChangePoints']> = {
  changes?: Resolver<Array<ResolversTypes['SeriesChange']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type ChannelConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelConnection'] = ResolversParentTypes['ChannelConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChannelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Channel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChannelEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelEdge'] = ResolversParentTypes['ChannelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
};

export type ChannelFeedbackSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelFeedbackSuccess'] = ResolversParentTypes['ChannelFeedbackSuccess']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelForecastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelForecast'] = ResolversParentTypes['ChannelForecast']> = {
  mase?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['ForecastMethod']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<Array<ResolversTypes['ForecastPoint']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type ChannelOverviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelOverview'] = ResolversParentTypes['ChannelOverview']> = {
  before?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  engagementRate?: Resolver<ResolversTypes['ChannelRate'], ParentType, ContextType>;
  errSubscribers?: Resolver<ResolversTypes['ChannelRate'], ParentType, ContextType>;
  forwards?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  knownEngagementRate?: Resolver<ResolversTypes['ChannelRate'], ParentType, ContextType>;
  knownInteractions?: Resolver<Array<ResolversTypes['PostInteraction']>, ParentType, ContextType>;
  meanViews?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  postsWithViews?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reachRate?: Resolver<ResolversTypes['ChannelRate'], ParentType, ContextType>;
  reactions?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  replies?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  subscriberChange?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  subscribers?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  subscribersAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subscribersBeforeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  views?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  viralityRate?: Resolver<ResolversTypes['ChannelRate'], ParentType, ContextType>;
};

export type ChannelRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelRate'] = ResolversParentTypes['ChannelRate']> = {
  posts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['MissingReason']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ChannelRecommendationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelRecommendation'] = ResolversParentTypes['ChannelRecommendation']> = {
  basis?: Resolver<Maybe<ResolversTypes['BestTimesBasis']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dismissedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['RecommendationEvidence'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hasLink?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RecommendationKind'], ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['RecommendationPriority'], ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reasonCode?: Resolver<ResolversTypes['RecommendationReason'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['RecommendedTime']>, ParentType, ContextType>;
  trend?: Resolver<Maybe<ResolversTypes['Trend']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictError'] = ResolversParentTypes['ConflictError']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContentMixResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentMix'] = ResolversParentTypes['ContentMix']> = {
  before?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  byLink?: Resolver<Array<ResolversTypes['LinkShare']>, ParentType, ContextType>;
  byMediaType?: Resolver<Array<ResolversTypes['MediaShare']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContentShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentShare'] = ResolversParentTypes['ContentShare']> = {
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  meanViews?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  views?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  viewsShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type ForecastPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastPoint'] = ResolversParentTypes['ForecastPoint']> = {
  before?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type GamesQuantilesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GamesQuantiles'] = ResolversParentTypes['GamesQuantiles']> = {
  p10?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  p50?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  p90?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GatewayProcessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GatewayProcess'] = ResolversParentTypes['GatewayProcess']> = {
  host?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  instance?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pid?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type InsightEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsightEvidence'] = ResolversParentTypes['InsightEvidence']> = {
  before?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  chance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['InsightUnit'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type InvalidValueErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidValueError'] = ResolversParentTypes['InvalidValueError']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidateCachePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidateCachePayload'] = ResolversParentTypes['InvalidateCachePayload']> = {
  tags?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  written?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InvalidationLagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidationLag'] = ResolversParentTypes['InvalidationLag']> = {
  maxMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p50Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p99Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LadderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ladder'] = ResolversParentTypes['Ladder']> = {
  intercept?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  queueId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  residual?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  slope?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LinkShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkShare'] = ResolversParentTypes['LinkShare']> = {
  hasLink?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['ContentShare'], ParentType, ContextType>;
};

export type MatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Match'] = ResolversParentTypes['Match']> = {
  durationSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endOfGameResult?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gameMode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gameVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mapId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  matchId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  participants?: Resolver<Array<ResolversTypes['Participant']>, ParentType, ContextType>;
  patch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['Platform'], ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  queueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  remake?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  teams?: Resolver<Array<ResolversTypes['Team']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MatchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchConnection'] = ResolversParentTypes['MatchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MatchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Match']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MatchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchEdge'] = ResolversParentTypes['MatchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Match'], ParentType, ContextType>;
};

export type MatchupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Matchup'] = ResolversParentTypes['Matchup']> = {
  expected?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  expectedHigh?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  expectedLow?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  opponent?: Resolver<ResolversTypes['Champion'], ParentType, ContextType>;
  winRate?: Resolver<ResolversTypes['Rate'], ParentType, ContextType>;
};

export type MediaShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MediaShare'] = ResolversParentTypes['MediaShare']> = {
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  share?: Resolver<ResolversTypes['ContentShare'], ParentType, ContextType>;
};

export type MetaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Meta'] = ResolversParentTypes['Meta']> = {
  champions?: Resolver<Array<ResolversTypes['MetaChampion']>, ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  patch?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  previousPatch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  queueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type MetaChampionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetaChampion'] = ResolversParentTypes['MetaChampion']> = {
  banRate?: Resolver<Maybe<ResolversTypes['MetaShare']>, ParentType, ContextType>;
  champion?: Resolver<ResolversTypes['Champion'], ParentType, ContextType>;
  matchups?: Resolver<Array<ResolversTypes['Matchup']>, ParentType, ContextType, RequireFields<MetaChampionMatchupsArgs, 'first' | 'minGames' | 'orderBy'>>;
  pickRate?: Resolver<ResolversTypes['MetaShare'], ParentType, ContextType>;
  shift?: Resolver<Maybe<ResolversTypes['MetaShift']>, ParentType, ContextType>;
  winRate?: Resolver<ResolversTypes['Rate'], ParentType, ContextType>;
};

export type MetaShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetaShare'] = ResolversParentTypes['MetaShare']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MetaShiftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetaShift'] = ResolversParentTypes['MetaShift']> = {
  pickRate?: Resolver<ResolversTypes['RateShift'], ParentType, ContextType>;
  winRate?: Resolver<ResolversTypes['RateShift'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  dismissRecommendation?: Resolver<ResolversTypes['RecommendationFeedbackPayload'], ParentType, ContextType, RequireFields<MutationDismissRecommendationArgs, 'input'>>;
  invalidateCache?: Resolver<ResolversTypes['InvalidateCachePayload'], ParentType, ContextType, RequireFields<MutationInvalidateCacheArgs, 'input'>>;
  rateRecommendation?: Resolver<ResolversTypes['RecommendationFeedbackPayload'], ParentType, ContextType, RequireFields<MutationRateRecommendationArgs, 'input'>>;
  updateChannel?: Resolver<ResolversTypes['UpdateChannelPayload'], ParentType, ContextType, RequireFields<MutationUpdateChannelArgs, 'input'>>;
  updatePlayerSettings?: Resolver<ResolversTypes['UpdatePlayerSettingsPayload'], ParentType, ContextType, RequireFields<MutationUpdatePlayerSettingsArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Channel' | 'Match' | 'Player' | 'Post', ParentType, ContextType>;
};

export type NotFoundErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundError'] = ResolversParentTypes['NotFoundError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParticipantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Participant'] = ResolversParentTypes['Participant']> = {
  assists?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  champion?: Resolver<ResolversTypes['Champion'], ParentType, ContextType>;
  creepScore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  damageToChampions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deaths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  details?: Resolver<ResolversTypes['ParticipantDetails'], ParentType, ContextType>;
  goldEarned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kills?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['Match'], ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  teamId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  visionScore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  win?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ParticipantDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParticipantDetails'] = ResolversParentTypes['ParticipantDetails']> = {
  augments?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  championLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  controlWardsPlaced?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  crowdControlSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  damageDealt?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  damageMitigated?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  damageTaken?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  damageToObjectives?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  doubleKills?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  firstBlood?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  goldSpent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  healing?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  laneMinions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  neutralMinions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pentaKills?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  quadraKills?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  secondsDead?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  subteamId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  summonerSpells?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  surrendered?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  tripleKills?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  turretKills?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  wardsKilled?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  wardsPlaced?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PerformanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Performance'] = ResolversParentTypes['Performance']> = {
  cache?: Resolver<Maybe<ResolversTypes['CachePerformance']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['PerformanceEntry']>, ParentType, ContextType, RequireFields<PerformanceFieldsArgs, 'first' | 'orderBy'>>;
  gateway?: Resolver<ResolversTypes['GatewayProcess'], ParentType, ContextType>;
  loaders?: Resolver<Array<ResolversTypes['PerformanceEntry']>, ParentType, ContextType, RequireFields<PerformanceLoadersArgs, 'first' | 'orderBy'>>;
  operations?: Resolver<Array<ResolversTypes['PerformanceEntry']>, ParentType, ContextType, RequireFields<PerformanceOperationsArgs, 'first' | 'orderBy'>>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  statements?: Resolver<Array<ResolversTypes['PerformanceEntry']>, ParentType, ContextType, RequireFields<PerformanceStatementsArgs, 'first' | 'orderBy'>>;
  windowSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PerformanceEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PerformanceEntry'] = ResolversParentTypes['PerformanceEntry']> = {
  calls?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  maxMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  meanMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  p50Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p95Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p99Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  totalMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PeriodStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PeriodStats'] = ResolversParentTypes['PeriodStats']> = {
  assistsPerGame?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  csPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  damagePerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  deathsPerGame?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  games?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  goldPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  hoursPlayed?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  kda?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  killsPerGame?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['PeriodStats']>, ParentType, ContextType>;
  season?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PeriodStatus'], ParentType, ContextType>;
  visionPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  winRate?: Resolver<Maybe<ResolversTypes['Rate']>, ParentType, ContextType>;
  winRateChange?: Resolver<Maybe<ResolversTypes['RateDifference']>, ParentType, ContextType>;
};

export type PlayerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Player'] = ResolversParentTypes['Player']> = {
  champions?: Resolver<Maybe<Array<ResolversTypes['ChampionStats']>>, ParentType, ContextType, RequireFields<PlayerChampionsArgs, 'first' | 'minGames' | 'orderBy'>>;
  channels?: Resolver<ResolversTypes['ChannelConnection'], ParentType, ContextType, Partial<PlayerChannelsArgs>>;
  gameName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  insights?: Resolver<Maybe<ResolversTypes['PlayerInsights']>, ParentType, ContextType, RequireFields<PlayerInsightsArgs, 'days' | 'first'>>;
  lastPlayedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['PlayerMatchConnection'], ParentType, ContextType, Partial<PlayerMatchesArgs>>;
  names?: Resolver<Array<ResolversTypes['PlayerName']>, ParentType, ContextType>;
  percentiles?: Resolver<Maybe<ResolversTypes['PlayerPercentiles']>, ParentType, ContextType, RequireFields<PlayerPercentilesArgs, 'games'>>;
  periodStats?: Resolver<Maybe<ResolversTypes['PeriodStats']>, ParentType, ContextType, RequireFields<PlayerPeriodStatsArgs, 'timezone'>>;
  platform?: Resolver<ResolversTypes['Platform'], ParentType, ContextType>;
  positions?: Resolver<Maybe<Array<ResolversTypes['PositionStats']>>, ParentType, ContextType, Partial<PlayerPositionsArgs>>;
  puuid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rankForecast?: Resolver<Maybe<ResolversTypes['RankForecast']>, ParentType, ContextType, RequireFields<PlayerRankForecastArgs, 'games' | 'target'>>;
  rankHistory?: Resolver<ResolversTypes['RankSnapshotConnection'], ParentType, ContextType, RequireFields<PlayerRankHistoryArgs, 'queue'>>;
  ranks?: Resolver<Array<ResolversTypes['Rank']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Rating']>, ParentType, ContextType, Partial<PlayerRatingArgs>>;
  ratingTrajectory?: Resolver<Maybe<Array<ResolversTypes['RatingPoint']>>, ParentType, ContextType, RequireFields<PlayerRatingTrajectoryArgs, 'days' | 'timezone'>>;
  recommendations?: Resolver<Maybe<Array<ResolversTypes['PlayerRecommendation']>>, ParentType, ContextType, RequireFields<PlayerRecommendationsArgs, 'first' | 'includeDismissed'>>;
  settings?: Resolver<ResolversTypes['PlayerSettings'], ParentType, ContextType>;
  stability?: Resolver<Maybe<ResolversTypes['Stability']>, ParentType, ContextType, Partial<PlayerStabilityArgs>>;
  standing?: Resolver<Maybe<ResolversTypes['Standing']>, ParentType, ContextType, RequireFields<PlayerStandingArgs, 'queueId' | 'stat'>>;
  tagLine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trends?: Resolver<Maybe<ResolversTypes['PlayerTrends']>, ParentType, ContextType, RequireFields<PlayerTrendsArgs, 'games'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlayerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerConnection'] = ResolversParentTypes['PlayerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PlayerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Player']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlayerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerEdge'] = ResolversParentTypes['PlayerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Player'], ParentType, ContextType>;
};

export type PlayerFeedbackSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerFeedbackSuccess'] = ResolversParentTypes['PlayerFeedbackSuccess']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  player?: Resolver<ResolversTypes['Player'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlayerInsightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerInsight'] = ResolversParentTypes['PlayerInsight']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  champion?: Resolver<Maybe<ResolversTypes['Champion']>, ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['InsightEvidence'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InsightKind'], ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  queueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlayerInsightsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerInsights'] = ResolversParentTypes['PlayerInsights']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  insights?: Resolver<Array<ResolversTypes['PlayerInsight']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type PlayerMatchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerMatchConnection'] = ResolversParentTypes['PlayerMatchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PlayerMatchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Match']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlayerMatchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerMatchEdge'] = ResolversParentTypes['PlayerMatchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Match'], ParentType, ContextType>;
  participant?: Resolver<ResolversTypes['Participant'], ParentType, ContextType>;
};

export type PlayerNameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerName'] = ResolversParentTypes['PlayerName']> = {
  firstSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  gameName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  tagLine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlayerPercentileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerPercentile'] = ResolversParentTypes['PlayerPercentile']> = {
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  percentile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  percentileHigh?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  percentileLow?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stat?: Resolver<ResolversTypes['PercentileStat'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PlayerPercentilesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerPercentiles'] = ResolversParentTypes['PlayerPercentiles']> = {
  figures?: Resolver<Array<ResolversTypes['PlayerPercentile']>, ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  players?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  queueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type PlayerRecommendationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerRecommendation'] = ResolversParentTypes['PlayerRecommendation']> = {
  champion?: Resolver<Maybe<ResolversTypes['Champion']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  dismissedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['RecommendationEvidence'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RecommendationKind'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['RecommendationPriority'], ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reasonCode?: Resolver<ResolversTypes['RecommendationReason'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlayerSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerSettings'] = ResolversParentTypes['PlayerSettings']> = {
  mainQueueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlayerTrendsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerTrends'] = ResolversParentTypes['PlayerTrends']> = {
  csPerMinute?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  damagePerMinute?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  deathsPerGame?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  goldPerMinute?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  kda?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  visionPerMinute?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
  winRate?: Resolver<ResolversTypes['Trend'], ParentType, ContextType>;
};

export type PositionStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PositionStats'] = ResolversParentTypes['PositionStats']> = {
  assistsPerGame?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  csPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  damagePerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  deathsPerGame?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  goldPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  kda?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  killsPerGame?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  visionPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  winRate?: Resolver<ResolversTypes['Rate'], ParentType, ContextType>;
};

export type PostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  forwardedFrom?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  forwards?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  history?: Resolver<ResolversTypes['PostSnapshotConnection'], ParentType, ContextType, Partial<PostHistoryArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reactionCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  reactions?: Resolver<Array<ResolversTypes['ReactionCount']>, ParentType, ContextType>;
  replies?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['PostVersionConnection'], ParentType, ContextType, Partial<PostVersionsArgs>>;
  views?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  viewsAtAge?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType, RequireFields<PostViewsAtAgeArgs, 'hours'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostConnection'] = ResolversParentTypes['PostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Post']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostEdge'] = ResolversParentTypes['PostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type PostSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostSnapshot'] = ResolversParentTypes['PostSnapshot']> = {
  forwards?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reactionCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  reactions?: Resolver<Array<ResolversTypes['ReactionCount']>, ParentType, ContextType>;
  replies?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  views?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
};

export type PostSnapshotConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostSnapshotConnection'] = ResolversParentTypes['PostSnapshotConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostSnapshotEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PostSnapshot']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PostSnapshotEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostSnapshotEdge'] = ResolversParentTypes['PostSnapshotEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PostSnapshot'], ParentType, ContextType>;
};

export type PostVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostVersion'] = ResolversParentTypes['PostVersion']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostVersionConnection'] = ResolversParentTypes['PostVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PostVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PostVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostVersionEdge'] = ResolversParentTypes['PostVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PostVersion'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  analytics?: Resolver<ResolversTypes['Analytics'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType, RequireFields<QueryChannelArgs, 'by'>>;
  channels?: Resolver<ResolversTypes['ChannelConnection'], ParentType, ContextType, Partial<QueryChannelsArgs>>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType, RequireFields<QueryMatchArgs, 'matchId'>>;
  matches?: Resolver<ResolversTypes['MatchConnection'], ParentType, ContextType, Partial<QueryMatchesArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  performance?: Resolver<Maybe<ResolversTypes['Performance']>, ParentType, ContextType, RequireFields<QueryPerformanceArgs, 'window'>>;
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType, RequireFields<QueryPlayerArgs, 'by'>>;
  players?: Resolver<ResolversTypes['PlayerConnection'], ParentType, ContextType, RequireFields<QueryPlayersArgs, 'orderBy'>>;
  seasons?: Resolver<Array<ResolversTypes['Season']>, ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type QueueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Queue'] = ResolversParentTypes['Queue']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  map?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RankResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rank'] = ResolversParentTypes['Rank']> = {
  division?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  leaguePoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  losses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['RankedQueue'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wins?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RankEstimateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RankEstimate'] = ResolversParentTypes['RankEstimate']> = {
  division?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ladder?: Resolver<ResolversTypes['Ladder'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RankForecastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RankForecast'] = ResolversParentTypes['RankForecast']> = {
  gamesQuantiles?: Resolver<Maybe<ResolversTypes['GamesQuantiles']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  probability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
  targetRating?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RankSnapshotConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RankSnapshotConnection'] = ResolversParentTypes['RankSnapshotConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RankSnapshotEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Rank']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RankSnapshotEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RankSnapshotEdge'] = ResolversParentTypes['RankSnapshotEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Rank'], ParentType, ContextType>;
};

export type RateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rate'] = ResolversParentTypes['Rate']> = {
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  wins?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RateDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateDifference'] = ResolversParentTypes['RateDifference']> = {
  effect?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RateShiftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateShift'] = ResolversParentTypes['RateShift']> = {
  effect?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RatingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rating'] = ResolversParentTypes['Rating']> = {
  deviation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  provisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  queueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankEstimate?: Resolver<Maybe<ResolversTypes['RankEstimate']>, ParentType, ContextType>;
  ratedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RatingPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RatingPoint'] = ResolversParentTypes['RatingPoint']> = {
  before?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deviation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReactionCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactionCount'] = ResolversParentTypes['ReactionCount']> = {
  count?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  reaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecommendationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Recommendation'] = ResolversParentTypes['Recommendation']> = {
  __resolveType: TypeResolveFn<'ChannelRecommendation' | 'PlayerRecommendation', ParentType, ContextType>;
};

export type RecommendationEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecommendationEvidence'] = ResolversParentTypes['RecommendationEvidence']> = {
  effect?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['EvidenceUnit'], ParentType, ContextType>;
};

export type RecommendationFeedbackPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecommendationFeedbackPayload'] = ResolversParentTypes['RecommendationFeedbackPayload']> = {
  __resolveType: TypeResolveFn<'ChannelFeedbackSuccess' | 'InvalidValueError' | 'NotFoundError' | 'PlayerFeedbackSuccess', ParentType, ContextType>;
};

export type RecommendationFeedbackSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecommendationFeedbackSuccess'] = ResolversParentTypes['RecommendationFeedbackSuccess']> = {
  __resolveType: TypeResolveFn<'ChannelFeedbackSuccess' | 'PlayerFeedbackSuccess', ParentType, ContextType>;
};

export type RecommendedTimeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecommendedTime'] = ResolversParentTypes['RecommendedTime']> = {
  hour?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weekday?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SeasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Season'] = ResolversParentTypes['Season']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SeriesAnomalyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesAnomaly'] = ResolversParentTypes['SeriesAnomaly']> = {
  before?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SeriesChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesChange'] = ResolversParentTypes['SeriesChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lastBefore?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  levelAfter?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  levelBefore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  shift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SeriesPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesPoint'] = ResolversParentTypes['SeriesPoint']> = {
  before?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  posts?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type StabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stability'] = ResolversParentTypes['Stability']> = {
  current?: Resolver<ResolversTypes['Streak'], ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  longestLossStreak?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  longestWinStreak?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  queueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  spread?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  spreadHigh?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  spreadLow?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type StandingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Standing'] = ResolversParentTypes['Standing']> = {
  percentile?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  players?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  queueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stat?: Resolver<ResolversTypes['StandingStat'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type StandingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StandingConnection'] = ResolversParentTypes['StandingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StandingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Standing']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StandingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StandingEdge'] = ResolversParentTypes['StandingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Standing'], ParentType, ContextType>;
};

export type StreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Streak'] = ResolversParentTypes['Streak']> = {
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['MatchResult'], ParentType, ContextType>;
};

export type SubscriberSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscriberSnapshot'] = ResolversParentTypes['SubscriberSnapshot']> = {
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subscribers?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type SubscriberSnapshotConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscriberSnapshotConnection'] = ResolversParentTypes['SubscriberSnapshotConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SubscriberSnapshotEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SubscriberSnapshot']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriberSnapshotEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscriberSnapshotEdge'] = ResolversParentTypes['SubscriberSnapshotEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SubscriberSnapshot'], ParentType, ContextType>;
};

export type TeamResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  bans?: Resolver<Array<ResolversTypes['Ban']>, ParentType, ContextType>;
  objectives?: Resolver<Array<ResolversTypes['TeamObjective']>, ParentType, ContextType>;
  teamId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  win?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TeamObjectiveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TeamObjective'] = ResolversParentTypes['TeamObjective']> = {
  first?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kills?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  objective?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TrendResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Trend'] = ResolversParentTypes['Trend']> = {
  direction?: Resolver<Maybe<ResolversTypes['TrendDirection']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  slope?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type TrendingPostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrendingPost'] = ResolversParentTypes['TrendingPost']> = {
  ageHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  usualViews?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  views?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TrendingPostsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrendingPosts'] = ResolversParentTypes['TrendingPosts']> = {
  judged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  posts?: Resolver<Array<ResolversTypes['TrendingPost']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataStatus'], ParentType, ContextType>;
};

export type UpdateChannelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateChannelPayload'] = ResolversParentTypes['UpdateChannelPayload']> = {
  __resolveType: TypeResolveFn<'ConflictError' | 'InvalidValueError' | 'NotFoundError' | 'UpdateChannelSuccess', ParentType, ContextType>;
};

export type UpdateChannelSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateChannelSuccess'] = ResolversParentTypes['UpdateChannelSuccess']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdatePlayerSettingsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePlayerSettingsPayload'] = ResolversParentTypes['UpdatePlayerSettingsPayload']> = {
  __resolveType: TypeResolveFn<'InvalidValueError' | 'NotFoundError' | 'UpdatePlayerSettingsSuccess', ParentType, ContextType>;
};

export type UpdatePlayerSettingsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePlayerSettingsSuccess'] = ResolversParentTypes['UpdatePlayerSettingsSuccess']> = {
  player?: Resolver<ResolversTypes['Player'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'ConflictError' | 'InvalidValueError' | 'NotFoundError', ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  role?: Resolver<ResolversTypes['ViewerRole'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Analytics?: AnalyticsResolvers<ContextType>;
  Ban?: BanResolvers<ContextType>;
  BestTimeCell?: BestTimeCellResolvers<ContextType>;
  BestTimes?: BestTimesResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  CacheLog?: CacheLogResolvers<ContextType>;
  CachePerformance?: CachePerformanceResolvers<ContextType>;
  CacheRequestCount?: CacheRequestCountResolvers<ContextType>;
  Champion?: ChampionResolvers<ContextType>;
  ChampionStats?: ChampionStatsResolvers<ContextType>;
  Channel?: ChannelResolvers<ContextType>;
  ChannelActivity?: ChannelActivityResolvers<ContextType>;
  ChannelAnomalies?: ChannelAnomaliesResolvers<ContextType>;
  ChannelChangePoints?: ChannelChangePointsResolvers<ContextType>;
  ChannelConnection?: ChannelConnectionResolvers<ContextType>;
  ChannelEdge?: ChannelEdgeResolvers<ContextType>;
  ChannelFeedbackSuccess?: ChannelFeedbackSuccessResolvers<ContextType>;
  ChannelForecast?: ChannelForecastResolvers<ContextType>;
  ChannelOverview?: ChannelOverviewResolvers<ContextType>;
  ChannelRate?: ChannelRateResolvers<ContextType>;
  ChannelRecommendation?: ChannelRecommendationResolvers<ContextType>;
  ConflictError?: ConflictErrorResolvers<ContextType>;
  ContentMix?: ContentMixResolvers<ContextType>;
  ContentShare?: ContentShareResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  ForecastPoint?: ForecastPointResolvers<ContextType>;
  GamesQuantiles?: GamesQuantilesResolvers<ContextType>;
  GatewayProcess?: GatewayProcessResolvers<ContextType>;
  InsightEvidence?: InsightEvidenceResolvers<ContextType>;
  InvalidValueError?: InvalidValueErrorResolvers<ContextType>;
  InvalidateCachePayload?: InvalidateCachePayloadResolvers<ContextType>;
  InvalidationLag?: InvalidationLagResolvers<ContextType>;
  Ladder?: LadderResolvers<ContextType>;
  LinkShare?: LinkShareResolvers<ContextType>;
  Match?: MatchResolvers<ContextType>;
  MatchConnection?: MatchConnectionResolvers<ContextType>;
  MatchEdge?: MatchEdgeResolvers<ContextType>;
  Matchup?: MatchupResolvers<ContextType>;
  MediaShare?: MediaShareResolvers<ContextType>;
  Meta?: MetaResolvers<ContextType>;
  MetaChampion?: MetaChampionResolvers<ContextType>;
  MetaShare?: MetaShareResolvers<ContextType>;
  MetaShift?: MetaShiftResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Participant?: ParticipantResolvers<ContextType>;
  ParticipantDetails?: ParticipantDetailsResolvers<ContextType>;
  Performance?: PerformanceResolvers<ContextType>;
  PerformanceEntry?: PerformanceEntryResolvers<ContextType>;
  PeriodStats?: PeriodStatsResolvers<ContextType>;
  Player?: PlayerResolvers<ContextType>;
  PlayerConnection?: PlayerConnectionResolvers<ContextType>;
  PlayerEdge?: PlayerEdgeResolvers<ContextType>;
  PlayerFeedbackSuccess?: PlayerFeedbackSuccessResolvers<ContextType>;
  PlayerInsight?: PlayerInsightResolvers<ContextType>;
  PlayerInsights?: PlayerInsightsResolvers<ContextType>;
  PlayerMatchConnection?: PlayerMatchConnectionResolvers<ContextType>;
  PlayerMatchEdge?: PlayerMatchEdgeResolvers<ContextType>;
  PlayerName?: PlayerNameResolvers<ContextType>;
  PlayerPercentile?: PlayerPercentileResolvers<ContextType>;
  PlayerPercentiles?: PlayerPercentilesResolvers<ContextType>;
  PlayerRecommendation?: PlayerRecommendationResolvers<ContextType>;
  PlayerSettings?: PlayerSettingsResolvers<ContextType>;
  PlayerTrends?: PlayerTrendsResolvers<ContextType>;
  PositionStats?: PositionStatsResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  PostConnection?: PostConnectionResolvers<ContextType>;
  PostEdge?: PostEdgeResolvers<ContextType>;
  PostSnapshot?: PostSnapshotResolvers<ContextType>;
  PostSnapshotConnection?: PostSnapshotConnectionResolvers<ContextType>;
  PostSnapshotEdge?: PostSnapshotEdgeResolvers<ContextType>;
  PostVersion?: PostVersionResolvers<ContextType>;
  PostVersionConnection?: PostVersionConnectionResolvers<ContextType>;
  PostVersionEdge?: PostVersionEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Queue?: QueueResolvers<ContextType>;
  Rank?: RankResolvers<ContextType>;
  RankEstimate?: RankEstimateResolvers<ContextType>;
  RankForecast?: RankForecastResolvers<ContextType>;
  RankSnapshotConnection?: RankSnapshotConnectionResolvers<ContextType>;
  RankSnapshotEdge?: RankSnapshotEdgeResolvers<ContextType>;
  Rate?: RateResolvers<ContextType>;
  RateDifference?: RateDifferenceResolvers<ContextType>;
  RateShift?: RateShiftResolvers<ContextType>;
  Rating?: RatingResolvers<ContextType>;
  RatingPoint?: RatingPointResolvers<ContextType>;
  ReactionCount?: ReactionCountResolvers<ContextType>;
  Recommendation?: RecommendationResolvers<ContextType>;
  RecommendationEvidence?: RecommendationEvidenceResolvers<ContextType>;
  RecommendationFeedbackPayload?: RecommendationFeedbackPayloadResolvers<ContextType>;
  RecommendationFeedbackSuccess?: RecommendationFeedbackSuccessResolvers<ContextType>;
  RecommendedTime?: RecommendedTimeResolvers<ContextType>;
  Season?: SeasonResolvers<ContextType>;
  SeriesAnomaly?: SeriesAnomalyResolvers<ContextType>;
  SeriesChange?: SeriesChangeResolvers<ContextType>;
  SeriesPoint?: SeriesPointResolvers<ContextType>;
  Stability?: StabilityResolvers<ContextType>;
  Standing?: StandingResolvers<ContextType>;
  StandingConnection?: StandingConnectionResolvers<ContextType>;
  StandingEdge?: StandingEdgeResolvers<ContextType>;
  Streak?: StreakResolvers<ContextType>;
  SubscriberSnapshot?: SubscriberSnapshotResolvers<ContextType>;
  SubscriberSnapshotConnection?: SubscriberSnapshotConnectionResolvers<ContextType>;
  SubscriberSnapshotEdge?: SubscriberSnapshotEdgeResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
  TeamObjective?: TeamObjectiveResolvers<ContextType>;
  Trend?: TrendResolvers<ContextType>;
  TrendingPost?: TrendingPostResolvers<ContextType>;
  TrendingPosts?: TrendingPostsResolvers<ContextType>;
  UpdateChannelPayload?: UpdateChannelPayloadResolvers<ContextType>;
  UpdateChannelSuccess?: UpdateChannelSuccessResolvers<ContextType>;
  UpdatePlayerSettingsPayload?: UpdatePlayerSettingsPayloadResolvers<ContextType>;
  UpdatePlayerSettingsSuccess?: UpdatePlayerSettingsSuccessResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  cacheTag?: CacheTagDirectiveResolver<any, any, ContextType>;
};
