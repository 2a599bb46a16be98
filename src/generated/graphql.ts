import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { PlayerRow, PlayerNameRow } from '../data/player-repository.ts';
import type { RankRow } from '../data/rank-repository.ts';
import type { MatchRow, QueueRow, TeamRow, BanRow } from '../data/match-repository.ts';
import type { ChampionRow } from '../data/champion-repository.ts';
import type { ParticipantRow, ParticipantDetailsRow } from '../data/participant-repository.ts';
import type { ChannelRow, SubscriberSnapshotRow } from '../data/channel-repository.ts';
import type { PostRow, PostSnapshotRow, PostVersionRow } from '../data/post-repository.ts';
import type { PerformanceSource, CachePerformanceSource } from '../resolvers/performance-resolvers.ts';
import type { PlayerConnectionSource, PlayerEdgeSource, PlayerMatchConnectionSource, PlayerMatchEdgeSource, RankSnapshotConnectionSource, RankSnapshotEdgeSource, MatchConnectionSource, MatchEdgeSource, ChannelConnectionSource, ChannelEdgeSource, SubscriberSnapshotConnectionSource, SubscriberSnapshotEdgeSource, PostConnectionSource, PostEdgeSource, PostSnapshotConnectionSource, PostSnapshotEdgeSource, PostVersionConnectionSource, PostVersionEdgeSource } from '../resolvers/connection.ts';
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
  /** Matches, with teams and participants. */
  | 'MATCH'
  /** Players, with all that hangs on them. */
  | 'PLAYER'
  /** Posts, with their histories. */
  | 'POST'
  /** Queues. */
  | 'QUEUE';

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

