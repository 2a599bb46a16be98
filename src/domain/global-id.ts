/** Types with a global id, and what their key is: a natural one where it outlives the database. */
export const NODE_TYPES = ['Player', 'Match', 'Channel', 'Post'] as const;

/** One of {@link NODE_TYPES}. */
export type NodeType = (typeof NODE_TYPES)[number];

/** A global id taken apart. */
export interface NodeKey {
  readonly type: NodeType;
  /** Player: puuid. Match: Riot's match id. Channel, Post: row id as a decimal string. */
  readonly key: string;
}

const DECIMAL_ID = /^[1-9][0-9]{0,17}$/;
const MAX_ENCODED_LENGTH = 300;

/** The opaque global id of a node (Relay). */
export function toGlobalId(type: NodeType, key: string): string {
  return Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');
}

/** The type and key of a global id; null when it is none of ours, so that it names nothing. */
export function fromGlobalId(id: string): NodeKey | null {
  if (id.length > MAX_ENCODED_LENGTH) return null;
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const separator = text.indexOf(':');
  const type = NODE_TYPES.find((candidate) => candidate === text.slice(0, separator));
  const key = text.slice(separator + 1);
  // Re-encoding refuses aliases: one node has one id.
  if (type === undefined || key === '' || key.includes('\0') || toGlobalId(type, key) !== id) return null;
  if ((type === 'Channel' || type === 'Post') && !DECIMAL_ID.test(key)) return null;
  return { type, key };
}
