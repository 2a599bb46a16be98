import { FarsightError } from '../domain/errors.ts';
import { foldName } from '../domain/fold-name.ts';

const MAX_SEARCH_LENGTH = 64;
/** UTF-16 code units; a character that is taken apart into letters and marks can have several. */
const MAX_UNFOLDED_LENGTH = 512;
/** Trigrams need three characters; less must begin the name, which the ordering index finds. */
const MIN_TRIGRAM_LENGTH = 3;
const LARGEST_CHARACTER = '\u{10FFFF}';

/**
 * The filters a search term stands for: a LIKE pattern, or for a short one a range of beginnings.
 * @throws FarsightError `BAD_INPUT` for an empty or overlong term
 */
export function toSearchFilters(field: string, search: string | null | undefined): { search?: [string]; prefix?: [string, string] } {
  if (search === null || search === undefined) return {};
  // Folding takes its time: a hundred aliases of one endless text would hold the process.
  const folded = search.length > MAX_UNFOLDED_LENGTH ? '' : foldName(search);
  const length = folded === '' ? search.length : [...folded].length;
  if (folded === '' || length > MAX_SEARCH_LENGTH || folded.includes('\0')) {
    throw new FarsightError(
      'BAD_INPUT',
      `"search" of ${field} must be 1 to ${MAX_SEARCH_LENGTH} characters${folded.includes('\0') ? ' without NUL' : ''}, got ${length}`,
    );
  }
  if (length < MIN_TRIGRAM_LENGTH) return { prefix: [folded, folded + LARGEST_CHARACTER] };
  return { search: [`%${folded.replaceAll(/[\\%_]/g, '\\$&')}%`] };
}
