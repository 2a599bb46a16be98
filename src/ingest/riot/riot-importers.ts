import type { FormatImporter } from '../importer.ts';
import { championsImporter, queuesImporter } from '../static/static-importers.ts';
import { flatMatchesImporter, flatMatchV5Importer } from './flat-importers.ts';
import { matchV5Importer, timelineImporter } from './match-importers.ts';
import { accountImporter, ladderHistoryImporter, leagueEntriesImporter, ranksCsvImporter } from './profile-importers.ts';

/** Every Riot format, in the order to ask them in: the first that recognises a file takes it. */
export const riotImporters: readonly FormatImporter[] = [
  timelineImporter,
  matchV5Importer,
  flatMatchV5Importer,
  flatMatchesImporter,
  ranksCsvImporter,
  leagueEntriesImporter,
  accountImporter,
  championsImporter,
  queuesImporter,
  ladderHistoryImporter,
];
