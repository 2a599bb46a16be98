import { FarsightError } from '../../domain/errors.ts';
import { MAX_COUNT } from './telegram-values.ts';

/** What `--channel` names: a public handle, or Telegram's numeric id as a decimal string. */
export type NamedChannel = { readonly handle: string } | { readonly externalId: string };

/** Telegram's rule for public names, without the minimum of four that only applies to new ones. */
const HANDLE = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;

/** A public name without `@`, or null when it cannot be one. */
export function toHandle(text: string): string | null {
  const name = text.trim().replace(/^@/, '');
  return HANDLE.test(name) ? name : null;
}

/**
 * Reads `--channel`: `@name`, `name`, `t.me/name`, a numeric id, `t.me/c/ID`, or a bot's form of an id (`-100…`).
 * @throws FarsightError `BAD_INPUT` for anything else
 */
export function parseChannelOption(option: string): NamedChannel {
  const text = option.trim().replace(/^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/(?:s\/)?/i, '');
  const id = /^(?:c\/|-100)?(\d{1,19})(?:\/\d*)?$/.exec(text)?.[1];
  if (id !== undefined && BigInt(id) > 0n && BigInt(id) <= MAX_COUNT) return { externalId: BigInt(id).toString() };
  const handle = toHandle(text.replace(/\/\d*$/, ''));
  if (handle) return { handle };
  throw new FarsightError('BAD_INPUT', `A channel must be @name, t.me/name or a numeric id, got ${JSON.stringify(option.slice(0, 80))}`);
}
