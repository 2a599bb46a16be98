import { readdirSync, readFileSync } from 'node:fs';
import { toGlobalId } from '../../src/domain/global-id.ts';

const FOLDER = new URL('../../examples/', import.meta.url);

/** Names of the files of operations in `examples/`. */
export const EXAMPLE_FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));

/** Values for the variables of all of them, over the rows of `seedSmall`. */
export const EXAMPLE_VARIABLES = {
  puuid: 'puuid-1',
  matchId: 'EUW1_4',
  platform: 'KR',
  handle: '@handle_1',
  term: 'twin',
  championId: 2,
  id: toGlobalId('Player', 'puuid-1'),
  comparedIds: [toGlobalId('Player', 'puuid-1'), toGlobalId('Player', 'puuid-2'), toGlobalId('Player', 'gone')],
  ids: [toGlobalId('Player', 'puuid-1'), toGlobalId('Player', 'gone'), toGlobalId('Match', 'EUW1_1'), toGlobalId('Post', '1')],
};

/** The text of one of {@link EXAMPLE_FILES}. */
export function readExample(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}
