import { keyTag, listTag, partTag, rowTag, type TagPart, type TagType } from '../domain/cache-tags.ts';
import type { TagCollector } from './tag-collector.ts';

/** Reports what a loader found under a key; null: nothing. Called once for each key that a request loads. */
export type ReportRow<Key, Row> = (tags: TagCollector, key: Key, row: Row | null) => void;

/** Reports that the rows of a parent were read, whether there were any or not. */
export type ReportParent = (tags: TagCollector, parent: string) => void;

/** What a connection loader reports. */
export interface ConnectionReport<Row> {
  /** That the members of a parent's list were read, in an order; of no order when they were counted. Called for each page and count. */
  readonly members: (tags: TagCollector, parent: string, order: string | null) => void;
  /** An item of a page; null where the tag of the members tells of what is in them, too. */
  readonly item: ((tags: TagCollector, row: Row) => void) | null;
}

interface IdentifiedRow {
  readonly id: number | string;
}

/**
 * The row's tag, found or not: for loaders by row id that follow a reference. A row that appears under the id carries the same tag, so that
 * nothing else needs to tell of its absence.
 */
export function reportById(type: TagType): ReportParent {
  return (tags, id) => tags.add(rowTag(type, id));
}

/** The tag of the row that was found, else that of the key. */
export function reportByKey<Key extends number | string>(type: TagType): ReportRow<Key, IdentifiedRow> {
  return (tags, key, row) => tags.add(row === null ? keyTag(type, key) : rowTag(type, row.id));
}

/** The same, and the key's tag even when a row was found: for keys under which another row may take its place. */
export function reportByContestedKey(type: TagType): ReportRow<string, IdentifiedRow> {
  return (tags, key, row) => {
    tags.add(keyTag(type, key));
    if (row !== null) tags.add(rowTag(type, row.id));
  };
}

/** The tag of a part of the parent. */
export function reportPart(type: TagType, part: TagPart): ReportParent {
  return (tags, parent) => tags.add(partTag(type, parent, part));
}

/** The tag of an item's row. */
export function reportItem(type: TagType): (tags: TagCollector, row: IdentifiedRow) => void {
  return (tags, { id }) => tags.add(rowTag(type, id));
}

/** The tags of a root list of rows. */
export function reportRootList(type: TagType): ConnectionReport<IdentifiedRow> {
  const list = listTag(type);
  return { members: (tags) => tags.add(list), item: reportItem(type) };
}

/** The tag of a list that is a part of its parent, and whose items change with it alone. */
export function reportPartList(type: TagType, part: TagPart): ConnectionReport<unknown> {
  return { members: reportPart(type, part), item: null };
}
