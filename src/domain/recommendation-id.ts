import { FarsightError } from './errors.ts';

/** Whom a recommendation is for, and which one it is. */
export interface RecommendationName {
  readonly owner: 'Channel' | 'Player';
  /** As a global id has it. Player: puuid. Channel: row id as a decimal string. */
  readonly key: string;
  /** What is stored with feedback: kind and what it is about, `CHAMPION:64`. The same advice keeps its name while its evidence grows. */
  readonly recommendation: string;
}

const MAX_ENCODED_LENGTH = 400;
const PATTERN = /^Recommendation:(?:Player:([^:\0]{1,200})|Channel:([1-9][0-9]{0,17})):([A-Z_]{1,40}(?::[A-Za-z0-9_-]{1,40}){0,2})$/;

/** The opaque id of a recommendation. */
export function toRecommendationId({ owner, key, recommendation }: RecommendationName): string {
  return Buffer.from(`Recommendation:${owner}:${key}:${recommendation}`, 'utf8').toString('base64url');
}

/**
 * What an id of a recommendation names; whether it was ever made is not known from it.
 * @param field the input field, for the error's facts
 * @throws FarsightError `BAD_INPUT` when it is none of ours
 */
export function readRecommendationId(id: string, field: string): RecommendationName {
  const name = parseId(id);
  // Encoded again, it must be the same: one recommendation has one id.
  if (name !== null && toRecommendationId(name) === id) return name;
  throw new FarsightError('BAD_INPUT', `"${field}" must be the id of a recommendation, got "${id.slice(0, 60)}"`, { facts: { field } });
}

function parseId(id: string): RecommendationName | null {
  const text = id.length > MAX_ENCODED_LENGTH ? '' : Buffer.from(id, 'base64url').toString('utf8');
  const [, puuid, channelId, recommendation] = PATTERN.exec(text) ?? [];
  if (recommendation === undefined) return null;
  if (puuid !== undefined) return { owner: 'Player', key: puuid, recommendation };
  return channelId === undefined ? null : { owner: 'Channel', key: channelId, recommendation };
}
