import type DataLoader from 'dataloader';
import type { ChannelFiguresRow, ChannelMoment, SubscribersAtRow } from '../data/channel-figures-repository.ts';
import type { ChannelSpan, ObservationRow, ObservationsRequest, PostGapRow, SubscriberEndRow } from '../data/channel-series-repository.ts';
import type { ChannelUnits } from '../data/edge-lists.ts';
import type { Repositories } from '../data/repositories.ts';
import { partTag } from '../domain/cache-tags.ts';
import type { BatchObserver } from './batch-listener.ts';
import { createPlacedLoader } from './batch-loader.ts';
import type { TagCollector } from './tag-collector.ts';

/** Loads what posts and subscribers of channels come to. */
export interface ChannelFigureLoaders {
  /** One row a unit that has posts. */
  readonly channelFigures: DataLoader<ChannelUnits, ChannelFiguresRow[], string>;
  /** None where no number was observed until then, else one. */
  readonly subscribersAt: DataLoader<ChannelMoment, SubscribersAtRow[], string>;
  /** One row a unit in which a number was observed. */
  readonly subscriberEnds: DataLoader<ChannelUnits, SubscriberEndRow[], string>;
  readonly observations: DataLoader<ObservationsRequest, ObservationRow[], string>;
  /** One row. */
  readonly postGaps: DataLoader<ChannelSpan, PostGapRow[], string>;
}

const ofUnits = ({ channelId, edges }: ChannelUnits) => `${channelId} ${edges.join()}`;
const ofSpan = ({ channelId, from, before }: ChannelSpan) => `${channelId} ${from.getTime()} ${before.getTime()}`;

/** Loaders of one request. */
export function createChannelFigureLoaders(
  { channelFigures, channelSeries }: Repositories,
  observer: BatchObserver,
  tags: TagCollector,
): ChannelFigureLoaders {
  const reportPart = (part: 'figures' | 'subscribers') => (collector: TagCollector, key: { readonly channelId: string }) =>
    collector.add(partTag('Channel', key.channelId, part));
  return {
    channelFigures: createPlacedLoader(
      observer.fetch('channelFigures', channelFigures.findFigures),
      { ofKey: ofUnits, report: reportPart('figures') },
      tags,
    ),
    subscribersAt: createPlacedLoader(
      observer.fetch('subscribersAt', channelFigures.findSubscribersAt),
      { ofKey: ({ channelId, at }) => `${channelId} ${at.getTime()}`, report: reportPart('subscribers') },
      tags,
    ),
    subscriberEnds: createPlacedLoader(
      observer.fetch('subscriberEnds', channelSeries.findSubscriberEnds),
      { ofKey: ofUnits, report: reportPart('subscribers') },
      tags,
    ),
    observations: createPlacedLoader(
      observer.fetch('observations', channelSeries.findObservations),
      { ofKey: (span) => `${ofSpan(span)} ${span.first}`, report: reportPart('subscribers') },
      tags,
    ),
    postGaps: createPlacedLoader(
      observer.fetch('postGaps', channelSeries.findPostGaps),
      { ofKey: ofSpan, report: reportPart('figures') },
      tags,
    ),
  };
}
