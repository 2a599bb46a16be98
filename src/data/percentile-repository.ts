import type { Position } from '../domain/platform.ts';
import type { Reader } from './database.ts';
import { type ColumnsOf, defineRead } from './packed-rows.ts';

/** Names what is usual in a queue and position. */
export interface PercentileKey {
  readonly queueId: number;
  readonly position: Position;
}

/** How one figure is spread among those who play the position in the queue. */
export interface PercentileRow {
  /** Of the key it answers, from 0. */
  readonly place: number;
  readonly stat: string;
  /** How many are compared. */
  readonly players: number;
  /** 101 quantiles, the smallest value first and the largest last. */
  readonly quantiles: readonly number[];
}

const COLUMNS: ColumnsOf<PercentileRow> = {
  place: ['wanted.place - 1', 'number'],
  stat: ['stored.stat', 'text'],
  players: ['stored.players', 'number'],
  quantiles: ['stored.quantiles', 'json'],
};

const findByKeys = defineRead(
  'percentiles_by_key',
  COLUMNS,
  (columns) => `select ${columns} from unnest($1::int[], $2::text[]) with ordinality wanted(queue_id, position, place)
join stat_percentiles stored on stored.queue_id = wanted.queue_id and stored.position = wanted.position
order by wanted.place, stored.stat`,
);

/** Statements of this repository. */
export const percentileStatements = [findByKeys];

/** Reads what is usual; each function costs one statement. */
export interface PercentileRepository {
  /** One row a figure, by its name; none where too few play the position. */
  findByKeys(keys: readonly PercentileKey[]): Promise<PercentileRow[]>;
}

/** A {@link PercentileRepository} over a reader. */
export function createPercentileRepository(reader: Reader): PercentileRepository {
  return {
    findByKeys: (keys) => reader.query(findByKeys, [keys.map(({ queueId }) => queueId), keys.map(({ position }) => position)]),
  };
}
