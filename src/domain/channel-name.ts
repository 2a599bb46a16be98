import { foldName } from './fold-name.ts';

/** Characters of the longest title that is kept; Telegram's have at most 128. */
export const MAX_TITLE_LENGTH = 256;

/** Code units of the longest key, at most 1,536 bytes: an index entry holds 2,700, and folding can make 18 characters of one. */
const MAX_KEY_LENGTH = 512;

/** True for a title that can be stored: one to {@link MAX_TITLE_LENGTH} characters, none of them NUL. */
export function isTitle(title: string): boolean {
  return title !== '' && [...title].length <= MAX_TITLE_LENGTH && !title.includes('\0');
}

/** The key a handle is looked up by, with or without `@`. */
export function toHandleKey(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}

/** The columns that follow from a channel's names: the key of its handle, and what search and order see of its title, else its handle. */
export function toChannelKeys({ handle, title }: { readonly handle: string | null; readonly title: string | null }): {
  readonly handleKey: string | null;
  readonly titleKey: string;
} {
  return {
    handleKey: handle === null ? null : toHandleKey(handle),
    titleKey: foldName(title ?? handle ?? '')
      .slice(0, MAX_KEY_LENGTH)
      .toWellFormed(),
  };
}
