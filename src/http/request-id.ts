import { randomUUID } from 'node:crypto';

/** Ids are logged and sent back, so one from outside must be short and plain. */
const SANE_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** The id a request goes by: the one in its `x-request-id` header when that is sane, else a new one. */
export function chooseRequestId(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && SANE_ID.test(header) ? header : randomUUID();
}
