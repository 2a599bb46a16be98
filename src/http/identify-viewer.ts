import { createHash, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '../domain/viewer.ts';

const ANONYMOUS: Viewer = Object.freeze({ role: 'ANONYMOUS' });
const OPERATOR: Viewer = Object.freeze({ role: 'OPERATOR' });

/**
 * Tells an operator from anybody else by the `Authorization` header. A wrong token makes nobody an operator, and is no
 * error: what needs an operator refuses by itself and says how to become one.
 * @param operatorToken null when none is set: nobody is an operator then
 */
export function identifyViewer(authorization: string | undefined, operatorToken: string | null): Viewer {
  if (operatorToken === null || authorization === undefined) return ANONYMOUS;
  const token = /^bearer +(\S+)\s*$/i.exec(authorization)?.[1];
  if (token === undefined) return ANONYMOUS;
  // Hashes are of one length, so that neither length nor content of the token shows in the time this takes.
  return timingSafeEqual(hash(token), hash(operatorToken)) ? OPERATOR : ANONYMOUS;
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
