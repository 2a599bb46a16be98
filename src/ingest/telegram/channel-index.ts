import { toHandleKey } from '../../domain/channel-name.ts';
import type { ChannelReference } from '../../domain/channel-record.ts';

/** A channel's row with its aliases. */
export interface ChannelRow {
  readonly id: string;
  externalId: string | null;
  handle: string | null;
  title: string | null;
  readonly titlePinned: boolean;
  /** True once a Desktop export gave the title: CSV titles then leave it alone. */
  readonly titleFromExport: boolean;
  csvIds: string[];
  csvTitles: string[];
}

/** The channels that a batch touches, kept up to date while its references are resolved one after another. */
export interface ChannelIndex {
  /** The rows that a reference's numeric id, handle and CSV id stand for, each once. A title alone finds nothing: two channels may share it. */
  find(reference: ChannelReference): readonly ChannelRow[];
  add(row: ChannelRow): void;
  /** Fills what the row lacks from a reference; true when that changed it. */
  fill(id: string, reference: ChannelReference): boolean;
  changedRows(): readonly ChannelRow[];
  changedAliases(): readonly { readonly kind: string; readonly value: string; readonly channelId: string }[];
}

/** An index over stored rows, which it takes over. */
export function createChannelIndex(rows: readonly ChannelRow[]): ChannelIndex {
  const all = new Map(rows.map((row) => [row.id, row]));
  const changed = new Set<ChannelRow>();
  const aliases = new Map<string, { kind: string; value: string; channelId: string }>();
  const holders = createHolders(rows);

  const learnAlias = (kind: 'CSV_ID' | 'CSV_TITLE', value: string, row: ChannelRow): boolean => {
    const key = `${kind} ${value}`;
    const holder = holders.get(key);
    if (holder === row) return false;
    if (holder && !isEarlier(row, holder)) return false;
    const values = kind === 'CSV_ID' ? 'csvIds' : 'csvTitles';
    if (holder) holder[values] = holder[values].filter((other) => other !== value);
    row[values] = [...row[values], value].sort();
    holders.set(key, row);
    aliases.set(key, { kind, value, channelId: row.id });
    return true;
  };

  return {
    find: (reference) => [
      ...new Set(
        [
          reference.externalId === null ? undefined : [...all.values()].find((row) => row.externalId === reference.externalId),
          reference.handle === null ? undefined : [...all.values()].find((row) => isHandle(row, reference.handle)),
          reference.csvId === null ? undefined : holders.get(`CSV_ID ${reference.csvId}`),
        ].filter((row) => row !== undefined),
      ),
    ],
    add: (row) => {
      all.set(row.id, row);
    },
    fill: (id, reference) => {
      const row = all.get(id);
      if (!row) return false;
      const filled = fillRow(row, reference);
      if (filled) changed.add(row);
      const learnedId = reference.csvId !== null && learnAlias('CSV_ID', reference.csvId, row);
      const learnedTitle = reference.csvId !== null && reference.csvTitle !== null && learnAlias('CSV_TITLE', reference.csvTitle, row);
      return filled || learnedId || learnedTitle;
    },
    changedRows: () => [...changed],
    changedAliases: () => [...aliases.values()],
  };
}

/** How messages name a channel: by its handle, else by its ids. */
export function describeChannel(row: ChannelRow): string {
  if (row.handle) return `@${row.handle}`;
  if (row.externalId) return `the channel with id ${row.externalId}`;
  return row.csvIds.length > 0 ? `the channel with CSV id ${row.csvIds.join(', ')}` : `the channel in row ${row.id}`;
}

function createHolders(rows: readonly ChannelRow[]): Map<string, ChannelRow> {
  const holders = new Map<string, ChannelRow>();
  for (const row of rows) {
    for (const value of row.csvIds) holders.set(`CSV_ID ${value}`, row);
    for (const value of row.csvTitles) holders.set(`CSV_TITLE ${value}`, row);
  }
  return holders;
}

/** Fills null columns; of two spellings of a handle or two titles of CSV files the lesser stays, so that the order of files does not matter. */
function fillRow(row: ChannelRow, reference: ChannelReference): boolean {
  const before = `${row.externalId} ${row.handle} ${row.title}`;
  row.externalId ??= reference.externalId;
  row.handle = least(row.handle, reference.handle);
  const titleFromCsv = !row.titlePinned && !row.titleFromExport && row.title !== null && row.csvTitles.includes(row.title);
  if (!row.titlePinned && row.title === null) row.title = reference.csvTitle;
  else if (titleFromCsv) row.title = least(row.title, reference.csvTitle);
  return before !== `${row.externalId} ${row.handle} ${row.title}`;
}

function least(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return right < left ? right : left;
}

/** Of channels that share a title, the one with the least CSV id holds it. */
function isEarlier(row: ChannelRow, holder: ChannelRow): boolean {
  const [mine, theirs] = [row, holder].map((channel) => channel.csvIds.map(BigInt).sort((left, right) => (left < right ? -1 : 1))[0]);
  return mine !== undefined && (theirs === undefined || mine < theirs);
}

function isHandle(row: ChannelRow, handle: string | null): boolean {
  return row.handle !== null && handle !== null && toHandleKey(row.handle) === toHandleKey(handle);
}