/** A channel of a community. */
export type Channel = Node & {
  __typename?: 'Channel';
  /** The platform's own numeric id; null until a source gives it. */
  externalId?: Maybe<Scalars['BigInt']['output']>;
  /** Handle without `@`; null until known. */
  handle?: Maybe<Scalars['String']['output']>;
  /** Opaque global id. */
  id: Scalars['ID']['output'];
  /** The player it belongs to; null until an operator sets it. */
  owner?: Maybe<Player>;
  /** Where it lives. */
  platform: ChannelPlatform;
  /** The channel's posts. */
  posts: PostConnection;
  /** Dated numbers of subscribers, oldest first. */
  subscriberHistory: SubscriberSnapshotConnection;
  /** Newest known number of subscribers; null where no source gave one. */
  subscribers?: Maybe<Scalars['BigInt']['output']>;
  /** IANA time zone of its audience; null until an operator sets it. */
  timeZone?: Maybe<Scalars['String']['output']>;
  /** Title; null until known. */
  title?: Maybe<Scalars['String']['output']>;
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
export type ChannelSubscriberHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Keys of a channel: exactly one. */
export type ChannelBy =
  /** Handle on a platform. */
  { handle: ChannelHandleInput; id?: never; }
  |  /** Global id. */
  { handle?: never; id: Scalars['ID']['input']; };

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

/** Which channels; all given conditions must hold. */
export type ChannelFilter = {
  /** Only on this platform. */
  platform?: InputMaybe<ChannelPlatform>;
  /** Only whose title (handle, where there is none) contains this, without regard to case, 1–64 characters; fewer than three must begin it. */
  search?: InputMaybe<Scalars['String']['input']>;
};

/** A handle, compared without regard to case. */
export type ChannelHandleInput = {
  /** With or without `@`. */
  name: Scalars['String']['input'];
  /** Where the channel lives. */
  platform?: ChannelPlatform;
};

/** Platforms that channels live on. */
export type ChannelPlatform =
  /** Telegram. */
  | 'TELEGRAM';

/** Something else holds what must be unique. */
export type ConflictError = UserError & {
  __typename?: 'ConflictError';
  /** The input field. */
  field: Scalars['String']['output'];
  /** What was required and what came. */
  message: Scalars['String']['output'];
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

/** Changes. All of them need the operator's token: `Authorization: Bearer …`. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Drops stored answers, on all gateways of the database, for what no change tells of: rows that were written with triggers disabled. Changes need it not. */
  invalidateCache: InvalidateCachePayload;
  /** Changes what an operator knows of a channel. Absent fields stay; null clears. */
  updateChannel: UpdateChannelPayload;
  /** Changes a player's settings. Absent fields stay; null clears. */
  updatePlayerSettings: UpdatePlayerSettingsPayload;
};


/** Changes. All of them need the operator's token: `Authorization: Bearer …`. */
export type MutationInvalidateCacheArgs = {
  input: InvalidateCacheInput;
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
  /** Channels the player owns, by title. */
  channels: ChannelConnection;
  /** Newest known name before the `#`; may end in a space. Null where no source gave one. */
  gameName?: Maybe<Scalars['String']['output']>;
  /** Opaque global id. */
  id: Scalars['ID']['output'];
  /** Start of the newest stored match; null when there is none. */
  lastPlayedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The player's matches, newest first. */
  matches: PlayerMatchConnection;
  /** Every name the player was seen under, newest first, at most 50. */
  names: Array<PlayerName>;
  /** Game server, of the newest stored match. */
  platform: Platform;
  /** Riot's id of the account, 78 characters; stays through renames. */
  puuid: Scalars['String']['output'];
  /** Dated observations of the rank in one queue, oldest first. */
  rankHistory: RankSnapshotConnection;
  /** Newest known rank in each ranked queue. */
  ranks: Array<Rank>;
  /** What an operator set for the player. */
  settings: PlayerSettings;
  /** Newest known name after the `#`. Null where no source gave one. */
  tagLine?: Maybe<Scalars['String']['output']>;
};


/** A game account. */
export type PlayerChannelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
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
export type PlayerRankHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  queue: RankedQueue;
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

/** Which players; all given conditions must hold. */
export type PlayerFilter = {
  /** Only of this game server. */
  platform?: InputMaybe<Platform>;
  /** Only whose newest name contains this, without regard to case, 1–64 characters; fewer than three must begin the name. */
  search?: InputMaybe<Scalars['String']['input']>;
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

/** What an operator set for a player. */
export type PlayerSettings = {
  __typename?: 'PlayerSettings';
  /** Queue the player cares about most; null when not set. */
  mainQueueId?: Maybe<Scalars['Int']['output']>;
  /** IANA time zone in which days begin; null when not set. */
  timeZone?: Maybe<Scalars['String']['output']>;
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

/** How often a reaction was given. */
export type ReactionCount = {
  __typename?: 'ReactionCount';
  /** How often, 0 or more. */
  count: Scalars['BigInt']['output'];
  /** An emoji, `custom:` with the id of a custom emoji, or `paid`. */
  reaction: Scalars['String']['output'];
};

/** A name with its tag, compared without regard to case. */
export type RiotIdInput = {
  /** Before the `#`. */
  gameName: Scalars['String']['input'];
  /** After the `#`. */
  tagLine: Scalars['String']['input'];
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
  UserError:
    | ( ConflictError )
    | ( InvalidValueError )
    | ( NotFoundError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Ban: ResolverTypeWrapper<BanRow>;
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
  Channel: ResolverTypeWrapper<ChannelRow>;
  ChannelBy: ChannelBy;
  ChannelConnection: ResolverTypeWrapper<ChannelConnectionSource>;
  ChannelEdge: ResolverTypeWrapper<ChannelEdgeSource>;
  ChannelFilter: ChannelFilter;
  ChannelHandleInput: ChannelHandleInput;
  ChannelPlatform: ChannelPlatform;
  ConflictError: ResolverTypeWrapper<ConflictError>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GatewayProcess: ResolverTypeWrapper<GatewayProcess>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidValueError: ResolverTypeWrapper<InvalidValueError>;
  InvalidateCacheInput: InvalidateCacheInput;
  InvalidateCachePayload: ResolverTypeWrapper<InvalidateCachePayload>;
  InvalidationLag: ResolverTypeWrapper<InvalidationLag>;
  Match: ResolverTypeWrapper<MatchRow>;
  MatchConnection: ResolverTypeWrapper<MatchConnectionSource>;
  MatchEdge: ResolverTypeWrapper<MatchEdgeSource>;
  MatchFilter: MatchFilter;
  MatchResult: MatchResult;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundError: ResolverTypeWrapper<NotFoundError>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Participant: ResolverTypeWrapper<ParticipantRow>;
  ParticipantDetails: ResolverTypeWrapper<ParticipantDetailsRow>;
  Performance: ResolverTypeWrapper<PerformanceSource>;
  PerformanceEntry: ResolverTypeWrapper<PerformanceEntry>;
  PerformanceOrder: PerformanceOrder;
  PerformanceWindow: PerformanceWindow;
  Platform: Platform;
  Player: ResolverTypeWrapper<PlayerRow>;
  PlayerBy: PlayerBy;
  PlayerConnection: ResolverTypeWrapper<PlayerConnectionSource>;
  PlayerEdge: ResolverTypeWrapper<PlayerEdgeSource>;
  PlayerFilter: PlayerFilter;
  PlayerMatchConnection: ResolverTypeWrapper<PlayerMatchConnectionSource>;
  PlayerMatchEdge: ResolverTypeWrapper<PlayerMatchEdgeSource>;
  PlayerMatchFilter: PlayerMatchFilter;
  PlayerName: ResolverTypeWrapper<PlayerNameRow>;
  PlayerOrder: PlayerOrder;
  PlayerSettings: ResolverTypeWrapper<PlayerRow>;
  Position: Position;
  Post: ResolverTypeWrapper<PostRow>;
  PostConnection: ResolverTypeWrapper<PostConnectionSource>;
  PostEdge: ResolverTypeWrapper<PostEdgeSource>;
  PostFilter: PostFilter;
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
  RankSnapshotConnection: ResolverTypeWrapper<RankSnapshotConnectionSource>;
  RankSnapshotEdge: ResolverTypeWrapper<RankSnapshotEdgeSource>;
  RankedQueue: RankedQueue;
  ReactionCount: ResolverTypeWrapper<ReactionCount>;
  RiotIdInput: RiotIdInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubscriberSnapshot: ResolverTypeWrapper<SubscriberSnapshotRow>;
  SubscriberSnapshotConnection: ResolverTypeWrapper<SubscriberSnapshotConnectionSource>;
  SubscriberSnapshotEdge: ResolverTypeWrapper<SubscriberSnapshotEdgeSource>;
  Team: ResolverTypeWrapper<TeamRow>;
  TeamObjective: ResolverTypeWrapper<TeamObjective>;
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
  Ban: BanRow;
  BigInt: Scalars['BigInt']['output'];
  Boolean: Scalars['Boolean']['output'];
  CacheLog: CacheLog;
  CachePerformance: CachePerformanceSource;
  CacheRequestCount: CacheRequestCount;
  Champion: ChampionRow;
  Channel: ChannelRow;
  ChannelBy: ChannelBy;
  ChannelConnection: ChannelConnectionSource;
  ChannelEdge: ChannelEdgeSource;
  ChannelFilter: ChannelFilter;
  ChannelHandleInput: ChannelHandleInput;
  ConflictError: ConflictError;
  DateTime: Scalars['DateTime']['output'];
  Float: Scalars['Float']['output'];
  GatewayProcess: GatewayProcess;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  InvalidValueError: InvalidValueError;
  InvalidateCacheInput: InvalidateCacheInput;
  InvalidateCachePayload: InvalidateCachePayload;
  InvalidationLag: InvalidationLag;
  Match: MatchRow;
  MatchConnection: MatchConnectionSource;
  MatchEdge: MatchEdgeSource;
  MatchFilter: MatchFilter;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundError: NotFoundError;
  PageInfo: PageInfo;
  Participant: ParticipantRow;
  ParticipantDetails: ParticipantDetailsRow;
  Performance: PerformanceSource;
  PerformanceEntry: PerformanceEntry;
  Player: PlayerRow;
  PlayerBy: PlayerBy;
  PlayerConnection: PlayerConnectionSource;
  PlayerEdge: PlayerEdgeSource;
  PlayerFilter: PlayerFilter;
  PlayerMatchConnection: PlayerMatchConnectionSource;
  PlayerMatchEdge: PlayerMatchEdgeSource;
  PlayerMatchFilter: PlayerMatchFilter;
  PlayerName: PlayerNameRow;
  PlayerSettings: PlayerRow;
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
  RankSnapshotConnection: RankSnapshotConnectionSource;
  RankSnapshotEdge: RankSnapshotEdgeSource;
  ReactionCount: ReactionCount;
  RiotIdInput: RiotIdInput;
  String: Scalars['String']['output'];
  SubscriberSnapshot: SubscriberSnapshotRow;
  SubscriberSnapshotConnection: SubscriberSnapshotConnectionSource;
  SubscriberSnapshotEdge: SubscriberSnapshotEdgeSource;
  Team: TeamRow;
  TeamObjective: TeamObjective;
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
  type: Scalars['String']['input'];
};

export type CacheTagDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheTagDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type BanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ban'] = ResolversParentTypes['Ban']> = {
  champion?: Resolver<Maybe<ResolversTypes['Champion']>, ParentType, ContextType>;
  championId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pickTurn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type ChannelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  externalId?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  handle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['ChannelPlatform'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<ChannelPostsArgs, 'orderBy'>>;
  subscriberHistory?: Resolver<ResolversTypes['SubscriberSnapshotConnection'], ParentType, ContextType, Partial<ChannelSubscriberHistoryArgs>>;
  subscribers?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type ConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictError'] = ResolversParentTypes['ConflictError']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type GatewayProcessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GatewayProcess'] = ResolversParentTypes['GatewayProcess']> = {
  host?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  instance?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pid?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  invalidateCache?: Resolver<ResolversTypes['InvalidateCachePayload'], ParentType, ContextType, RequireFields<MutationInvalidateCacheArgs, 'input'>>;
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

export type PlayerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Player'] = ResolversParentTypes['Player']> = {
  channels?: Resolver<ResolversTypes['ChannelConnection'], ParentType, ContextType, Partial<PlayerChannelsArgs>>;
  gameName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastPlayedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['PlayerMatchConnection'], ParentType, ContextType, Partial<PlayerMatchesArgs>>;
  names?: Resolver<Array<ResolversTypes['PlayerName']>, ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['Platform'], ParentType, ContextType>;
  puuid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rankHistory?: Resolver<ResolversTypes['RankSnapshotConnection'], ParentType, ContextType, RequireFields<PlayerRankHistoryArgs, 'queue'>>;
  ranks?: Resolver<Array<ResolversTypes['Rank']>, ParentType, ContextType>;
  settings?: Resolver<ResolversTypes['PlayerSettings'], ParentType, ContextType>;
  tagLine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type PlayerSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayerSettings'] = ResolversParentTypes['PlayerSettings']> = {
  mainQueueId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType, RequireFields<QueryChannelArgs, 'by'>>;
  channels?: Resolver<ResolversTypes['ChannelConnection'], ParentType, ContextType, Partial<QueryChannelsArgs>>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType, RequireFields<QueryMatchArgs, 'matchId'>>;
  matches?: Resolver<ResolversTypes['MatchConnection'], ParentType, ContextType, Partial<QueryMatchesArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  performance?: Resolver<Maybe<ResolversTypes['Performance']>, ParentType, ContextType, RequireFields<QueryPerformanceArgs, 'window'>>;
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType, RequireFields<QueryPlayerArgs, 'by'>>;
  players?: Resolver<ResolversTypes['PlayerConnection'], ParentType, ContextType, RequireFields<QueryPlayersArgs, 'orderBy'>>;
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

export type ReactionCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReactionCount'] = ResolversParentTypes['ReactionCount']> = {
  count?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  reaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  Ban?: BanResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  CacheLog?: CacheLogResolvers<ContextType>;
  CachePerformance?: CachePerformanceResolvers<ContextType>;
  CacheRequestCount?: CacheRequestCountResolvers<ContextType>;
  Champion?: ChampionResolvers<ContextType>;
  Channel?: ChannelResolvers<ContextType>;
  ChannelConnection?: ChannelConnectionResolvers<ContextType>;
  ChannelEdge?: ChannelEdgeResolvers<ContextType>;
  ConflictError?: ConflictErrorResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  GatewayProcess?: GatewayProcessResolvers<ContextType>;
  InvalidValueError?: InvalidValueErrorResolvers<ContextType>;
  InvalidateCachePayload?: InvalidateCachePayloadResolvers<ContextType>;
  InvalidationLag?: InvalidationLagResolvers<ContextType>;
  Match?: MatchResolvers<ContextType>;
  MatchConnection?: MatchConnectionResolvers<ContextType>;
  MatchEdge?: MatchEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundError?: NotFoundErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Participant?: ParticipantResolvers<ContextType>;
  ParticipantDetails?: ParticipantDetailsResolvers<ContextType>;
  Performance?: PerformanceResolvers<ContextType>;
  PerformanceEntry?: PerformanceEntryResolvers<ContextType>;
  Player?: PlayerResolvers<ContextType>;
  PlayerConnection?: PlayerConnectionResolvers<ContextType>;
  PlayerEdge?: PlayerEdgeResolvers<ContextType>;
  PlayerMatchConnection?: PlayerMatchConnectionResolvers<ContextType>;
  PlayerMatchEdge?: PlayerMatchEdgeResolvers<ContextType>;
  PlayerName?: PlayerNameResolvers<ContextType>;
  PlayerSettings?: PlayerSettingsResolvers<ContextType>;
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
  RankSnapshotConnection?: RankSnapshotConnectionResolvers<ContextType>;
  RankSnapshotEdge?: RankSnapshotEdgeResolvers<ContextType>;
  ReactionCount?: ReactionCountResolvers<ContextType>;
  SubscriberSnapshot?: SubscriberSnapshotResolvers<ContextType>;
  SubscriberSnapshotConnection?: SubscriberSnapshotConnectionResolvers<ContextType>;
  SubscriberSnapshotEdge?: SubscriberSnapshotEdgeResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
  TeamObjective?: TeamObjectiveResolvers<ContextType>;
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
