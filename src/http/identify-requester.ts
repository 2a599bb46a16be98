import { createHash } from 'node:crypto';
import { wantsCacheInsight } from './cache-insight.ts';
import type { RawRequest } from './fast-path.ts';
import type { Requester } from './graphql-options.ts';
import { identifyViewer } from './identify-viewer.ts';
import { wantsTiming } from './timing-request.ts';

/**
 * Who asks, for stored answers: whoever has the operator's token is one session, known by a digest of the token, so that another token begins
 * another session; all others are nobody in particular.
 * @param operatorToken null when none is set
 */
export function createRequesterReader(operatorToken: string | null): (request: Pick<RawRequest, 'headers'>) => Requester {
  const session = operatorToken === null ? null : createHash('sha256').update(`session:${operatorToken}`).digest('base64url');
  return ({ headers }) => {
    const viewer = identifyViewer(headers.authorization, operatorToken);
    return {
      session: viewer.role === 'OPERATOR' ? session : null,
      insists: wantsTiming(viewer, headers),
      explains: wantsCacheInsight(viewer, headers),
    };
  };
}
