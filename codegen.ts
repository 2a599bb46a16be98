import { InMemoryCache } from '@apollo/client';
import type { CodegenConfig } from '@graphql-codegen/cli';
import type { DocumentNode } from 'graphql';

const data = '../data';
const connections = '../resolvers/connection.ts';
const clients = 'examples/clients/generated/';
const typedOperations = { documents: 'examples/*.graphql', documentTransforms: [{ transform: addTypenames }] };
const listPlugin = './scripts/operation-list-plugin.ts';

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'src/generated/graphql.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        emitLegacyCommonJSImports: false,
        importExtension: '.ts',
        contextType: '../execution/context.ts#Context',
        scalars: { DateTime: { input: 'Date', output: 'Date' }, BigInt: { input: 'string', output: 'string' }, ID: 'string' },
        // The gap between what clients see and what rows hold: resolvers are typed by rows.
        mappers: {
          Player: `${data}/player-repository.ts#PlayerRow`,
          Rank: `${data}/rank-repository.ts#RankRow`,
          PlayerName: `${data}/player-repository.ts#PlayerNameRow`,
          PlayerSettings: `${data}/player-repository.ts#PlayerRow`,
          Match: `${data}/match-repository.ts#MatchRow`,
          Queue: `${data}/match-repository.ts#QueueRow`,
          Team: `${data}/match-repository.ts#TeamRow`,
          Champion: `${data}/champion-repository.ts#ChampionRow`,
          Participant: `${data}/participant-repository.ts#ParticipantRow`,
          ParticipantDetails: `${data}/participant-repository.ts#ParticipantDetailsRow`,
          Ban: `${data}/match-repository.ts#BanRow`,
          Channel: `${data}/channel-repository.ts#ChannelRow`,
          SubscriberSnapshot: `${data}/channel-repository.ts#SubscriberSnapshotRow`,
          ChannelOverview: '../resolvers/channel-overview-resolvers.ts#ChannelOverviewSource',
          Post: `${data}/post-repository.ts#PostRow`,
          PostSnapshot: `${data}/post-repository.ts#PostSnapshotRow`,
          PostVersion: `${data}/post-repository.ts#PostVersionRow`,
          Rating: `${data}/rating-repository.ts#RatingRow`,
          RankEstimate: '../resolvers/rating-resolvers.ts#RankEstimateSource',
          Ladder: `${data}/rating-repository.ts#RankFitRow`,
          PlayerRecommendation: '../resolvers/recommendation-resolvers.ts#RecommendationSource',
          ChannelRecommendation: '../resolvers/channel-recommendation-resolvers.ts#ChannelRecommendationSource',
          Standing: `${data}/standing-repository.ts#StandingRow`,
          StandingConnection: `${connections}#StandingConnectionSource`,
          StandingEdge: `${connections}#StandingEdgeSource`,
          Analytics: '../resolvers/meta-resolvers.ts#AnalyticsSource',
          Meta: '../resolvers/meta-resolvers.ts#MetaSource',
          MetaChampion: '../resolvers/meta-resolvers.ts#MetaChampionSource',
          Matchup: '../resolvers/meta-resolvers.ts#MatchupSource',
          ChampionStats: `${data}/player-stats-repository.ts#ChampionStatsRow`,
          PositionStats: '../resolvers/player-breakdown-resolvers.ts#PositionStatsSource',
          PeriodStats: '../resolvers/player-stats-resolvers.ts#PeriodStatsSource',
          PlayerTrends: '../resolvers/trend-resolvers.ts#PlayerTrendsSource',
          PlayerInsight: '../resolvers/player-insights.ts#Insight',
          Season: `${data}/season-repository.ts#SeasonRow`,
          Performance: '../resolvers/performance-resolvers.ts#PerformanceSource',
          CachePerformance: '../resolvers/performance-resolvers.ts#CachePerformanceSource',
          PlayerConnection: `${connections}#PlayerConnectionSource`,
          PlayerEdge: `${connections}#PlayerEdgeSource`,
          PlayerMatchConnection: `${connections}#PlayerMatchConnectionSource`,
          PlayerMatchEdge: `${connections}#PlayerMatchEdgeSource`,
          RankSnapshotConnection: `${connections}#RankSnapshotConnectionSource`,
          RankSnapshotEdge: `${connections}#RankSnapshotEdgeSource`,
          MatchConnection: `${connections}#MatchConnectionSource`,
          MatchEdge: `${connections}#MatchEdgeSource`,
          ChannelConnection: `${connections}#ChannelConnectionSource`,
          ChannelEdge: `${connections}#ChannelEdgeSource`,
          SubscriberSnapshotConnection: `${connections}#SubscriberSnapshotConnectionSource`,
          SubscriberSnapshotEdge: `${connections}#SubscriberSnapshotEdgeSource`,
          PostConnection: `${connections}#PostConnectionSource`,
          PostEdge: `${connections}#PostEdgeSource`,
          PostSnapshotConnection: `${connections}#PostSnapshotConnectionSource`,
          PostSnapshotEdge: `${connections}#PostSnapshotEdgeSource`,
          PostVersionConnection: `${connections}#PostVersionConnectionSource`,
          PostVersionEdge: `${connections}#PostVersionEdgeSource`,
        },
      },
    },
    // What the applications of examples/clients/ are built with: types of the operations, documents that know their ids, and lists to register.
    [clients]: {
      ...typedOperations,
      preset: 'client',
      presetConfig: { persistedDocuments: true, fragmentMasking: false },
      config: {
        useTypeImports: true,
        strictScalars: true,
        skipTypeNameForRoot: true,
        emitLegacyCommonJSImports: false,
        importExtension: '.ts',
        // As JSON carries them.
        scalars: { DateTime: 'string', BigInt: 'string' },
      },
    },
    [`${clients}apollo-manifest.json`]: { ...typedOperations, plugins: [{ [listPlugin]: { format: 'apollo-manifest' } }] },
    [`${clients}relay-queries.json`]: { ...typedOperations, plugins: [{ [listPlugin]: { format: 'relay-queries' } }] },
  },
};

export default config;

/** In all objects but the root, as clients with a cache do it themselves: by an id, exactly the registered text runs. */
function addTypenames<File extends { document?: DocumentNode }>({ documents }: { documents: File[] }): File[] {
  const cache = new InMemoryCache();
  return documents.map((file) => (file.document ? { ...file, document: cache.transformDocument(file.document) } : file));
}
