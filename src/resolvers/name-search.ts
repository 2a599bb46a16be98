import { FarsightError } from '../domain/errors.ts';
import { foldName } from '../domain/fold-name.ts';

const MAX_SEARCH_LENGTH = 64;
/** Trigrams need three characters; less must begin the name, which the ordering index finds. */
const MIN_TRIGRAM_LENGTH = 3;
const LARGEST_CHARACTER = '\u{10FFFF}';

/**
 * The filters a search term stands for: a LIKE pattern, or for a short one a range of beginnings.
 * @throws FarsightError `BAD_INPUT` for an empty or overlong term
 */
export function toSearchFilters(field: string, search: string | null | undefined): { search?: [string]; prefix?: [string, string] } {
  if (search === null || search === undefined) return {};
  const folded = foldName(search);
  const length = [...folded].length;
  if (length < 1 || length > MAX_SEARCH_LENGTH || folded.includes('\0')) {
    throw new FarsightError(
      'BAD_INPUT',
      `"search" of ${field} must be 1 to ${MAX_SEARCH_LENGTH} characters${folded.includes('\0') ? ' without NUL' : ''}, got ${length}`,
    );
  }
  if (length < MIN_TRIGRAM_LENGTH) return { prefix: [folded, folded + LARGEST_CHARACTER] };
  return { search: [`%${folded.replaceAll(/[\\%_]/g, '\\$&')}%`] };
}
