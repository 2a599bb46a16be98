import type { IncomingHttpHeaders } from 'node:http';
import { createTraceState, isSpanContextValid, type SpanContext } from '@opentelemetry/api';

/** Version, trace, caller's span, flags, and what versions of the future add. */
const TRACE_PARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const SAMPLED_FLAG = 1;
/** What must be passed on at least; longer states are dropped. */
const MAX_STATE_LENGTH = 512;

/** The caller's span by `traceparent` and `tracestate` (https://www.w3.org/TR/trace-context/); null when there is none, or it is malformed. */
export function readTraceParent({ traceparent, tracestate }: IncomingHttpHeaders): SpanContext | null {
  const [, version, traceId = '', spanId = '', flags = '', rest] = TRACE_PARENT.exec(String(traceparent)) ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return null;
  const caller = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & SAMPLED_FLAG, isRemote: true };
  if (!isSpanContextValid(caller)) return null;
  const state = typeof tracestate === 'string' && tracestate.length <= MAX_STATE_LENGTH ? tracestate : '';
  return state === '' ? caller : { ...caller, traceState: createTraceState(state) };
}
