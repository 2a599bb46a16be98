import { describe, expect, it } from 'vitest';
import { identifyViewer } from '../../../src/http/identify-viewer.ts';

const TOKEN = 'a-long-enough-token';

describe('identifyViewer', () => {
  it.each(['Bearer a-long-enough-token', 'bearer a-long-enough-token', 'Bearer   a-long-enough-token '])(
    'takes %j for an operator',
    (header) => {
      expect(identifyViewer(header, TOKEN)).toEqual({ role: 'OPERATOR' });
    },
  );

  it.each([undefined, '', 'Bearer', 'Bearer wrong', 'Bearer a-long-enough-token2', 'Basic a-long-enough-token', 'a-long-enough-token'])(
    'takes %j for nobody in particular',
    (header) => {
      expect(identifyViewer(header, TOKEN)).toEqual({ role: 'ANONYMOUS' });
    },
  );

  it('takes nobody for an operator when no token is set', () => {
    expect(identifyViewer('Bearer null', null)).toEqual({ role: 'ANONYMOUS' });
    expect(identifyViewer('Bearer ', null)).toEqual({ role: 'ANONYMOUS' });
  });
});
