import type { ReactionCountRecord } from '../../domain/channel-record.ts';
import { cleanText, MAX_COUNT, toCount, unreadable } from './telegram-values.ts';

/** The longest name of a reaction that is kept; an emoji has at most a few dozen code units. */
const MAX_REACTION_LENGTH = 100;

/** The name of a custom emoji's reaction; exports that left the file out do not say which one it was. */
export function toCustomReaction(documentId: unknown): string {
  const id = typeof documentId === 'string' || typeof documentId === 'number' || typeof documentId === 'bigint' ? String(documentId) : '';
  return /^\d{1,20}$/.test(id) ? `custom:${id}` : 'custom:unknown';
}

/** An emoji as a reaction's name. @throws FarsightError `UNREADABLE_INPUT` */
export function toEmojiReaction(value: unknown): string {
  const name = typeof value === 'string' ? cleanText(value).trim() : '';
  if (name === '' || name.length > MAX_REACTION_LENGTH) throw unreadable('the reaction', 'an emoji', value);
  return name;
}

/** One reaction with its count. @throws FarsightError `UNREADABLE_INPUT` */
export function toReactionCount(reaction: string, count: unknown): ReactionCountRecord {
  return { reaction, count: toCount(`the count of reaction ${reaction}`, count) };
}

/** Reactions of one record in order: most first, then by name. The same reaction named twice (custom emoji without ids) is added up. */
export function toReactionList(reactions: readonly ReactionCountRecord[]): readonly ReactionCountRecord[] {
  const byName = new Map<string, bigint>();
  for (const { reaction, count } of reactions) byName.set(reaction, cap((byName.get(reaction) ?? 0n) + BigInt(count)));
  return sortReactions(byName);
}

/** Reactions of one moment from two sources: each by its larger count, so that the order of sources does not matter. */
export function mergeReactions(
  left: readonly ReactionCountRecord[] | null,
  right: readonly ReactionCountRecord[] | null,
): readonly ReactionCountRecord[] | null {
  if (!left || !right) return left ?? right;
  const byName = new Map<string, bigint>();
  for (const { reaction, count } of [...left, ...right]) {
    const known = byName.get(reaction) ?? -1n;
    if (BigInt(count) > known) byName.set(reaction, BigInt(count));
  }
  return sortReactions(byName);
}

/** All reactions together, as a decimal string; null for null. */
export function sumReactions(reactions: readonly ReactionCountRecord[] | null): string | null {
  if (!reactions) return null;
  return cap(reactions.reduce((sum, { count }) => sum + BigInt(count), 0n)).toString();
}

/** True when both lists hold the same counts; they must be sorted, as this file makes them. */
export function sameReactions(left: readonly ReactionCountRecord[] | null, right: readonly ReactionCountRecord[] | null): boolean {
  if (!left || !right) return left === right;
  return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
}

function isSame(left: ReactionCountRecord, right: ReactionCountRecord | undefined): boolean {
  return left.reaction === right?.reaction && left.count === right.count;
}

function sortReactions(byName: ReadonlyMap<string, bigint>): readonly ReactionCountRecord[] {
  return [...byName]
    .sort(([leftName, left], [rightName, right]) => (left === right ? (leftName < rightName ? -1 : 1) : left > right ? -1 : 1))
    .map(([reaction, count]) => ({ reaction, count: count.toString() }));
}

// Each count fits a bigint; only their sum may not, and then the largest that does is the nearest truth.
function cap(count: bigint): bigint {
  return count > MAX_COUNT ? MAX_COUNT : count;
}
