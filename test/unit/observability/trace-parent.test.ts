import { describe, expect, it } from 'vitest';
import { readTraceParent } from '../../../src/observability/trace-parent.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('readTraceParent', () => {
  it('reads the caller, whether it is sampled, and its state', () => {
    const caller = readTraceParent({ traceparent: `00-${TRACE}-${SPAN}-01`, tracestate: 'vendor=1,other=2' });
    expect(caller).toMatchObject({ traceId: TRACE, spanId: SPAN, traceFlags: 1, isRemote: true });
    expect(caller?.traceState?.serialize()).toBe('vendor=1,other=2');
    expect(readTraceParent({ traceparent: `00-${TRACE}-${SPAN}-00` })).toEqual({
      traceId: TRACE,
      spanId: SPAN,
      traceFlags: 0,
      isRemote: true,
    });
  });

  it('takes of unknown flags and of versions of the future what it knows', () => {
    expect(readTraceParent({ traceparent: `00-${TRACE}-${SPAN}-ff` })?.traceFlags).toBe(1);
    expect(readTraceParent({ traceparent: `cc-${TRACE}-${SPAN}-00-what-comes` })?.traceFlags).toBe(0);
  });

  it.each([
    ['nothing', undefined],
    ['nonsense', 'yes'],
    ['capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['the version that is none', `ff-${TRACE}-${SPAN}-01`],
    ['more than its version has', `00-${TRACE}-${SPAN}-01-more`],
    ['a part that runs on', `cc-${TRACE}-${SPAN}-01more`],
    ['two of them', `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`],
    ['space around it', ` 00-${TRACE}-${SPAN}-01`],
    ['no flags', `00-${TRACE}-${SPAN}`],
  ])('takes %s for no caller', (_what, traceparent) => {
    expect(readTraceParent({ ...(traceparent === undefined ? {} : { traceparent }), tracestate: 'vendor=1' })).toBeNull();
  });

  it('drops a state that is longer than anyone must keep', () => {
    const traceparent = `00-${TRACE}-${SPAN}-01`;
    expect(readTraceParent({ traceparent, tracestate: `v=${'x'.repeat(600)}` })).not.toHaveProperty('traceState');
  });
});
